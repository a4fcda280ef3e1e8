"""The lens: mark words that hide something wherever a text mentions them, and note what they hide."""

from collections.abc import Iterator
from html import escape

from language import terminology
from language.exemptions import AS_TITLE
from language.findings import Hit
from language.lexicon import Avoided, Lexicon
from language.reading import Reading

from .avoiding import without_instruction
from .marks import Marked, Note, note_id
from .reading_html import Html, read

# These passages are no mention of the word: letters of another one, or the title of a law, a report, a work.
NO_MENTION = (terminology.PART_OF_A_WORD, "inside a harmless longer word", "allow-listed title", AS_TITLE)
QUOTES = {"“": "”", "‘": "’", '"': '"', "'": "'", "「": "」", "『": "』", "«": "»"}
OPENING = '<mark class="hl">'
CLOSING = "</mark>"


def look(html: str, lexicon: Lexicon, *, language: str, prefix: str) -> Marked:
    """Mark harmful words in a piece of HTML; `language` (ko, en) is that of the notes.

    Only marks and links are added: taking them out gives the source back byte by byte. A mark links to its note
    (`#<prefix>-…`) where nothing else can be pressed. Linear in the length; never raises.
    """
    source = read(html)
    met = list(_met(source, lexicon))
    notes = _notes(met, source, language, prefix)
    return Marked(_with_marks(html, source, met, notes), tuple(notes.values()))


def mentions(html: str, lexicon: Lexicon) -> bool:
    """Whether a piece of HTML mentions any harmful word."""
    return next(_met(read(html), lexicon), None) is not None


def _met(source: Html, lexicon: Lexicon) -> Iterator[tuple[int, int, Avoided]]:
    """(start, end, entry) of every harmful word in the text, in order and without overlap."""
    reading = Reading(source.text)
    entries = _by_term(lexicon)
    for hit in terminology.find(reading, lexicon):
        if is_met(hit, reading.text):
            start, end = reading.folded.span(hit.start, hit.end)
            yield start, end, _entry(hit, reading, entries[hit.term])


def is_met(hit: Hit, text: str) -> bool:
    """Whether the lens shows a passage: a word to avoid always, one that depends on its place only as a mention."""
    if hit.excuse.startswith(NO_MENTION):
        return False
    return hit.severity == "error" or bool(hit.excuse) or stands_in_quotes(hit, text)


def stands_in_quotes(hit: Hit, text: str) -> bool:
    """Whether a quotation holds nothing but the passage: who writes that speaks about the word."""
    before, behind = text[max(0, hit.start - 1) : hit.start], text[hit.end : hit.end + 1]
    return QUOTES.get(before, "") == behind != ""


def _by_term(lexicon: Lexicon) -> dict[str, list[Avoided]]:
    found: dict[str, list[Avoided]] = {}
    for entry in lexicon.avoided:
        found.setdefault(entry.term, []).append(entry)
    return found


def _entry(hit: Hit, reading: Reading, entries: list[Avoided]) -> Avoided:
    """The register's entry behind a hit: of those that give this reason, the one whose letters are nearest."""
    found = _letters(reading.text[hit.start : hit.end])
    alike = [entry for entry in entries if entry.why == hit.why] or entries
    return max(alike, key=lambda entry: (_letters(entry.text) == found, _common(_letters(entry.text), found)))


def _letters(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


def _common(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _notes(
    met: list[tuple[int, int, Avoided]], source: Html, language: str, prefix: str
) -> dict[tuple[str, str], Note]:
    notes: dict[tuple[str, str], Note] = {}
    for start, end, entry in met:
        key = entry.term, entry.text
        if key not in notes:
            notes[key] = Note(
                id=note_id(prefix, entry.term, entry.text),
                word=source.text[start:end],
                hides=entry.reason(language),
                instead=without_instruction(entry.suggest),
                term=entry.term,
            )
    return notes


def _with_marks(
    html: str, source: Html, met: list[tuple[int, int, Avoided]], notes: dict[tuple[str, str], Note]
) -> str:
    parts: list[str] = []
    at = 0
    for start, end, entry in met:
        note = notes[entry.term, entry.text]
        for first, last, pressed in source.spans(start, end):
            opening, closing = _around(note, pressed)
            parts += [html[at:first], opening, html[first:last], closing]
            at = last
    return "".join([*parts, html[at:]])


def _around(note: Note, pressed: bool) -> tuple[str, str]:
    if pressed:
        return OPENING, CLOSING
    target = escape(note.id)
    return f'<a class="lens-word" href="#{target}" aria-describedby="{target}">{OPENING}', f"{CLOSING}</a>"
