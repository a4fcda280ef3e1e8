"""Accounts at the editors' desk: an administrator names a person and the roles; a mail invites the person."""

from allauth.account.forms import default_token_generator
from allauth.account.internal.flows.password_reset import request_password_reset
from django.contrib import messages
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.users.views.users import CreateView, UserViewSet

from .forms import NewPersonForm, PersonForm
from .models import User


class Invite(CreateView):
    """Make the account without a password and send the address a link to choose one."""

    def save_instance(self) -> User:
        person = super().save_instance()
        invite(self.request, person)
        return person


class PeopleViewSet(UserViewSet):
    add_view_class = Invite
    template_prefix = "people/desk/"

    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:
        return PersonForm if for_update else NewPersonForm


def invite(request: HttpRequest, person: User) -> None:
    """Send the mail; where the mail server does not answer, say what to do instead."""
    try:
        request_password_reset(request, person.email, [person], default_token_generator)
    except OSError:  # smtplib's errors are OSErrors too
        messages.warning(
            request,
            _("The invitation could not be sent. The person can ask for a new password on the sign-in page."),
        )
