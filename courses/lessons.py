"""Answer for a unit's addresses: the lesson, its activities, quiz, projector view, guide and handout."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from language.tiers import Tier
from people.audit import append as write_audit
from people.passes import is_signed_in_adult, may_see_tier, send_to_sign_in
from wagtail.models import PageViewRestriction

from quizzes.taking import TakingFrame, respond

from . import lenses, rendering
from .models import UnitPage
from .printing import address, chapter
from .shelves import next_unit


def serve_unit(request: HttpRequest, *, tier: str, slug: str, rest: str = "") -> HttpResponse:
    """Find a live unit by its address with one query and hand over to its route."""
    unit = (
        UnitPage.objects.live()
        .filter(tier=tier, slug=slug, locale__language_code=get_language())
        .select_related("locale")
        .first()
    )
    if unit is None:
        raise Http404
    for restriction in restrictions_of(unit):
        if not restriction.accept_request(request):
            return send_to_sign_in(request)
    view, args, kwargs = unit.resolve_subpage(f"/{rest}")
    return view(request, *args, **kwargs)


def restrictions_of(unit: UnitPage) -> list[PageViewRestriction]:
    """Privacy that an editor set on this page or above it; one query where Wagtail, who thinks of aliases, asks two."""
    if unit.alias_of_id:
        return list(unit.get_view_restrictions())
    above = [unit.path[:end] for end in range(unit.steplen, len(unit.path) + 1, unit.steplen)]
    return list(PageViewRestriction.objects.filter(page__path__in=above))


def admit(request: HttpRequest, unit: UnitPage, part: str) -> HttpResponse | None:
    """Refuse whoever may not see this tier; for police content write the audit row before anything is served."""
    request.tier = unit.for_tier
    if not may_see_tier(request, unit.for_tier):
        return send_to_sign_in(request)
    if unit.for_tier is Tier.POLICE:
        write_audit(
            actor=request.user, action=f"viewed {part}", subject=f"{unit.code} {unit.locale.language_code}"
        )
    return None


def lesson(request: HttpRequest, *, unit: UnitPage) -> HttpResponse:
    """The whole lesson as one readable page; a posted activity is answered in place."""
    refusal = admit(request, unit, "lesson")
    if refusal:
        return refusal
    if request.method == "POST":
        return activity(request, unit=unit)
    return page(request, unit, rendering.screens(unit=unit, medium="web"), {})


def activity(request: HttpRequest, *, unit: UnitPage) -> HttpResponse:
    """Answer a posted activity: the block alone for the script, the whole lesson otherwise. Nothing is stored."""
    reactions = rendering.reactions(unit=unit, posted=request.POST)
    wanted = request.headers.get("X-Fragment", "")
    if wanted:
        html = rendering.one_block(unit=unit, block_id=wanted, reactions=reactions)
        if html is None:
            raise Http404
        if lenses.lens_of(request, unit=unit).is_on:
            html = lenses.fragment(html, unit=unit, block_id=wanted)
        return HttpResponse(html)
    return page(request, unit, rendering.screens(unit=unit, medium="web", reactions=reactions), reactions)


def page(
    request: HttpRequest, unit: UnitPage, screens: list[dict[str, Any]], reactions: dict[str, Any]
) -> HttpResponse:
    adult = is_signed_in_adult(request)
    context = {
        **rendering.frame(unit),
        "screens": screens,
        "total": len(screens),
        "lens": lenses.lens_of(request, unit=unit) if unit.pk else None,
        "reactions": reactions,
        "words": rendering.words(unit),
        "claims": rendering.cited(unit),
        "sources": [part.value for part in unit.sources],
        "discussion": [p.value["text"] for p in unit.discussion if not p.value["claims"]],
        "quiz_url": f"{unit.url}quiz/",
        "slides_url": f"{unit.url}slides/",
        "handout_url": f"{unit.url}handout/",
        "guide_url": f"{unit.url}guide/" if adult else "",
        "next_unit": next_unit(unit=unit),
    }
    return render(request, unit.template, context)


def quiz(request: HttpRequest, *, unit: UnitPage) -> HttpResponse:
    refusal = admit(request, unit, "quiz")
    if refusal:
        return refusal
    here = address(unit)  # `unit.url` would ask for the roots of all sites with every answer
    frame = TakingFrame(
        title=unit.title,
        tier=unit.for_tier,
        lesson_url=here,
        quiz_url=f"{here}quiz/",
        cover=unit.cover,
        screen_url=lambda key: address_of_screen(unit, key),
    )
    return respond(request, quiz_slug=unit.code, frame=frame)


def address_of_screen(unit: UnitPage, key: str) -> str:
    """Where a screen stands in the lesson; empty where an editor has taken it away."""
    numbers = {child.value["key"]: number for number, child in enumerate(unit.body, start=1)}
    return f"{address(unit)}#screen-{numbers[key]}" if key in numbers else ""


def slides(request: HttpRequest, *, unit: UnitPage) -> HttpResponse:
    """The projector view: big, little text, no forms."""
    refusal = admit(request, unit, "slides")
    if refusal:
        return refusal
    context = {**rendering.frame(unit), "screens": rendering.screens(unit=unit, medium="slide")}
    return render(request, "courses/slides.html", {**context, "total": len(context["screens"])})


def handout(request: HttpRequest, *, unit: UnitPage) -> HttpResponse:
    """The pupils' sheets of this lesson, to print from the browser."""
    refusal = admit(request, unit, "handout")
    if refusal:
        return refusal
    return render(request, "courses/handout.html", sheet(request, unit, teacher=False))


def guide(request: HttpRequest, *, unit: UnitPage) -> HttpResponse:
    """The teacher's edition, with keys: for signed-in adults only."""
    if not is_signed_in_adult(request):
        return send_to_sign_in(request)
    refusal = admit(request, unit, "guide")
    if refusal:
        return refusal
    return render(request, "courses/guide.html", sheet(request, unit, teacher=True))


def sheet(request: HttpRequest, unit: UnitPage, *, teacher: bool) -> dict[str, Any]:
    base = f"{request.scheme}://{request.get_host()}"
    return {**rendering.frame(unit), "chapter": chapter(unit=unit, teacher=teacher, base_url=base)}


def preview(request: HttpRequest, *, unit: UnitPage, medium: str) -> HttpResponse:
    """Show an editor the draft in one medium, with a look at everything the page will hold."""
    request.tier = unit.for_tier
    match medium:
        case "slide":
            screens = rendering.screens(unit=unit, medium="slide", kept=False)
            context = {**rendering.frame(unit), "screens": screens, "total": len(screens)}
            return render(request, "courses/slides.html", context)
        case "print" | "guide":
            teacher = medium == "guide"
            return render(
                request,
                f"courses/{'guide' if teacher else 'handout'}.html",
                sheet(request, unit, teacher=teacher),
            )
        case _:
            return page(request, unit, rendering.screens(unit=unit, medium="web", kept=False), {})
