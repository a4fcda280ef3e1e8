"""What a finding says to an editor: its kind, its reason and what to do, in the editor's language."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from language.frames import Kind
from language.lexicon import Lexicon

from .domain.looking import Finding

KINDS: Mapping[str, Any] = {
    "words": _("Word to avoid"),
    "framing": _("Framing"),
    "readability": _("Easy to read"),
    "sources": _("Sources"),
    "claims": _("Claims"),
    "wall": _("Not for these readers"),
    "pictures": _("Picture in words"),
    "translation": _("Translation"),
    "review": _("Review"),
}
SOUND: Mapping[str, Any] = {
    "words": _("No word to avoid"),
    "framing": _("Nobody is blamed or frightened"),
    "readability": _("Easy to read for these readers"),
    "sources": _("Sources are named"),
    "claims": _("Figures and claims in order"),
    "wall": _("Nothing for adults only"),
    "pictures": _("Pictures are told in words"),
    "translation": _("Translations are up to date"),
    "review": _("Review date is set"),
}
FRAMES: Mapping[Kind, Any] = {
    Kind.VICTIM_BLAMING: _("Blames who was harmed"),
    Kind.FEAR_APPEAL: _("Frightens"),
    Kind.STRANGER_DANGER: _("Points at strangers"),
    Kind.HIDDEN_PERPETRATOR: _("Hides who did it"),
    Kind.ABSTINENCE_ONLY: _("Only forbids"),
    Kind.SALACIOUS: _("Makes a show of it"),
}
SENTENCES: Mapping[str, Any] = {
    "eojeol_per_sentence": _("A sentence has {value} words on average. These readers manage {limit}."),
    "words_per_sentence": _("A sentence has {value} words on average. These readers manage {limit}."),
    "longest_sentence": _("The longest sentence has {value} words. For these readers {limit} is the most."),
    "sentence_length": _("This sentence has {value} words. For these readers {limit} is the most."),
    "syllables_per_sentence": _("A sentence has {value} syllables on average. These readers manage {limit}."),
    "syllables_per_eojeol": _("A word has {value} syllables on average. These readers manage {limit}."),
    "flesch_kincaid_grade": _("The text asks for school grade {value}. For these readers {limit} is the most."),
    "reading_ease": _("The reading ease is {value}. For these readers it is at least {limit}."),
    "ending_style": _("This sentence ends in {value}. These readers are spoken to in {limit}."),
    "ending_share": _("Only {value} of the sentences end in the style of these readers. It should be {limit}."),
    "glossary_words": _("The lesson links {value} new words. For these readers {limit} is the most."),
    "passives": _("The sentence does not say who did it. Name the one who acts."),
    "double_negatives": _("Two negatives in one sentence. Say it the straight way."),
    "rare_nouns": _("Of the nouns {value} are rare. For these readers {limit} is the most."),
    "unlisted_nouns": _("Of the nouns {value} stand in no list. For these readers {limit} is the most."),
    "level_a_nouns": _("Of the nouns {value} are of the first level. For these readers it is at least {limit}."),
    "missing-alt": _("The picture has no words for those who cannot see it."),
    "missing-sources": _("No source is named."),
    "figure-without-claim": _("A figure stands only in a block that names the claim it rests on."),
    "unknown-claim": _("There is no such claim in the register."),
    "unfit-claim": _("This claim is not meant for these readers."),
    "stale-claim": _("This claim was to be read again by {value}. Check it before the next manual."),
    "untranslated": _("This text is not translated yet. Readers would meet the other language."),
    "no-translation": _("There is no translation yet: {limit}."),
    "translation-behind": _("Texts that wait for their translation ({limit}): {value}."),
    "review-over": _("It was to be read again by {value}."),
    "review-soon": _("It is to be read again by {value}."),
    "review-unknown": _("Nobody has said when it must be read again."),
}  # fmt: skip
STYLES: Mapping[str, Any] = {
    "haeyo": _("the -haeyo style"),
    "hapnida": _("the -hapnida style"),
    "handa": _("the -handa style"),
}
SHARES = {"ending_share", "rare_nouns", "unlisted_nouns", "level_a_nouns"}


def kind_of(finding: Finding, words: Lexicon | None = None) -> str:
    """The name of the check, for framing that of the way of telling."""
    for rule in words.framing if words and finding.check == "framing" else ():
        if rule.id == finding.measure:
            return str(FRAMES[rule.kind])
    return str(KINDS.get(finding.check, finding.check))


def why(finding: Finding) -> str:
    """The reason as one sentence; what the register says stands as it is."""
    if finding.said:
        return as_sentence(finding.said)
    name = finding.measure
    if name == "ending_style" and isinstance(finding.value, float | int):
        name = "ending_share"
    sentence = str(SENTENCES.get(name, name))
    return sentence.replace("{value}", shown(name, finding.value)).replace(
        "{limit}", shown(name, finding.limit)
    )


def as_sentence(text: str) -> str:
    """The register's reasons begin small and end without a stop; a sentence does not."""
    whole = text[:1].upper() + text[1:]
    return whole if whole[-1:] in ".?!…" else f"{whole}."


def quoted(text: str) -> str:
    """A passage in quotation marks; one that brings its own first mark gets no second.

    >>> quoted("몰카"), quoted("“네 탓이야.”"), quoted("“퍼진 건 아닌데.")
    ('“몰카”', '“네 탓이야.”', '“퍼진 건 아닌데.”')
    """
    opened = text if text.startswith("“") else f"“{text}"
    return opened if text.startswith("“") and opened.endswith("”") else f"{opened}”"


def sentence(finding: Finding) -> str:
    """The whole finding in one line, for messages."""
    words = f"{quoted(finding.text)}: " if finding.text else ""
    better = f" {_('Better')}: {finding.suggest}" if finding.suggest else ""
    language = f" ({language_name(finding.language)})" if finding.language else ""
    return f"{kind_of(finding)}{language}: {words}{why(finding)}{better}"


def shown(name: str, value: float | str) -> str:
    """A value as people read it: 7 for 7.0, per cent for shares, days and languages by name."""
    if isinstance(value, float | int):
        return f"{value:.0%}" if name in SHARES else f"{value:g}"
    if name in ("no-translation", "translation-behind"):
        return language_name(value)
    if name == "ending_style":
        return " / ".join(str(STYLES.get(style, style)) for style in value.split(" or "))
    return day(value)


def language_name(code: str) -> str:
    return dict(settings.LANGUAGES).get(code, code)


def day(text: str) -> str:
    """A day written as 2026-03-05 in the editor's way; any other text as it is."""
    try:
        return date_format(datetime.date.fromisoformat(text))
    except ValueError:
        return text
