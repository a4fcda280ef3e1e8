"""Photographed answer sheets in a real browser: turned, slanted, dark, noisy, and read as they were filled."""

import base64
import io
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from playwright.sync_api import Browser, Page
from quiz_samples import every_kind

from quizzes.domain.answer_sheet import BITS, HEIGHT, MARKS, STRIP_STEP, STRIP_X, STRIP_Y, WIDTH, pages_of
from quizzes.domain.items import parse_item
from quizzes.domain.sheet_drawing import Words, drawing, plan

SCRIPT = Path(__file__).resolve().parents[2] / "static" / "js" / "sheets" / "sheet_reader.js"
TAG, NUMBER, DOTS = 2741, 17, 6  # dots to a millimetre
PAGES = pages_of([parse_item(one) for one in every_kind("T-97", tier="teachers")["items"]])
ROWS = {row.name: row for row, _x, _y in PAGES[0].labels}
CIRCLES = {(one.row.name, one.offer): (one.x, one.y) for one in PAGES[0].circles}
LAYOUT = {
    "marks": MARKS,
    "strip": {"x": STRIP_X, "y": STRIP_Y, "step": STRIP_STEP, "bits": BITS},
    "tag": TAG,
    "forms": {"a": plan(PAGES)},
    "rows": {"a": {name: {"several": row.several} for name, row in ROWS.items()}},
}
READ = """async ([url, layout]) => {
  const bitmap = await createImageBitmap(await (await fetch(url)).blob());
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const pen = canvas.getContext("2d");
  pen.drawImage(bitmap, 0, 0);
  const found = sheetReader.read(pen.getImageData(0, 0, bitmap.width, bitmap.height), layout);
  return {...found, rows: (found.rows ?? []).map((row) => [row.name, row.filled, row.unclear])};
}"""


@pytest.fixture(scope="module")
def desk(chromium: Browser) -> Any:
    page = chromium.new_page(viewport={"width": 794, "height": 1123}, device_scale_factor=2)
    page.add_script_tag(content=SCRIPT.read_text("utf-8"))
    yield page
    page.close()


@pytest.fixture(scope="module")
def blank(desk: Page) -> Image.Image:
    """The sheet as it comes out of the printer."""
    words = Words(
        "서로의 마음 · Consent",
        "Sheet 17",
        "Fill the circle.",
        "Write no name.",
        lambda n: "ABCDEFGHIJ"[n - 1],
    )
    sheet = drawing(PAGES[0], words, tag=TAG, number=NUMBER, form=0, at=0)
    desk.set_content(f'<body style="margin:0;background:#fff">{sheet}</body>')
    shot = desk.screenshot(clip={"x": 0, "y": 0, "width": 793, "height": 1122})
    desk.add_script_tag(content=f"{SCRIPT.read_text('utf-8')}; globalThis.sheetReader = sheetReader;")
    return Image.open(io.BytesIO(shot)).convert("L").resize((int(WIDTH * DOTS), int(HEIGHT * DOTS)))


def filled_in(
    blank: Image.Image, chosen: dict[str, list[int]], *, shade: int = 70, how: str = "full"
) -> Image.Image:
    """The sheet after a pupil had it: circles filled in pencil, or crossed."""
    sheet = blank.copy()
    pen = ImageDraw.Draw(sheet)
    for name, offers in chosen.items():
        for offer in offers:
            x, y = (value * DOTS for value in CIRCLES[name, offer])
            if how == "full":
                pen.ellipse((x - 12, y - 12, x + 12, y + 12), fill=shade)
            else:
                pen.line((x - 13, y - 13, x + 13, y + 13), fill=shade, width=7)
                pen.line((x - 13, y + 13, x + 13, y - 13), fill=shade, width=7)
    return sheet


def photographed(
    sheet: Image.Image,
    *,
    turn: float = 0,
    slant: float = 0,
    seed: int = 0,
    light: float = 1,
    shadow: float = 0,
    noise: float = 0,
    blur: float = 0,
    size: tuple[int, int] = (1500, 1900),
) -> bytes:
    """Lay the sheet on a desk and take a picture of it: from above, from the side, in bad light, with a bad camera."""
    around = Image.new("L", (sheet.width + 500, sheet.height + 500), 150)
    clutter = ImageDraw.Draw(around)
    chance = random.Random(seed)
    for _ in range(12):
        x, y = chance.randrange(around.width), chance.randrange(around.height)
        clutter.rectangle(
            (x, y, x + chance.randrange(20, 200), y + chance.randrange(20, 200)), fill=chance.randrange(256)
        )
    around.paste(sheet, (250, 250))
    turned = around.rotate(turn, expand=True, fillcolor=150, resample=Image.Resampling.BICUBIC)
    slanted = seen_from_the_side(turned, slant, chance)
    slanted.thumbnail(size, Image.Resampling.LANCZOS)
    if blur:
        slanted = slanted.filter(ImageFilter.GaussianBlur(blur))
    if shadow:
        fall = (
            Image.linear_gradient("L").resize(slanted.size).point(lambda v: int(255 * (1 - shadow * v / 255)))
        )
        slanted = ImageChops.multiply(slanted, fall)
    dim = slanted.point(lambda v: int(v * light))
    if noise:
        grain = Image.effect_noise(dim.size, noise)
        dim = ImageChops.add(dim, grain, scale=1, offset=-128)
    kept = io.BytesIO()
    dim.convert("RGB").save(kept, "JPEG", quality=70)
    return kept.getvalue()


def seen_from_the_side(picture: Image.Image, slant: float, chance: random.Random) -> Image.Image:
    """Pull the corners inwards, each by up to `slant` of the side: what PIL wants is the way back."""
    wide, high = picture.size
    corners = [(0, 0), (wide, 0), (wide, high), (0, high)]
    pulled = [
        (
            x + (wide * slant * chance.random()) * (1 if x == 0 else -1),
            y + (high * slant * chance.random()) * (1 if y == 0 else -1),
        )
        for x, y in corners
    ]
    return picture.transform(
        (wide, high),
        Image.Transform.PERSPECTIVE,
        way_back(pulled, corners),
        Image.Resampling.BICUBIC,
        fillcolor=150,
    )


def way_back(here: list[tuple[float, float]], there: list[tuple[float, float]]) -> list[float]:
    rows = []
    for (x, y), (u, v) in zip(here, there, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for at in range(8):
        best = max(range(at, 8), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        for other in range(8):
            if other != at:
                share = rows[other][at] / rows[at][at]
                rows[other] = [a - share * b for a, b in zip(rows[other], rows[at], strict=True)]
    return [rows[at][8] / rows[at][at] for at in range(8)]


def read(desk: Page, photo: bytes, layout: dict[str, Any] = LAYOUT) -> dict[str, Any]:
    url = "data:image/jpeg;base64," + base64.b64encode(photo).decode()
    return desk.evaluate(READ, [url, layout])


def some_answers(seed: int) -> dict[str, list[int]]:
    """A pupil's answers: one circle in most rows, several where several may be filled, some rows left open."""
    chance = random.Random(seed)
    chosen = {}
    for name, row in ROWS.items():
        offers = range(1, row.offers + 1)
        if row.several:
            chosen[name] = sorted(chance.sample(offers, chance.randrange(0, min(3, row.offers) + 1)))
        elif chance.random() < 0.85:
            chosen[name] = [chance.choice(offers)]
    return {name: offers for name, offers in chosen.items() if offers}


def assert_read(found: dict[str, Any], chosen: dict[str, list[int]]) -> None:
    assert "why" not in found, found
    assert (found["number"], found["form"], found["page"]) == (NUMBER, "a", 0)
    for name, filled, unclear in found["rows"]:
        assert sorted(filled, key=int) == [str(n) for n in chosen.get(name, [])] or unclear, name
    clear = sum(not unclear for _name, _filled, unclear in found["rows"])
    assert clear >= 0.9 * len(found["rows"]), "a person has to look at few rows"


GOLDEN = {
    "flat": {},
    "upside down": {"turn": 180},
    "on its side": {"turn": 90},
    "turned a little": {"turn": 17, "slant": 0.05},
    "turned by half a right angle": {"turn": 45},
    "slanted": {"slant": 0.16, "seed": 3},
    "dark": {"light": 0.35, "shadow": 0.5},
    "noisy": {"noise": 35},
    "blurred": {"blur": 1.6},
    "small in the picture": {"size": (1000, 1300)},
    "all at once": {
        "turn": -12,
        "slant": 0.08,
        "light": 0.6,
        "shadow": 0.4,
        "noise": 18,
        "blur": 0.8,
        "seed": 9,
    },
}


@pytest.mark.parametrize("photo", GOLDEN.values(), ids=GOLDEN)
def test_a_sheet_is_read_as_it_was_filled(desk, blank, photo):
    chosen = some_answers(1)
    assert_read(read(desk, photographed(filled_in(blank, chosen), **photo)), chosen)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    seed=st.integers(0, 10_000),
    turn=st.floats(-180, 180),
    slant=st.floats(0, 0.1),
    light=st.floats(0.45, 1),
    shadow=st.floats(0, 0.5),
    noise=st.floats(0, 20),
    blur=st.floats(0, 1),
)
def test_whatever_the_photo_is_like_nothing_is_read_wrongly(
    desk, blank, seed, turn, slant, light, shadow, noise, blur
):
    """Either every row is right or said to be unclear, or the photo is refused with what to do about it."""
    chosen = some_answers(seed)
    photo = photographed(
        filled_in(blank, chosen),
        turn=turn,
        slant=slant,
        seed=seed,
        light=light,
        shadow=shadow,
        noise=noise,
        blur=blur,
    )
    found = read(desk, photo)
    if "why" in found:
        assert found["why"] in ("marks", "code")
        return
    assert_read(found, chosen)


@pytest.mark.parametrize(("shade", "how"), [(110, "full"), (60, "cross"), (20, "cross")])
def test_a_light_pencil_and_a_cross_are_seen(desk, blank, shade, how):
    chosen = some_answers(2)
    assert_read(read(desk, photographed(filled_in(blank, chosen, shade=shade, how=how), turn=4)), chosen)


def test_what_was_rubbed_out_is_told_from_what_stands_and_shown_to_a_person(desk, blank):
    name = next(name for name, row in ROWS.items() if not row.several and row.offers > 2)
    sheet = filled_in(filled_in(blank, {name: [1]}, shade=190), {name: [2]}, shade=40)
    rows = {row: (filled, unclear) for row, filled, unclear in read(desk, photographed(sheet))["rows"]}
    assert rows[name][0] == ["2"]


def test_two_equal_marks_are_left_to_a_person(desk, blank):
    name = next(name for name, row in ROWS.items() if not row.several and row.offers > 2)
    rows = {
        row: (filled, unclear)
        for row, filled, unclear in read(desk, photographed(filled_in(blank, {name: [1, 2]})))["rows"]
    }
    assert rows[name] == ([], True)


def test_an_empty_sheet_is_read_as_empty(desk, blank):
    assert_read(read(desk, photographed(blank, shadow=0.4, noise=15)), {})


def test_a_covered_corner_and_another_quiz_are_said(desk, blank):
    covered = blank.copy()
    ImageDraw.Draw(covered).ellipse((0, 0, 200, 200), fill=120)
    assert read(desk, photographed(covered))["why"] == "marks"
    assert read(desk, photographed(blank), {**LAYOUT, "tag": TAG + 1})["why"] == "other"
    smeared = blank.copy()
    ImageDraw.Draw(smeared).rectangle((400, 60, 700, 120), fill=90)
    assert read(desk, photographed(smeared))["why"] == "code"
    assert read(desk, photographed(Image.new("L", (1260, 1782), 255)))["why"] == "marks"
