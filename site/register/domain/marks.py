"""What the lens adds to a text, as values: the note beside a marked word, and a text with its notes."""

from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a marked word: the word as it was met, what it hides, what to say instead (or nothing)."""

    id: str
    word: str
    hides: str
    instead: str
    term: str


@dataclass(frozen=True, slots=True)
class Marked:
    """The HTML with its marks, and one note per word, in the order of the text."""

    html: str
    notes: tuple[Note, ...]

    def without(self, others: "Marked") -> "Marked":
        """The same without the notes that stand among the others already."""
        known = {note.id for note in others.notes}
        return Marked(self.html, tuple(note for note in self.notes if note.id not in known))


def note_id(prefix: str, term: str, word: str) -> str:
    """The same word has the same name in every piece of a page; the name tells nothing to who reads the address."""
    return f"{prefix}-{sha256(f'{term} {word}'.encode()).hexdigest()[:8]}"
