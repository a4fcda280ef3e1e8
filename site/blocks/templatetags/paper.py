"""What paper adds to a block: the boxes of an order filled in, sources at the foot, a QR code to the screen."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from language.hangul import JOINER
from pictures.codes import qr_svg, short_address

from blocks import prose as marks
from blocks.domain import matching, ordering

register = template.Library()

SHORT = 15  # syllables that fit half a line at 13 pt, beside the circle
LONG = 70  # syllables of a card that is narrow and tall where two stand in a row of a half-size page
WIDER = 1.6  # a side whose longest text is so many times as long as the other's gets more of the row
FIRST_WIDE = 0x2E7F  # from here on letters fill a square


@register.filter
def numbered(value: Any) -> list[tuple[str, int]]:
    """(text, place in the right order) of every step as it stands on the page: for the teacher."""
    plain = value.block.plain(value)
    steps = ordering.order(plain, {}).steps
    return [(step.text, place) for step, place in zip(steps, ordering.solution(plain), strict=True)]


@register.filter
def paired(value: Any) -> list[tuple[Any, int]]:
    """Every pair with the number under which the page offers its right side: for the teacher."""
    offered = matching.solution(value.block.plain(value))
    return [(pair, right) for pair, (_, right) in zip(value["pairs"], offered, strict=True)]


@register.filter
def cited(claims: Mapping[str, Any] | None, keys: str | Iterable[str] | None) -> list[Any]:
    """The claims with these keys, one for each source; a key that is unknown is left out."""
    wanted = [keys] if isinstance(keys, str) else list(keys or ())
    found = ((claims or {})[key] for key in wanted if key in (claims or {}))
    return list({(claim.source, claim.year): claim for claim in found}.values())


@register.filter
def claims_of(questions: Iterable[Any]) -> list[str]:
    """Keys of the claims that a list of questions rests on."""
    return [question["claim"] for question in questions if question["claim"]]


@register.filter
def rows_of(options: Iterable[Any]) -> str:
    """“pair” where all options are so short that two stand in a row; “true” and “not true” always are."""
    return "pair" if all(width(marks.plain(text_of(option))) <= SHORT for option in options) else ""


@register.filter
def fullness(cards: Iterable[Any]) -> str:
    """“long” where a card holds so much that half a row is too little for it on small pages."""
    parts = (" ".join(str(card[name] or "") for name in ("title", "text", "why")) for card in cards)
    return "long" if any(width(marks.plain(part)) > LONG for part in parts) else ""


@register.filter
def wider_side(reaction: Any) -> str:
    """“left-wide” or “right-wide” where one side of a matching has much longer texts than the other."""
    left, right = (
        max((width(marks.plain(text_of(entry))) for entry in side), default=0)
        for side in (reaction.lefts, reaction.rights)
    )
    if left > right * WIDER:
        return "left-wide"
    return "right-wide" if right > left * WIDER else ""


def text_of(option: Any) -> str:
    found = option.get("text") if isinstance(option, Mapping) else getattr(option, "text", "")
    return found or ""


def width(text: str) -> float:
    """How wide a text is, in syllables: a Latin letter or a sign is half as wide as one."""
    return sum(1 if ord(letter) > FIRST_WIDE else 0.5 for letter in text.replace(JOINER, ""))


@register.filter
def bare(text: str) -> str:
    """The words alone, without marks and joiners: for entries of an outline, which readers search."""
    return marks.plain(text).replace(JOINER, "")


@register.filter
def grouped(number: int) -> str:
    """1234567 as 1,234,567: the same in both languages."""
    return f"{number:,}"


@register.filter
def qr(url: str) -> SafeString:
    """A QR code that opens `url`, as inline SVG of the size that its place gives it."""
    return mark_safe(qr_svg(url))


@register.filter
def to_type(url: str) -> str:
    """The address as one types it: without scheme and last slash."""
    return short_address(url)
