"""What every model keeps about people: the declaration behind `manage privacy_map`."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models

OUR_APPS = (
    "config",
    "pages",
    "manuals",
    "courses",
    "quizzes",
    "editorial",
    "register",
    "safety",
    "blocks",
    "people",
)
WITH_ACCOUNT = "as long as the account"
WITH_CONTENT = "as long as the content"
NOT_PERSONAL = "as long as the site needs it"
BY_ADMINISTRATOR = "an administrator deletes the account"
BY_EDITOR = "an editor deletes it"
WITH_CLASS = (
    "until the class is closed: by its teacher, after 30 days without use, at the latest after a year"
)
BY_TEACHER = "the teacher closes the class; `purge` closes those that nobody uses"


@dataclass(frozen=True)
class Kept:
    """One model: why it is there, which fields say something about a person, how long, and what erases it."""

    model: str
    purpose: str
    personal_fields: tuple[str, ...] = ()
    retention: str = NOT_PERSONAL
    erased_by: str = BY_EDITOR


def kept(model: str, purpose: str, personal: str = "", retention: str = "", erased_by: str = "") -> Kept:
    fields = tuple(personal.split())
    return Kept(
        model,
        purpose,
        fields,
        retention or (WITH_ACCOUNT if fields else NOT_PERSONAL),
        erased_by or (BY_ADMINISTRATOR if fields else BY_EDITOR),
    )


OURS = [
    kept("people.User", "accounts of adults", "email name password last_login date_joined groups"),
    kept(
        "people.AuditEntry",
        "who looked at police content, sealed in a chain",
        "actor at",
        "five years; the actor is a number that means nothing once the account is gone",
        "the operator archives the chain whole; single rows are never taken out",
    ),
    kept("pages.HomePage", "the home page"),
    kept("pages.LearnPage", "the way to the shelves"),
    kept("pages.TierPage", "the shelf of an audience"),
    kept("courses.UnitPage", "lessons"),
    kept("quizzes.Quiz", "questions of a unit"),
    kept(
        "quizzes.QuizVersion",
        "what a quiz said at one time",
        "author",
        "as long as answers point to it; the author is forgotten with the account",
        BY_ADMINISTRATOR,
    ),
    kept(
        "quizzes.Attempt",
        "an adult's way through a training quiz; pupils have none",
        "user started submitted right passed",
    ),
    kept(
        "quizzes.Response",
        "an adult's answers; pupils' answers stand in PupilResponse, tied to nobody",
        "attempt answer score right at",
    ),
    kept("quizzes.BankItem", "items of the bank: what a question is found by"),
    kept(
        "quizzes.ItemVersion",
        "what an item said at one time",
        "author",
        "as long as a quiz asks it; the author is forgotten with the account",
        BY_ADMINISTRATOR,
    ),
    kept("quizzes.Place", "which version of an item stands where in a quiz"),
    kept("quizzes.Blueprint", "how a quiz is drawn from the bank"),
    kept(
        "quizzes.Group",
        "a class while its teacher keeps it open; nobody in it has a name",
        "owner",
        WITH_CLASS,
        BY_TEACHER,
    ),
    kept(
        "quizzes.Participant",
        "a place in a class and two keyed hashes; nothing about who sits there",
        retention=WITH_CLASS,
        erased_by=BY_TEACHER,
    ),
    kept(
        "quizzes.Delivery",
        "a quiz put to a class or to adults in training, and what of it was shown last",
        "by shown",
        f"{WITH_CLASS}; a training's as long as the training",
        BY_TEACHER,
    ),
    kept(
        "quizzes.PupilAttempt",
        "the way of a place in a class through a quiz",
        retention=WITH_CLASS,
        erased_by=BY_TEACHER,
    ),
    kept(
        "quizzes.PupilResponse",
        "answers of a place in a class, without the time",
        retention=WITH_CLASS,
        erased_by=BY_TEACHER,
    ),
    kept(
        "quizzes.Tally",
        "what a teacher counted on paper",
        retention=WITH_CLASS,
        erased_by=BY_TEACHER,
    ),
    kept(
        "quizzes.GroupResult",
        "counts of a closed class in which small ones are hidden",
        retention="as long as the teacher's account",
        erased_by=BY_ADMINISTRATOR,
    ),
    kept("manuals.ManualIndexPage", "the shelf of manuals"),
    kept("manuals.ManualPage", "manuals"),
    kept("manuals.Edition", "builds of a manual: jobs first, files then"),
    kept(
        "editorial.Override",
        "a text that a reviewer let pass in spite of its errors, and why",
        "by at",
        WITH_CONTENT,
        BY_ADMINISTRATOR,
    ),
    kept("editorial.ReviewDate", "when a text must be read again, and who sees to it", "owner"),
    kept("editorial.LastCheck", "what the checks found in a text"),
    kept("editorial.RoleTask", "steps of the review, each bound to a role"),
    kept(
        "editorial.OutsideReview",
        "links for reviewers without an account, and what they answered",
        "name organisation comment invited_by opened_at answered_at",
        WITH_CONTENT,
        BY_EDITOR,
    ),
    kept("register.Term", "words of the subject"),
    kept("register.Claim", "figures and their sources"),
    kept("register.Policy", "how often the words were changed"),
    kept(
        "register.TermChange",
        "what was changed in a word, by whom and why",
        "by at",
        "as long as the register; the person is forgotten with the account",
        BY_ADMINISTRATOR,
    ),
    kept(
        "register.ClaimChange",
        "what was changed in a claim, by whom and why",
        "by at",
        "as long as the register; the person is forgotten with the account",
        BY_ADMINISTRATOR,
    ),
    kept(
        "register.Proposal",
        "new wordings that wait for a second person",
        "by at settled_by settled_at",
        WITH_CONTENT,
        BY_ADMINISTRATOR,
    ),
    kept("register.LoadedField", "what an editor changed since the lessons were loaded"),
    kept(
        "safety.HelpService",
        "services that help",
        "checked_by owner",
        "until the next check; the owner as long as the account",
        "the next check writes over it; the owner is forgotten with the account",
    ),
    kept("safety.SafetySettings", "where the exit leads"),
]

LIBRARIES = [
    kept(
        "sessions.Session",
        "who is signed in on which browser",
        "session_data",
        "until sign-out, at most two weeks",
        "sign-out and `clearsessions`",
    ),
    kept("account.EmailAddress", "addresses that allauth has seen", "user email verified primary"),
    kept("account.EmailConfirmation", "confirmations of addresses; not used here", "email_address"),
    kept("mfa.Authenticator", "second factors", "user data created_at last_used_at"),
    kept("socialaccount.SocialApp", "identity providers"),
    kept(
        "socialaccount.SocialAccount",
        "links to an agency's sign-in",
        "user uid last_login date_joined extra_data",
    ),
    kept("socialaccount.SocialToken", "tokens of identity providers; not kept here", "account token"),
    kept(
        "wagtailusers.UserProfile",
        "how the editors' desk looks to a person",
        "user avatar preferred_language current_time_zone",
    ),
    kept(
        "wagtailadmin.EditingSession",
        "who is editing a page right now",
        "user",
        "minutes",
        "Wagtail, when the editing ends",
    ),
    kept("wagtailadmin.FormState", "unsaved work of an editor", "user", "until it is saved", BY_EDITOR),
    kept("wagtailcore.APIToken", "keys to Wagtail's interface for programs; not used here", "user name"),
    kept("wagtailcore.Page", "pages", "owner locked_by", WITH_CONTENT, BY_EDITOR),
    kept("wagtailcore.Revision", "earlier states of content", "user", WITH_CONTENT, BY_EDITOR),
    kept("wagtailcore.PageLogEntry", "what happened to a page", "user", WITH_CONTENT, BY_EDITOR),
    kept(
        "wagtailcore.ModelLogEntry",
        "what happened to a snippet or an account",
        "user label data",
        WITH_CONTENT,
        BY_EDITOR,
    ),
    kept(
        "wagtailcore.WorkflowState",
        "a page on its way through review",
        "requested_by",
        WITH_CONTENT,
        BY_EDITOR,
    ),
    kept("wagtailcore.TaskState", "a step of a review", "finished_by comment", WITH_CONTENT, BY_EDITOR),
    kept(
        "wagtailcore.Comment",
        "remarks of editors on content",
        "user resolved_by text",
        WITH_CONTENT,
        BY_EDITOR,
    ),
    kept("wagtailcore.CommentReply", "answers to such remarks", "user text", WITH_CONTENT, BY_EDITOR),
    kept("wagtailcore.PageSubscription", "who wants a mail about remarks", "user"),
    kept(
        "wagtailcore.UploadedFile",
        "files that an editor is uploading",
        "uploaded_by_user",
        "minutes",
        BY_EDITOR,
    ),
    kept("wagtailimages.Image", "pictures for lessons", "uploaded_by_user", WITH_CONTENT, BY_EDITOR),
    kept("wagtaildocs.Document", "files for lessons", "uploaded_by_user", WITH_CONTENT, BY_EDITOR),
    kept(
        "wagtail_localize.StringTranslation",
        "translated texts",
        "last_translated_by",
        WITH_CONTENT,
        BY_EDITOR,
    ),
    kept(
        "wagtail_localize.SegmentOverride",
        "fields that a language sets for itself",
        "last_translated_by",
        WITH_CONTENT,
        BY_EDITOR,
    ),
]

# Models of libraries that keep nothing about people, by app.
IMPERSONAL = {
    "wagtailcore": "structure and rights of the site",
    "wagtailadmin": "rights at the editors' desk",
    "wagtailembeds": "embedded media; not used here",
    "wagtailimages": "sizes of pictures",
    "wagtailsearch": "index of the search",
    "wagtail_localize": "segments of translated content",
    "taggit": "tags of pictures and files",
    "django_tasks_database": "work waiting for the background process",
    "auth": "roles and their rights",
    "contenttypes": "list of models",
}


def models_shown() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if not model._meta.auto_created]


def privacy_map() -> list[dict[str, Any]]:
    """One row for every model, ours first."""
    shown = sorted(
        models_shown(), key=lambda model: (model._meta.app_label not in OUR_APPS, model._meta.label)
    )
    return [row(model) for model in shown]


def row(model: type[models.Model]) -> dict[str, Any]:
    found = declared().get(model._meta.label) or kept(
        model._meta.label, IMPERSONAL.get(model._meta.app_label, "undeclared")
    )
    return {
        "model": found.model,
        "purpose": found.purpose,
        "personal_fields": list(found.personal_fields),
        "retention": found.retention,
        "erased_by": found.erased_by,
    }


def declared() -> dict[str, Kept]:
    return {entry.model: entry for entry in (*OURS, *LIBRARIES)}


def findings() -> list[str]:
    """What the declaration leaves out or gets wrong; an empty list is what `./run check` wants."""
    known = declared()
    found = []
    for model in models_shown():
        entry = known.get(model._meta.label)
        if entry is None and (model._meta.app_label in OUR_APPS or model._meta.app_label not in IMPERSONAL):
            found.append(f"undeclared model: {model._meta.label}")
        missing = sorted(points_at_people(model) - set(entry.personal_fields if entry else ()))
        found += [f"{model._meta.label}.{name} points at a person and is not declared" for name in missing]
        if entry is not None:
            found += [f"{model._meta.label} has no field {name}" for name in gone(model, entry)]
    return found


def points_at_people(model: type[models.Model]) -> set[str]:
    """Own fields that name a person: links to accounts, addresses of mail and of machines."""
    fields = model._meta.local_fields + model._meta.local_many_to_many
    return {field.name for field in fields if is_personal(field)}


def is_personal(field: models.Field) -> bool:
    if isinstance(field, models.EmailField | models.GenericIPAddressField):
        return True
    return field.is_relation and field.related_model is not None and is_account(field.related_model)


def is_account(model: type[models.Model] | str) -> bool:
    return not isinstance(model, str) and model._meta.label == settings.AUTH_USER_MODEL


def gone(model: type[models.Model], entry: Kept) -> list[str]:
    names = {field.name for field in model._meta.get_fields()}
    return sorted(set(entry.personal_fields) - names)
