"""What each picture of the guides shows: who looks, where, and what is done on the page before it is taken."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

LESSON, BEFORE_AND_AFTER = "E3-2", "own-e3"
FILLED_SHEETS = 4
COUNTED = (9, 3, 2, 0, 0)  # sheets that chose the fitting answer, the next one, and so on
FILL = """(sheet, turn) => {
  const rows = new Map();
  for (const ring of sheet.querySelectorAll("circle[fill=none]")) {
    const x = +ring.getAttribute("cx"), y = +ring.getAttribute("cy");
    if (y < 45) continue;
    const row = `${x < 105} ${y}`;
    rows.set(row, [...(rows.get(row) ?? []), ring]);
  }
  for (const row of rows.values()) row[turn++ % row.length].setAttribute("fill", "#444");
}"""


@dataclass
class Stage:
    """What the pictures of one run share: addresses without their language, to be opened in either."""

    places: dict[str, str] = field(default_factory=dict)

    def once(self, name: str, page: Page, make: Callable[[], None]) -> str:
        """The address under this name; the first time, `make` leads the page to it."""
        if name not in self.places:
            make()
            self.places[name] = without_language(page.url)
        return self.places[name]


Scene = Callable[[Page, str, Stage], None]


@dataclass(frozen=True)
class Shot:
    """One picture: its name, who sees it, how it comes about, how high it is or with what it ends."""

    name: str
    who: str
    scene: Scene
    height: int = 760
    ends: str = ""  # the picture ends below this
    before: str = ""  # the picture ends above this


def without_language(url: str) -> str:
    """`/ko/teach/groups/3/` and `/en/teach/groups/3/` are the same page."""
    path = url.split("#")[0].split("://", 1)[1].partition("/")[2]
    return path.partition("/")[2]


def open_quietly(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")


def at(path: str, show: str = "") -> Scene:
    """A page of the site; `show` is what stands at the top of the picture."""

    def scene(page: Page, language: str, stage: Stage) -> None:
        open_quietly(page, path.format(language=language))
        if show:
            bring_up(page, show)

    return scene


def bring_up(page: Page, what: str) -> None:
    page.locator(what).first.evaluate(
        "it => window.scrollTo(0, it.getBoundingClientRect().top + scrollY - 74)"
    )
    page.wait_for_timeout(200)


# A teacher's group, from its cards to its report.


def group_of(page: Page, language: str, stage: Stage) -> str:
    """A group of grades 5 and 6, one for each language, opened once a run and closed after it."""

    def make() -> None:
        page.goto(f"/{language}/teach/groups/")
        page.select_option("#id_tier", "e3")
        page.fill("#id_label", "5-2")
        page.click("main form button.go")

    return f"/{language}/{stage.once(f'group-{language}', page, make)}"


def cards(page: Page, language: str, stage: Stage) -> None:
    page.goto(group_of(page, language, stage) + "cards/")
    page.fill("#count", "4")
    page.click("form:has(#count) button")


def lost_card(page: Page, language: str, stage: Stage) -> None:
    page.goto(group_of(page, language, stage) + "cards/")
    page.fill("#number", "3")
    page.click("button[value=replace]")
    page.wait_for_load_state()


def give(
    page: Page, where: str, quiz: str, *, moment: str = "", series: str = "", paper: bool = False
) -> None:
    page.goto(where)
    page.select_option("#id_quiz", quiz)
    if moment:
        page.select_option("#id_moment", moment)
    if series:
        page.fill("#id_series", series)
    if paper:
        page.check("#id_on_paper")
    page.click("#give ~ form button.go")
    page.wait_for_load_state()


def given_quiz(page: Page, language: str, stage: Stage) -> str:
    group = group_of(page, language, stage)
    return f"/{language}/{stage.once(f'quiz-{language}', page, lambda: give(page, group, LESSON))}"


def before_on_paper(page: Page, language: str, stage: Stage) -> str:
    group = group_of(page, language, stage)
    make = lambda: give(page, group, BEFORE_AND_AFTER, moment="before", paper=True)  # noqa: E731
    return f"/{language}/{stage.once(f'paper-{language}', page, make)}"


def counted_by_hand(page: Page, language: str, stage: Stage) -> str:
    """A quiz of a lesson on paper, with the tally of fourteen sheets entered."""
    group = group_of(page, language, stage)

    def make() -> None:
        give(page, group, LESSON, paper=True)
        quiz = page.url.split("#")[0]
        page.goto(f"{quiz}tally/")
        page.fill("#f-sheets", str(sum(COUNTED)))
        for cells in page.locator(".tally-grid .cells").all():
            offers = cells.locator(".cell").all()
            offers.sort(key=lambda cell: cell.locator(".chip").count() == 0)
            for cell, count in zip(offers, COUNTED, strict=False):
                cell.locator("input").fill(str(count))
        page.click(".tally-grid button.go")
        page.wait_for_load_state()
        page.goto(quiz)

    return f"/{language}/{stage.once(f'counted-{language}', page, make)}"


def group(page: Page, language: str, stage: Stage) -> None:
    given_quiz(page, language, stage)
    before_on_paper(page, language, stage)
    open_quietly(page, group_of(page, language, stage))


def delivery(page: Page, language: str, stage: Stage) -> None:
    open_quietly(page, given_quiz(page, language, stage))


def rules(page: Page, language: str, stage: Stage) -> None:
    open_quietly(page, given_quiz(page, language, stage) + "rules/")


def sheets(page: Page, language: str, stage: Stage) -> None:
    open_quietly(page, before_on_paper(page, language, stage) + "sheets/?count=4")


def photographed(page: Page, language: str, stage: Stage) -> None:
    """Sheets as pupils filled them, read from pictures."""
    quiz = before_on_paper(page, language, stage)
    page.set_viewport_size({"width": 900, "height": 1200})
    page.goto(f"{quiz}sheets/?count={FILLED_SHEETS}")
    pictures = []
    for number, sheet in enumerate(page.locator("svg.answer-sheet").all()[:FILLED_SHEETS], start=1):
        sheet.evaluate(FILL, number)
        pictures.append({"name": f"{number}.png", "mimeType": "image/png", "buffer": sheet.screenshot()})
    page.set_viewport_size({"width": 1200, "height": 860})
    page.goto(f"{quiz}photos/")
    page.set_input_files("#photo", pictures)
    page.wait_for_selector("[data-send]:enabled")
    page.wait_for_timeout(3000)


def photos(page: Page, language: str, stage: Stage) -> None:
    photographed(page, language, stage)
    page.locator("[data-shown] > summary").first.click()
    page.wait_for_timeout(300)
    bring_up(page, "[data-sheets]")


def linked(page: Page, language: str, stage: Stage) -> None:
    """The tally filled from photographs, with the tick that keeps sheets under the numbers of their cards."""
    photographed(page, language, stage)
    page.click("[data-send]")
    page.wait_for_load_state()
    page.check("input[name=link]")
    page.set_viewport_size(
        {"width": 1200, "height": 420}
    )  # low, so that the last questions can stand at the top
    bring_up(page, ".tally-grid fieldset:nth-last-of-type(2)")


def report(page: Page, language: str, stage: Stage) -> None:
    page.goto(counted_by_hand(page, language, stage))
    page.locator("main a[href*='/report/']").first.click()
    page.wait_for_load_state()


def pupils_quiz(page: Page, language: str, stage: Stage) -> None:
    """A first answer that does not fit, in self-study: its reason and a hint."""
    open_quietly(page, f"/{language}/learn/e3/e3-2/quiz/")
    page.locator("main input[type=radio]").nth(1).check(force=True)
    page.locator("main button[name=do][value=answer]").click()
    page.wait_for_timeout(800)


def pasted_text(page: Page, language: str, stage: Stage) -> None:
    open_quietly(page, f"/{language}/learn/teachers/")
    page.locator("main a[href$='/teach/words/']").click()
    page.fill(
        "main textarea",
        {"ko": "리벤지 포르노 피해를 막는 수업을 합니다.", "en": "A lesson about revenge porn."}[language],
    )
    page.locator("main form:has(textarea) button[type=submit]").first.click()
    page.wait_for_load_state()
    bring_up(page, "#answer h2")


def end_of(page: Page, stage: Stage) -> None:
    """Close the groups that were opened for the pictures."""
    for name, place in stage.places.items():
        if name.startswith("group-"):
            page.goto(f"/en/{place}closing/")
            page.click("main form button.go")
            page.wait_for_load_state()


# A coordinator's quizzes, and what officers see of them.

SERIES = "2026-1"


def training_quiz(page: Page, language: str, stage: Stage) -> str:
    where = f"/{language}/training/quizzes/"

    def make() -> None:
        page.goto(where)
        if page.locator("main table a").count():
            page.locator("main table a").first.click()
            return
        give(page, where, "P-4")
        give(page, where, "own-police", moment="before", series=SERIES)

    return f"/{language}/{stage.once('training', page, make)}"


def training(page: Page, language: str, stage: Stage) -> None:
    training_quiz(page, language, stage)
    open_quietly(page, f"/{language}/training/quizzes/")


def training_delivery(page: Page, language: str, stage: Stage) -> None:
    open_quietly(page, training_quiz(page, language, stage))


# The desk. Its forms are those of the Korean pages: their words are the source of every translation.


def desk_address(page: Page, slug: str, language: str = "ko") -> str:
    found: Any = page.request.get(f"/cms/api/main/pages/?slug={slug}&locale={language}").json()["items"]
    return f"/cms/pages/{found[0]['id']}/edit/"


def edit(slug: str, *, panel: str = "", of: str = "ko", menu: bool = False) -> Scene:
    """The form of a page, with a panel beside it or with the menu of the button open."""

    def scene(page: Page, language: str, stage: Stage) -> None:
        open_quietly(page, desk_address(page, slug, of))
        if panel:
            toggle = page.locator(f"button[data-side-panel-toggle={panel}]").first
            if toggle.get_attribute("aria-expanded") != "true":
                toggle.click()
            page.wait_for_timeout(4000)
        if menu:
            page.locator("footer button[aria-expanded]").first.click()
            page.wait_for_timeout(600)

    return scene


def build(page: Page, language: str, stage: Stage) -> None:
    """The bindery of the children's book."""
    book = desk_address(page, "children").split("/")[3]
    open_quietly(page, f"/cms/manuals/{book}/")


def row_of(path: str, words: str) -> Scene:
    """The form of one entry of a list, found by its words."""

    def scene(page: Page, language: str, stage: Stage) -> None:
        open_quietly(page, f"{path}?q={words}")
        page.locator("main td a", has_text=words).first.click()
        page.wait_for_load_state("networkidle")

    return scene


SHOT_LIST = (
    Shot("lesson", "teacher", at("/{language}/learn/e3/e3-2/"), height=960),
    Shot("teacher-guide", "teacher", at("/{language}/learn/e3/e3-2/guide/"), height=900),
    Shot("projector", "teacher", at("/{language}/learn/e3/e3-2/slides/")),
    Shot("quiz", "nobody", pupils_quiz, ends="main"),
    Shot("shelf", "teacher", at("/{language}/manuals/", "#sheets"), ends=".sheet-list"),
    Shot("cards", "teacher", cards, before="#lost"),
    Shot("lost-card", "teacher", lost_card, ends="#lost ~ form"),
    Shot("group", "teacher", group, ends="#give ~ form"),
    Shot("delivery", "teacher", delivery, before="#asked"),
    Shot("rules", "teacher", rules, ends="main form button.go"),
    Shot("answer-sheets", "teacher", sheets, height=900),
    Shot("photos", "teacher", photos, height=720),
    Shot("linked", "teacher", linked, ends=".tally-grid button.go"),
    Shot("report", "teacher", report, ends="main table:visible"),
    Shot("pasted-text", "teacher", pasted_text, ends="#answer"),
    Shot("help", "nobody", at("/{language}/help/e3/"), ends="main"),
    Shot("police", "officer", at("/{language}/learn/police/p-4/")),
    Shot("training", "coordinator", training, ends="#give ~ form"),
    Shot("training-quiz", "coordinator", training_delivery, before="#asked"),
    Shot("training-list", "officer", at("/{language}/training/quiz/"), ends="main"),
    Shot("editor", "editor", edit("e3-2"), height=860),
    Shot("preview", "editor", edit("e3-2", panel="preview"), height=860),
    Shot("checks", "editor", edit("e3-2", panel="desk"), height=860),
    Shot("translation", "editor", edit("e3-2", of="en"), height=860),
    Shot("approval", "editor", edit("e3-2", menu=True), height=860),
    Shot("word", "editor", row_of("/cms/snippets/register/term/", "consent"), height=860),
    Shot("claims", "editor", at("/cms/snippets/register/claim/"), height=860),
    Shot("quizzes", "editor", at("/cms/snippets/quizzes/quiz/"), height=860),
    Shot("help-line", "editor", row_of("/cms/snippets/safety/helpservice/", "1366"), height=860),
    Shot("build", "editor", build, height=860),
    Shot("accounts", "administrator", at("/cms/users/"), height=860),
)
