"""Every text of a unit with its place and with what its place says of it: a mention, a wrong option, running text.

The checks of the editors' desk and of the data files read a lesson in this form.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from editorial.domain.material import Passage
from language.markers import MARKERS, Marker

from .reading import Path

# What is written here is quoted to be replaced, so the words stand as a mention.
MENTIONS = {("rewrite", "avoid"), ("write", "avoid")}
# Values that are no texts: keys, names of drawings, choices of a list.
NO_TEXT = {
    "key", "type", "to", "box", "head", "picture", "scene", "start", "claim", "claims", "style", "layout", "sign", "id",
    "kind", "level", "outcome", "screen", "marker", "form", "unit", "tier", "cover", "code", "screens_of",
}  # fmt: skip
# Headings and labels are read, but not measured as sentences.
UNMEASURED = {
    "title",
    "label",
    "step",
    "action",
    "unit",
    "about",
    "alt",
    "scene_alt",
    "as_of",
    "front",
    "caption",
}
# What a reader chooses, puts in order or joins: acts and labels, in which the page addresses nobody.
PICKED = {"choices", "options", "steps", "pairs", "boxes"}
PICKED_IN_ITEMS = {*PICKED, "cards"}


def lesson_passages(screens: list[Mapping[str, Any]], path: Path = ("screens",)) -> Iterator[Passage]:
    """Texts of the screens, given as `{title, blocks: [{type, …}]}` in one language."""
    for number, screen in enumerate(screens):
        yield Passage((*path, number, "title"), str(screen.get("title") or ""), measured=False)
        for place, block in enumerate(screen.get("blocks") or []):
            yield from block_passages(str(block["type"]), block, (*path, number, "blocks", place))


def block_passages(kind: str, value: Mapping[str, Any], path: Path) -> Iterator[Passage]:
    """Texts of one block, whatever its kind."""
    quoted = {"left"} if kind == "match_pairs" and value.get("quoted") else set()
    for at, name, text in strings(value, path):
        mention = (kind, name) in MENTIONS or name in quoted
        measured = name not in UNMEASURED and not mention
        yield Passage(at, text, "mention" if mention else None, measured, is_picked(at, PICKED))


def item_passages(items: list[Mapping[str, Any]], path: Path = ("items",)) -> Iterator[Passage]:
    """Texts of a quiz; a wrong option that quotes what we do not say is marked by its author."""
    for number, item in enumerate(items):
        for at, name, text in strings(item, (*path, number)):
            marker = marker_at(item, at[len(path) + 1 :])
            # A stem that is true or false is a statement to judge, not what we tell the reader.
            judged = name == "stem" and isinstance(item.get("answer"), bool)
            picked = judged or is_picked(at, PICKED_IN_ITEMS)
            yield Passage(at, text, marker, name not in UNMEASURED, picked)


def is_picked(at: Path, among: set[str]) -> bool:
    return len(at) >= 3 and at[-3] in among and at[-1] in ("text", "left", "right")


def marker_at(item: Mapping[str, Any], inside: Path) -> Marker | None:
    """The marker of the option in which a text stands; its feedback is our own voice."""
    if len(inside) >= 3 and inside[0] in ("options", "cards") and inside[2] == "text":
        written = item[str(inside[0])][int(inside[1])].get("marker")
        return next((marker for marker in MARKERS if marker == written), None)
    return None


def plain_passages(data: Mapping[str, Any], path: Path = ()) -> Iterator[Passage]:
    """Texts of data without blocks: the card, the guide, the sheet to take home. They are not measured."""
    return (Passage(at, text, measured=False) for at, _, text in strings(data, path))


def strings(data: Any, path: Path, name: str = "") -> Iterator[tuple[Path, str, str]]:
    """(path, name of the field, text) of every text in plain data."""
    if isinstance(data, str):
        if data.strip() and name not in NO_TEXT:
            yield path, name, data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield from strings(value, (*path, str(key)), str(key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from strings(value, (*path, index), name)
