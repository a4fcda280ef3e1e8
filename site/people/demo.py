"""People with known passwords for development and tests; a site in production never has them."""

import base64
import hmac
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied

from .models import User
from .rights import settle
from .roles import Role


@dataclass(frozen=True)
class DemoPerson:
    """One of the people whom `demo_people` makes."""

    role: Role
    account: str
    name: str

    @property
    def email(self) -> str:
        return f"{self.account}@dongui.example"

    @property
    def password(self) -> str:
        return f"{self.account}-{base64.b32encode(secret_of(self.account, 'password'))[:8].decode().lower()}"

    @property
    def totp_secret(self) -> str:
        return base64.b32encode(secret_of(self.account, "totp")[:20]).decode()


PEOPLE = (
    DemoPerson(Role.TEACHER, "teacher", "한지우"),
    DemoPerson(Role.TEACHER, "second-teacher", "오세라"),
    DemoPerson(Role.OFFICER, "officer", "강도현"),
    DemoPerson(Role.COORDINATOR, "coordinator", "문가람"),
    DemoPerson(Role.EDITOR, "editor", "서이든"),
    DemoPerson(Role.REVIEWER, "reviewer", "노은채"),
    DemoPerson(Role.SAFETY_REVIEWER, "safety-reviewer", "하예린"),
    DemoPerson(Role.LEGAL_REVIEWER, "legal-reviewer", "남궁율"),
    DemoPerson(Role.TRANSLATOR, "translator", "Alex Yoon"),
    DemoPerson(Role.ADMINISTRATOR, "administrator", "차유진"),
)


def demo_people() -> list[dict[str, Any]]:
    """Make who is missing, mend who was changed, say how each signs in; elsewhere PermissionDenied."""
    refuse_outside_development()
    settle()
    known = {user.email: user for user in User.objects.filter(email__in=[person.email for person in PEOPLE])}
    changed = [person for person in PEOPLE if not knows_password(known.get(person.email), person)]
    # A hash is slow on purpose and lets other threads run meanwhile.
    with ThreadPoolExecutor() as threads:
        hashes = dict(zip(changed, threads.map(make_password, [p.password for p in changed]), strict=True))
    return [make(person, hashes.get(person)) for person in PEOPLE]


def knows_password(user: User | None, person: DemoPerson) -> bool:
    return user is not None and user.check_password(person.password)


def refuse_outside_development() -> None:
    if not settings.DEMO_PEOPLE:
        raise PermissionDenied("Demo people exist in development and tests only.")


def make(person: DemoPerson, password_hash: str | None) -> dict[str, Any]:
    user, _ = User.objects.get_or_create(email=person.email, defaults={"name": person.name})
    if password_hash:
        user.password = password_hash
        user.save()
    user.groups.set([Group.objects.get(name=person.role)])
    shown = {"role": person.role.value, "email": person.email, "password": person.password}
    if not person.role.needs_second_factor:
        return shown
    enrol(user, person.totp_secret)
    return {**shown, "totp_secret": person.totp_secret}


def enrol(user: User, secret: str) -> None:
    """Set up an authenticator with this secret, and recovery codes."""
    mine = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    if mine is None or decrypt(mine.data["secret"]) != secret:
        Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).delete()
        TOTP.activate(user, secret)
    RecoveryCodes.activate(user)


def code_now(*, email: str) -> str:
    """The six digits that the authenticator of this demo person shows at this moment."""
    refuse_outside_development()
    mine = Authenticator.objects.get(user__email__iexact=email, type=Authenticator.Type.TOTP)
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(decrypt(mine.data["secret"]), counter))


def secret_of(account: str, purpose: str) -> bytes:
    """The same on every run of one installation, different wherever the key of the installation is."""
    return hmac.digest(settings.SECRET_KEY.encode(), f"demo {purpose} {account}".encode(), "sha256")
