"""XML from others as a tree that knows its lines. Document types are refused: no entity swells, none is fetched."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from .reading import Malformed

MOST_DEPTH = 100
MOST_NODES = 100_000
LONGEST = 10 * 1024 * 1024  # bytes
# What is declared in the first line, in any encoding that has the letters of ASCII.
DECLARED = re.compile(rb"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"'][^>]*\?>")
KOREAN = {"euc-kr", "cp949", "ms949", "windows-949", "uhc", "ks_c_5601-1987", "ksc5601", "euckr"}


@dataclass
class Node:
    """An element: its name and attributes without prefixes, as QTI 2 writes them, whatever version it came from."""

    tag: str
    attributes: dict[str, str]
    line: int
    children: "list[Node | str]" = field(default_factory=list)

    def get(self, name: str, default: str = "") -> str:
        return self.attributes.get(name, default)

    @property
    def elements(self) -> "list[Node]":
        return [child for child in self.children if isinstance(child, Node)]

    def child(self, tag: str) -> "Node | None":
        return next((child for child in self.elements if child.tag == tag), None)

    def all(self, *tags: str) -> "Iterator[Node]":
        """Every element below with one of these names, in order."""
        for child in self.elements:
            if child.tag in tags:
                yield child
            yield from child.all(*tags)

    def first(self, *tags: str) -> "Node | None":
        return next(self.all(*tags), None)

    @property
    def text(self) -> str:
        """All words below, as they stand."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


def read_xml(data: bytes) -> Node:
    """The tree of a document; raises Malformed with the line where it is no XML, or more than a question needs."""
    if len(data) > LONGEST:
        raise Malformed(0, f"the file is larger than {LONGEST // 1024 // 1024} MB")
    builder = Builder()
    try:
        builder.parser.Parse(in_unicode(data), True)
    except Malformed:
        raise
    except expat.ExpatError as error:
        why = expat.errors.messages.get(error.code, str(error))
        raise Malformed(error.lineno, f"this is no XML: {why}") from error
    except (ValueError, LookupError) as error:
        # The parser asks Python for an encoding that it does not know itself.
        raise Malformed(1, "this XML is in an encoding that is not read; save it as UTF-8") from error
    if builder.root is None:
        raise Malformed(1, "this file is empty")
    return builder.root


def in_unicode(data: bytes) -> bytes:
    """The document in UTF-8 where it declares the code page of Korean Windows, which the parser cannot read."""
    named = DECLARED.match(data)
    if not named or named.group(1).decode().casefold() not in KOREAN:
        return data
    try:
        return b'<?xml version="1.0"?>' + data[named.end() :].decode("cp949").encode()
    except UnicodeDecodeError as error:
        line = data[: named.end() + error.start].count(b"\n") + 1
        raise Malformed(line, "this is not in the encoding that its first line names") from error


def as_text(data: bytes) -> str:
    """A document that was read already as text, without the first line that says how it was written."""
    whole = in_unicode(data)
    order = "utf-16" if whole[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = whole.decode(order, errors="replace")
    return re.sub(r"^\s*<\?xml[^>]*\?>\s*", "", text)


class Builder:
    """Takes what the parser meets, within bounds."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.open: list[Node] = []
        self.nodes = 0
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self.begin
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.words
        parser.StartDoctypeDeclHandler = self.refuse
        parser.EntityDeclHandler = self.refuse
        parser.ExternalEntityRefHandler = self.refuse
        self.parser = parser

    @property
    def line(self) -> int:
        return int(self.parser.CurrentLineNumber)

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES or len(self.open) >= MOST_DEPTH:
            raise Malformed(self.line, "there are more elements than a question needs")
        named = {own_name(key): value for key, value in attributes.items()}
        node = Node(own_name(name), named, self.line)
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.root = node
        self.open.append(node)

    def end(self, name: str) -> None:
        self.open.pop()

    def words(self, text: str) -> None:
        if self.open:
            self.open[-1].children.append(text)

    def refuse(self, *_: Any) -> int:
        raise Malformed(self.line, "a document type or an entity is declared; that is not allowed")


def own_name(name: str) -> str:
    """simpleChoice for qti-simple-choice and imsqti:simpleChoice alike."""
    bare = name.rpartition(":")[2]
    bare = bare.removeprefix("qti-")
    head, *tail = bare.split("-")
    return head + "".join(part[:1].upper() + part[1:] for part in tail)
