"""Accounts of adults, known by their e-mail address, and the chain of who saw what."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from language.tiers import Tier

from .roles import Role, opened_to


class UserManager(BaseUserManager["User"]):
    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        if not email:
            raise ValueError("A person is known by an e-mail address.")
        user = self.model(email=email, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, **{**fields, "is_superuser": True})

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email__iexact=email or "")


class User(AbstractBaseUser, PermissionsMixin):
    """An adult with an account. Pupils have none."""

    email = models.EmailField(_("E-mail address"), unique=True)
    name = models.CharField(_("Name"), max_length=80, blank=True)
    is_active = models.BooleanField(_("Active"), default=True)
    date_joined = models.DateTimeField(_("Since"), default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        ordering = ["email"]
        verbose_name = _("Person")
        verbose_name_plural = _("People")

    def __str__(self) -> str:
        return self.name or self.email

    def save(self, *args: Any, **kwargs: Any) -> None:
        # One address, one person: people type the same address in different cases.
        self.email = self.email.lower()
        super().save(*args, **kwargs)

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name or self.email.split("@")[0]

    # Wagtail and allauth show these two; we keep one name, because Korean names are not told apart so.
    @property
    def first_name(self) -> str:
        return self.name

    @property
    def last_name(self) -> str:
        return ""

    @cached_property
    def roles(self) -> frozenset[Role]:
        return self.roles_in(self.groups.values_list("name", flat=True))

    def roles_in(self, groups: Iterable[str]) -> frozenset[Role]:
        named = set(groups)
        held = {role for role in Role if role.value in named}
        return frozenset(held | {Role.ADMINISTRATOR} if self.is_superuser else held)

    @cached_property
    def has_second_factor_set_up(self) -> bool:
        from allauth.mfa.utils import is_mfa_enabled

        return is_mfa_enabled(self)

    def knows(self, *, groups: Iterable[str], second_factor: bool) -> None:
        """Take over what the query that found this person told, so that nothing asks for it again."""
        self.roles = self.roles_in(groups)
        self.has_second_factor_set_up = second_factor

    def has_role(self, *wanted: Role) -> bool:
        return bool(self.roles & set(wanted))

    def has_role_for(self, tier: Tier) -> bool:
        """Whether one of this person's roles opens the tier; the second factor is asked for elsewhere."""
        return opened_to(tier) is None or self.has_role(*opened_to(tier))

    @property
    def needs_second_factor(self) -> bool:
        return self.is_superuser or any(role.needs_second_factor for role in self.roles)


class AuditEntry(models.Model):
    """One link of the chain: who did what to what, sealed with the hash of the entry before."""

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=254)
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    before = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]
        verbose_name = _("Audit entry")
        verbose_name_plural = _("Audit entries")

    def __str__(self) -> str:
        return f"{self.number} {self.action} {self.subject}"
