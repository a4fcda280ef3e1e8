"""Services that help, as editors keep them, and where the exit leads."""

from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.http.request import validate_host
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from people.roles import Role
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import RevisionMixin

from .closures import checked_schedule
from .domain.listing import Fee, Purpose
from .domain.reviewing import Why, unsure_words, why_due
from .domain.schedules import Known, Schedule, Unreadable
from .editing import HelpServiceForm
from .refusing import READERS, check_country, check_hours, check_languages, check_phone, check_readers

KEEPERS = (Role.EDITOR, Role.REVIEWER, Role.ADMINISTRATOR)
PURPOSES = [
    (Purpose.TALK.value, _("Someone to talk to: listens and counsels")),
    (Purpose.EMERGENCY.value, _("Emergency: when there is danger now")),
    (Purpose.REMOVAL.value, _("Removal: helps with taking pictures down")),
    (Purpose.REPORT.value, _("Report: an authority or a platform takes reports")),
    (Purpose.INFORMATION.value, _("Information: pages to read, nobody answers")),
]
FEES = [
    (Fee.UNKNOWN.value, _("Not known")),
    (Fee.FREE.value, _("Free of charge")),
    (Fee.PAID.value, _("Costs money")),
]

__all__ = ["READERS", "HelpService", "SafetySettings"]


def unknown_hours() -> dict[str, str]:
    return {"known": "unknown"}


class HelpService(RevisionMixin, models.Model):
    """One service: what it does, how to reach it, when it is open, and how sure we are."""

    slug = models.SlugField(_("Key"), max_length=60, unique=True)
    country = models.CharField(
        _("Country"),
        max_length=4,
        validators=[
            RegexValidator(r"^[A-Z]{2}$|^INTL$", _("Two capital letters, such as KR, or INTL.")),
            check_country,
        ],
        help_text=_("Two capital letters, such as KR, or INTL for a service of no single country."),
    )
    purpose = models.CharField(
        _("What it is for"), max_length=12, choices=PURPOSES, default=Purpose.TALK.value
    )
    name_ko = models.CharField(_("Name in Korean"), max_length=120)
    name_en = models.CharField(_("Name in English"), max_length=120)
    name_local = models.CharField(_("Name in its own language"), max_length=120, blank=True)
    short_ko = models.CharField(_("Two words in Korean"), max_length=40, blank=True)
    short_en = models.CharField(_("Two words in English"), max_length=40, blank=True)
    what_ko = models.CharField(_("What it does, in Korean"), max_length=300)
    what_en = models.CharField(_("What it does, in English"), max_length=300)
    phone = models.CharField(
        _("Phone"),
        max_length=40,
        blank=True,
        validators=[check_phone],
        help_text=_("Leave empty what is not known."),
    )
    web = models.URLField(
        _("Web address"),
        blank=True,
        max_length=300,
        validators=[URLValidator(schemes=["http", "https"])],
    )
    hours = models.JSONField(_("Opening hours"), default=unknown_hours, validators=[check_hours])
    languages = models.JSONField(
        _("Languages spoken"), default=list, blank=True, validators=[check_languages]
    )
    fee = models.CharField(
        _("What it costs"),
        max_length=8,
        choices=FEES,
        default=Fee.UNKNOWN.value,
        help_text=_("“Free of charge” only where the service itself says so."),
    )
    audience = models.JSONField(_("Who may be shown it"), default=list, validators=[check_readers])
    first = models.BooleanField(_("Shown before the others"), default=False)
    hidden = models.BooleanField(_("Hidden until confirmed"), default=False)
    verified_on = models.DateField(_("Checked on"), null=True, blank=True)
    checked_by = models.CharField(_("Checked by"), max_length=80, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Who looks after it"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to={"groups__name__in": [role.value for role in KEEPERS], "is_active": True},
        help_text=_("Gets a mail when it must be checked again. Without a name every editor gets it."),
    )
    reminded_on = models.DateField(null=True, blank=True, editable=False)
    source = models.TextField(_("Source"), blank=True)
    note = models.TextField(
        _("Note for editors"),
        blank=True,
        help_text=_("While it says “confirm” or “out of date”, readers do not see the service."),
    )
    order = models.PositiveSmallIntegerField(_("Order"), default=100)
    loaded_hash = models.CharField(max_length=64, blank=True, editable=False)

    base_form_class = HelpServiceForm
    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("slug"), FieldPanel("country")]),
                FieldPanel("purpose"),
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
                FieldRowPanel([FieldPanel("languages"), FieldPanel("fee")]),
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
                FieldPanel("owner"),
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
        faults: dict[str, Any] = {}
        if not self.hidden and self.verified_on is None:
            faults["verified_on"] = _("Say when it was checked, or keep it hidden.")
        if self.verified_on and self.verified_on > timezone.localdate():
            faults["verified_on"] = _("This day has not come yet.")
        if not self.hidden and unsure_words(self.note):
            faults["note"] = _(
                "The note still says that something must be confirmed. Write what you found, or keep it hidden."
            )
        if self.first and not self.phone:
            faults["phone"] = _("What is shown before the others needs a number.")
        if faults:
            raise ValidationError(faults)

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

    @property
    def is_shown(self) -> bool:
        """Say whether readers see it: nothing is shown whose note says that it must be confirmed first."""
        return not self.hidden and not unsure_words(self.note)

    def why_due(self, today: date) -> Why | None:
        """Say why it must be checked again; None while it need not be."""
        return why_due(note=self.note, hidden=self.hidden, verified_on=self.verified_on, today=today)


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
