"""The words to avoid and the framing rules as the data files have them, built once for all tests."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from language.findings import Morpheme
from language.lexicon import Lexicon, lexicon

DATA = Path(__file__).resolve().parents[1] / "site" / "register" / "data"
CASES = Path(__file__).parent / "domain" / "cases"


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@lru_cache(maxsize=1)
def words() -> Lexicon:
    return lexicon(*(read(DATA / f"{name}.yaml") for name in ("terms", "lint_policy", "framing")))


def fake_morphemes(*words: str) -> Any:
    """An analyser that knows only these words: each stands as one noun wherever it occurs, the rest as letters."""

    def cut(text: str) -> list[Morpheme]:
        found: list[Morpheme] = []
        at = 0
        while at < len(text):
            word = next((word for word in words if text.startswith(word, at)), text[at])
            found.append(Morpheme(word, "NNG" if len(word) > 1 else "SW", at, at + len(word)))
            at += len(word)
        return found

    return lambda texts: [cut(text) for text in texts]
