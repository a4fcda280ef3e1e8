"""The pages on which adults with an account carry questions in and out: a file to look at, and a quiz to take along."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from language.tiers import Tier, dress
from people.audit import append as write_audit
from people.passes import may_see_keys

from .domain.exchange.reading import Malformed
from .domain.wording import pick
from .exchange_forms import FORMAT_NAMES, WRITTEN_NAMES
from .exchange_steps import Steps, as_file
from .exchange_template import template
from .exchange_words import in_words
from .exchanging import Handed, NoQuiz, carried, hand_out
from .formats import SUFFIXES, TYPES
from .models import Quiz, QuizVersion
from .naming import TIER_NAMES, name_of

ADD = "quizzes.add_quiz"


def show_questions(request: HttpRequest) -> HttpResponse:
    """A file is looked at here, handed back in another format, or kept by whoever may; and quizzes to take along."""
    may_keep = request.user.has_perm(ADD)
    steps = Steps(request)
    steps.take(may_keep=may_keep)
    if steps.file:
        return as_file(steps.file)
    context = {
        **dress(Tier.TEACHERS),
        **steps.context,
        "may_keep": may_keep,
        "quizzes": quizzes_for_taking(request),
        "templates": [(kind, FORMAT_NAMES[kind]) for kind in ("xlsx", "csv")],
    }
    return private(render(request, "quizzes/exchange/questions.html", context, status=steps.status))


def private(response: HttpResponse) -> HttpResponse:
    """What only signed-in people see is kept in no cache."""
    response["X-Not-Kept"] = "1"
    return response


def quizzes_for_taking(request: HttpRequest) -> list[dict[str, Any]]:
    """Every quiz whose key this person may see, by its tier and code."""
    language = get_language() or "ko"
    tiers = [tier for tier in Tier if may_see_keys(request, tier)]
    newest = QuizVersion.objects.filter(aside=False, quiz__tier__in=[tier.value for tier in tiers])
    rows = newest.order_by("number").values_list("quiz__slug", "quiz__tier", "content__title")
    found = {slug: (tiers.index(Tier(tier)), slug, tier, title) for slug, tier, title in rows}
    return [
        {"slug": slug, "tier": name_of(TIER_NAMES, tier), "title": pick(title or {}, language)}
        for _, slug, tier, title in sorted(found.values(), key=lambda row: row[:2])
    ]


def show_template(request: HttpRequest, *, kind: str) -> HttpResponse:
    """An empty table with headings in the language of the page."""
    if kind not in ("csv", "xlsx"):
        raise Http404
    language = "ko" if (get_language() or "ko").startswith("ko") else "en"
    return as_file(Handed(template(kind, language), f"questions-{language}.{kind}", TYPES[kind], ()))


def show_quiz(request: HttpRequest, *, slug: str) -> HttpResponse:
    """Which formats there are, and what each of them cannot carry; with a format, the file with its key."""
    quiz = Quiz.objects.filter(slug=slug).first()
    newest = quiz.newest if quiz else None
    if quiz is None or newest is None or not may_see_keys(request, Tier(quiz.tier)):
        raise Http404
    witnessed(request, quiz)
    content = newest.read()
    spoken = spoken_of(request.GET.get("language", "") or get_language() or "", content.languages)
    wanted = request.GET.get("to", "")
    if wanted in SUFFIXES:
        return as_file(file_of(slug, wanted, spoken))
    context = {
        **dress(Tier.TEACHERS),
        "quiz": quiz,
        "title": pick(content.title, spoken),
        "formats": formats_of(slug, spoken),
        "language": spoken,
        "languages": [(code, name) for code, name in settings.LANGUAGES if code in content.languages],
    }
    return private(render(request, "quizzes/exchange/take_along.html", context))


def spoken_of(wanted: str, languages: tuple[str, ...]) -> str:
    return wanted if wanted in languages else languages[0]


def formats_of(slug: str, language: str) -> list[dict[str, Any]]:
    found = []
    for name in SUFFIXES:
        written = carried(slug=slug, target=name, language=language)
        lost = [in_words(said) for said in written.lost]
        found.append({"name": name, "label": WRITTEN_NAMES[name], "count": len(written.items), "lost": lost})
    return found


def file_of(slug: str, target: str, language: str) -> Handed:
    try:
        return hand_out(slug=slug, target=target, language=language)
    except (NoQuiz, Malformed) as none:
        raise Http404 from none


def witnessed(request: HttpRequest, quiz: Quiz) -> None:
    """A quiz of the police leaves this place only before a witness."""
    if Tier(quiz.tier) is Tier.POLICE:
        write_audit(actor=request.user, action="viewed questions to take along", subject=f"quiz {quiz.slug}")
