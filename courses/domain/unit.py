"""The shape of a unit's data: what must hold, and how it becomes the fields of a page."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .citing import claims_cited
from .reading import Document, Fault
from .reading import Path as At

FILES = ("unit", "quiz", "guide")
REQUIRED = (
    "unit",
    "tier",
    "position",
    "minutes",
    "cover",
    "title",
    "card",
    "outcomes",
    "content_note",
    "screens",
)
TERM_LINK = re.compile(r"\[\[([^|\]]+)(?:\|[^\]]*)?\]\]")
READERS = {"e1": "children", "e2": "children", "e3": "children", "m": "teens", "police": "police"}
LONGEST_KEY = 60


def faults_in(
    documents: Mapping[str, Document], *, terms: set[str], claims: Mapping[str, list[str]], slug: str
) -> Iterator[Fault]:
    """Yield every fault of a unit's files that needs no block and no database to be seen."""
    unit = documents["unit"]
    missing = [name for name in REQUIRED if not unit.data.get(name)]
    yield from (unit.fault((name,), "is missing") for name in missing)
    if missing:
        return
    if str(unit.data["unit"]).lower() != slug:
        yield unit.fault(("unit",), f"does not fit the folder {slug}")
    for name in ("quiz", "guide"):
        if documents[name].data.get("unit") != unit.data["unit"]:
            yield documents[name].fault(("unit",), f"must be {unit.data['unit']} as in unit.yaml")
    yield from key_faults(unit)
    for document in documents.values():
        yield from term_faults(document, terms)
    yield from word_faults(unit, terms)
    yield from claim_faults(documents, claims)
    yield from outcome_faults(documents)


def key_faults(unit: Document) -> Iterator[Fault]:
    """Screen keys are unique in the unit, block keys in their screen; both become parts of ids."""
    yield from repeated(unit, ("screens",), [screen.get("key") for screen in unit.data["screens"]])
    for number, screen in enumerate(unit.data["screens"]):
        at: At = ("screens", number, "blocks")
        blocks = screen.get("blocks") or []
        if not blocks:
            yield unit.fault(("screens", number), "has no blocks")
        yield from repeated(unit, at, [block.get("key") for block in blocks])


def repeated(document: Document, at: At, keys: list[Any]) -> Iterator[Fault]:
    for index, key in enumerate(keys):
        if not isinstance(key, str) or not re.fullmatch(r"[a-z0-9-]+", key) or len(key) > LONGEST_KEY:
            yield document.fault(
                (*at, index, "key"), "needs a short key of small letters, digits and hyphens"
            )
        elif key in keys[:index]:
            yield document.fault((*at, index, "key"), f"{key} stands twice")


def strings(data: Any, path: At = ()) -> Iterator[tuple[At, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from strings(value, (*path, str(name)))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from strings(value, (*path, index))


def term_faults(document: Document, terms: set[str]) -> Iterator[Fault]:
    for path, text in strings(document.data):
        for term in TERM_LINK.findall(text):
            if term not in terms:
                yield document.fault(path, f"[[{term}]] is no term of the register")


def word_faults(unit: Document, terms: set[str]) -> Iterator[Fault]:
    for index, word in enumerate(unit.data.get("words") or []):
        if word not in terms:
            yield unit.fault(("words", index), f"{word} is no term of the register")


def claim_faults(documents: Mapping[str, Document], claims: Mapping[str, list[str]]) -> Iterator[Fault]:
    """The tier wall: pupils' files cite only claims for their readers; the guide those for teachers or police."""
    tier = str(documents["unit"].data["tier"])
    reader = READERS.get(tier, "teachers")
    adult = "police" if tier == "police" else "teachers"
    for name, audience in (("unit", reader), ("quiz", reader), ("guide", adult)):
        for slug in claims_cited(documents[name].data):
            if slug not in claims:
                yield documents[name].fault(("claims",), f"{slug} is no claim of the register")
            elif audience not in claims[slug]:
                yield documents[name].fault(("claims",), f"{slug} is not meant for {audience}")


def outcome_faults(documents: Mapping[str, Document]) -> Iterator[Fault]:
    known = [outcome.get("key") for outcome in documents["unit"].data["outcomes"]]
    for index, item in enumerate(documents["quiz"].data.get("items") or []):
        if item.get("outcome") not in known:
            yield documents["quiz"].fault(("items", index, "outcome"), "is no outcome of this unit")


def values_of(data: dict[str, Any]) -> dict[str, Any]:
    """Fields of a unit page from its data in one language; ids depend on keys only, never on words."""
    unit, guide = data["unit"], data["guide"]
    home = guide.get("take_home") or {}
    return {
        "title": unit["title"],
        "code": unit["unit"],
        "tier": unit["tier"],
        "position": unit["position"],
        "minutes": unit["minutes"],
        "cover": unit["cover"],
        "card": unit["card"],
        "content_note": unit["content_note"],
        "outcomes": [item("outcome", f"outcome-{o['key']}", o) for o in unit["outcomes"]],
        "body": [screen(part) for part in unit["screens"]],
        "words": [item("word", f"word-{word}", word) for word in unit.get("words") or []],
        "sources": numbered("source", [part["text"] for part in unit.get("sources") or []]),
        "discussion": numbered("prompt", [cited(part) for part in guide.get("discussion") or []]),
        "guide": guide_of(guide),
        "take_home_title": home.get("title", ""),
        "take_home": numbered("part", [part["text"] for part in home.get("parts") or []]),
        "take_home_sign": bool(home.get("sign")),
    }


def item(kind: str, key: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "id": key, "value": value}


def numbered(kind: str, values: list[Any]) -> list[dict[str, Any]]:
    return [item(kind, f"{kind}-{number}", value) for number, value in enumerate(values, start=1)]


def cited(part: dict[str, Any]) -> dict[str, Any]:
    return {"text": part["text"], "claims": listed(part.get("claims") or [], "claim")}


def guide_of(guide: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        *numbered("aim", [part["text"] for part in guide.get("aim") or []]),
        *numbered("step", [step(part) for part in guide.get("steps") or []]),
        *numbered("note", [cited(part) for part in guide.get("notes") or []]),
        *numbered("adaptation", [part["text"] for part in guide.get("adaptations") or []]),
        *numbered("observation", [part["text"] for part in guide.get("observation") or []]),
    ]


def step(part: dict[str, Any]) -> dict[str, Any]:
    return {"screens": listed(part["screens"], "screen"), "minutes": part["minutes"], "say": part["say"]}


def screen(part: dict[str, Any]) -> dict[str, Any]:
    """A screen as raw stream data; blocks get the id `<screen>-<block>`."""
    content = [
        item(block["type"], f"{part['key']}-{block['key']}", block_value(block)) for block in part["blocks"]
    ]
    value = {"key": part["key"], "title": part["title"], "minutes": part.get("minutes"), "content": content}
    return item("screen", part["key"], value)


def block_value(block: dict[str, Any]) -> dict[str, Any]:
    return {
        name: listed(value, name) if isinstance(value, list) else value
        for name, value in block.items()
        if name not in {"type", "key"}
    }


def listed(values: list[Any], name: str) -> list[dict[str, Any]]:
    """A list as Wagtail stores it, each part under a stable id made of its key or number."""
    made = []
    for number, value in enumerate(values, start=1):
        key = value.get("key", number) if isinstance(value, dict) else number
        inner = (
            {n: listed(v, n) if isinstance(v, list) else v for n, v in value.items()}
            if isinstance(value, dict)
            else value
        )
        made.append({"type": "item", "id": f"{name}-{key}", "value": inner})
    return made
