"""What the directory refuses to take, each in a sentence that says what to write instead."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .closures import checked_schedule
from .domain.choosing import NO_COUNTRY
from .domain.phones import fault
from .domain.schedules import Unreadable
from .naming import is_country, is_language

READERS = ("child", "teen", "adult")


def check_hours(value: Any) -> None:
    """Refuse hours that the directory could not read, naming the part and what to write."""
    try:
        checked_schedule(value)
    except Unreadable as error:
        raise ValidationError(f"{error.where}: {said(error)}") from error


def said(error: Unreadable) -> str:
    """Say in the reader's language what to write instead; what stands there now is data, never a format."""
    return gettext(error.advice).replace("{value}", error.value)


def check_readers(value: Any) -> None:
    if not isinstance(value, list) or not value or not all(word in READERS for word in value):
        raise ValidationError(_('Write a list of readers, such as ["child", "teen", "adult"].'))


def check_languages(value: Any) -> None:
    if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
        raise ValidationError(_('Write a list of language codes, such as ["ko", "en"].'))
    unknown = [code for code in value if not is_language(code)]
    if unknown:
        words = gettext("“{value}” is no language that we know. Write codes such as ko, en, zh-Hant.")
        raise ValidationError(words.replace("{value}", unknown[0]))


def check_country(value: str) -> None:
    if value != NO_COUNTRY and not is_country(value):
        words = gettext("“{value}” is no country that we know. Write two letters such as KR, or INTL.")
        raise ValidationError(words.replace("{value}", value))


def check_phone(value: str) -> None:
    if found := fault(value):
        raise ValidationError(gettext(found).replace("{value}", value))
