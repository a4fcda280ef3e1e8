"""How words, claims and help lines are checked: the rooms below the desk do not know it, so it reads them itself."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse
from language.tiers import Tier
from safety.domain.reviewing import due_on

from . import reviewing
from .checks import Place, Reader, today
from .domain import facts
from .domain.material import Material, Passage, Path
from .domain.reading import Reading

# For whom a definition is written decides what it may say.
READERS = {"children": Tier.E3, "teens": Tier.M, "professional": Tier.TEACHERS}
AUDIENCES = {"children": Tier.E3, "teens": Tier.M, "teachers": Tier.TEACHERS, "police": Tier.POLICE}
HELPED = {"child": Tier.E3, "teen": Tier.M, "adult": Tier.TEACHERS}


def languages() -> list[str]:
    return [code for code, _ in settings.LANGUAGES]


class SnippetReader(Reader):
    """The base of rows that are edited as snippets; their texts stand in both languages side by side."""

    def edit_url(self, instance: Any) -> str:
        meta = self.model._meta
        return reverse(f"wagtailsnippets_{meta.app_label}_{meta.model_name}:edit", args=[instance.pk])

    def place(self, instance: Any, path: Path) -> Place:
        place = super().place(instance, path)
        inner = " › ".join(str(part) for part in path[1:])
        return Place(f"{place.label} › {inner}" if inner else place.label, place.content_path)


class TermReader(SnippetReader):
    """Definitions are our own voice; the words to avoid are there to be named."""

    def readings(self, instance: Any) -> Iterator[Reading]:
        for readers, texts in dict_of(instance.definitions).items():
            for language in languages():
                text = str(dict_of(texts).get(language) or "")
                if text:
                    passage = Passage(("definitions", readers, language), text, measured=False)
                    yield Reading(Material(language, READERS.get(readers, Tier.TEACHERS), (passage,)))
        for language in languages():
            word = str(dict_of(instance.preferred).get(language) or "")
            if word:
                passage = Passage(("preferred", language), word, measured=False)
                yield Reading(Material(language, Tier.TEACHERS, (passage,)))


class ClaimReader(SnippetReader):
    """A figure with its sentence, its source and the day until which it is trusted."""

    looks_at = ("words", "framing", "sources", "review")
    may_be_reviewed = True
    keeps_date_in = "review_by"

    def readings(self, instance: Any) -> Iterator[Reading]:
        tier = youngest(instance.audience, AUDIENCES)
        found = [*facts.missing_sources(len(instance.source.strip()), ("source",))]
        found += facts.review_date(instance.review_by, today())
        for language in languages():
            text = str(dict_of(instance.statement).get(language) or "")
            passages = (Passage(("statement", language), text, measured=False),) if text else ()
            yield Reading(Material(language, tier, passages), tuple(found))
            found = []

    def title(self, instance: Any) -> str:
        return instance.slug

    def tier(self, instance: Any) -> Tier | None:
        return Tier.POLICE if instance.audience == ["police"] else None


class HelpReader(SnippetReader):
    """What a service does, in words for whom it is shown to."""

    looks_at = ("words", "framing", "sources", "review")
    may_be_reviewed = True
    reviews_itself = True

    def readings(self, instance: Any) -> Iterator[Reading]:
        tier = youngest(instance.audience, HELPED)
        found = tuple(facts.missing_sources(len(instance.source.strip()), ("source",)))
        if not instance.hidden:
            found += tuple(facts.review_date(reviewing.due_of(instance), today()))
        for language in languages():
            names = (f"what_{language}", f"short_{language}", f"name_{language}")
            texts = [(name, str(getattr(instance, name, "") or "")) for name in names]
            passages = tuple(Passage((name,), text, measured=False) for name, text in texts if text)
            yield Reading(Material(language, tier, passages), found)
            found = ()

    def review_due(self, instance: Any) -> datetime.date | None:
        return due_on(instance.verified_on) if instance.verified_on else None

    def is_reviewed(self, instance: Any) -> bool:
        return not instance.hidden


def dict_of(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def youngest(audience: Any, tiers: Mapping[str, Tier]) -> Tier:
    """The youngest readers named: what may be said to them may be said to all."""
    named = audience if isinstance(audience, Iterable) else ()
    return next((tier for word, tier in tiers.items() if word in named), Tier.TEACHERS)
