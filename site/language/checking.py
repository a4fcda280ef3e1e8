"""The whole language check of one text: words to avoid and framing together, as one list of findings."""

from . import framing, terminology
from .findings import Analyse, Checked, Flagged, Hit, Spared
from .lexicon import Lexicon
from .markers import Marker
from .reading import Reading


def check(
    text: str, lexicon: Lexicon, *, language: str | None = None, marker: Marker | None = None,
    analyse: Analyse | None = None,
) -> Checked:  # fmt: skip
    """Check one text.

    `language` (ko or en) chooses in which language reasons and proposals speak; words of every language are
    found in any text. `marker` says that the whole text is a mention, a quotation or a wrong option: it is
    looked through all the same, and everything is left alone. `analyse` cuts sentences into morphemes.
    Offsets are characters of `text`, which is never changed. Never raises; linear in the length.
    """
    reading = Reading(text)
    words = terminology.find(reading, lexicon, marker=marker, analyse=analyse, language=language)
    frames = framing.find(reading, lexicon.framing, marker=marker, titles=lexicon.titles, language=language)
    return _answer(reading, sorted([*words, *_beside(frames, words, reading)], key=lambda hit: hit.start))


def _beside(frames: list[Hit], words: list[Hit], reading: Reading) -> list[Hit]:
    """Framing that says more than the words already do.

    The register's word wins where both overlap, and a warning about framing is not raised in a sentence that
    has to be rewritten anyway.
    """
    taken = [(hit.start, hit.end) for hit in words]
    touched = {reading.sentence(hit.start) for hit in words if not hit.excuse}
    free = []
    at = 0
    for frame in frames:
        while at < len(taken) and taken[at][1] <= frame.start:
            at += 1
        overlaps = at < len(taken) and taken[at][0] < frame.end
        is_covered = (
            frame.severity == "warn" and not frame.excuse and reading.sentence(frame.start) in touched
        )
        if not overlaps and not is_covered:
            free.append(frame)
    return free


def _answer(reading: Reading, hits: list[Hit]) -> Checked:
    flagged, spared = [], []
    for hit in hits:
        start, end = reading.folded.span(hit.start, hit.end)
        text = reading.folded.source[start:end]
        if hit.excuse:
            spared.append(Spared(text, start, end, hit.term, hit.excuse))
        else:
            flagged.append(Flagged(text, start, end, hit.severity, hit.term, hit.suggest, hit.why))
    return Checked(tuple(flagged), tuple(spared))
