"""The words of a QTI item's body: paragraphs as lines, gaps and words to mark in their places, pictures apart."""

import re
from collections.abc import Callable, Collection

from .html_text import BLOCKS, LINES
from .markup import Node
from .plain import Plain, tidy

UNSEEN = {"script", "style", "head", "template", "iframe"}
ASIDE = {"feedbackInline", "feedbackBlock", "rubricBlock", "templateInline", "templateBlock", "stylesheet"}
SPACES = re.compile(r"\s+")
Mark = Callable[[Node], str | None]


def words(node: Node, mark: Mark | None = None, skip: Collection[str] = ()) -> str:
    """The words below a node; `mark` may say what stands for an element, `skip` names those that are left out."""
    return tidy("".join(pieces(node, mark, skip)))


def pieces(node: Node, mark: Mark | None, skip: Collection[str]) -> list[str]:
    found: list[str] = []
    for child in node.children:
        if isinstance(child, str):
            found.append(SPACES.sub(" ", child))
            continue
        said = mark(child) if mark else None
        if said is not None:
            found.append(said)
        elif child.tag in BLOCKS:
            found += ["\n\n", *pieces(child, mark, skip), "\n\n"]
        elif child.tag in LINES:
            found += ["\n", *pieces(child, mark, skip)]
        elif child.tag not in UNSEEN and child.tag not in ASIDE and child.tag not in skip:
            found += pieces(child, mark, skip)
    return found


def pictures(node: Node) -> list[Plain]:
    """Pictures in the body with their words; those inside an interaction that is a picture itself stay there."""
    found = [
        {"src": one.get("src")[:300] or "picture", "alt": tidy(one.get("alt"))} for one in node.all("img")
    ]
    for one in node.all("object"):
        if one.get("type").startswith("image/"):
            found.append({"src": one.get("data")[:300] or "picture", "alt": words(one)})
    return found


def said_inline(node: Node) -> str:
    """What is said to whoever chooses this."""
    told = [words(one) for one in node.all("feedbackInline", "feedbackBlock")]
    return tidy("\n".join(told))
