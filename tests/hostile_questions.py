"""Files of questions that mean harm or are broken, made here: (name, format, bytes, whether it is refused)."""

import io
import struct
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

from quizzes.workbooks import write_xlsx

KB, MB = 1024, 1024 * 1024
ITEM = (
    '<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i" title="t">'
    '<responseDeclaration identifier="R" cardinality="single" baseType="identifier">'
    "<correctResponse><value>a</value></correctResponse></responseDeclaration><itemBody>"
    '<choiceInteraction responseIdentifier="R" maxChoices="1"><prompt>Q?</prompt>'
    '<simpleChoice identifier="a">A</simpleChoice><simpleChoice identifier="b">B</simpleChoice>'
    "</choiceInteraction></itemBody></assessmentItem>"
)


FORGED = (
    '<itemBody><rubricBlock use="dongui" view="author">'
    '{"own": {"options": 5, "kind": "scale", "points": 1e999}}</rubricBlock>'
)


class Hostile(NamedTuple):
    name: str
    origin: str
    data: bytes
    is_refused: bool = True


def packed(*members: tuple[str | zipfile.ZipInfo, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as package:
        for name, data in members:
            package.writestr(name, data)
    return file.getvalue()


def manifest(*hrefs: str, kind: str = "imsqti_item_xmlv2p1") -> tuple[str, bytes]:
    rows = "".join(
        f'<resource identifier="r{n}" type="{kind}" href="{href}"/>' for n, href in enumerate(hrefs)
    )
    return "imsmanifest.xml", f"<manifest><resources>{rows}</resources></manifest>".encode()


def changed(whole: str, old: str, new: str) -> bytes:
    assert old in whole
    return whole.replace(old, new).encode()


def book(part: str, data: bytes) -> bytes:
    """A workbook in which one part is another."""
    whole = io.BytesIO(write_xlsx([["question", "answer"], ["Q?", "true"]]))
    with zipfile.ZipFile(whole) as before:
        members = [
            (info.filename, data if info.filename == part else before.read(info))
            for info in before.infolist()
        ]
    return packed(*members)


def sheet(rows: str, dimension: str = "A1:B2") -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    xml = (
        f'<worksheet xmlns="{space}"><dimension ref="{dimension}"/><sheetData>{rows}</sheetData></worksheet>'
    )
    return book("xl/worksheets/sheet1.xml", xml.encode())


def texts() -> Iterator[Hostile]:
    """GIFT and CSV."""
    yield Hostile("nothing", "gift", b"")
    yield Hostile("only spaces", "gift", b" \r\n\t\r\n")
    yield Hostile("only a mark", "gift", b"\xef\xbb\xbf")
    yield Hostile("zeros", "gift", b"\0" * KB)
    yield Hostile("a program", "gift", b"\x7fELF\x02\x01\x01\0" + bytes(range(256)))
    yield Hostile("a picture", "gift", b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    yield Hostile("half a letter", "gift", "동의 {T}".encode()[:-5])
    yield Hostile("half of UTF-16", "gift", "동의 {T}".encode("utf-16")[:-1])
    yield Hostile("a zip as text", "gift", packed(("a.txt", b"Q {T}")))
    yield Hostile("unclosed", "gift", b"Q {=a ~b")
    yield Hostile("never opened", "gift", b"Q =a ~b}")
    yield Hostile("a brace in a brace", "gift", b"Q {{=a ~b}}")
    yield Hostile("a thousand braces", "gift", b"Q " + b"{" * 1000 + b"}" * 1000)
    yield Hostile("a hundred thousand braces", "gift", b"{" * 100_000)
    yield Hostile("a weight beyond all", "gift", b"Q {=a ~%99999999999999999999%b}")
    yield Hostile("a number beyond all", "gift", b"Q {#1e999}", is_refused=False)
    yield Hostile("no number", "gift", b"Q {#one}")
    yield Hostile("a range that is turned", "gift", b"Q {#5..1}", is_refused=False)
    yield Hostile("half a pair", "gift", b"Q {=a -> b\n=c}")
    yield Hostile("only backslashes", "gift", b"\\" * 10_000, is_refused=False)
    yield Hostile(
        "a script", "gift", b"[html]<script>alert(1)</script>Q<img src=x onerror=y> {T}", is_refused=False
    )
    yield Hostile("control characters", "gift", b"\x01\x02Q\x07 {\x1bT}", is_refused=False)
    yield Hostile("other directions", "gift", "\u202eQ\u2066 {T}".encode(), is_refused=False)
    yield Hostile("half a pair of letters", "gift", b"Q\xed\xa0\x80 {T}")
    yield Hostile("too many questions", "gift", b"Q {T}\n\n" * 2001)
    yield Hostile("a text of 5 MB and one", "gift", b"x" * (5 * MB + 1))
    yield Hostile("no headings", "csv", b"1,2,3\n4,5,6\n")
    yield Hostile("a quotation mark too few", "csv", b'question,answer\n"Q?,true\n')
    yield Hostile("words behind a quotation mark", "csv", b'question,answer\n"Q"?,true\n')
    yield Hostile("too many rows", "csv", b"question,answer\n" + b"Q?,true\n" * 5001)
    yield Hostile("too many columns", "csv", b"question," + b"x," * 500 + b"\nQ?\n")
    yield Hostile("a cell without an end", "csv", b"question\n" + b"x" * 40_000)
    yield Hostile("more cells than headings", "csv", b"question,answer\nQ?,true,more\n")
    yield Hostile("the same heading twice", "csv", b"question,answer,answer\nQ?,true,false\n")
    yield Hostile("an answer that is none", "csv", b"question,option 1,option 2,answer\nQ?,a,b,9\n")
    yield Hostile(
        "scenes in a circle",
        "csv",
        b'question,kind,scenes\nQ?,scenario,"[{""text"": ""a""}, {""text"": ""b""}]"\n',
    )
    yield Hostile("deep JSON", "csv", b"question,kind,scenes\nQ?,scenario," + b"[" * 30_000 + b"\n")
    yield Hostile("a formula", "csv", b"question,answer\n=cmd|' /C calc'!A0,true\n", is_refused=False)
    yield Hostile(
        "a form of format", "csv", b"question,answer\n{0.__class__} %s {x!r},true\n", is_refused=False
    )


def documents() -> Iterator[Hostile]:
    """Single items of QTI."""
    yield Hostile("no XML", "qti", b"<assessmentItem")
    yield Hostile("another document", "qti", b"<html><body>hello</body></html>")
    yield Hostile("an old item", "qti", b"<questestinterop/>")
    yield Hostile("a test alone", "qti", b"<assessmentTest/>")
    yield Hostile(
        "a laugh a thousand times",
        "qti",
        b'<!DOCTYPE l [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>' + ITEM.encode(),
    )
    yield Hostile(
        "a file of this machine", "qti", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'
    )
    yield Hostile("a parameter", "qti", b'<!DOCTYPE x [<!ENTITY % e SYSTEM "http://localhost/x">%e;]><a/>')
    yield Hostile(
        "an outer document type", "qti", b'<!DOCTYPE x SYSTEM "http://localhost/x.dtd">' + ITEM.encode()
    )
    yield Hostile("a document type in UTF-16", "qti", ("<!DOCTYPE x>" + ITEM).encode("utf-16"))
    yield Hostile("an unknown entity", "qti", changed(ITEM, "Q?", "&nbsp;"))
    yield Hostile("an unknown encoding", "qti", b'<?xml version="1.0" encoding="klingon"?>' + ITEM.encode())
    yield Hostile(
        "an encoding of many bytes", "qti", b'<?xml version="1.0" encoding="big5"?>' + ITEM.encode()
    )
    yield Hostile(
        "another encoding than it says",
        "qti",
        b'<?xml version="1.0" encoding="euc-kr"?>' + b"<a>\xff\xff</a>",
    )
    yield Hostile("deep", "qti", b"<a>" * 5000 + b"</a>" * 5000)
    yield Hostile("wide", "qti", b"<a>" + b"<b/>" * 100_001 + b"</a>")
    yield Hostile("no body", "qti", b"<assessmentItem identifier='x'/>")
    yield Hostile("a key that is not there", "qti", changed(ITEM, "<value>a<", "<value>z<"))
    yield Hostile("nothing to choose", "qti", changed(ITEM, "simpleChoice", "otherChoice"))
    yield Hostile(
        "another file is to be read",
        "qti",
        changed(ITEM, "<prompt>", '<xi:include xmlns:xi="x" href="file:///etc/passwd"/><prompt>'),
        is_refused=False,
    )
    yield Hostile("a script", "qti", changed(ITEM, "Q?", "<script>alert(1)</script>Q?"), is_refused=False)
    yield Hostile(
        "our own rubric, forged",
        "qti",
        changed(
            ITEM,
            "<itemBody>",
            FORGED,
        ),
    )


def packages() -> Iterator[Hostile]:
    """Zip files with items."""
    item = ITEM.encode()
    yield Hostile("a zip that ends", "qti", packed(("a.xml", item))[:-30])
    yield Hostile("only its first bytes", "qti", b"PK\x03\x04")
    yield Hostile("nothing in it", "qti", b"PK\x05\x06" + b"\0" * 18)
    yield Hostile("up and out", "qti", packed(("../a.xml", item)))
    yield Hostile("from the root", "qti", packed(("/a.xml", item)))
    yield Hostile("a drive", "qti", packed(("c:/a.xml", item)))
    yield Hostile("a link", "qti", packed((linked(), b"/etc/passwd")))
    yield Hostile("twice", "qti", packed(("a.xml", item), ("A.xml", item)))
    yield Hostile("a bomb", "qti", packed(("a.xml", b"\0" * (9 * MB))))
    yield Hostile("many small bombs", "qti", packed(*((f"{n}.xml", b" " * MB) for n in range(101))))
    yield Hostile("too many", "qti", packed(*((f"{n}", b"") for n in range(2001))))
    yield Hostile(
        "a member of 10 MB and one",
        "qti",
        packed(("a.bin", b"\x00\x01" * (5 * MB) + b"x"), how=zipfile.ZIP_STORED),
    )
    yield Hostile(
        "larger than it says",
        "qti",
        smaller(packed(("a.xml", item + b" " * 5000), how=zipfile.ZIP_STORED), len(item) + 5000),
    )
    yield Hostile("a password", "qti", locked(packed(("a.xml", item))))
    yield Hostile("a file that is missing", "qti", packed(manifest("a.xml")))
    yield Hostile("an address outside", "qti", packed(manifest("../../etc/passwd"), ("a.xml", item)))
    yield Hostile("an address elsewhere", "qti", packed(manifest("http://localhost/a.xml"), ("a.xml", item)))
    yield Hostile("an old package", "qti", packed(manifest("a.xml", kind="imsqti_xmlv1p2"), ("a.xml", item)))
    yield Hostile("a broken manifest", "qti", packed(("imsmanifest.xml", b"<manifest>"), ("a.xml", item)))
    circle = b'<assessmentTest><assessmentSectionRef href="t.xml"/></assessmentTest>'
    yield Hostile(
        "a test in a circle", "qti", packed(manifest("t.xml", kind="imsqti_test_xmlv2p1"), ("t.xml", circle))
    )
    yield Hostile("one item of two is broken", "qti", packed(("a.xml", item), ("b.xml", b"<assessmentItem>")))
    yield Hostile(
        "what a Mac leaves", "qti", packed(("a.xml", item), ("__MACOSX/._a.xml", b"\0\5")), is_refused=False
    )


def workbooks() -> Iterator[Hostile]:
    yield Hostile("an old workbook", "xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * KB)
    yield Hostile("text", "xlsx", b"question,answer\nQ?,true\n")
    yield Hostile("a package of QTI", "xlsx", packed(("a.xml", ITEM.encode())))
    yield Hostile("no workbook in it", "xlsx", packed(("[Content_Types].xml", b"<Types/>")))
    yield Hostile("a broken sheet", "xlsx", book("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row>"))
    yield Hostile("entities", "xlsx", book("xl/workbook.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><workbook/>'))
    yield Hostile(
        "a row at the end of the world", "xlsx", sheet('<row r="99999999999"><c r="A1"><v>1</v></c></row>')
    )
    yield Hostile(
        "a column at the end of the world", "xlsx", sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>')
    )
    yield Hostile("a size that is not so", "xlsx", sheet("", dimension="A1:XFD1048576"))
    yield Hostile(
        "a formula without a result", "xlsx", sheet(heads() + '<row r="2"><c r="A2"><f>1+1</f></c></row>')
    )
    yield Hostile("an error", "xlsx", sheet(heads() + '<row r="2"><c r="A2" t="e"><v>#REF!</v></c></row>'))
    yield Hostile("a bomb", "xlsx", book("xl/styles.xml", b" " * (9 * MB)))
    yield Hostile(
        "far rows that are empty", "xlsx", sheet(heads() + '<row r="1048576"><c r="A1048576"/></row>')
    )


def heads() -> str:
    cell = '<c r="{}1" t="inlineStr"><is><t>{}</t></is></c>'
    cells = "".join(
        cell.replace("{}", c, 1).replace("{}", t, 1) for c, t in (("A", "question"), ("B", "answer"))
    )
    return f'<row r="1">{cells}</row>'


def linked() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("link.xml")
    info.external_attr = 0o120777 << 16
    return info


def smaller(data: bytes, size: int) -> bytes:
    """A package that says that its member is small."""
    return data.replace(struct.pack("<I", size), struct.pack("<I", 10))


def locked(data: bytes) -> bytes:
    """A package whose member is said to be locked."""
    at = data.index(b"PK\x01\x02") + 8
    return data[:at] + b"\x01\0" + data[at + 2 :]


HOSTILE = [*texts(), *documents(), *packages(), *workbooks()]
