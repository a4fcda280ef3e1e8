"""What a page shows of a question: its parts, what was chosen, and what is said beside it."""

from dataclasses import dataclass
from enum import StrEnum

from .walk import Outcome, Phase


class Missing(StrEnum):
    """What a reader is kindly asked for when an answer cannot be marked yet."""

    NOTHING = ""
    ONE = "one"
    ALL = "all"
    TWICE = "twice"
    WRITE = "write"
    NUMBER = "number"
    LONG = "long"
    MORE = "more"  # nothing is amiss: the story goes on


@dataclass(frozen=True)
class Said:
    """What is said beside something that was chosen; `plain` where nothing is right or wrong."""

    fits: bool
    texts: tuple[str, ...]
    plain: bool = False


@dataclass(frozen=True)
class Offer:
    """Something to choose; `truth` names one side of a true-or-false, whose words belong to the interface.

    `tip` comes with the second try; `x` and `y` are its place in the picture, in hundredths;
    `experts` how many of a hundred experts chose it, once that is told.
    """

    number: int
    text: str
    truth: str = ""
    chosen: bool = False
    fits: bool = False
    said: Said | None = None
    tip: str = ""
    x: float = 0.0
    y: float = 0.0
    experts: int = 0


@dataclass(frozen=True)
class Row:
    """A place to fill: with the number of an offer (`chosen`), or with words (`typed`).

    `right` is what belongs there, once it is told; `name` says which half of a pair of scales it is.
    """

    number: int
    text: str = ""
    chosen: int = 0
    fits: bool = False
    said: Said | None = None
    right: str = ""
    typed: str = ""
    tip: str = ""
    name: str = ""


@dataclass(frozen=True)
class Run:
    """A run of a text; `number` is that of the gap after it or of the token that it is, 0 where there is none."""

    text: str
    number: int = 0


@dataclass(frozen=True)
class Turn:
    """One scene of a story on the way, what was chosen there and what was said about it."""

    text: str
    picture: str = ""
    chosen: str = ""
    said: str = ""


@dataclass(frozen=True)
class Shown:
    """A picture beside a question, in words too; `drawn` says whether we hold it."""

    name: str
    alt: str
    drawn: bool = False


@dataclass(frozen=True)
class Question:
    """A question with its parts; `face` names the template that draws it (`quizzes/kinds/<face>.html`).

    `gap` holds what stands around the gaps of a sentence, `fill` what belongs there once it is told; `attempt` is
    the number of the try to come. `runs` is a text with several gaps or with tokens; `turns` the way through a story
    and `path` the numbers of the choices made in it, `former` the whole way that was tried before; `typed` what was
    written, `right` what would have fitted. `after` and `source` (where the scoring comes from) are said once the
    question is told. `marked` is False where nothing is right or wrong.
    """

    key: str
    kind: str
    face: str
    stem: str
    number: int
    total: int
    phase: Phase
    attempt: int
    gap: tuple[str, ...] = ()
    fill: str = ""
    offers: tuple[Offer, ...] = ()
    rows: tuple[Row, ...] = ()
    hint: str = ""
    said: Said | None = None
    reason: tuple[str, ...] = ()
    outcome: Outcome | None = None
    passed_over: bool = False
    missing: Missing = Missing.NOTHING
    critical: bool = False
    marked: bool = True
    runs: tuple[Run, ...] = ()
    turns: tuple[Turn, ...] = ()
    former: tuple[Turn, ...] = ()
    path: str = ""
    typed: str = ""
    right: str = ""
    picture: Shown | None = None
    media: tuple[Shown, ...] = ()
    after: str = ""
    source: str = ""

    @property
    def is_open(self) -> bool:
        """Whether an answer can be handed in."""
        return self.phase in (Phase.ASK, Phase.AGAIN)

    @property
    def gapped(self) -> list[tuple[str, Row | None]]:
        """The text of several gaps, each run with the place that follows it."""
        rows = {row.number: row for row in self.rows}
        return [(run.text, rows.get(run.number)) for run in self.runs]

    @property
    def worded(self) -> list[tuple[str, Offer | None]]:
        """The text of words to mark, each run with the token that it is."""
        offers = {offer.number: offer for offer in self.offers}
        return [(run.text, offers.get(run.number)) for run in self.runs]

    @property
    def is_story_over(self) -> bool:
        """Whether nothing is left to choose in a story."""
        return bool(self.turns) and not self.offers
