"""The album of illustrations: valid, small, harmless to a strict page, and the same in the files."""

import logging
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from blocks.templatetags import pictures as tags
from language.tiers import Tier
from pictures import album, icons
from pictures.__main__ import FOLDER, files
from pictures.album import ALBUM
from pictures.cast import CAST
from pictures.strokes import number, tidy

ELEMENTS = {"svg", "g", "path", "circle", "ellipse", "rect"}
FORBIDDEN = {"style", "id", "href", "class"}
LIMITS = {"cover-": 8_000, "scene-": 14_000, "manual-": 16_000, "head-": 3_000, "figure-": 3_000}
LIMIT_OF_OTHERS = 6_500

CURRICULUM = Path(__file__).parents[2] / "courses" / "curriculum"
UNITS = sorted(file.parent.name for file in CURRICULUM.glob("*/unit.yaml"))
NAMING = {"cover", "picture", "scene", "head"}


def elements(svg: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter())


def limit_of(name: str) -> int:
    return next((limit for start, limit in LIMITS.items() if name.startswith(start)), LIMIT_OF_OTHERS)


@pytest.mark.parametrize("name", ALBUM)
def test_a_picture_is_made_of_plain_shapes_only(name: str):
    root, *parts = elements(album.svg(name))
    assert len(root.attrib["viewBox"].split()) == 4
    # No text either: one picture serves every language, and print needs no fonts for it.
    assert {part.tag for part in parts} <= ELEMENTS


@pytest.mark.parametrize("name", ALBUM)
def test_a_picture_carries_nothing_that_a_strict_page_would_refuse(name: str):
    svg = album.svg(name)
    names = {attribute.split("}")[-1] for part in elements(svg)[1:] for attribute in part.attrib}
    assert not names & FORBIDDEN
    assert not any(attribute.startswith("on") for attribute in names)
    assert "url(" not in svg
    assert "var(" not in svg


@pytest.mark.parametrize("name", ALBUM)
def test_a_picture_is_small_enough_for_inside_a_page(name: str):
    assert 200 < len(album.svg(name).encode()) < limit_of(name)


@pytest.mark.parametrize("name", ALBUM)
def test_coordinates_have_one_decimal(name: str):
    routes = " ".join(part.attrib.get("d", "") for part in elements(ALBUM[name]().document()))
    assert not re.search(r"\.\d{2}", routes)


@pytest.mark.parametrize("tier", Tier)
def test_every_tier_has_a_door(tier: Tier):
    assert f"door-{tier.paint}" in ALBUM


def pictures_in(part: object) -> set[str]:
    """Every picture that a unit's file names, however deep."""
    if isinstance(part, list):
        return {name for each in part for name in pictures_in(each)}
    if not isinstance(part, dict):
        return set()
    named = {value for key, value in part.items() if key in NAMING and isinstance(value, str)}
    return named | {name for value in part.values() for name in pictures_in(value)}


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_has_a_cover_of_its_own(unit: str):
    named = yaml.safe_load((CURRICULUM / unit / "unit.yaml").read_text(encoding="utf-8"))
    assert named["cover"] == f"cover-{unit}"
    assert album.picture(f"cover-{unit}").view_box == "0 0 320 240"


@pytest.mark.parametrize("unit", UNITS)
def test_every_picture_that_a_unit_names_is_drawn(unit: str):
    named = pictures_in(yaml.safe_load((CURRICULUM / unit / "unit.yaml").read_text(encoding="utf-8")))
    assert named - ALBUM.keys() == set()


@pytest.mark.parametrize("name", [name for name in ALBUM if name.startswith("scene-")])
def test_every_scene_has_the_measures_of_a_story(name: str):
    assert album.picture(name).view_box == "0 0 960 540"


def test_everybody_of_the_cast_has_a_figure_and_a_face_for_each_mood():
    for name in CAST:
        assert f"figure-{name}" in ALBUM
        faces = {album.svg(f"head-{name}-{mood}") for mood in album.HEAD_MOODS}
        assert len(faces) == len(album.HEAD_MOODS)


def test_no_two_pictures_are_the_same():
    assert len({album.svg(name) for name in ALBUM}) == len(ALBUM)


def test_every_picture_says_what_it_shows():
    labels = [draw().label for draw in ALBUM.values()]
    assert all(label[0].isupper() or label[0] == "동" for label in labels)


def test_a_picture_without_a_label_is_hidden_from_a_screen_reader():
    root = elements(album.svg("cover-e3-2"))[0]
    assert root.attrib["aria-hidden"] == "true"
    assert "role" not in root.attrib


def test_a_label_is_spoken_and_cannot_break_out():
    label = '"><script>alert(1)</script> & <b>'
    root, *parts = elements(album.svg("cover-e3-2", label=label))
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-label"] == label
    assert {part.tag for part in parts} <= ELEMENTS


def test_a_ground_lies_under_the_whole_picture():
    ground = elements(album.svg("figure-jiho", ground=True))[2]
    x, y, width, height = album.picture("figure-jiho").view_box.split()
    assert (ground.tag, ground.attrib["x"], ground.attrib["y"]) == ("rect", x, y)
    assert (ground.attrib["width"], ground.attrib["height"]) == (width, height)


def test_a_name_that_is_near_is_offered():
    with pytest.raises(KeyError, match="cover-e3-2"):
        album.svg("cover-e32")


def test_the_files_are_what_the_album_draws():
    drawn = files()
    stored = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.svg")}
    assert stored.keys() == drawn.keys(), "run: PYTHONPATH=site python -m pictures"
    assert [name for name in drawn if drawn[name] != stored[name]] == []


def test_a_file_stands_on_its_own():
    for name, document in files().items():
        root = ElementTree.fromstring(document)
        assert root.tag == "{http://www.w3.org/2000/svg}svg", name
        assert root.attrib["aria-label"]
        assert "currentColor" not in document


@pytest.mark.parametrize("name", icons.ICONS)
def test_an_icon_is_one_hidden_path_on_the_grid_of_24(name: str):
    root, *parts = elements(icons.icon(name))
    assert root.attrib == {"class": "ic", "viewBox": "0 0 24 24", "aria-hidden": "true"}
    assert [part.tag for part in parts] == ["path"]


def test_the_template_tag_draws_with_and_without_words():
    assert tags.picture("logo") == album.svg("logo")
    assert 'aria-label="Two &lt;children&gt;"' in tags.picture("scene-bus", alt="Two <children>")
    assert tags.picture("logo", css_class="mark").startswith('<svg class="mark"')
    assert tags.icon("next") == icons.icon("next")


@pytest.mark.parametrize("tag", [tags.picture, tags.icon])
def test_a_slip_in_a_name_leaves_the_page_standing_and_is_logged(tag, caplog):
    tags._drawn.cache_clear()
    tags._icon.cache_clear()
    with caplog.at_level(logging.WARNING):
        assert tag("no-such-drawing") == ""
    assert "no-such-drawing" in caplog.text


def test_editors_are_offered_every_name():
    assert tags.picture_names() == list(ALBUM)
    assert tags.icon_names() == list(icons.ICONS)


@pytest.mark.parametrize(("value", "text"), [(3.0, "3"), (-0.04, "0"), (2.25, "2.2"), (-7.96, "-8")])
def test_numbers_are_short(value: float, text: str):
    assert number(value) == text


def test_a_route_keeps_its_letters_and_shortens_its_numbers():
    assert tidy("M-10.499999,3q4.55,-0.01 9,0Z") == "M-10.5,3q4.5,0 9,0Z"
