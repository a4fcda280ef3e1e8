"""Answer for the addresses of reports: on a delivery, on a change, on a norm, and on the items of a quiz."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from language.tiers import Tier, dress
from people.passes import has_second_factor, is_signed_in_adult, send_to_sign_in
from people.roles import Role

from . import item_showing, report_files, report_showing, reporting, reporting_change, reporting_items
from .deliveries import RUNS_TRAINING, NoDelivery
from .domain.fields import fill
from .domain.items import Scale
from .domain.wording import pick
from .doors import witnessed
from .groups import NoGroup
from .instruments import described
from .models import Delivery
from .naming import FORM_NAMES, moment_names, name_of
from .outcomes import words_for
from .report_words import WAITING

View = Callable[..., HttpResponse]


def language() -> str:
    return get_language() or "ko"


def door(*roles: Role, strong: bool = False) -> Callable[[View], View]:
    """Let only these roles in, with a second factor where `strong`; what is not theirs is missing."""

    def guard(view: View) -> View:
        @require_GET
        @wraps(view)
        def inner(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            if not is_signed_in_adult(request):
                return send_to_sign_in(request)
            if not request.user.has_role(*roles):
                raise PermissionDenied(_("Reports are for the people who run a group or a training."))
            if strong and not has_second_factor(request):
                return send_to_sign_in(request, *roles)
            try:
                response = view(request, **kwargs)
            except (NoDelivery, NoGroup, reporting_items.NoVersion) as missing:
                raise Http404 from missing
            response["X-Not-Kept"] = "1"
            return response

        return inner

    return guard


teacher = door(Role.TEACHER)
trainer = door(*RUNS_TRAINING, strong=True)


def seen(request: HttpRequest, pk: int, part: str, *, training: bool) -> reporting.Seen:
    """A delivery of a group below teach/, of adults below training/: never the other way round."""
    found = reporting.look(by=request.user, delivery_id=pk)
    if (found.delivery.group_id is None) is not training:
        raise NoDelivery(str(pk))
    witnessed(request, found.delivery.quiz.tier, part, f"delivery {pk}")
    return found


def base(found: Delivery, *, training: bool) -> dict[str, Any]:
    """What every page about a delivery needs."""
    return {
        **dress(Tier(found.quiz.tier) if training else Tier.TEACHERS),
        "delivery": found,
        "training": training,
        "title": pick(found.version.read().title, language()),
        **way_up(found),
    }


def way_up(found: Delivery) -> dict[str, str]:
    """The page of what is reported on: of the quiz, or where several are compared, of all that were given."""
    if found.group is None:
        where = reverse("quizzes:training_quizzes") if found.moment else found.url_of()
        return {
            "up": _("Quizzes for officers") if found.moment else _("The quiz that was given"),
            "up_url": where,
        }
    up = str(found.group) if found.moment else _("The quiz in the group")
    where = reverse("quizzes:group", args=[found.group.pk]) if found.moment else found.url_of()
    return {"up": up, "up_url": where}


def report(request: HttpRequest, pk: int, *, training: bool) -> HttpResponse:
    found = seen(request, pk, "report", training=training)
    context = {
        **base(found.delivery, training=training),
        **addresses(found, training=training, form=request.GET.get("form", "")),
        "seen": found,
        "waiting": waiting_words(found),
        "late": found.handed_in - found.counted,
        "shown": shown(found, request.GET.get("form", "")) if not found.waiting else None,
        "mirrors": found.mirrors(language=language()),
    }
    return render(request, "quizzes/reports/report.html", context)


def waiting_words(found: reporting.Seen) -> str:
    """Why there is no report yet, and when it comes where that is known."""
    closes, grace = found.delivery.closes, timedelta(seconds=found.delivery.rules.grace)
    time = f"{localtime(closes + grace):%H:%M:%S}" if closes else ""
    return fill(str(WAITING.get(found.waiting, "")), {"time": time})


def addresses(found: reporting.Seen, *, training: bool, form: str) -> dict[str, str]:
    """Where the page of a report leads: its table as a file, the mirror, the comparison."""
    delivery, query = found.delivery, f"?{urlencode({'form': form})}" if form else ""
    before = "training_" if training else ""
    where = [delivery.quiz.slug, delivery.series] if training else [delivery.group_id, delivery.quiz.slug]
    # Without a name for its series an adults' test is compared with nothing.
    compared = all(where) and reverse(f"reports:{before}change", args=where)
    return {
        "csv_url": reverse(f"reports:{before}table", args=[delivery.pk, "csv"]) + query,
        "xlsx_url": reverse(f"reports:{before}table", args=[delivery.pk, "xlsx"]) + query,
        "mirror_url": reverse(f"reports:{before}mirror", args=[delivery.pk]),
        "change_url": compared or "",
    }


def shown(found: reporting.Seen, form: str) -> report_showing.ReportShown:
    values = found.report(language=language(), form=form)
    keys = [line.key for line in values.outcomes]
    words = words_for(quiz=found.delivery.quiz.slug, keys=keys, language=language())
    return report_showing.shown(values, outcomes=words)


def table(request: HttpRequest, pk: int, kind: str, *, training: bool) -> HttpResponse:
    """The same report as a file; while there is none, there is no file."""
    found = seen(request, pk, "report table", training=training)
    if found.waiting or kind not in report_files.WRITERS:
        raise Http404
    rows = report_files.table(shown(found, request.GET.get("form", "")))
    answer = HttpResponse(report_files.WRITERS[kind](rows), content_type=report_files.TYPES[kind])
    answer["Content-Disposition"] = f'attachment; filename="report-{pk}.{kind}"'
    answer["Cache-Control"] = "no-store"
    return answer


def mirror(request: HttpRequest, pk: int, *, training: bool, key: str = "") -> HttpResponse:
    """What most think beside what was thought of the others; with a key one of them as a poster."""
    found = seen(request, pk, "mirror", training=training)
    mirrors = found.mirrors(language=language())
    context = {
        **base(found.delivery, training=training),
        **addresses(found, training=training, form=""),
        "seen": found,
        "mirrors": mirrors,
    }
    context["waiting"] = waiting_words(found)
    if not key:
        return render(request, "quizzes/reports/mirror.html", context)
    one = next((one for one in report_showing.hanging(mirrors) if one.key == key), None)
    if one is None:
        raise Http404
    context |= {"one": one, "own_width": f"{(one.own.share or 0) * 100:.1f}%" if one.own else "0"}
    size = "a3" if request.GET.get("size") == "a3" else "a4"
    look = dress(Tier(found.delivery.quiz.tier))
    return render(request, "quizzes/reports/poster.html", {**context, **look, "size": size})


def change(request: HttpRequest, *, quiz: str, training: bool, pk: int = 0, series: str = "") -> HttpResponse:
    """What changed between two tests, with what it does not say."""
    where = {"series": series} if training else {"group_id": pk}
    found = reporting_change.changes(by=request.user, quiz_slug=quiz, **where)
    witnessed(request, found.quiz.tier, "change", f"{quiz} {series or pk}")
    topics, moments = topic_words(found), moment_names(training=training)
    pairs = [
        {
            "change": one,
            "first": moments[one.first],
            "second": moments[one.second],
            "shown": report_showing.comparison_shown(one.comparison, topics=topics, training=training)
            if one.comparison
            else None,
        }
        for one in found.pairs
    ]
    context = {
        **base(found.delivery, training=training),
        "pairs": pairs,
        "quiz": found.quiz,
        "instrument": described(quiz_slug=found.quiz.slug, language=language()),
    }
    return render(request, "quizzes/reports/change.html", context)


def topic_words(found: reporting_change.Changes) -> dict[str, str]:
    """Outcomes by the lesson's words, what scales measure by the instrument's, or by their own question.

    They come in the order in which the quiz asks them.
    """
    asked = [item.outcome or item.key for item in found.content.items]
    bare = {topic: topic.removeprefix(reporting_change.SCALE) for topic in found.topics()}
    in_order = sorted(bare, key=lambda topic: asked.index(bare[topic]) if bare[topic] in asked else -1)
    words = words_for(quiz=found.quiz.slug, keys=bare.values(), language=language())
    stems = {item.key: pick(item.stem, language()) for item in found.content.items if isinstance(item, Scale)}
    told = {topic: stems.get(bare[topic]) or words.get(bare[topic], bare[topic]) for topic in in_order}
    return {**told, "": _("Questions without an outcome")}


def items(request: HttpRequest, quiz: str) -> HttpResponse:
    """How the items of a quiz do, for the people who write them. The desk's own door has let this person in."""
    number = request.GET.get("version", "")
    try:
        found = reporting_items.look(
            by=request.user,
            quiz_slug=quiz,
            number=int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 0,
            form=request.GET.get("form", ""),
            language=language(),
        )
    except reporting_items.NoVersion as missing:
        raise Http404 from missing
    witnessed(request, found.quiz.tier, "item analysis", f"{quiz} {found.version.number}{found.form}")
    shown_items = item_showing.analysed(found.report) if found.report else None
    asked = list(found.version.read().of_form(found.form))
    context = {
        **dress(Tier.TEACHERS),
        "seen": found,
        "title": pick(found.version.read().title, language()),
        "form_name": name_of(FORM_NAMES, found.form),
        "form_menu": [(form, name_of(FORM_NAMES, form)) for form in found.forms],
        "analysed": shown_items,
        "pupils": item_showing.pupils_shown(asked, found.pupils, language()),
    }
    return render(request, "quizzes/reports/items.html", context)
