"""A group's quiz in a real browser: in by a card, answered, and photographed sheets brought into the tally."""

import base64
import io

import pytest
from axe_playwright_python.sync_playwright import Axe
from cast import sign_in
from factories import person
from people.rights import settle
from people.roles import Role
from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect

from quizzes.answer_sheets import sheets_for
from quizzes.deliveries import deliver
from quizzes.domain.answer_sheet import HEIGHT, WIDTH
from quizzes.groups import issue_cards, open_group
from quizzes.models import Delivery, Group, PupilResponse, Tally

pytestmark = pytest.mark.journey
DOTS = 6


@pytest.fixture
def group(loaded_site: None, transactional_db: None) -> Group:
    settle()
    return open_group(by=person(Role.TEACHER), tier="e3")


def ills(page: Page) -> list[str]:
    return [f"{ill['id']}: {ill['nodes'][0]['target']}" for ill in Axe().run(page).response["violations"]]


def as_teacher(page: Page, group: Group) -> None:
    client = sign_in(group.owner, second_factor=False)
    page.context.add_cookies(
        [{"name": name, "value": one.value, "url": page.url} for name, one in client.cookies.items()]
    )


def test_a_card_leads_to_the_question_and_the_next_pupil_finds_an_empty_door(live: Page, group: Group):
    delivery = deliver(by=group.owner, quiz_slug="E3-2", group_id=group.pk, settings={"mode": "test"})
    ((_number, code),) = issue_cards(by=group.owner, group_id=group.pk, count=1)
    live.goto(f"/ko/class/group/{group.pk}/#{code}")
    expect(live.locator("#code")).to_have_value(code)
    assert code not in live.url, "the code leaves the address at once"
    assert ills(live) == []
    live.keyboard.press("Tab")
    live.locator("#code").press("Enter")
    expect(live.locator("main h1")).to_be_visible()
    assert ills(live) == []
    live.click("main a.btn.go")
    live.click("button[value=start]")
    live.locator("main input[type=radio]").first.check(force=True)
    live.click("button[value=answer]")
    expect(live.locator(".lessonbar p")).to_contain_text("2")
    assert ills(live) == []
    assert PupilResponse.objects.filter(attempt__delivery=delivery).count() == 1
    live.goto(f"/ko/class/group/{group.pk}/")
    live.click("button[value=leave]")
    expect(live.locator("#code")).to_have_value("")


def photo_of(page: Page, delivery: Delivery, chosen: dict[str, int]) -> bytes:
    """The printed sheet with some circles filled, taken from the page that a teacher prints."""
    page.goto(f"/ko/teach/quizzes/{delivery.pk}/sheets/?count=1")
    svg = page.locator("svg.answer-sheet").first.evaluate("one => one.outerHTML")
    other = page.context.new_page()
    other.set_viewport_size({"width": 800, "height": 1130})
    other.set_content(f'<body style="margin:0">{svg}</body>')
    shot = other.screenshot(clip={"x": 0, "y": 0, "width": 793, "height": 1122})
    other.close()
    sheet = Image.open(io.BytesIO(shot)).convert("L").resize((int(WIDTH * DOTS), int(HEIGHT * DOTS)))
    pen = ImageDraw.Draw(sheet)
    for one in sheets_for(by=delivery.group.owner, delivery_id=delivery.pk).forms[0].pages[0].circles:
        if chosen.get(one.row.name) == one.offer:
            x, y = one.x * DOTS, one.y * DOTS
            pen.ellipse((x - 12, y - 12, x + 12, y + 12), fill=60)
    kept = io.BytesIO()
    sheet.rotate(11, expand=True, fillcolor=140).convert("RGB").save(kept, "JPEG", quality=80)
    return kept.getvalue()


def test_a_photographed_sheet_fills_the_tally_and_no_picture_is_sent(live: Page, group: Group):
    issue_cards(by=group.owner, group_id=group.pk, count=1)
    delivery = deliver(by=group.owner, quiz_slug="E3-2", group_id=group.pk, on_paper=True)
    live.goto("/ko/")
    as_teacher(live, group)
    photo = photo_of(live, delivery, {"1.0": 2, "2.0": 1})
    live.goto(f"/ko/teach/quizzes/{delivery.pk}/photos/")
    sent: list[str] = []
    live.on(
        "request", lambda request: sent.append(request.post_data or "") if request.method == "POST" else None
    )
    live.set_input_files("#photo", {"name": "one.jpg", "mimeType": "image/jpeg", "buffer": photo})
    expect(live.locator(".sheet-read")).to_have_count(1)
    assert ills(live) == []
    assert sent == []
    live.click("[data-send]")
    expect(live.locator("[name=sheets]")).to_have_value("1")
    assert len(sent) == 1
    assert len(sent[0]) < 3000
    assert base64.b64encode(photo[:30]).decode() not in sent[0]
    assert not Tally.objects.exists()
    live.click("main button.go")
    expect(live.locator("[role=status]")).to_be_visible()
    assert Tally.objects.get().sheets == 1
    assert ills(live) == []
