"""Items and packages of QTI for tests, put together of elements."""

import io
import zipfile

from quizzes.domain.exchange.qti_packages import read_qti
from quizzes.domain.exchange.reading import Read, sound

HEAD = '<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i1" title="제목" adaptive="false">'

MATCH = (
    '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/>'
)

MAP = '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"/>'


def declare(
    *correct: str,
    cardinality: str = "single",
    base: str = "identifier",
    name: str = "RESPONSE",
    mapped: str = "",
) -> str:
    values = "".join(f"<value>{value}</value>" for value in correct)
    right = f"<correctResponse>{values}</correctResponse>" if correct else ""
    named = f'identifier="{name}" cardinality="{cardinality}" baseType="{base}"'
    return f"<responseDeclaration {named}>{right}{mapped}</responseDeclaration>"


def pairs(*correct: str, base: str = "directedPair") -> str:
    return declare(*correct, cardinality="multiple", base=base)


def tag(name: str, inside: str = "", **attributes: str) -> str:
    """An element; `r` is the response that it answers."""
    named = {"responseIdentifier": attributes.pop("r")} if "r" in attributes else {}
    named |= {"identifier": attributes.pop("id")} if "id" in attributes else {}
    said = "".join(f' {key}="{value}"' for key, value in (named | attributes).items())
    return f"<{name}{said}>{inside}</{name}>"


def each(name: str, texts: dict[str, str], **attributes: str) -> str:
    return "".join(tag(name, text, id=key, **attributes) for key, text in texts.items())


def item(declaration: str, body: str, processing: str = MATCH, more: str = "") -> bytes:
    return f"{HEAD}{declaration}<itemBody>{body}</itemBody>{processing}{more}</assessmentItem>".encode()


def read(data: bytes) -> Read:
    return sound(read_qti(data), "ko")


def choices(most: str, r: str = "RESPONSE") -> str:
    said = tag("feedbackInline", "좋아요", outcomeIdentifier="FEEDBACK", id="A")
    rows = each("simpleChoice", {"A": f"묻는다{said}", "B": "찍는다", "C": "웃는다"})
    return tag("choiceInteraction", f"<prompt>무엇을 할까?</prompt>{rows}", r=r, maxChoices=most)


def sets(lefts: dict[str, str], rights: dict[str, str], most: str = "1") -> str:
    left = tag("simpleMatchSet", each("simpleAssociableChoice", lefts, matchMax="1"))
    right = tag("simpleMatchSet", each("simpleAssociableChoice", rights, matchMax=most))
    return tag("matchInteraction", left + right, r="RESPONSE", maxAssociations="0")


ENTRY = '<textEntryInteraction responseIdentifier="RESPONSE"/>'


def packed(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members:
            package.writestr(name, data)
    return file.getvalue()
