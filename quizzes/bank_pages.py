"""The bank as teachers read it: what may be asked, found by what it is about, each item with its key."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from language.tiers import Tier, dress
from people.passes import may_see_tier

from .domain.content import Content, PassMark, content_data, fingerprint
from .models import BankItem, BankItemQuerySet, ItemVersion
from .naming import FORM_NAMES, KIND_NAMES, LEVEL_NAMES, STRAND_NAMES, TIER_NAMES, choices, name_of
from .paper import sheet_of

PER_PAGE = 30


def menu(label: Any, names: dict[str, Any]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", _("All")), *choices(names)], required=False)


class BankFilter(forms.Form):
    """The menus above the list."""

    q = forms.CharField(label=_("Words"), max_length=80, required=False)
    tier = menu(_("For whom"), TIER_NAMES)
    strand = menu(_("Strand"), STRAND_NAMES)
    kind = menu(_("Kind"), KIND_NAMES)
    level = menu(_("Level"), LEVEL_NAMES)
    form = menu(_("Form"), FORM_NAMES)
    home = forms.CharField(label=_("Unit"), max_length=40, required=False)
    outcome = forms.CharField(label=_("Outcome"), max_length=60, required=False)
    tag = forms.CharField(label=_("Tag"), max_length=60, required=False)

    @property
    def wanted(self) -> dict[str, str]:
        """What was asked for; a value that no menu has asks for nothing."""
        return {name: value for name, value in self.cleaned_data.items() if value} if self.is_valid() else {}


def show_list(request: HttpRequest) -> HttpResponse:
    """Live items that this person may see, filtered by the address."""
    form = BankFilter(request.GET)
    found = visible_to(request).matching(form.wanted).with_uses().prefetch_related("tags")
    page = Paginator(found.order_by("tier", "key"), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        **dress(Tier.TEACHERS),
        "form": form,
        "page": page,
        "rows": [row_of(item) for item in page],
        "query": urlencode(form.wanted),
    }
    return private(render(request, "quizzes/teach/bank.html", context))


def private(response: HttpResponse) -> HttpResponse:
    """What only signed-in people see is kept in no cache."""
    response["X-Not-Kept"] = "1"
    return response


def visible_to(request: HttpRequest) -> BankItemQuerySet:
    """The wall of the tiers holds in the bank too."""
    tiers = [tier.value for tier in Tier if may_see_tier(request, tier)]
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
    language = get_language() or "ko"
    content = content_of(item, newest)
    context = {
        **dress(Tier.TEACHERS),
        **row_of(item),
        "version": newest,
        "asked_in": quizzes_asking(item),
        "items": sheet_of(
            content=content, seed=fingerprint(content_data(content)), language=language, form=content.forms[0]
        ),
    }
    return private(render(request, "quizzes/teach/bank_item.html", context))


def content_of(item: BankItem, version: ItemVersion) -> Content:
    """A quiz of this one item, so that it is drawn as a quiz draws it."""
    one = version.read()
    return Content(
        code=item.key,
        tier=item.tier,
        title=item.said,
        mark=PassMark(),
        items=(one,),
        languages=version.needs.languages,
    )


def quizzes_asking(item: BankItem) -> list[str]:
    """Codes of the quizzes that ask it, in some version."""
    asking = item.versions.filter(places__version__aside=False)
    return sorted(set(asking.values_list("places__version__quiz__slug", flat=True)))
