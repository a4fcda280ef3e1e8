"""Look through a text that somebody pasted: words, framing, how hard it is. Nothing of it is kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest
from django.http.request import UnreadablePostError
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from editorial.domain.looking import as_finding
from editorial.wording import as_sentence, why
from language.findings import Flagged, Spared, in_whole_words
from language.guessing import guess
from language.readability import Measured
from language.tiers import Tier
from register import checking
from register.analysing import analyse

from .entrances import DOOR_TIERS, door_words

MEASURED = ("ko", "en")
LINE = 120  # characters of a sentence shown in the list


@dataclass(frozen=True)
class Piece:
    """A part of the text: plain, to be changed (with its number in the list) or left alone."""

    text: str
    kind: str = "plain"
    number: int = 0


@dataclass(frozen=True)
class Remark:
    """Something to change: the words as they stand, the reason, what to say instead, and how strict it is."""

    number: int
    text: str
    why: str
    suggest: str
    is_error: bool


@dataclass(frozen=True)
class Hard:
    """What makes the text hard for its readers; `texts` are the sentences that do."""

    said: str
    texts: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Looked:
    """The answer to one pasted text; `refusal` is a sentence for whoever pasted one that is not looked through."""

    refusal: str = ""
    pieces: list[Piece] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    hard: list[Hard] = field(default_factory=list)
    spared: int = 0
    language: str = ""
    tier: Tier = Tier.TEACHERS

    @property
    def is_measured(self) -> bool:
        return self.language in MEASURED


def answer(request: HttpRequest) -> dict[str, Any]:
    """What the page shows: the form, and after a post the same text looked through."""
    posted, refusal = fields_of(request)
    readers = Tier(posted["tier"]) if posted.get("tier") in set(Tier) else Tier.TEACHERS
    text = posted.get("text", "").replace("\r\n", "\n").replace("\0", "\ufffd")
    looked = None
    if request.method == "POST":
        language = get_language() or settings.LANGUAGE_CODE
        looked = (
            Looked(refusal=refusal) if refusal else look_through(text=text, tier=readers, language=language)
        )
    tiers = [(tier, door_words(tier)[0]) for tier in DOOR_TIERS]
    return {"text": text, "looked": looked, "readers": readers, "tiers": tiers}


def fields_of(request: HttpRequest) -> tuple[dict[str, str], str]:
    """The form's fields, and a sentence where there is too much in them to be read at all."""
    try:
        return request.POST.dict(), ""
    except (RequestDataTooBig, TooManyFieldsSent, UnreadablePostError):
        return {}, str(checking.TOO_LONG)


def look_through(*, text: str, tier: Tier, language: str) -> Looked:
    """Check a pasted text for readers of a tier; reasons and sentences in `language`. Keeps nothing, never raises."""
    if not text.strip():
        return Looked(refusal=_("Please paste a text first."), tier=tier)
    try:
        checked = checking.check(text=text, language=language, analyse=analyse)
    except checking.TextTooLong as reason:
        return Looked(refusal=str(reason), tier=tier)
    checked = in_whole_words(text, checked, {rule.id for rule in checking.lexicon().framing})
    written_in = guess(text)
    return Looked(
        pieces=list(pieces_of(text, checked)),
        remarks=[remark(number, found) for number, found in enumerate(checked.flagged, start=1)],
        hard=hard_parts(text, written_in, tier) if written_in in MEASURED else [],
        spared=len(checked.not_flagged),
        language=written_in,
        tier=tier,
    )


def pieces_of(text: str, checked: Any) -> Iterator[Piece]:
    """The text in order; put together again the pieces are the text."""
    from language.findings import pieces

    number = 0
    for part, found in pieces(text, checked):
        match found:
            case Flagged():
                number += 1
                yield Piece(part, found.severity, number)
            case Spared():
                yield Piece(part, "spared")
            case _:
                yield Piece(part)


def remark(number: int, found: Flagged) -> Remark:
    return Remark(number, found.text, as_sentence(found.why), found.suggest, found.severity == "error")


def hard_parts(text: str, language: str, tier: Tier) -> list[Hard]:
    """Sentences about what is too hard for these readers, each once, with the places of which it speaks."""
    found: dict[str, Hard] = {}
    for one in measure(text, language, tier).findings:
        said = why(as_finding(one, (), one.start, one.end))
        hard = found.setdefault(said, Hard(said))
        if one.start is not None and (part := shortened(text[one.start : one.end])) not in hard.texts:
            hard.texts.append(part)
    return list(found.values())


def measure(text: str, language: str, tier: Tier) -> Measured:
    from language.readability import measure as measured  # its patterns are compiled for those only who check

    return measured(text, language=language, tier=tier, word_list=checking.word_list(), analyse=analyse)


def shortened(sentence: str) -> str:
    return sentence if len(sentence) <= LINE else f"{sentence[: LINE - 1]}…"
