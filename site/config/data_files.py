"""Whether the data files can be read at all, before the rooms look at what they say."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
LOADER: Any = getattr(yaml, "CLoader", yaml.Loader)


def data_files(root: Path = ROOT) -> Iterator[Path]:
    """The files that rooms load; units stand in folders of their own and are read by `courses`."""
    for folder in sorted([*root.glob("site/*/data"), *root.glob("*/data")]):
        yield from sorted(folder.glob("*.yaml"))


def unreadable(root: Path = ROOT) -> list[str]:
    """Every file that is no YAML or no UTF-8, as `file:line: what`."""
    found = []
    for path in data_files(root):
        if fault := fault_of(path.read_bytes()):
            line, what = fault
            found.append(f"{path.relative_to(root)}:{line}: {what}")
    return found


def fault_of(contents: bytes) -> tuple[int, str] | None:
    """The first line that cannot be read, and why; nothing where all of it can."""
    try:
        text = contents.decode()
    except UnicodeDecodeError as fault:
        return contents[: fault.start].count(b"\n") + 1, "this is no UTF-8"
    try:
        for _ in yaml.parse(text, Loader=LOADER):
            pass
    except yaml.MarkedYAMLError as fault:
        return (fault.problem_mark.line if fault.problem_mark else 0) + 1, fault.problem or "cannot be read"
    except yaml.reader.ReaderError as fault:
        return text[: fault.position].count("\n") + 1, fault.reason
    return None
