"""The content of a quiz version: parsed from plain data, and written back in one canonical form."""

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, fields
from fractions import Fraction
from typing import Any

from .fields import Fault, Fields, Text, refuse_doubles
from .items import (
    FORMS,
    ChoiceItem,
    GapsChoose,
    Item,
    Match,
    Option,
    Order,
    Pair,
    Step,
    TrueFalse,
    When,
    parse_item,
)

TIERS = ("e1", "e2", "e3", "m", "teachers", "carers", "police")
TIER_OF_LETTER = {"M": "m", "T": "teachers", "C": "carers", "P": "police"}


@dataclass(frozen=True)
class PassMark:
    """When the sentence `say` is said: from `right` items on, or from a `share` of them; 0 for never."""

    right: int = 0
    share: Fraction = Fraction(0)
    say: Text | None = None

    def needed(self, total: int) -> int:
        """How many of `total` items must be right; 0 when the quiz has no mark."""
        return self.right or math.ceil(self.share * total)


@dataclass(frozen=True)
class Content:
    """Everything a version holds, in all its languages."""

    code: str
    tier: str
    title: Text
    mark: PassMark
    items: tuple[Item, ...]

    def item(self, key: str) -> Item | None:
        return next((item for item in self.items if item.key == key), None)

    @property
    def forms(self) -> tuple[str, ...]:
        """The parallel forms that have items."""
        return tuple(form for form in FORMS if self.of_form(form))

    def of_form(self, form: str) -> tuple[Item, ...]:
        """What one form asks, in the author's order."""
        return tuple(item for item in self.items if item.form == form)


def parse_content(data: Any) -> Content:
    """Read a whole quiz from plain data; raises Fault with the path of the first fault."""
    quiz = Fields(data)
    quiz.only("unit", "tier", "title", "pass", "items")
    code = quiz.key("unit")
    items = tuple(parse_item(row.data, row.path) for row in quiz.rows("items", least=1))
    refuse_doubles(items, ("items",))
    refuse_uneven(items)
    return Content(
        code=code,
        tier=quiz.one_of("tier", TIERS, tier_of(code)),
        title=quiz.text("title", needed=False) or {"en": code, "ko": code},
        mark=parse_mark(quiz, sum(item.form == FORMS[0] for item in items)),
        items=items,
    )


def refuse_uneven(items: Sequence[Item]) -> None:
    """Raise Fault unless every form that is used asks as many items as form a: one mark holds for both."""
    counts = [sum(item.form == form for item in items) for form in FORMS]
    if any(count not in (0, counts[0]) for count in counts):
        told = ", ".join(f"form {form} has {count}" for form, count in zip(FORMS, counts, strict=True))
        raise Fault(("items",), "parallel forms need equally many items: {told}", told=told)


def tier_of(code: str) -> str:
    """The tier that a unit's code names: E3-2 is e3, M-4 is m, P-4 is police."""
    head = code.split("-")[0]
    return TIER_OF_LETTER.get(head, head.lower())


def parse_mark(quiz: Fields, total: int) -> PassMark:
    """Read the pass mark; `total` is the number of items of one form."""
    if not quiz.data.get("pass"):
        return PassMark()
    mark = quiz.inner("pass")
    mark.only("right", "share", "say")
    right, share = mark.data.get("right") or 0, mark.data.get("share") or 0
    if type(right) is not int or not 0 <= right <= total:
        mark.fault(
            "right", "must be a number from 1 to {total}, the number of items of one form", total=total
        )
    if isinstance(share, bool) or not isinstance(share, int | float) or not 0 <= share <= 1:
        mark.fault("share", "must be a share between 0 and 1")
    if right and share:
        mark.fault("share", "give either right or share")
    return PassMark(right, Fraction(str(share)), mark.text("say", needed=False) or None)


def content_data(content: Content) -> dict[str, Any]:
    """Write content as the JSON of a version: the same content always gives the same data."""
    mark = {"right": content.mark.right, "share": float(content.mark.share), "say": content.mark.say}
    return filled(
        {
            "unit": content.code,
            "tier": content.tier,
            "title": dict(content.title),
            "pass": filled(mark),
            "items": [item_data(item) for item in content.items],
        }
    )


def filled(data: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is empty; a False that answers a question stays."""
    return {name: value for name, value in data.items() if value or (name == "answer" and value is False)}


def item_data(item: Item) -> dict[str, Any]:
    """Write one item in the form that `parse_item` reads."""
    common = {f.name: getattr(item, f.name) for f in fields(Item)}
    return filled({**common, "kind": item.kind.value, **own_data(item)})


def own_data(item: Item) -> dict[str, Any]:
    match item:
        case GapsChoose():
            return {"text": item.text, "cards": [option_data(card) for card in item.options]}
        case ChoiceItem():
            return {"options": [option_data(option) for option in item.options]}
        case TrueFalse():
            return {"answer": item.answer, "feedback": {"true": item.if_true, "false": item.if_false}}
        case Order():
            return {"steps": [row_data(step) for step in item.steps], "feedback": order_data(item)}
        case Match():
            return {"pairs": [row_data(pair) for pair in item.pairs], "wrong": item.wrong}
    return {}


def order_data(item: Order) -> dict[str, Any]:
    when = [row_data(special) for special in item.when]
    return filled({"right": item.right, "first": item.first, "other": item.other, "when": when})


def option_data(option: Option) -> dict[str, Any]:
    return filled(vars(option))


def row_data(row: Step | Pair | When) -> dict[str, Any]:
    return dict(vars(row))


def fingerprint(data: Any) -> str:
    """SHA-256 of the canonical JSON."""
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
