"""Forms of the sign-in that differ from allauth's, and of accounts at the editors' desk."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import TOTP
from django import forms
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from .models import User
from .roles import Role


class OneUseActivation(ActivateTOTPForm):
    """A code works once, the one that sets the authenticator up included."""

    def clean_code(self) -> str:
        code = super().clean_code()
        unsaved = TOTP(Authenticator(user=self.user, type=Authenticator.Type.TOTP))
        if not unsaved._mark_code_used(code):
            raise get_adapter().validation_error("incorrect_code")
        return code


def name_of(group: Group) -> str:
    """A role in words; a group that somebody made goes by its own name."""
    return str(Role(group.name).label) if group.name in set(Role) else group.name


class OneName:
    """Accounts have one name, and nobody but its owner ever knows a password."""

    password_enabled = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles: Any = self.fields["groups"]
        roles.label, roles.help_text = _("Roles"), _("What this person may do; a person may hold several.")
        roles.label_from_instance = name_of

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()


class NewPersonForm(OneName, UserCreationForm):
    first_name = None
    last_name = None

    class Meta(UserCreationForm.Meta):
        fields = ("email", "name", "is_superuser", "groups")

    def save(self, commit: bool = True) -> User:
        self.instance.set_unusable_password()
        return super().save(commit)


class PersonForm(OneName, UserEditForm):
    first_name = None
    last_name = None

    class Meta(UserEditForm.Meta):
        fields = ("email", "name", "is_active", "is_superuser", "groups")


class NameForm(forms.ModelForm):
    """What people may change of their own account at the desk."""

    name = forms.CharField(label=_("Name"), max_length=80)

    class Meta:
        model = User
        fields = ("name",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "name"
