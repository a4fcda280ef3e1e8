"""What an editor reads when a book was not built for its figures: which, where, why, and the way to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from register.sources import claims, stale
from wagtail.admin.admin_url_finder import AdminURLFinder

from .domain.figures import MARK, unpacked


@dataclass(frozen=True)
class Figure:
    """One claim that must be looked at; `why` is empty once somebody has."""

    slug: str
    codes: Sequence[str]
    statement: str
    why: str
    url: str

    @property
    def where(self) -> str:
        return ", ".join(self.codes)


def is_of_figures(message: str) -> bool:
    return message.startswith(MARK)


def figures_of(message: str) -> list[Figure]:
    """The figures of a refusal as they stand today, in the reader's language."""
    cited, _more = unpacked(message)
    found, reasons, finder = claims(slugs=cited), stale(slugs=cited), AdminURLFinder()
    return [
        Figure(
            slug=slug,
            codes=codes,
            statement=found[slug].said() if slug in found else "",
            why=reasons.get(slug, ""),
            url=(finder.get_edit_url(found[slug]) or "") if slug in found else "",
        )
        for slug, codes in cited.items()
    ]


def whats_to_do(message: str) -> str:
    """The sentence above the list of figures."""
    figures, (_cited, more) = figures_of(message), unpacked(message)
    if not more and not any(figure.why for figure in figures):
        return _(
            "The figures for which this book was not built have been looked at since. Please build it again."
        )
    said = _(
        "Not built: figures in it must be looked at first. Open each, read its source, keep it, then build again."
    )
    if not more:
        return said
    rest = _("Others besides these: {n}.").replace("{n}", str(more))
    return f"{said} {rest}"


def in_one_line(message: str) -> str:
    named = "; ".join(f"{one.slug} ({one.where}): {one.why}" for one in figures_of(message) if one.why)
    return f"{whats_to_do(message)} {named}".strip()


def named(cited: Mapping[str, Sequence[str]], reasons: Mapping[str, str]) -> str:
    """The same for whoever builds from the command line."""
    return "; ".join(f"{slug} ({', '.join(cited[slug])}): {why}" for slug, why in reasons.items())
