"""Words to avoid as rows: one shape for the data files, the editors' form and the language check."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

LANGUAGES = ("ko", "en", "ja", "zh")
REASONS_IN = ("ko", "en")
ERROR, REVIEW = "error", "review"
SAME = "same"


@dataclass(frozen=True, slots=True)
class Row:
    """One word to avoid; `severity` is error or review."""

    text: str
    language: str
    why_ko: str
    why_en: str
    replacement: str
    severity: str = ERROR

    def why(self, language: str) -> str:
        """The reason in the reader's language, else in the other one."""
        return (self.why_ko or self.why_en) if language == "ko" else (self.why_en or self.why_ko)

    @property
    def instead(self) -> str:
        """What to say instead; empty where the phrase is to be left out."""
        return without_instruction(self.replacement)

    @property
    def key(self) -> tuple[str, str]:
        """What makes two rows the same word: capitals and spaces do not."""
        return self.language, "".join(self.text.lower().split())


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with the row `number`, at which of its fields."""

    number: int
    field: str
    kind: str


def rows_of(entries: Iterable[Mapping[str, Any]], reasons_ko: Mapping[str, str] | None = None) -> list[Row]:
    """Read rows as the register stores them (`{text, lang, why, replacement, match?}`).

    `why` is an English sentence, whose Korean is looked up in `reasons_ko`, or both languages. “same” repeats the
    reason of the row before.
    """
    rows: list[Row] = []
    for entry in entries:
        ko, en = _reasons(entry.get("why"), reasons_ko or {})
        if en == SAME and rows:
            ko, en = rows[-1].why_ko, rows[-1].why_en
        rows.append(
            Row(
                text=str(entry.get("text") or "").strip(),
                language=str(entry.get("lang") or ""),
                why_ko=ko,
                why_en=en,
                replacement=str(entry.get("replacement") or "").strip(),
                severity=REVIEW if entry.get("match") == "context" else ERROR,
            )
        )
    return rows


def _reasons(why: Any, reasons_ko: Mapping[str, str]) -> tuple[str, str]:
    if isinstance(why, Mapping):
        return str(why.get("ko") or "").strip(), str(why.get("en") or "").strip()
    said = str(why or "").strip()
    return reasons_ko.get(said, ""), said


def without_instruction(replacement: str) -> str:
    """The replacement itself; nothing where it is an instruction in brackets.

    >>> without_instruction("(delete)"), without_instruction("성적 갈취(영상 협박)")
    ('', '성적 갈취(영상 협박)')
    """
    said = replacement.strip()
    return "" if said.startswith("(") and said.endswith(")") else said


def entries_of(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Rows as the register stores them; the language check reads this form, too."""
    return [
        {
            "text": row.text,
            "lang": row.language,
            "why": {"ko": row.why_ko, "en": row.why_en},
            "replacement": row.replacement,
            **({"match": "context"} if row.severity == REVIEW else {}),
        }
        for row in rows
    ]


def flaws(
    rows: list[Row], *, elsewhere: Mapping[tuple[str, str], str], preferred: Iterable[str]
) -> Iterator[Flaw]:
    """Everything wrong with the rows of one term.

    `elsewhere` maps the keys of words that other terms avoid to those terms; `preferred` are forms that the register
    itself uses. Kinds: missing, language, twice, taken (by another term), ours (a word that we say ourselves).
    """
    seen: set[tuple[str, str]] = set()
    ours = {"".join(form.lower().split()) for form in preferred if form}
    for number, row in enumerate(rows):
        for field, value in (("text", row.text), ("why_ko", row.why_ko), ("why_en", row.why_en)):
            if not value:
                yield Flaw(number, field, "missing")
        if row.language not in LANGUAGES:
            yield Flaw(number, "language", "language")
        if row.text and row.key in seen:
            yield Flaw(number, "text", "twice")
        if row.text and row.key in elsewhere:
            yield Flaw(number, "text", "taken")
        if row.text and row.key[1] in ours:
            yield Flaw(number, "text", "ours")
        seen.add(row.key)
