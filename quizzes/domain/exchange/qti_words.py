"""The words of a QTI item's body: paragraphs as lines, gaps and words to mark in their places, pictures apart."""

import re
from collections.abc import Callable, Collection

from .html_text import BLOCKS, CELLS, LINES, LOST, shifted
from .markup import Node
from .plain import GAP, Plain, tidy

UNSEEN = {"script", "style", "head", "template", "iframe", "annotation"}
FEEDBACK = ("feedbackInline", "feedbackBlock")
ASIDE = {*FEEDBACK, "templateInline", "templateBlock", "stylesheet"}
ASKED = {
    "prompt",
    "simpleChoice",
    "simpleAssociableChoice",
    "gapText",
    "inlineChoice",
}  # each a line of its own
# An object that is a picture has an alternative text inside, and "a formula" reads as its letters.
NAMED_LOST = {name: what for name, what in LOST.items() if name != "object"}
HOLE = "\U000f0f0f"  # where something is to be filled in: a letter that no language has
SQUARES = str.maketrans("▢□", "◻◻")
SPACES = re.compile(r"\s+")
Mark = Callable[[Node], str | None]


def words(node: Node, mark: Mark | None = None, skip: Collection[str] = ()) -> str:
    """The words below a node; `mark` may say what stands for an element, `skip` names those that are left out."""
    return tidy("".join(pieces(node, mark, skip)))


def with_gaps(node: Node, gaps: Collection[str], skip: Collection[str] = ()) -> str:
    """The words with ▢ for each of these elements; squares of the text's own become others, which are no gaps."""
    said = words(node, lambda one: f" {HOLE} " if one.tag in gaps else None, skip)
    return said.translate(SQUARES).replace(HOLE, GAP)


def pieces(node: Node, mark: Mark | None, skip: Collection[str]) -> list[str]:
    found: list[str] = []
    for child in node.children:
        if isinstance(child, str):
            found.append(SPACES.sub(" ", child))
            continue
        said = mark(child) if mark else None
        if said is not None:
            found.append(said)
        elif child.tag in skip:
            continue
        elif child.tag in ("sup", "sub"):
            found.append(shifted("".join(pieces(child, mark, skip)), child.tag))
        elif child.tag in CELLS:
            found += [" ", *pieces(child, mark, skip)]
        elif child.tag == "rubricBlock" and not is_for_candidates(child):
            continue
        elif child.tag in BLOCKS:
            found += ["\n\n", *pieces(child, mark, skip), "\n\n"]
        elif child.tag in LINES or child.tag in ASKED:
            found += ["\n", *pieces(child, mark, skip)]
        elif child.tag not in UNSEEN and child.tag not in ASIDE:
            found += pieces(child, mark, skip)
    return found


def is_for_candidates(rubric: Node) -> bool:
    """A text for those who answer; other rubrics are for those who teach or score."""
    views = rubric.get("view").split()
    return not views or "candidate" in views


def label(node: Node) -> str:
    """The words of a choice; where it is only a picture, the picture's own."""
    said = words(node)
    if said:
        return said
    told = [tidy(one.get("alt") or one.get("title")) for one in node.all("img", "object")]
    files = [one.get("src") or one.get("data") for one in node.all("img", "object")]
    names = [name.rpartition("/")[2] for name in files]
    return tidy(" ".join(one for one in told if one)) or tidy(node.get("label")) or tidy(" ".join(names))


def lost(node: Node) -> list[str]:
    """What a text cannot keep of what stands below a node."""
    found = {NAMED_LOST[one.tag] for one in node.all(*NAMED_LOST)}
    for one in node.all("object"):
        if not one.get("type").startswith("image/"):
            found.add(LOST["object"])
    return sorted(found)


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
    told = [words(one) for one in node.all(*FEEDBACK)]
    return tidy("\n".join(told))
