"""One text read once: folded, with its quotations, sentences and marked stretches, for every rule to look up."""

from bisect import bisect_left, bisect_right
from functools import cached_property

from . import sentences
from .cues import AFTER, ANYWHERE, BEFORE
from .folding import fold
from .landmarks import Landscape
from .markers import Marked, marked
from .quotations import Quote, quotes

Span = tuple[int, int]


class Reading:
    """Looks things up lazily; each look-up is made at most once and costs time linear in the text."""

    def __init__(self, source: str) -> None:
        self.folded = fold(source)
        self.text = self.folded.text

    @cached_property
    def quotes(self) -> list[Quote]:
        return quotes(self.text)

    @cached_property
    def sentences(self) -> list[Span]:
        return sentences.split(self.text, self.quotes)

    @cached_property
    def landscape(self) -> Landscape:
        return Landscape.of(self.text)

    def sentence(self, position: int) -> Span:
        return sentences.at(position, self.sentences)

    @cached_property
    def marked(self) -> list[Marked]:
        return marked(self.text)

    @cached_property
    def paragraphs(self) -> list[int]:
        """Where paragraphs begin: behind blank lines."""
        return [0, *sentences.blank_lines(self.text)]

    def paragraph(self, position: int) -> Span:
        index = bisect_right(self.paragraphs, position)
        end = self.paragraphs[index] if index < len(self.paragraphs) else len(self.text)
        return self.paragraphs[index - 1], end

    @cached_property
    def _cues(self) -> tuple[list[int], list[int], list[int]]:
        kinds = (ANYWHERE, BEFORE, AFTER)
        anywhere, before, after = ([found.start() for found in kind.finditer(self.text)] for kind in kinds)
        return anywhere, before, after

    def is_criticised(self, quote: Quote) -> bool:
        """Whether the sentence around a quotation says that these words are not ours."""
        start, end = self.sentence(quote.start)
        end = max(end, quote.end)
        anywhere, before, after = self._cues
        front, back = (start, quote.start), (quote.end, end)
        return _any(anywhere, front) or _any(anywhere, back) or _any(before, front) or _any(after, back)


def _any(positions: list[int], span: Span) -> bool:
    index = bisect_left(positions, span[0])
    return index < len(positions) and positions[index] < span[1]
