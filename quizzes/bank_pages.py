"""The bank as teachers read it: what may be asked, found by what it is about, each item with its key."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Case, Value, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from language.tiers import Tier, dress
from people.audit import append as write_audit
from people.passes import may_see_keys

from .bank_editing import alone
from .domain.content import content_data, fingerprint
from .models import BankItem, BankItemQuerySet
from .naming import FORM_NAMES, KIND_NAMES, LEVEL_NAMES, STRAND_NAMES, TIER_NAMES, name_of
from .outcome_menu import outcome_words
from .paper import sheet_of
from .teaching_forms import BankFilter

PER_PAGE = 30
# As the doors of the first page stand, not as the words for tiers are spelt.
BY_TIER = Case(*(When(tier=tier.value, then=Value(at)) for at, tier in enumerate(Tier)))


def show_list(request: HttpRequest) -> HttpResponse:
    """Live items that this person may see, filtered by the address."""
    items = visible_to(request)
    form = BankFilter(request.GET, items=items)
    found = items.matching(form.wanted).with_uses().prefetch_related("tags")
    page = Paginator(found.order_by(BY_TIER, "key"), PER_PAGE).get_page(request.GET.get("page"))
    written_down(request, list(page))
    words = outcome_words(page, get_language() or "ko")
    context = {
        **dress(Tier.TEACHERS),
        "form": form,
        "page": page,
        "rows": [{**row_of(item), "outcome": words.get((item.home, item.outcome), "")} for item in page],
        "query": urlencode(form.chosen),
    }
    return private(render(request, "quizzes/teach/bank.html", context))


def private(response: HttpResponse) -> HttpResponse:
    """What only signed-in people see is kept in no cache."""
    response["X-Not-Kept"] = "1"
    return response


def written_down(request: HttpRequest, items: list[BankItem]) -> None:
    """Police content is written to the audit chain before it is served."""
    keys = [item.key for item in items if item.tier == Tier.POLICE]
    if keys:
        write_audit(actor=request.user, action="viewed bank", subject=" ".join(keys)[:200])


def visible_to(request: HttpRequest) -> BankItemQuerySet:
    """The wall of the tiers holds in the bank too; items stand here with their keys."""
    tiers = [tier.value for tier in Tier if may_see_keys(request, tier)]
    return BankItem.objects.live().filter(tier__in=tiers)


def row_of(item: BankItem) -> dict[str, Any]:
    return {
        "item": item,
        "tier": name_of(TIER_NAMES, item.tier),
        "kind": name_of(KIND_NAMES, item.kind),
        "level": name_of(LEVEL_NAMES, item.level),
        "strand": name_of(STRAND_NAMES, item.strand),
        "form": name_of(FORM_NAMES, item.form),
    }


def show_item(request: HttpRequest, *, key: str) -> HttpResponse:
    """One item as the sheet asks it and as the key answers it."""
    item = visible_to(request).with_uses().filter(key=key).first()
    newest = item.newest if item else None
    if item is None or newest is None:
        raise Http404
    written_down(request, [item])
    language = get_language() or "ko"
    content = alone(newest.read(), item.tier, newest.needs)
    context = {
        **dress(Tier.TEACHERS),
        **row_of(item),
        "version": newest,
        "asked_in": quizzes_asking(item),
        "outcome": outcome_words([item], language).get((item.home, item.outcome), ""),
        "items": sheet_of(
            content=content, seed=fingerprint(content_data(content)), language=language, form=content.forms[0]
        ),
    }
    return private(render(request, "quizzes/teach/bank_item.html", context))


def quizzes_asking(item: BankItem) -> list[str]:
    """Codes of the quizzes that ask it, in some version."""
    asking = item.versions.filter(places__version__aside=False)
    return sorted(set(asking.values_list("places__version__quiz__slug", flat=True)))
