"""Questions in and out at the editors' desk: a form for a file, and a quiz in the formats of others."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods
from language.tiers import Tier
from people.audit import append as write_audit
from people.passes import may_see_tier
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from .domain.content import TIERS
from .domain.exchange.reading import Malformed
from .exchanging import FROM, NoQuiz, carried, hand_out, read, take_over
from .formats import LARGEST, SUFFIXES
from .models import Quiz

FORMAT_NAMES = {
    "gift": "GIFT (Moodle)",
    "qti": "QTI 2.1, 3.0",
    "csv": "CSV",
    "xlsx": "XLSX",
    "h5p": "H5P",
}
ADD = "quizzes.add_quiz"
VIEW = ("quizzes.view_quiz", "quizzes.change_quiz", "quizzes.add_quiz")


class FileForm(forms.Form):
    """A file, what it is, and for whom its questions are."""

    file = forms.FileField(label=_("File"), max_length=200)
    origin = forms.ChoiceField(label=_("Format"), choices=[(name, FORMAT_NAMES[name]) for name in FROM])
    tier = forms.ChoiceField(
        label=_("For whom"),
        choices=[(tier, tier) for tier in TIERS],
        initial="teachers",
        help_text=_("Where something is typed it is for adults only."),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[("", _("Guess it from the questions")), *settings.LANGUAGES],
        required=False,
    )
    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    only_look = forms.BooleanField(label=_("Only look: keep nothing"), required=False, initial=True)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 20 MB."))
        return file


@require_http_methods(["GET", "POST"])
def take(request: HttpRequest) -> HttpResponse:
    """The form, and what became of the file that was sent with it."""
    if not request.user.has_perm(ADD):
        raise PermissionDenied
    form = FileForm(request.POST or None, request.FILES or None)
    found = None
    if request.method == "POST" and form.is_valid():
        found = taken(request, form.cleaned_data)
    context = {"form": form, "found": found, "made": made(found) if found else None}
    status = 422 if request.method == "POST" and (found is None or not found.is_native) else 200
    return render(request, "quizzes/exchange/take.html", context, status=status)


def taken(request: HttpRequest, said: dict[str, Any]) -> Any:
    file = said["file"]
    data, origin, language = file.read(), said["origin"], said["language"]
    if said["only_look"]:
        return read(data=data, origin=origin, language=language)
    told = {"name": file.name, "tier": said["tier"], "title": said["title"]}
    return take_over(data=data, origin=origin, language=language, by=request.user, **told)


def made(found: Any) -> Quiz | None:
    return Quiz.objects.filter(slug=found.quiz).first() if found.quiz else None


@require_GET
def hand(request: HttpRequest, quiz: str) -> HttpResponse:
    """Which formats there are, and what each of them cannot carry; with a format, the file."""
    if not any(request.user.has_perm(right) for right in VIEW):
        raise PermissionDenied
    found = Quiz.objects.filter(slug=quiz).first()
    if found is None or found.newest is None:
        raise Http404
    witnessed(request, found)
    language = request.GET.get("language", "")
    spoken = language if language in dict(settings.LANGUAGES) else ""
    wanted = request.GET.get("to", "")
    if wanted in SUFFIXES:
        return file_of(quiz, wanted, spoken)
    formats = [
        (name, FORMAT_NAMES[name], carried(slug=quiz, target=name, language=spoken)) for name in SUFFIXES
    ]
    context = {"quiz": found, "formats": formats, "language": spoken, "languages": settings.LANGUAGES}
    return render(request, "quizzes/exchange/hand.html", context)


def file_of(quiz: str, target: str, language: str) -> HttpResponse:
    try:
        handed = hand_out(slug=quiz, target=target, language=language)
    except (NoQuiz, Malformed) as none:
        raise Http404 from none
    answer = HttpResponse(handed.data, content_type=handed.content_type)
    answer["Content-Disposition"] = f'attachment; filename="{handed.name}"'
    return answer


def witnessed(request: HttpRequest, quiz: Quiz) -> None:
    """A quiz of the police leaves this place only before a witness."""
    if Tier(quiz.tier) is not Tier.POLICE:
        return
    if not may_see_tier(request, Tier.POLICE):
        raise Http404
    write_audit(actor=request.user, action="viewed questions to take along", subject=f"quiz {quiz.slug}")


def addresses() -> list[URLPattern]:
    return [
        path("quizzes/exchange/", take, name="quizzes_take"),
        path("quizzes/exchange/<slug:quiz>/", hand, name="quizzes_hand"),
    ]


def buttons(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    if isinstance(snippet, Quiz) and snippet.pk:
        url = reverse("quizzes_hand", args=[snippet.slug])
        yield Button(_("Take the questions along"), url, priority=50, icon_name="download")


class TakeItem(MenuItem):
    """The way to the form, for whoever may add a quiz."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(ADD)


def menu() -> MenuItem:
    return TakeItem(_("Questions from a file"), reverse("quizzes_take"), icon_name="upload", order=291)


def enter() -> None:
    """Tell Wagtail; called once, when its hooks are read."""
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_snippet_listing_buttons", buttons)
    hooks.register("register_admin_menu_item", menu)
