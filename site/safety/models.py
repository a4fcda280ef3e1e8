"""Services that help, as editors keep them, and where the exit leads."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.http.request import validate_host
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from .closures import checked_schedule
from .domain.schedules import Known, Schedule, Unreadable

READERS = ("child", "teen", "adult")


def unknown_hours() -> dict[str, str]:
    return {"known": "unknown"}


def check_hours(value: Any) -> None:
    """Refuse hours that the directory could not read, naming the part and what to write."""
    try:
        checked_schedule(value)
    except Unreadable as error:
        raise ValidationError(said(error)) from error


def said(error: Unreadable) -> str:
    return f"{error.where}: {gettext(error.advice)}".replace("{value}", error.value)


def check_readers(value: Any) -> None:
    if not isinstance(value, list) or not value or set(value) - set(READERS):
        raise ValidationError(_('Write a list of readers, such as ["child", "teen", "adult"].'))


def check_languages(value: Any) -> None:
    if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
        raise ValidationError(_('Write a list of language codes, such as ["ko", "en"].'))


class HelpService(models.Model):
    """One service: what it does, how to reach it, when it is open, and how sure we are."""

    slug = models.SlugField(_("Key"), max_length=60, unique=True)
    country = models.CharField(
        _("Country"),
        max_length=4,
        validators=[RegexValidator(r"^[A-Z]{2}$|^INTL$", _("Two capital letters, such as KR, or INTL."))],
        help_text=_("Two capital letters, such as KR, or INTL for a service of no single country."),
    )
    name_ko = models.CharField(_("Name in Korean"), max_length=120)
    name_en = models.CharField(_("Name in English"), max_length=120)
    name_local = models.CharField(_("Name in its own language"), max_length=120, blank=True)
    short_ko = models.CharField(_("Two words in Korean"), max_length=40, blank=True)
    short_en = models.CharField(_("Two words in English"), max_length=40, blank=True)
    what_ko = models.CharField(_("What it does, in Korean"), max_length=300)
    what_en = models.CharField(_("What it does, in English"), max_length=300)
    phone = models.CharField(
        _("Phone"), max_length=40, blank=True, help_text=_("Leave empty what is not known.")
    )
    web = models.URLField(_("Web address"), blank=True, max_length=300)
    hours = models.JSONField(_("Opening hours"), default=unknown_hours, validators=[check_hours])
    languages = models.JSONField(
        _("Languages spoken"), default=list, blank=True, validators=[check_languages]
    )
    audience = models.JSONField(_("Who may be shown it"), default=list, validators=[check_readers])
    first = models.BooleanField(_("Shown before the others"), default=False)
    hidden = models.BooleanField(_("Hidden until confirmed"), default=False)
    verified_on = models.DateField(_("Checked on"), null=True, blank=True)
    checked_by = models.CharField(_("Checked by"), max_length=80, blank=True)
    source = models.TextField(_("Source"), blank=True)
    note = models.TextField(_("Note for editors"), blank=True)
    order = models.PositiveSmallIntegerField(_("Order"), default=100)
    loaded_hash = models.CharField(max_length=64, blank=True, editable=False)

    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("slug"), FieldPanel("country")]),
                FieldRowPanel([FieldPanel("name_ko"), FieldPanel("name_en")]),
                FieldPanel("name_local"),
                FieldRowPanel([FieldPanel("short_ko"), FieldPanel("short_en")]),
                FieldRowPanel([FieldPanel("what_ko"), FieldPanel("what_en")]),
            ],
            heading=_("What it is"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("phone"), FieldPanel("web")]),
                FieldPanel("hours"),
                FieldPanel("languages"),
            ],
            heading=_("How to reach it"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("audience"),
                FieldRowPanel([FieldPanel("first"), FieldPanel("hidden"), FieldPanel("order")]),
            ],
            heading=_("Where it is shown"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("verified_on"), FieldPanel("checked_by")]),
                FieldPanel("source"),
                FieldPanel("note"),
            ],
            heading=_("How sure we are"),
        ),
    ]

    class Meta:
        ordering = ["order", "slug"]
        verbose_name = _("Service that helps")
        verbose_name_plural = _("Services that help")

    def __str__(self) -> str:
        return self.name()

    def clean(self) -> None:
        if not self.hidden and self.verified_on is None:
            raise ValidationError({"verified_on": _("Say when it was checked, or keep it hidden.")})

    def name(self) -> str:
        return self.name_ko if get_language() == "ko" else self.name_en

    @property
    def schedule(self) -> Schedule:
        """Read the hours; what an older release left unreadable counts as unknown, so that no page breaks."""
        try:
            return checked_schedule(self.hours)
        except Unreadable:
            return Schedule(Known.UNKNOWN)

    @property
    def irregular(self) -> bool:
        return self.schedule.is_irregular


@register_setting(icon="warning")
class SafetySettings(BaseSiteSetting):
    """Where the exit leads, and whose services come first."""

    NEUTRAL = "https://www.weather.go.kr/"

    neutral_address = models.URLField(
        _("Where the exit leads"),
        default=NEUTRAL,
        validators=[URLValidator(schemes=["http", "https"])],
        help_text=_("An everyday page of somebody else, such as the weather. Never an address of this site."),
    )
    country = models.CharField(
        _("Country of the readers"),
        max_length=2,
        default="KR",
        validators=[RegexValidator(r"^[A-Z]{2}$", _("Two capital letters, such as KR."))],
    )

    panels = [FieldPanel("neutral_address"), FieldPanel("country")]

    class Meta:
        verbose_name = _("Exit and help")

    def clean(self) -> None:
        host = (urlsplit(self.neutral_address or "").hostname or "").lower()
        if self.is_ours(host):
            raise ValidationError(
                {"neutral_address": _("This is an address of this site. Choose one elsewhere.")}
            )

    def is_ours(self, host: str) -> bool:
        """Say whether a host is this site's own; `*` in ALLOWED_HOSTS cannot decide that."""
        named = [pattern for pattern in settings.ALLOWED_HOSTS if pattern != "*"]
        return host == self.site.hostname.lower() or validate_host(host, named)
