"""One question as a page shows it: what can be chosen, what was chosen, and what is said beside it.

Nothing in a `Question` tells what fits before the question is told: what can be chosen bears the numbers of the
page (showing.py), never keys, and feedback stands only beside what was chosen.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pictures.album import ALBUM

from .fields import Text
from .items import (
    ChoiceItem,
    ChoiceMany,
    Gaps,
    GapsBank,
    GapsChoose,
    HotspotChoice,
    Item,
    LongAnswer,
    MarkWords,
    Match,
    Numeric,
    Option,
    Order,
    Places,
    Reading,
    Scale,
    Scenario,
    ShortAnswer,
    Sort,
    Spot,
    TrueFalse,
)
from .marks import GAP, Piece, gaps_in, tokens_in
from .questions import Missing, Offer, Question, Row, Run, Said, Shown
from .showing import PAIR, as_typed, path_so_far, row_keys, shown_keys, way_numbers
from .staging import turns_of, ways_from
from .telling import answered, told, with_tips
from .walk import Phase, Tries, is_settled
from .wording import pick

__all__ = ["Missing", "Offer", "Question", "Row", "Said", "ask", "keep_posted", "what_is_missing"]


def ask(item: Item, tries: Tries, *, seed: str, language: str, number: int = 1, total: int = 1) -> Question:
    """Show `item` as it stands after `tries`; `number` of `total` is its place in the quiz."""
    settled = is_settled(item, tries)
    given = [answer for answer in tries if answer is not None]
    bare = Question(
        key=item.key,
        kind=item.kind.value,
        face=face_of(item),
        stem=pick(item.stem, language),
        number=number,
        total=total,
        phase=Phase.TOLD if settled else Phase.AGAIN if tries else Phase.ASK,
        attempt=len(tries) + 1,
        gap=tuple(GAP.sub("\0", pick(item.text, language)).split("\0"))
        if isinstance(item, GapsChoose)
        else (),
        offers=offers_of(item, seed, language),
        rows=rows_of(item, seed, language),
        critical=item.critical,
        marked=item.is_marked,
        runs=runs_of(item, seed, language),
        turns=turns_of(item, (), language),
        picture=picture_of(item, language),
        media=tuple(Shown(one.src, pick(one.alt, language), one.src in ALBUM) for one in item.media),
    )
    if not tries:
        return bare
    shown = answered(bare, item, given[-1], seed, language) if given else bare
    if not settled:
        return with_tips(replace(shown, hint=pick(item.hint, language)), item, seed, language)
    return told(shown, item, tries, seed, language)


def face_of(item: Item) -> str:
    match item:
        case Order():
            return "order"
        case Match():
            return "match"
        case Sort():
            return "sort"
        case GapsBank():
            return "bank"
        case Gaps():
            return "gaps"
        case ChoiceMany():
            return "many"
        case MarkWords():
            return "words"
        case Numeric() | ShortAnswer() | LongAnswer():
            return "typed"
        case Scenario():
            return "scenario"
        case Scale():
            return "scale"
        case Reading():
            return "read"
    return "choice"


def offers_of(item: Item, seed: str, language: str) -> tuple[Offer, ...]:
    """What can be chosen, by the numbers of the page."""
    keys = enumerate(shown_keys(item, seed), start=1)
    match item:
        case TrueFalse():
            return tuple(Offer(number, "", truth=key) for number, key in keys)
        case HotspotChoice():
            spots = {spot.key: spot for spot in item.options}
            return tuple(offer_at(number, spots[key], language) for number, key in keys)
        case Scenario():
            return ways_from(item, (), language)
        case Reading():
            return tuple(
                Offer(n, pick(spot.text, language), tip=pick(spot.feedback, language), x=spot.x, y=spot.y)
                for n, spot in enumerate(item.spots, start=1)
            )
    texts = offered_texts(item, language)
    return tuple(Offer(number, texts[key]) for number, key in keys)


def offer_at(number: int, spot: Option, language: str) -> Offer:
    place = (spot.x, spot.y) if isinstance(spot, Spot) else (0.0, 0.0)
    return Offer(number, pick(spot.text, language), x=place[0], y=place[1])


def offered_texts(item: Item, language: str) -> dict[str, str]:
    """The words of everything that can be chosen, by key."""
    texts: Mapping[str, Text] = {}
    match item:
        case ChoiceItem() | ChoiceMany():
            texts = {option.key: option.text for option in item.options}
        case Order():
            texts = {step.key: step.text for step in item.steps}
        case Places():
            texts = {offer.key: offer.text for offer in item.offers}
        case Scale():
            texts = {stop.key: stop.text for stop in item.points_of_scale}
        case MarkWords():
            pieces = tokens_in(pick(item.text, language))
            return {piece.key: piece.text for piece in pieces if piece.key}
    return {key: pick(text, language) for key, text in texts.items()}


def rows_of(item: Item, seed: str, language: str) -> tuple[Row, ...]:
    """The places to fill, by their numbers on the page."""
    keys = enumerate(row_keys(item, seed), start=1)
    match item:
        case Places():
            texts = {place.key: pick(place.text, language) for place in item.places}
            return tuple(Row(number, texts[key]) for number, key in keys)
        case Scale(pair=True):
            halves = dict(zip(PAIR, (item.own, item.others), strict=True))
            return tuple(Row(number, pick(halves[key], language), name=key) for number, key in keys)
        case Order() | Gaps():
            return tuple(Row(number) for number, _key in keys)
    return ()


def runs_of(item: Item, seed: str, language: str) -> tuple[Run, ...]:
    """A text with gaps or tokens, cut at them: languages may put them in another order."""
    match item:
        case GapsBank() | Gaps():
            keys = row_keys(item, seed)
            return numbered(gaps_in(pick(item.text, language), keys), keys)
        case MarkWords():
            return numbered(tokens_in(pick(item.text, language)), shown_keys(item, seed))
    return ()


def numbered(pieces: tuple[Piece, ...], keys: tuple[str, ...]) -> tuple[Run, ...]:
    numbers = {key: number for number, key in enumerate(keys, start=1)}
    return tuple(Run(piece.text, numbers.get(piece.key, 0)) for piece in pieces)


def picture_of(item: Item, language: str) -> Shown | None:
    match item:
        case HotspotChoice() | Reading() if item.picture:
            return Shown(item.picture, pick(item.alt, language), item.picture in ALBUM)
    return None


def what_is_missing(item: Item, said: Any) -> Missing:
    """Why an answer in the numbers of the page could not be read; `said` comes from `showing.posted`."""
    match item:
        case Order() | Places() | Scale(pair=True):
            filled = [number for number in said if number]
            if not filled:
                return Missing.ONE
            return Missing.ALL if len(filled) < len(said) else Missing.TWICE
        case Gaps():
            filled = [typed for typed in said if typed.strip()]
            if not filled:
                return Missing.WRITE
            return Missing.ALL if len(filled) < len(said) else Missing.LONG
        case Numeric():
            return Missing.NUMBER if said.strip() else Missing.WRITE
        case ShortAnswer() | LongAnswer():
            return Missing.LONG if said.strip() else Missing.WRITE
        case Scenario():
            # Nothing chosen stands as nothing; a number that the scene does not have is no choice either.
            return Missing.MORE if len(path_so_far(item, said)) == len(said) else Missing.ONE
    return Missing.ONE


def keep_posted(question: Question, said: Any, *, item: Item, seed: str, language: str) -> Question:
    """Show an answer that could not be marked as it was left, so that nothing has to be chosen again."""
    match item:
        case Scenario():
            return at_turn(question, item, said, language)
        case Numeric() | ShortAnswer() | LongAnswer():
            # What is too long to be kept is still there to be shortened.
            return replace(question, typed=as_typed(item, said) or str(said), said=None)
        case Gaps():
            typed = zip(question.rows, said, strict=True)
            return replace(
                question, rows=tuple(replace(row, typed=t, said=None) for row, t in typed), said=None
            )
    if not question.rows:
        return question
    valid = {str(offer.number) for offer in question.offers}
    pairs = zip(question.rows, said, strict=True)
    rows = tuple(replace(row, chosen=int(n) if n in valid else 0, said=None) for row, n in pairs)
    return replace(question, rows=rows, said=None)


def at_turn(question: Question, item: Scenario, said: Any, language: str) -> Question:
    """A story where the reader stands in it now; what was said about another way through it is gone."""
    path = tuple(path_so_far(item, said))
    if item.ends_at(path):
        # More was sent than the way has scenes: the last choice is still to be made.
        path = path[:-1]
    return replace(
        question,
        turns=turns_of(item, path, language),
        offers=ways_from(item, path, language),
        path=".".join(way_numbers(item, path)),
        said=None,
    )
