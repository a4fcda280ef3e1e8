"""Read a unit's YAML so that every fault can be named by line and field."""

from dataclasses import dataclass
from typing import Any

import yaml

Path = tuple[str | int, ...]

# libyaml where the package brings it: a whole curriculum is read in a second instead of fifteen.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Fault:
    """Something wrong in a data file: where, and what to do about it."""

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field}: {self.message}"


class Document:
    """A YAML file as data, with the line of every field."""

    def __init__(self, *, file: str, data: Any, lines: dict[Path, int]) -> None:
        self.file = file
        self.data = data
        self.lines = lines

    def fault(self, path: Path, message: str) -> Fault:
        """Name a fault at `path`, or at the nearest line above it that exists."""
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        return Fault(self.file, self.lines.get(known, 1), dotted(path) or "file", message)


class Unreadable(Exception):
    """The text is no YAML; carries the fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


def dotted(path: Path) -> str:
    """Write a path as a person would: screens[2].title.ko"""
    written = ""
    for part in path:
        written += f"[{part}]" if isinstance(part, int) else f".{part}" if written else str(part)
    return written


def read(*, text: str, file: str) -> Document:
    """Parse `text`; raises Unreadable with the line where the YAML breaks or a key stands twice."""
    lines: dict[Path, int] = {}
    try:
        loader = LOADER(text)
        node = loader.get_single_node()
        data = loader.construct_document(node) if node else None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise Unreadable(
            Fault(file, line, "file", f"this is no YAML: {getattr(error, 'problem', error)}")
        ) from error
    doubled = note_lines(node, (), lines) if node else None
    if doubled:
        raise Unreadable(Fault(file, lines[doubled], dotted(doubled), "this key stands twice"))
    return Document(file=file, data=data, lines=lines)


def note_lines(node: yaml.Node, path: Path, lines: dict[Path, int]) -> Path | None:
    """Write down the line of every path; return the first key that stands twice."""
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        children = [(part, (*path, index)) for index, part in enumerate(node.value)]
    elif isinstance(node, yaml.MappingNode):
        children = [(value, (*path, str(key.value))) for key, value in node.value]
        for (key, _), (_, below) in zip(node.value, children, strict=True):
            if below in lines:
                lines[below] = key.start_mark.line + 1
                return below
            lines[below] = key.start_mark.line + 1
    else:
        children = []
    for part, below in children:
        doubled = note_lines(part, below, lines)
        if doubled:
            return doubled
    return None
