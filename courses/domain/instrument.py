"""The shape of an instrument's data: what must hold, and how it becomes a quiz that is asked around lessons."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .reading import Document, Fault

FIELDS = ("instrument", "tier", "title", "label", "about", "constructs", "scales", "items")
REQUIRED = ("instrument", "tier", "title", "label", "about", "constructs", "items")
CONSTRUCT = ("key", "title", "measure", "wanted")
MEASURES = ("right", "scale")  # the share of right answers, or the place on a scale
WANTED = ("", "up", "down")  # in which direction a change is hoped for; nothing where either may be
FORMS = ("a", "b")
FEWEST_ITEMS = 3  # of one construct in one form: one or two items measure their wording


def faults_in(instrument: Document, *, tiers: Sequence[str]) -> Iterator[Fault]:
    """Yield every fault that needs no quiz and no database to be seen."""
    if not isinstance(instrument.data, dict):
        yield instrument.fault((), "must be a group of named fields")
        return
    for name in instrument.data:
        if name not in FIELDS:
            yield instrument.fault((str(name),), "is not a field here")
    missing = [name for name in REQUIRED if not instrument.data.get(name)]
    yield from (instrument.fault((name,), "is missing") for name in missing)
    if missing:
        return
    if instrument.data["tier"] not in tiers:
        yield instrument.fault(("tier",), f"must be one of {', '.join(tiers)}")
    constructs = list(rows(instrument, "constructs"))
    yield from construct_faults(instrument, constructs)
    yield from item_faults(instrument, {str(row.get("key")): row for row in constructs})
    yield from form_faults(instrument)


def rows(instrument: Document, name: str) -> Iterator[Mapping[str, Any]]:
    """The rows of a list; what is no group of fields is left to the check of the quiz."""
    listed = instrument.data[name] if isinstance(instrument.data[name], list) else []
    return (row for row in listed if isinstance(row, dict))


def construct_faults(instrument: Document, constructs: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    """Each construct has a key of its own, a title, and what its number means."""
    seen: set[str] = set()
    for at, row in enumerate(constructs):
        place = ("constructs", at)
        key = row.get("key")
        if not isinstance(key, str) or not key or key in seen:
            yield instrument.fault((*place, "key"), "needs a key of its own")
        seen.add(str(key))
        if not row.get("title"):
            yield instrument.fault((*place, "title"), "is missing")
        if row.get("measure") not in MEASURES:
            yield instrument.fault((*place, "measure"), f"must be one of {', '.join(MEASURES)}")
        if (row.get("wanted") or "") not in WANTED:
            yield instrument.fault((*place, "wanted"), "must be up or down, or left out")
        yield from (
            instrument.fault((*place, str(name)), "is not a field here")
            for name in row
            if name not in CONSTRUCT
        )
    if not constructs:
        yield instrument.fault(("constructs",), "must be a list")


def item_faults(instrument: Document, constructs: Mapping[str, Mapping[str, Any]]) -> Iterator[Fault]:
    """Each item measures a construct in the way of that construct; opinions are never right or wrong."""
    counts: Counter[tuple[str, str]] = Counter()
    stops: dict[str, int] = {}
    for at, item in enumerate(rows(instrument, "items")):
        construct = constructs.get(str(item.get("outcome")))
        if construct is None:
            yield instrument.fault(("items", at, "outcome"), "is no construct of this instrument")
            continue
        key, is_scale = str(item["outcome"]), item.get("kind") == "scale"
        counts[key, str(item.get("form", FORMS[0]))] += 1
        if is_scale is not (construct.get("measure") == "scale"):
            yield instrument.fault(("items", at, "kind"), "does not fit how this construct is measured")
        points = len(item.get("scale") or ()) if is_scale else 0
        if stops.setdefault(key, points) != points:
            yield instrument.fault(
                ("items", at, "scale"), "has another number of points than the scale before"
            )
    for key in constructs:
        for form in FORMS:
            if counts[key, form] < FEWEST_ITEMS:
                said = (
                    f"form {form} asks {counts[key, form]} items of {key}; it needs at least {FEWEST_ITEMS}"
                )
                yield instrument.fault(("items",), said)


def form_faults(instrument: Document) -> Iterator[Fault]:
    """Form b mirrors form a, item by item: one half of a group is asked each, and swaps."""
    items = list(rows(instrument, "items"))
    forms = [[item for item in items if item.get("form", FORMS[0]) == form] for form in FORMS]
    if len(forms[0]) != len(forms[1]):
        said = f"form a has {len(forms[0])} items and form b {len(forms[1])}: they must mirror each other"
        yield instrument.fault(("items",), said)
        return
    for one, other in zip(*forms, strict=True):
        for name in ("kind", "outcome", "level"):
            if one.get(name) != other.get(name):
                said = f"{name} of {other.get('key')} must be that of {one.get('key')} in form a"
                yield instrument.fault(("items", items.index(other), name), said)


def quiz_data(data: Mapping[str, Any]) -> dict[str, Any]:
    """The instrument as the data of a quiz."""
    return {"unit": data["instrument"], "tier": data["tier"], "title": data["title"], "items": data["items"]}


def provenance(data: Mapping[str, Any]) -> dict[str, Any]:
    """What a reader of its results must know: what it is, how far it was tested, what its numbers mean."""
    return {
        "label": data["label"],
        "about": data["about"],
        "constructs": [
            {
                "key": row["key"],
                "title": row["title"],
                "measure": row["measure"],
                "wanted": row.get("wanted") or "",
            }
            for row in data["constructs"]
        ],
    }
