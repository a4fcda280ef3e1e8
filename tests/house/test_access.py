"""Every route is declared, and every role that knocks at a door is let in or turned away as declared."""

import json
from typing import Any

import pytest
from cast import Cast
from config.access import ANYONE, NOBODY, RULES, SIGNED_IN, declared, rule_for, stale, undeclared
from config.privacy import OURS, findings, models_shown, privacy_map
from config.routes import Route, routes
from django.core.management import call_command
from django.db import models
from django.test import Client
from django.urls import reverse
from people.rights import settle
from people.roles import DESK, Role

MEMBERS = ["pupil", "stranger", *(role.value for role in Role)]
# wagtail-localize lists translations without an order; that is its business, and only tests mind.
pytestmark = pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning")

# It raises on purpose, for operators who want to see the page of a failure.
BREAKS_ON_PURPOSE = {"wagtailadmin_error_test"}
# Open doors behind which stands the sign-in, whoever knocks.
LEAD_TO_THE_SIGN_IN = {
    "cms_login",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "socialaccount_login_cancelled",
}


ASKS_WHO_YOU_ARE = (
    "/accounts/login/",
    "/accounts/2fa/reauthenticate/",
    "/accounts/2fa/webauthn/reauthenticate/",
)


@pytest.fixture
def cast(db: None) -> Cast:
    settle()
    return Cast()


def plain_routes() -> list[Route]:
    return [route for route in routes() if not route.has_parameters and route.name not in BREAKS_ON_PURPOSE]


def outcome(answer: Any, route: Route) -> str:
    """What an answer means: `in`, `sign-in` (who are you?), `refused`, `missing`, `led on`, `broken`."""
    where = answer.headers.get("Location", "")
    if answer.status_code >= 500:
        return "broken"
    if answer.status_code == 403 or (
        where == reverse("wagtailadmin_home") and route.pattern.startswith("cms/")
    ):
        return "refused"
    if where == reverse("mfa_index") or where.startswith(ASKS_WHO_YOU_ARE):
        return "sign-in"
    # Django looks for what is missing below the language as well.
    nowhere = answer.status_code == 404 or where.endswith(f"/{route.pattern}")
    if nowhere:
        return "missing"
    return "led on" if where else "in"


def expected(route: Route, member: str) -> set[str]:
    """What may happen to this member of the cast at this door."""
    rule = rule_for(route)
    if rule.roles == NOBODY:
        return {"sign-in", "missing", "led on"}
    if rule.roles == ANYONE:
        return {"in", "led on", "missing"} | ({"sign-in"} if route.name in LEAD_TO_THE_SIGN_IN else set())
    inside = member != "pupil" if rule.roles == SIGNED_IN else member in rule.roles
    if not inside:
        return {"sign-in"} if member == "pupil" else {"refused"}
    # Where the object decides further, people of the right role may still be turned away from this one.
    return {"in", "led on", "missing"} | ({"refused"} if rule.object_scoped else set())


def knock(client: Client, route: Route) -> str:
    """Ask at one door; what an earlier door left behind (the exit, the language) is wiped off first."""
    for name in set(client.cookies) - {"sessionid"}:
        del client.cookies[name]
    client.raise_request_exception = False
    return outcome(client.get(f"/{route.pattern}"), route)


class TestDeclaration:
    def test_every_route_is_declared(self):
        assert [f"{route.name} {route.pattern}" for route in undeclared(routes())] == []

    def test_no_declaration_outlives_its_route(self):
        assert stale(routes()) == []

    def test_every_rule_covers_some_route(self):
        known = routes()
        idle = [rule.names for rule in RULES if not any(rule_for(route) is rule for route in known)]
        assert idle == []

    def test_a_route_that_nobody_declared_is_found(self):
        assert undeclared([Route("forgotten", "forgotten/", ("GET",))]) != []
        assert declared(Route("forgotten", "forgotten/", ("GET",)))["roles"] == ["undeclared"]

    def test_the_command_prints_one_document_with_the_agreed_names(self, capsys):
        call_command("list_urls", format="json")
        rows = json.loads(capsys.readouterr().out)
        assert len(rows) == len(routes())
        assert all(set(row) == {"name", "pattern", "methods", "roles", "object_scoped"} for row in rows)
        words = {"anyone", "signed-in", *(role.value for role in Role)}
        assert {word for row in rows for word in row["roles"]} <= words

    def test_the_command_ends_with_one_when_something_is_undeclared(self, capsys, monkeypatch):
        monkeypatch.setattr("config.access.RULES", RULES[:-1])
        with pytest.raises(SystemExit) as ended:
            call_command("list_urls", format="json")
        assert ended.value.code == 1
        assert "undeclared" in capsys.readouterr().err

    def test_nothing_below_the_desk_is_open_to_others(self):
        below = [route for route in routes() if route.pattern.startswith("cms/")]
        doors = {"cms_login", "cms_logout", "cms_password_reset"}
        people = {role.value for role in DESK}
        open_ones = [r.name for r in below if r.name not in doors and not set(rule_for(r).roles) <= people]
        assert open_ones == []


@pytest.mark.parametrize("member", MEMBERS)
def test_every_plain_door_treats_every_role_as_declared(cast: Cast, member: str):
    wrong = []
    for route in plain_routes():
        found = knock(cast.as_role(member), route)
        if found not in expected(route, member):
            wrong.append(f"{route.name or route.pattern}: {found}, declared {rule_for(route).roles}")
    assert not wrong, "\n".join(wrong)


class TestObjects:
    """Doors with an object behind them, by a sample of each kind."""

    def addresses(self) -> dict[str, set[str]]:
        from wagtail.models import Locale, Page, Site

        page = Page.objects.filter(depth__gt=1, numchild=0).first()  # nothing hangs below it
        person = self.someone()
        return {
            reverse("wagtailadmin_pages:edit", args=[page.pk]): {role.value for role in DESK},
            reverse("wagtailadmin_pages:history", args=[page.pk]): {role.value for role in DESK},
            reverse("wagtailadmin_pages:delete", args=[page.pk]): {"editor", "reviewer", "administrator"},
            reverse("wagtailadmin_pages:set_privacy", args=[page.pk]): {
                "editor",
                "reviewer",
                "administrator",
            },
            reverse("wagtailsettings:edit", args=["safety", "safetysettings"]): {
                "editor",
                "reviewer",
                "administrator",
            },
            reverse("wagtailusers_users:edit", args=[person.pk]): {"administrator"},
            reverse("wagtailusers_users:delete", args=[person.pk]): {"administrator"},
            reverse("wagtailusers_users:history", args=[person.pk]): {"administrator"},
            reverse("wagtaillocales:edit", args=[Locale.objects.first().pk]): {"administrator"},
            reverse("wagtailsites:edit", args=[Site.objects.first().pk]): {"administrator"},
        }

    def someone(self) -> models.Model:
        from factories import person

        return person(Role.TEACHER)

    @pytest.mark.parametrize("member", MEMBERS)
    def test_each_role_at_each_object(self, cast: Cast, member: str):
        client = cast.as_role(member)
        wrong = []
        for address, inside in self.addresses().items():
            route = Route("", address.removeprefix("/"), ("GET",))
            found = outcome(client.get(address), route)
            if (found in ("in", "led on")) != (member in inside):
                wrong.append(f"{address}: {found}")
        assert not wrong, "\n".join(wrong)


class TestPrivacy:
    def test_every_model_is_declared_and_every_link_to_a_person_named(self):
        assert findings() == []

    def test_every_declaration_of_ours_has_a_model(self):
        known = {model._meta.label for model in models_shown()}
        assert [entry.model for entry in OURS if entry.model not in known] == []

    def test_the_command_prints_one_document_with_the_agreed_names(self, capsys):
        call_command("privacy_map", format="json")
        rows = json.loads(capsys.readouterr().out)
        names = {"model", "purpose", "personal_fields", "retention", "erased_by"}
        assert all(set(row) == names and row["purpose"] != "undeclared" for row in rows)
        assert len(rows) == len(models_shown())

    def test_a_model_that_nobody_declared_is_found(self, monkeypatch):
        monkeypatch.setattr("config.privacy.OURS", OURS[1:])
        assert "undeclared model: people.User" in findings()

    def test_only_models_for_adults_hold_anything_personal(self):
        ours = {row["model"] for row in privacy_map() if row["personal_fields"]} & {e.model for e in OURS}
        content = {name for name in ours if name.split(".")[0] in ("pages", "courses", "register", "manuals")}
        by_editors = {"register.TermChange", "register.ClaimChange", "register.Proposal"}
        assert content <= by_editors, "only who changed a word at the desk is kept, and why"

    def test_no_model_of_ours_has_a_field_for_an_address_of_a_machine(self):
        kept = [
            f"{model._meta.label}.{field.name}"
            for model in models_shown()
            for field in model._meta.local_fields
            if isinstance(field, models.GenericIPAddressField)
            or {"ip", "agent", "fingerprint"} & set(field.name.split("_"))
        ]
        assert kept == []
