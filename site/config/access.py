"""The one declaration of who may use each route; `manage list_urls` holds the URLconf against it.

A rule names routes by their full name (`*` stands for any ending). The first rule that fits is the one that
holds, so the special ones stand above the general ones. A route that no rule names is a finding: whoever
adds a route decides here who may use it, and tests/house/test_access.py asks every role at every door.
"""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from people.roles import DESK, Role

from .routes import Route

ANYONE = ("anyone",)
SIGNED_IN = ("signed-in",)
NOBODY: tuple[str, ...] = ()  # the address exists in a library; here it is closed or leads to another one


def only(*roles: Role) -> tuple[str, ...]:
    return tuple(role.value for role in Role if role in roles)


ALL_OF_THE_DESK = only(*DESK)
ADMINISTRATORS = only(Role.ADMINISTRATOR)
WRITERS = only(Role.EDITOR, Role.ADMINISTRATOR)
CHECKERS = only(Role.EDITOR, Role.REVIEWER, Role.ADMINISTRATOR)
TRAINERS = only(Role.COORDINATOR, Role.ADMINISTRATOR)
TRANSLATORS = only(Role.EDITOR, Role.TRANSLATOR, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Rule:
    """Routes, who may use them, and whether the object asked for decides further (its tier, its owner)."""

    names: tuple[str, ...]
    roles: tuple[str, ...]
    object_scoped: bool = False

    def covers(self, route: Route) -> bool:
        # A library's route without a name goes by its address.
        called = (route.name.rpartition(":")[2] and route.name) or route.pattern
        return any(fnmatchcase(called, name) for name in self.names)


def rule(names: str, roles: tuple[str, ...], *, object_scoped: bool = False) -> Rule:
    return Rule(tuple(names.split()), roles, object_scoped)


OURS = [
    rule("choose_language healthz readyz robots sitemap pages:text_size media", ANYONE),
    rule("safety:help safety:help_tier safety:leave safety:limits safety:back", ANYONE),
    rule("safety:help_poster safety:help_card", ANYONE),
    rule("safety:help_place safety:help_tier_place safety:help_speaking safety:help_tier_speaking", ANYONE),
    rule("safety:hours safety:tier_hours safety:place_hours safety:tier_place_hours", ANYONE),
    rule("safety:service_hours", ANYONE, object_scoped=True),
    rule("about:privacy about:accessibility about:sources", ANYONE),
    rule("words:kinds words:glossary about:pasted_text lens", ANYONE),
    # Shelves and lessons: open, but those of the police, and the guides; the page asked for decides.
    rule("about:unit about:unit_part wagtail_serve", ANYONE, object_scoped=True),
    rule("wagtailcore_authenticate_with_password", ANYONE, object_scoped=True),
    rule("pages:patterns", ALL_OF_THE_DESK),
    # Books for pupils and carers are everybody's; keys ask for an account, the police handbook for its tier.
    rule("manuals:edition", ANYONE, object_scoped=True),
]

# The secret in the address decides; it opens one draft, or the desk's calendar, and ends by itself.
BY_SECRET = [
    rule("editorial_outside:review editorial_outside:draft", ANYONE, object_scoped=True),
    rule("editorial_feed", ANYONE, object_scoped=True),
]

QUIZZES = [
    # The code of a card opens it, for whoever holds the card.
    rule("quizzes:card", ANYONE, object_scoped=True),
    # A seat in a class opens it, an account a training; whose it is, the object decides.
    rule("quizzes:class_quiz", ANYONE, object_scoped=True),
    rule("quizzes:training_quiz quizzes:training_list", SIGNED_IN, object_scoped=True),
    # Keys ask for an account; items of the police are shown to those who may see their lessons.
    rule("quizzes:bank quizzes:bank_item", SIGNED_IN, object_scoped=True),
    # Questions are carried in and out by adults with an account: the files hold the key.
    rule("quizzes:questions quizzes:template", SIGNED_IN),
    rule("quizzes:take_along", SIGNED_IN, object_scoped=True),
    rule("quizzes:groups", only(Role.TEACHER)),
    rule("quizzes:group quizzes:cards quizzes:closing", only(Role.TEACHER), object_scoped=True),
    rule("quizzes:delivery quizzes:rules quizzes:tally", only(Role.TEACHER), object_scoped=True),
    rule(
        "quizzes:question_sheet quizzes:sheets quizzes:photos papers:answer_sheets",
        only(Role.TEACHER),
        object_scoped=True,
    ),
    # The same pages for quizzes that are put to officers; they ask for the second factor.
    rule("quizzes:training_quizzes", TRAINERS),
    rule(
        "quizzes:training_delivery quizzes:training_rules quizzes:training_tally"
        " quizzes:training_question_sheet quizzes:training_sheets quizzes:training_photos"
        " papers:training_answer_sheets",
        TRAINERS,
        object_scoped=True,
    ),
]

REPORTS = [
    # Whose group it is, the object decides; what officers answered is seen by whoever runs their training.
    rule(
        "reports:report reports:table reports:mirror reports:poster reports:change",
        only(Role.TEACHER),
        object_scoped=True,
    ),
    rule("reports:training_*", TRAINERS, object_scoped=True),
    rule("quizzes_item_analysis", ALL_OF_THE_DESK, object_scoped=True),
    # Questions from a file make a quiz; the files that hand questions out hold the key.
    rule("quizzes_take", WRITERS),
    rule("quizzes_hand", ALL_OF_THE_DESK, object_scoped=True),
]

DOORS = [
    # Every way into Wagtail by a password leads to the sign-in that knows a second factor.
    rule("cms_login cms_logout cms_password_reset", ANYONE),
    rule("wagtailadmin_login wagtailadmin_logout wagtailadmin_password_reset*", NOBODY),
    rule("wagtailcore_login", NOBODY),
    rule("account_login account_logout account_inactive account_signup", ANYONE),
    rule("account_reset_password*", ANYONE),
    rule("account_reauthenticate account_change_password account_set_password", SIGNED_IN),
    rule("mfa_authenticate mfa_login_webauthn", ANYONE),
    rule("mfa_remove_webauthn mfa_edit_webauthn", SIGNED_IN, object_scoped=True),
    rule("mfa_*", SIGNED_IN),
    rule("openid_connect_*", ANYONE),  # these doors are there where the site has a provider
    rule("socialaccount_login_cancelled socialaccount_login_error", ANYONE),
    rule("accounts/social/login/*", ANYONE),
    # Administrators keep addresses and links to other accounts.
    rule("account_email account_confirm_* account_email_verification_sent", NOBODY),
    rule("socialaccount_signup socialaccount_connections accounts/social/*", NOBODY),
]

DESK_ROUTES = [
    rule(
        "wagtailadmin_home wagtailadmin_account wagtailadmin_sprite wagtailadmin_javascript_catalog",
        ALL_OF_THE_DESK,
    ),
    rule("wagtailadmin_dismissibles wagtailadmin_block_preview wagtailadmin_error_test", ALL_OF_THE_DESK),
    rule("cms/test404/ cms/.[*]/$", ALL_OF_THE_DESK),
    rule("wagtailadmin_tag_*", ALL_OF_THE_DESK),
    rule("wagtailadmin_editing_sessions:*", ALL_OF_THE_DESK, object_scoped=True),
    rule("wagtailadmin_api:*", ALL_OF_THE_DESK, object_scoped=True),
    rule(
        "wagtailadmin_explore* wagtailadmin_pages:* wagtail_bulk_action", ALL_OF_THE_DESK, object_scoped=True
    ),
    rule("wagtailadmin_choose_page*", ALL_OF_THE_DESK, object_scoped=True),
    rule("wagtailadmin_collections:*", ADMINISTRATORS, object_scoped=True),
    rule("wagtailadmin_workflows:task_cho*", ALL_OF_THE_DESK, object_scoped=True),
    rule("wagtailadmin_workflows:*", ADMINISTRATORS, object_scoped=True),
    rule("wagtailadmin_reports:*", ALL_OF_THE_DESK, object_scoped=True),
    rule("wagtail_localize:javascript_catalog wagtail_localize:translations_report*", ALL_OF_THE_DESK),
    rule("wagtail_localize:*", TRANSLATORS, object_scoped=True),
    rule("editorial_checks editorial_reviews editorial_calendar editorial_translations", ALL_OF_THE_DESK),
    rule("editorial_changes_of editorial_panel editorial_revoke", ALL_OF_THE_DESK, object_scoped=True),
    rule("editorial_override editorial_review_date editorial_invite", ALL_OF_THE_DESK, object_scoped=True),
    rule("register_rename register_proposals", ALL_OF_THE_DESK),
    rule("register_proposal", ALL_OF_THE_DESK, object_scoped=True),
    rule("manuals_bindery manuals_progress manuals_sheets", CHECKERS, object_scoped=True),
    rule("wagtailsettings:*", CHECKERS, object_scoped=True),
    rule("wagtailembeds:*", ALL_OF_THE_DESK),
    rule("wagtaildocs:add* wagtailimages:add*", WRITERS),
    rule("wagtaildocs:* wagtailimages:*", ALL_OF_THE_DESK, object_scoped=True),
    rule("wagtaildocs_chooser:create wagtailimages_chooser:create", WRITERS),
    rule("wagtaildocs_chooser:* wagtailimages_chooser:*", ALL_OF_THE_DESK, object_scoped=True),
    rule("wagtailsnippets:index", ALL_OF_THE_DESK, object_scoped=True),
    rule("wagtaillocales:* wagtailsites:*", ADMINISTRATORS),
    rule("wagtailusers_users:* wagtailusers_groups:*", ADMINISTRATORS, object_scoped=True),
]

# Snippets by what they are: their words are everybody's work, whether they exist is the editors'.
SNIPPETS = [
    rule("wagtailsnippets_*:add wagtailsnippets_*:copy", WRITERS),
    rule("wagtailsnippets_*:delete", ADMINISTRATORS, object_scoped=True),
    rule("wagtailsnippetchoosers_*:create", WRITERS),
    rule(
        "wagtailsnippets_register_*:* wagtailsnippetchoosers_register_*:*",
        ALL_OF_THE_DESK,
        object_scoped=True,
    ),
    rule(
        "wagtailsnippets_quizzes_*:* wagtailsnippetchoosers_quizzes_*:*", ALL_OF_THE_DESK, object_scoped=True
    ),
    rule("safety_due", CHECKERS),
    rule("safety_checked", CHECKERS, object_scoped=True),
    rule("wagtailsnippets_safety_*:list", CHECKERS),
    rule("wagtailsnippets_safety_*:*", CHECKERS, object_scoped=True),
    # Wagtail shows what may be chosen to everybody at the desk.
    rule("wagtailsnippetchoosers_safety_*:*", ALL_OF_THE_DESK, object_scoped=True),
]

RULES = [*OURS, *QUIZZES, *REPORTS, *BY_SECRET, *DOORS, *DESK_ROUTES, *SNIPPETS]


def rule_for(route: Route) -> Rule | None:
    return next((rule for rule in RULES if rule.covers(route)), None)


def declared(route: Route) -> dict[str, Any]:
    """One row of `list_urls`; a route without a rule shows that nobody has decided yet."""
    found = rule_for(route)
    return {
        "name": route.name,
        "pattern": route.pattern,
        "methods": list(route.methods),
        "roles": list(found.roles) if found else ["undeclared"],
        "object_scoped": found.object_scoped if found else False,
    }


def undeclared(known: list[Route]) -> list[Route]:
    return [route for route in known if rule_for(route) is None]


def stale(known: list[Route]) -> list[str]:
    """Names without a `*` that no route bears any more: a declaration must not outlive its door."""
    exact = {name for rule in RULES for name in rule.names if "*" not in name and "/" not in name}
    return sorted(exact - {route.name for route in known})
