"""Answer for a unit's addresses: the lesson, its activities, quiz, projector view, guide and handout."""

from copy import copy
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from language.tiers import Tier
from people.audit import append as write_audit
from people.passes import is_signed_in_adult, may_see_tier, send_to_sign_in
from register import lens as glass
from safety.keeping import Drawn, Store
from wagtail.models import PageViewRestriction

from quizzes.keys import may_see_key
from quizzes.taking import TakingFrame, respond

from . import lenses, rendering
from .models import UnitPage
from .printing import address, chapter, shelf_address
from .shelves import next_unit


def serve_unit(request: HttpRequest, *, tier: str, slug: str, rest: str = "") -> HttpResponse:
    """Find a live unit by its address and hand over to its route."""
    found = found_unit(tier, slug, get_language() or "")
    if found is None:
        raise Http404
    for restriction in found.restrictions:
        if not restriction.accept_request(request):
            return send_to_sign_in(request)
    view, args, kwargs = found.unit.resolve_subpage(f"/{rest}")
    return view(request, *args, **kwargs)


@dataclass(frozen=True)
class Found:
    """A live unit without its texts, and who may see it."""

    unit: UnitPage
    restrictions: list[PageViewRestriction]


units: Store[Found] = Store(most=400)


def found_unit(tier: str, slug: str, language: str) -> Found | None:
    """The live unit at this address; every request gets one of its own, because requests add to it."""
    if not settings.KEEP_DRAWN:
        return looked_up(tier, slug, language)
    kept = units.of((tier, slug, language), lambda: looked_up(tier, slug, language))
    return kept and Found(copy(kept.unit), kept.restrictions)


def looked_up(tier: str, slug: str, language: str) -> Found | None:
    live = UnitPage.objects.live().filter(tier=tier, slug=slug, locale__language_code=language)
    # Not `first()`: making its order costs as much as the answer of the database.
    unit = next(iter(live.select_related("locale").defer(*UnitPage.texts()).order_by()[:1]), None)
    return unit and Found(unit, restrictions_of(unit))


def restrictions_of(unit: UnitPage) -> list[PageViewRestriction]:
    """Privacy that an editor set on this page or above it; one query where Wagtail, who thinks of aliases, asks two."""
    if unit.alias_of_id:
        return list(unit.get_view_restrictions())
    above = [unit.path[:end] for end in range(unit.steplen, len(unit.path) + 1, unit.steplen)]
    return list(PageViewRestriction.objects.filter(page__path__in=above))


def admit(request: HttpRequest, unit: UnitPage, part: str) -> HttpResponse | None:
    """Refuse whoever may not see this tier; for police content write the audit row before anything is served."""
    refusal = refuse(request, unit)
    if refusal is None:
        write_down(request, unit, part)
    return refusal


def refuse(request: HttpRequest, unit: UnitPage) -> HttpResponse | None:
    request.tier = unit.for_tier
    return None if may_see_tier(request, unit.for_tier) else send_to_sign_in(request)


def write_down(request: HttpRequest, unit: UnitPage, part: str) -> None:
    if unit.for_tier is Tier.POLICE:
        write_audit(
            actor=request.user, action=f"viewed {part}", subject=f"{unit.code} {unit.locale.language_code}"
        )


def lesson(request: HttpRequest, *, unit: UnitPage) -> HttpResponse:
    """The whole lesson as one readable page; a posted activity is answered in place."""
    refusal = admit(request, unit, "lesson")
    if refusal:
        return refusal
    if request.method == "POST":
        unit.read_texts()
        return activity(request, unit=unit)
    return page(request, unit)


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
    return page(request, unit, reactions=reactions)


# What stands between the head and the foot of a lesson that nobody has answered in. A session is no part of it.
bodies = Drawn(most=400)


def page(
    request: HttpRequest, unit: UnitPage, *, reactions: dict[str, Any] | None = None, preview: bool = False
) -> HttpResponse:
    """The lesson in its frame; a draft and an answered lesson are drawn afresh."""
    # The guide's address is for adults, links name the host where a site has several, and the lens is the reader's.
    host = request.get_host()
    reader = (is_signed_in_adult(request), host, glass.is_on(request))
    key = (unit.pk, unit.latest_revision_id, unit.last_published_at, get_language(), *reader)

    def draw() -> str:
        return drawn(request, unit, reactions or {}, kept=not preview)

    as_ever = settings.KEEP_DRAWN and not reactions and not preview
    body = bodies.at(host).html(key, draw) if as_ever else draw()
    return render(request, unit.template, {**rendering.frame(unit), "body": body})


shelf_titles: Store[str] = Store(most=100)


def shelf_title(unit: UnitPage) -> str:
    """What the shelf above is called; of a draft that was never saved, nothing."""
    if not unit.pk:
        return ""
    return shelf_titles.of(unit.path[: -unit.steplen], lambda: unit.get_parent().title) or ""


def drawn(request: HttpRequest, unit: UnitPage, reactions: dict[str, Any], *, kept: bool) -> str:
    unit.read_texts()
    adult, here, following = is_signed_in_adult(request), address(unit), next_unit(unit=unit)
    screens = rendering.screens(unit=unit, medium="web", reactions=reactions, kept=kept)
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
        "quiz_url": f"{here}quiz/",
        "slides_url": f"{here}slides/",
        "handout_url": f"{here}handout/",
        "guide_url": f"{here}guide/" if adult else "",
        "next_unit": following,
        "next_url": address(following) if following else "",
        "shelf_title": shelf_title(unit),
        "shelf_url": shelf_address(unit),
    }
    return render_to_string("courses/unit_body.html", context, request)


def quiz(request: HttpRequest, *, unit: UnitPage) -> HttpResponse:
    """The quiz. An officer's answer that is kept is a row of who saw what; everything else is written down first."""
    refusal = refuse(request, unit)
    if refusal:
        return refusal
    here = address(unit)
    frame = TakingFrame(
        title=unit.title,
        tier=unit.for_tier,
        lesson_url=here,
        quiz_url=f"{here}quiz/",
        cover=unit.cover,
        screen_url=lambda key: address_of_screen(unit, key),
    )
    return respond(request, quiz_slug=unit.code, frame=frame, seen=lambda: write_down(request, unit, "quiz"))


def address_of_screen(unit: UnitPage, key: str) -> str:
    """Where a screen stands in the lesson; empty where an editor has taken it away."""
    numbers = {child.value["key"]: number for number, child in enumerate(unit.body, start=1)}
    return f"{address(unit)}#screen-{numbers[key]}" if key in numbers else ""


def slides(request: HttpRequest, *, unit: UnitPage) -> HttpResponse:
    """The projector view: big, little text, no forms."""
    refusal = admit(request, unit, "slides")
    if refusal:
        return refusal
    unit.read_texts()
    context = {**rendering.frame(unit), "screens": rendering.screens(unit=unit, medium="slide")}
    return render(request, "courses/slides.html", {**context, "total": len(context["screens"])})


def handout(request: HttpRequest, *, unit: UnitPage) -> HttpResponse:
    """The pupils' sheets of this lesson, to print from the browser."""
    refusal = admit(request, unit, "handout")
    if refusal:
        return refusal
    return render(request, "courses/handout.html", sheet(request, unit, teacher=False))


def guide(request: HttpRequest, *, unit: UnitPage) -> HttpResponse:
    """The teacher's edition, with keys: for signed-in adults only; for an officer after she has answered."""
    if not is_signed_in_adult(request):
        return send_to_sign_in(request)
    refusal = refuse(request, unit)
    if refusal:
        return refusal
    if not may_see_key(by=request.user, tier=unit.tier, quiz_slug=unit.code):
        raise PermissionDenied(
            _(
                "The trainer's guide says what is right in the module's questions. It opens for you once you have "
                "handed in the module's quiz, and no test with the same questions waits for you."
            )
        )
    write_down(request, unit, "guide")
    return render(request, "courses/guide.html", sheet(request, unit, teacher=True))


def sheet(request: HttpRequest, unit: UnitPage, *, teacher: bool) -> dict[str, Any]:
    unit.read_texts()
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
            return page(request, unit, preview=True)
