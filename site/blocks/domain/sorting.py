"""Sort sayings into boxes, or place them on a scale: the reason stands inside the card that was placed."""

from dataclasses import dataclass

from .posted import Asks, Data, Posted, Verdict, is_handed_in, number, verdict


@dataclass(frozen=True)
class Row:
    """One card with the number of the chosen box (0: none yet)."""

    number: int
    text: str
    head: str
    chosen: int = 0
    verdict: Verdict = Verdict.NONE
    feedback: str = ""


@dataclass(frozen=True)
class SortReaction:
    rows: tuple[Row, ...]
    asks: Asks = Asks.NOTHING

    @property
    def chosen(self) -> int:
        return sum(1 for row in self.rows if row.chosen)

    @property
    def answered(self) -> bool:
        return any(row.verdict for row in self.rows)


def sort(value: Data, posted: Posted) -> SortReaction:
    """Answer each card that was placed; the others stay open."""
    boxes = [box["key"] for box in value["boxes"]]
    shown = is_handed_in(posted)
    cards = enumerate(value["cards"], start=1)
    rows = tuple(row(n, card, number(posted, str(n), len(boxes)), boxes, shown) for n, card in cards)
    reaction = SortReaction(rows)
    return SortReaction(rows, Asks.ONE) if shown and not reaction.chosen else reaction


def row(at: int, card: Data, chosen: int, boxes: list[str], shown: bool) -> Row:
    head = card.get("head") or ""
    if not (chosen and shown):
        return Row(at, card["text"], head, chosen)
    fits = boxes[chosen - 1] == card["box"]
    return Row(at, card["text"], head, chosen, verdict(fits), card["feedback"])
