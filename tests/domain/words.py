"""The words to avoid and the framing rules as the data files have them, built once for all tests of the language room."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from language.lexicon import Lexicon, lexicon

DATA = Path(__file__).resolve().parents[2] / "site" / "register" / "data"
CASES = Path(__file__).parent / "cases"


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@lru_cache(maxsize=1)
def words() -> Lexicon:
    return lexicon(*(read(DATA / f"{name}.yaml") for name in ("terms", "lint_policy", "framing")))
