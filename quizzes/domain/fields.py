"""Read fields of plain data, so that whatever is wrong is named with its place."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Never

Text = Mapping[str, str]
Variants = Mapping[str, tuple[str, ...]]  # in each language, several ways of writing the same
Path = tuple[str | int, ...]

# A text must stand in these languages; further ones may stand beside them.
NEEDED_LANGUAGES = ("ko", "en")
KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,39}")
MOST_VARIANTS = 50
LONGEST_TEXT = 20_000  # characters


@dataclass(frozen=True)
class Needs:
    """What the texts of a quiz must have: these languages, and a feedback on everything that can be answered.

    A quiz of our own has both; one that came from elsewhere has the languages and the feedback that it came with.
    """

    languages: tuple[str, ...] = NEEDED_LANGUAGES
    feedback: bool = True


EVERYTHING = Needs()


class Fault(ValueError):
    """Something wrong in the data of a quiz: what to do about it, and the path of the field.

    `message` is the sentence before its {braces} are filled with `parts`, so that it can be said in other languages.
    """

    def __init__(self, path: Path, message: str, **parts: object) -> None:
        super().__init__(fill(message, parts))
        self.path = path
        self.message = message
        self.parts = parts

    @property
    def where(self) -> str:
        """Write the path as a person would: items[2].options[0].text.ko"""
        written = ""
        for part in self.path:
            written += f"[{part}]" if isinstance(part, int) else f".{part}" if written else part
        return written


def fill(message: str, parts: Mapping[str, object]) -> str:
    """Fill {braces} by replacement, never by str.format: a part is data."""
    for name, part in parts.items():
        message = message.replace("{" + name + "}", str(part))
    return message


class Fields:
    """A mapping at a path; each method reads one field or raises Fault at exactly that field."""

    def __init__(self, data: Any, path: Path = (), needs: Needs = EVERYTHING) -> None:
        if not isinstance(data, Mapping):
            raise Fault(path, "must be a group of named fields")
        self.data = data
        self.path = path
        self.needs = needs

    def fault(self, name: str, message: str, **parts: object) -> Never:
        raise Fault((*self.path, name) if name else self.path, message, **parts)

    def only(self, *names: str) -> None:
        """Refuse fields that nobody would read: a misspelt name must not pass unseen."""
        for name in self.data:
            if name not in names:
                self.fault(str(name), "is not a field here")

    def word(self, name: str, default: str = "") -> str:
        value = self.data.get(name)
        if value is None or value == "":
            return default
        if isinstance(value, bool) or not isinstance(value, str | int):
            self.fault(name, "must be one word or number")
        return str(value).strip()

    def one_of(self, name: str, allowed: Sequence[str], default: str = "") -> str:
        value = self.word(name, default)
        if value not in allowed:
            self.fault(name, "must be one of {allowed}", allowed=", ".join(allowed))
        return value

    def key(self, name: str = "key") -> str:
        value = self.word(name)
        if not KEY.fullmatch(value):
            self.fault(name, "needs a short key of letters, digits and hyphens")
        return value

    def flag(self, name: str) -> bool:
        value = self.data.get(name, False)
        if not isinstance(value, bool):
            self.fault(name, "must be true or false")
        return value

    def text(self, name: str, *, needed: bool = True) -> dict[str, str]:
        """A text in every needed language; an optional one may be missing in all of them, not in some."""
        value = self.data.get(name)
        if not isinstance(value, Mapping):
            if value or needed:
                self.fault(name, "the text is missing")
            return {}
        words = {str(language): said for language, said in value.items() if said not in (None, "")}
        if not words and not needed:
            return {}
        for language in self.needs.languages:
            if language not in words:
                raise Fault((*self.path, name, language), "the {language} text is missing", language=language)
        for language, said in words.items():
            if not isinstance(said, str) or not said.strip():
                raise Fault((*self.path, name, language), "must be a text")
            if len(said) > LONGEST_TEXT:
                raise Fault(
                    (*self.path, name, language), "is longer than {most} characters", most=LONGEST_TEXT
                )
        return {language: said.strip() for language, said in sorted(words.items())}

    def feedback(self, name: str) -> dict[str, str]:
        """What is said about an answer: needed in our own quizzes, welcome in those from elsewhere."""
        return self.text(name, needed=self.needs.feedback)

    def variants(self, name: str, *, needed: bool = True) -> dict[str, tuple[str, ...]]:
        """Ways of writing the same, as a list in each language."""
        value = self.data.get(name)
        if not isinstance(value, Mapping):
            if value or needed:
                self.fault(name, "must be a list in each language")
            return {}
        found = {str(language): self.writings(name, str(language), ways) for language, ways in value.items()}
        kept = {language: ways for language, ways in sorted(found.items()) if ways}
        for language in self.needs.languages if needed or kept else ():
            if language not in kept:
                raise Fault((*self.path, name, language), "the {language} text is missing", language=language)
        return kept

    def writings(self, name: str, language: str, ways: Any) -> tuple[str, ...]:
        """One language's list; what stands twice stands once."""
        place = (*self.path, name, language)
        if not isinstance(ways, list | tuple) or not all(isinstance(way, str) for way in ways):
            raise Fault(place, "must be a list of texts")
        written = tuple(dict.fromkeys(way.strip() for way in ways if way.strip()))
        if len(written) > MOST_VARIANTS:
            raise Fault(place, "has more than {most} entries", most=MOST_VARIANTS)
        if any(len(way) > LONGEST_TEXT for way in written):
            raise Fault(place, "is longer than {most} characters", most=LONGEST_TEXT)
        return written

    def number(self, name: str, default: float = 0.0, *, least: float = -1e12, most: float = 1e12) -> float:
        """A number within bounds; whole ones come out as they came in, so that data stays what it was."""
        value = self.data.get(name)
        if value is None or value == "":
            return default
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            self.fault(name, "must be a number")
        if not least <= value <= most:  # also refuses what is not a number
            self.fault(name, "must be a number from {least} to {most}", least=f"{least:g}", most=f"{most:g}")
        return float(value)

    def inner(self, name: str) -> "Fields":
        return Fields(self.data.get(name), (*self.path, name), self.needs)

    def rows(self, name: str, *, least: int = 0, most: int = 10_000) -> Iterator["Fields"]:
        value = self.data.get(name)
        rows = list(value) if isinstance(value, list | tuple) else None
        if rows is None and (value or least):
            self.fault(name, "must be a list")
        if len(rows or ()) < least:
            self.fault(name, "needs at least {least} entries", least=least)
        if len(rows or ()) > most:
            self.fault(name, "has more than {most} entries", most=most)
        for number, row in enumerate(rows or ()):
            yield Fields(row, (*self.path, name, number), self.needs)


def refuse_doubles(rows: Sequence[Any], path: Path) -> None:
    """Raise Fault at the first row whose key stood before."""
    seen: set[str] = set()
    for number, row in enumerate(rows):
        if row.key in seen:
            raise Fault((*path, number, "key"), "{key} stands twice", key=row.key)
        seen.add(row.key)
