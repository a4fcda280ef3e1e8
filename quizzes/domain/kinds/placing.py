"""Items answered by putting things where they belong: in order, beside each other, into boxes, into gaps."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from quizzes.domain.fields import Fault, Fields, Text, refuse_doubles
from quizzes.domain.marks import Unfit, gaps_in

from .base import COMMON, MOST_PARTS, Item, Step, filled, read_step, row_data


@dataclass(frozen=True)
class Pair:
    """Two sides that belong together; `feedback` is the reason why."""

    key: str
    left: Text
    right: Text
    feedback: Text


@dataclass(frozen=True)
class When:
    """Feedback on an order in which `key` stands first."""

    first: str
    say: Text


@dataclass(frozen=True)
class Card:
    """A card that belongs into the box `box`; `feedback` is the reason why."""

    key: str
    text: Text
    box: str
    feedback: Text


@dataclass(frozen=True)
class GapCard:
    """A gap of a sentence and the card that fits it."""

    key: str
    card: str
    feedback: Text


@dataclass(frozen=True)
class Place:
    """A place to fill, whatever its kind: what stands there, the offer that fits, and the reason why."""

    key: str
    text: Text
    fits: str
    feedback: Text


@dataclass(frozen=True, kw_only=True)
class Order(Item):
    """Steps in their right order, and what is said about each way of missing it."""

    steps: tuple[Step, ...]
    right: Text
    first: Text
    other: Text
    when: tuple[When, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Places(Item):
    """Places, each to be filled with one of the offers; `wrong` is said beside a place that is filled otherwise.

    An answer maps keys of places to keys of offers. Offers that say the same are one: `aliases` leads to it.
    """

    wrong: Text

    @property
    def part(self) -> str:
        """The word by which feedback on a place is named."""
        return "place"

    @property
    def places(self) -> tuple[Place, ...]:
        return ()

    @property
    def offers(self) -> tuple[Step, ...]:
        return ()

    @property
    def aliases(self) -> Mapping[str, str]:
        return {offer.key: offer.key for offer in self.offers}


@dataclass(frozen=True, kw_only=True)
class Match(Places):
    """Pairs in the order of their left sides; `distractors` are right sides that belong to none of them."""

    pairs: tuple[Pair, ...]
    distractors: tuple[Step, ...] = ()

    @property
    def part(self) -> str:
        return "pair"

    @property
    def rights(self) -> tuple[Step, ...]:
        return (*(Step(pair.key, pair.right) for pair in self.pairs), *self.distractors)

    @property
    def aliases(self) -> Mapping[str, str]:
        first: dict[tuple[tuple[str, str], ...], str] = {}
        return {
            side.key: first.setdefault(tuple(sorted(side.text.items())), side.key) for side in self.rights
        }

    @property
    def offers(self) -> tuple[Step, ...]:
        aliases = self.aliases
        return tuple(side for side in self.rights if aliases[side.key] == side.key)

    @property
    def places(self) -> tuple[Place, ...]:
        aliases = self.aliases
        return tuple(Place(pair.key, pair.left, aliases[pair.key], pair.feedback) for pair in self.pairs)


@dataclass(frozen=True, kw_only=True)
class Sort(Places):
    """Cards, each of which belongs into one of the boxes."""

    boxes: tuple[Step, ...]
    cards: tuple[Card, ...]

    @property
    def part(self) -> str:
        return "card"

    @property
    def places(self) -> tuple[Place, ...]:
        return tuple(Place(card.key, card.text, card.box, card.feedback) for card in self.cards)

    @property
    def offers(self) -> tuple[Step, ...]:
        return self.boxes


@dataclass(frozen=True, kw_only=True)
class GapsBank(Places):
    """A text with several gaps and a bank of cards for all of them; a card that no gap names fits nowhere."""

    text: Text
    cards: tuple[Step, ...]
    gaps: tuple[GapCard, ...]

    @property
    def part(self) -> str:
        return "gap"

    @property
    def places(self) -> tuple[Place, ...]:
        return tuple(Place(gap.key, {}, gap.card, gap.feedback) for gap in self.gaps)

    @property
    def offers(self) -> tuple[Step, ...]:
        return self.cards


def read_order(fields: Fields, common: dict[str, Any]) -> Order:
    fields.only(*COMMON, "steps", "feedback")
    steps = tuple(read_step(row) for row in fields.rows("steps", least=2, most=MOST_PARTS))
    refuse_doubles(steps, (*fields.path, "steps"))
    feedback = order_feedback(fields)
    feedback.only("right", "first", "other", "when")
    known = [step.key for step in steps]
    when = tuple(read_when(row, known) for row in feedback.rows("when", most=MOST_PARTS))
    said: dict[str, Any] = {name: feedback.feedback(name) for name in ("right", "first", "other")}
    return Order(**common, steps=steps, **said, when=when)


def order_feedback(fields: Fields) -> Fields:
    if not fields.data.get("feedback") and not fields.needs.feedback:
        return Fields({}, (*fields.path, "feedback"), fields.needs)
    return fields.inner("feedback")


def read_when(row: Fields, known: list[str]) -> When:
    row.only("first", "say")
    return When(row.one_of("first", known), row.text("say"))


def read_match(fields: Fields, common: dict[str, Any]) -> Match:
    fields.only(*COMMON, "pairs", "distractors", "wrong")
    pairs = tuple(read_pair(row) for row in fields.rows("pairs", least=2, most=MOST_PARTS))
    distractors = tuple(read_step(row) for row in fields.rows("distractors", most=MOST_PARTS - len(pairs)))
    refuse_doubles(pairs, (*fields.path, "pairs"))
    taken = {pair.key for pair in pairs}
    for number, row in enumerate(distractors):
        if row.key in taken:
            raise Fault((*fields.path, "distractors", number, "key"), "{key} stands twice", key=row.key)
        taken.add(row.key)
    item = Match(**common, pairs=pairs, distractors=distractors, wrong=fields.feedback("wrong"))
    refuse_false_distractors(item, fields)
    if len(item.offers) < 2:
        fields.fault("pairs", "all right sides say the same")
    return item


def refuse_false_distractors(item: Match, fields: Fields) -> None:
    """A distractor that says what a pair's right side says would fit after all."""
    aliases = item.aliases
    for number, row in enumerate(item.distractors):
        if aliases[row.key] != row.key:
            raise Fault((*fields.path, "distractors", number, "text"), "says the same as another right side")


def read_pair(row: Fields) -> Pair:
    row.only("key", "left", "right", "feedback")
    return Pair(row.key(), row.text("left"), row.text("right"), row.feedback("feedback"))


def read_sort(fields: Fields, common: dict[str, Any]) -> Sort:
    fields.only(*COMMON, "boxes", "cards", "wrong")
    boxes = tuple(read_step(row) for row in fields.rows("boxes", least=2, most=MOST_PARTS))
    refuse_doubles(boxes, (*fields.path, "boxes"))
    known = [box.key for box in boxes]
    cards = tuple(read_card(row, known) for row in fields.rows("cards", least=2, most=MOST_PARTS))
    refuse_doubles(cards, (*fields.path, "cards"))
    return Sort(**common, boxes=boxes, cards=cards, wrong=fields.feedback("wrong"))


def read_card(row: Fields, known: list[str]) -> Card:
    row.only("key", "text", "box", "feedback")
    return Card(row.key(), row.text("text"), row.one_of("box", known), row.feedback("feedback"))


def read_bank(fields: Fields, common: dict[str, Any]) -> GapsBank:
    """A text with several gaps; which card fits is said by each gap."""
    fields.only(*COMMON, "text", "cards", "gaps", "wrong")
    cards = tuple(read_step(row) for row in fields.rows("cards", least=2, most=MOST_PARTS))
    refuse_doubles(cards, (*fields.path, "cards"))
    refuse_same_words(cards, fields)
    known = [card.key for card in cards]
    gaps = tuple(read_gap_card(row, known) for row in fields.rows("gaps", least=1, most=MOST_PARTS))
    refuse_doubles(gaps, (*fields.path, "gaps"))
    text = text_with_gaps(fields, [gap.key for gap in gaps])
    return GapsBank(**common, text=text, cards=cards, gaps=gaps, wrong=fields.feedback("wrong"))


def read_gap_card(row: Fields, known: list[str]) -> GapCard:
    row.only("key", "card", "feedback")
    return GapCard(row.key(), row.one_of("card", known), row.feedback("feedback"))


def refuse_same_words(cards: tuple[Step, ...], fields: Fields) -> None:
    seen: list[Text] = []
    for number, card in enumerate(cards):
        if card.text in seen:
            raise Fault((*fields.path, "cards", number, "text"), "says the same as another card")
        seen.append(card.text)


def text_with_gaps(fields: Fields, keys: list[str]) -> dict[str, str]:
    """A text that has, in each of its languages, one gap for each key."""
    text = fields.text("text")
    for language, said in text.items():
        try:
            gaps_in(said, keys)
        except Unfit as why:
            raise Fault(
                (*fields.path, "text", language),
                "must have one gap ▢ for each of: {keys}",
                keys=", ".join(keys),
            ) from why
    return text


def placing_data(item: Item) -> dict[str, Any]:
    """What an item of this family has beside what all have."""
    match item:
        case Order():
            return {"steps": rows(item.steps), "feedback": order_data(item)}
        case Match():
            return {"pairs": rows(item.pairs), "distractors": rows(item.distractors), "wrong": item.wrong}
        case Sort():
            return {"boxes": rows(item.boxes), "cards": rows(item.cards), "wrong": item.wrong}
        case GapsBank():
            return {
                "text": item.text,
                "cards": rows(item.cards),
                "gaps": rows(item.gaps),
                "wrong": item.wrong,
            }
    return {}


def order_data(item: Order) -> dict[str, Any]:
    return filled({"right": item.right, "first": item.first, "other": item.other, "when": rows(item.when)})


def rows(parts: tuple[Any, ...]) -> list[dict[str, Any]]:
    return [row_data(part) for part in parts]
