"""The outcomes and units that the bank asks about, as menus: in the words of the lessons, unit by unit."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext, gettext_lazy

from .domain.wording import pick
from .models import BankItem, BankItemQuerySet, QuizVersion
from .outcomes import words_by_quiz

BETWEEN = "/"
Choice = tuple[str, str]


def outcome_words(items: Iterable[BankItem], language: str) -> dict[tuple[str, str], str]:
    """By (unit, key) what the outcomes of these items say."""
    return words_by_quiz(pairs=((item.home, item.outcome) for item in items), language=language)


def outcome_menu(items: BankItemQuerySet, language: str) -> list[tuple[str, Any]]:
    """All, then under each unit its outcomes; the value names both, for two units may use one key."""
    pairs = sorted(set(items.exclude(outcome="").order_by().values_list("home", "outcome")))
    words = words_by_quiz(pairs=pairs, language=language)
    titles = titles_of({home for home, _ in pairs}, language)
    groups: dict[str, list[Choice]] = {}
    for home, key in pairs:
        said = words[home, key]
        groups.setdefault(titles[home], []).append((f"{home}{BETWEEN}{key}", said))
    return [("", gettext_lazy("All")), *groups.items()]


def unit_menu(items: BankItemQuerySet, language: str) -> list[tuple[str, Any]]:
    homes = set(items.exclude(home="").order_by().values_list("home", flat=True))
    return [("", gettext_lazy("All")), *sorted(titles_of(homes, language).items())]


def titles_of(homes: Iterable[str], language: str) -> dict[str, str]:
    """Code and title of each unit; what was written for no quiz stands under a heading of its own."""
    homes = set(homes)
    versions = QuizVersion.objects.filter(aside=False, quiz__slug__in=homes).order_by("number")
    titles = dict(versions.values_list("quiz__slug", "content__title"))
    found = {home: f"{home} · {pick(titles[home], language)}" if home in titles else home for home in homes}
    return {home: words or gettext("Written for no unit") for home, words in found.items()}


def facets_in(value: str) -> dict[str, str]:
    """The facets that a value of `outcome_menu` stands for."""
    home, between, key = value.rpartition(BETWEEN)
    return {"outcome": key, **({"home": home} if between else {})}
