"""Activities in which a reader chooses one of several: a poll, and guesses at figures."""

from dataclasses import dataclass

from .posted import Asks, Data, Posted, Verdict, is_handed_in, last, number, verdict


@dataclass(frozen=True)
class Option:
    number: int
    text: str
    chosen: bool = False
    verdict: Verdict = Verdict.NONE


@dataclass(frozen=True)
class PollReaction:
    """A poll has no right answer: it answers with a sentence, whatever was chosen, and counts nothing."""

    options: tuple[Option, ...]
    asks: Asks = Asks.NOTHING
    after: str = ""

    @property
    def answered(self) -> bool:
        return bool(self.after)


def poll(value: Data, posted: Posted) -> PollReaction:
    """Answer a poll with its sentence for afterwards."""
    chosen = number(posted, "choice", len(value["options"]))
    options = tuple(Option(n, o["text"], n == chosen) for n, o in enumerate(value["options"], start=1))
    if not is_handed_in(posted):
        return PollReaction(options)
    return PollReaction(options, after=value["after"]) if chosen else PollReaction(options, asks=Asks.ONE)


@dataclass(frozen=True)
class Guess:
    """One question with its ranges; the answer and its claim only once a range was chosen."""

    number: int
    question: str
    options: tuple[Option, ...]
    verdict: Verdict = Verdict.NONE
    answer: str = ""
    claim: str = ""


@dataclass(frozen=True)
class GuessReaction:
    guesses: tuple[Guess, ...]
    asks: Asks = Asks.NOTHING

    @property
    def answered(self) -> bool:
        return any(guess.answer for guess in self.guesses)


def guess(value: Data, posted: Posted) -> GuessReaction:
    """Answer each question for which a range was chosen."""
    open_now = is_handed_in(posted)
    guesses = tuple(one_guess(n, q, posted, open_now) for n, q in enumerate(value["questions"], start=1))
    reaction = GuessReaction(guesses)
    nothing_chosen = open_now and not reaction.answered
    return GuessReaction(guesses, Asks.ONE) if nothing_chosen else reaction


def one_guess(at: int, question: Data, posted: Posted, open_now: bool) -> Guess:
    chosen = number(posted, str(at), len(question["ranges"]))
    shown = bool(open_now and chosen)
    options = tuple(
        Option(
            n, part["text"], n == chosen, verdict(part["right"]) if shown and (n == chosen) else Verdict.NONE
        )
        for n, part in enumerate(question["ranges"], start=1)
    )
    if not shown:
        return Guess(at, question["question"], options)
    right = question["ranges"][chosen - 1]["right"]
    return Guess(
        at, question["question"], options, verdict(right), question["answer"], question.get("claim") or ""
    )


@dataclass(frozen=True)
class Moment:
    number: int
    label: str
    text: str
    action: str
    here: bool


@dataclass(frozen=True)
class MomentsReaction:
    """A story in moments: the chosen moment stays chosen while other activities are answered."""

    moments: tuple[Moment, ...]
    answered: bool = False
    asks: Asks = Asks.NOTHING


def moments(value: Data, posted: Posted) -> MomentsReaction:
    here = number(posted, "at", len(value["steps"])) or 1
    steps = enumerate(value["steps"], start=1)
    made = tuple(Moment(n, s["label"], s["text"], s.get("action") or "", n == here) for n, s in steps)
    return MomentsReaction(made, answered=bool(last(posted, "at")))
