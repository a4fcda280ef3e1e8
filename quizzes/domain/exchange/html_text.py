"""HTML as others write it, as plain text: paragraphs, line breaks, and the words of pictures; nothing else."""

import re
from html.parser import HTMLParser

from .plain import tidy

BLOCKS = {
    *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "tr", "section", "article"),
    *("blockquote", "pre", "figure", "figcaption", "dl", "hr"),
}
LINES = {"br", "li", "dt", "dd", "caption"}
UNSEEN = {"script", "style", "head", "template", "iframe", "object"}
LOOKS_LIKE = re.compile(
    r"</?(?:p|br|b|i|u|em|strong|span|div|img|ul|ol|li|sub|sup|a|h[1-6]|code|pre|table|tr|td|font)\b[^<>]*>",
    re.IGNORECASE,
)


class Flattener(HTMLParser):
    """Collects text and pictures; what a reader would not see is left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.pictures: list[tuple[str, str]] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN:
            self.hidden += 1
        elif tag == "img":
            named = dict(attrs)
            self.pictures.append((named.get("src") or "", tidy(named.get("alt"))))
        self.break_before(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in UNSEEN:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self.hidden = max(0, self.hidden - 1)
        if tag in BLOCKS:
            self.parts.append("\n\n")

    def break_before(self, tag: str) -> None:
        if tag in BLOCKS:
            self.parts.append("\n\n")
        elif tag in LINES:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(re.sub(r"\s+", " ", data))


def flat(html: str) -> tuple[str, list[tuple[str, str]]]:
    """The words of HTML, and the (address, words) of its pictures. Never fails: what is no HTML is text."""
    reader = Flattener()
    reader.feed(html)
    reader.close()
    return tidy("".join(reader.parts)), reader.pictures


def looks_like_html(text: str) -> bool:
    return bool(LOOKS_LIKE.search(text))
