"""The pages of the rename day: choose a word, see where it stands, tick, and have drafts made; settle proposals."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from . import proposals, usage
from .domain.avoiding import LANGUAGES
from .domain.renaming import Rename
from .editing import LANGUAGE_NAMES
from .models import Proposal, TermChange
from .renaming import lexicon_of, of_word, renames_of, words_to_choose

MOST_TICKED = 2_000  # passages of one click


class WordForm(forms.Form):
    """Which word: one of the words to avoid, or any two."""

    word = forms.ChoiceField(label=_("A word to avoid"), required=False)
    old = forms.CharField(label=_("Or any old word"), required=False, max_length=80)
    new = forms.CharField(label=_("New word"), required=False, max_length=120)
    language = forms.ChoiceField(
        label=_("Language"), choices=list(LANGUAGE_NAMES.items()), required=False, initial="ko"
    )
    change = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["word"].choices = [("", "—"), *words_to_choose()]

    def renames(self) -> list[Rename]:
        """What to look for; empty where nothing was chosen yet."""
        found = self.cleaned_data
        if found["change"]:
            change = TermChange.objects.filter(pk=found["change"]).first()
            return renames_of(change) if change else []
        if found["old"].strip():
            language = found["language"] or LANGUAGES[0]
            return [Rename(found["old"].strip(), found["new"].strip(), language, "-")]
        return of_word(*found["word"].split("|", 2)) if found["word"] else []


class TickForm(forms.Form):
    """What was ticked, and why."""

    why = forms.CharField(label=_("Reason"), min_length=3, max_length=500)


@dataclass
class Held:
    """One page, quiz, manual or snippet with its passages."""

    title: str
    language: str
    url: str
    uses: list[usage.Use] = field(default_factory=list)


@require_http_methods(["GET", "POST"])
def rename(request: HttpRequest) -> HttpResponse:
    """The list of places; a post makes drafts of what is ticked and comes back to the list."""
    form = WordForm(request.GET)
    renames = form.renames() if form.is_valid() else []
    if request.method == "POST" and renames:
        return make_drafts(request, renames)
    uses = usage.uses(lexicon=lexicon_of(renames)) if renames else []
    context = {
        "form": form if request.GET else WordForm(),
        "tick_form": TickForm(initial={"why": reason_for(renames)}),
        "renames": renames,
        "held": held([use for use in uses if not use.text.waits]),
        "waiting": held([use for use in uses if use.text.waits]),
        "found": how_many(uses),
        "proposals": proposals.waiting(),
        "full_path": request.get_full_path(),
    }
    return render(request, "register/desk/rename.html", context)


def reason_for(renames: Iterable[Rename]) -> str:
    said = [
        gettext("{old} → {new}").replace("{old}", one.old).replace("{new}", one.new)
        for one in renames
        if one.new
    ]
    return "; ".join(said)[:500]


def how_many(uses: list[usage.Use]) -> str:
    """How long the list is, before anybody presses a button at its end."""
    shown = [use for use in uses if not use.text.waits]
    said = gettext(
        "Passages: {n}. Ticked to begin with: {ticked}; what speaks about the old word is not ticked."
    )
    ticked = sum(use.is_wanted for use in shown)
    return said.replace("{n}", str(len(shown))).replace("{ticked}", str(ticked))


def held(uses: Iterable[usage.Use]) -> list[Held]:
    """Uses under what holds them, in the order in which they were found."""
    return [
        Held(*key[2:], uses=list(group))
        for key, group in groupby(
            uses,
            key=lambda use: (
                use.room,
                use.text.thing,
                use.text.title,
                use.text.language,
                use.text.url.partition("#")[0],
            ),
        )
    ]


def make_drafts(request: HttpRequest, renames: list[Rename]) -> HttpResponseRedirect:
    ticks = TickForm(request.POST)
    marks = request.POST.getlist("use")[:MOST_TICKED]
    if not ticks.is_valid():
        messages.error(request, gettext("Say in a few words why."))
    elif not marks:
        messages.warning(request, gettext("Nothing was ticked, so nothing was drafted."))
    else:
        why = ticks.cleaned_data["why"]
        result = usage.draft(lexicon=lexicon_of(renames), marks=marks, why=why, by=request.user)
        tell(request, result)
    return HttpResponseRedirect(request.get_full_path())


def tell(request: HttpRequest, result: usage.Result) -> None:
    """What came of it, in sentences."""
    if result.drafts:
        titles = ", ".join(draft.title for draft in result.drafts)
        said = gettext(
            "Drafts wait for review; readers see the old words until somebody publishes them: {titles}."
        )
        messages.success(request, said.replace("{titles}", titles))
    for sentence in result.refused:
        messages.error(request, sentence)
    if result.gone:
        messages.warning(
            request, gettext("Some passages have changed meanwhile. Please look at the list again.")
        )


def page_of_proposals(request: HttpRequest) -> HttpResponse:
    """Proposed wordings: those that wait, and the last ones that were settled."""
    settled = Proposal.objects.exclude(state=Proposal.State.WAITING).select_related("by", "settled_by")[:50]
    context = {"waiting": proposals.waiting(), "settled": settled}
    return render(request, "register/desk/proposals.html", context)


@require_http_methods(["GET", "POST"])
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """One proposal with its texts before and after; `take` or `decline` settles it."""
    found = get_object_or_404(Proposal.objects.select_related("by", "settled_by"), pk=pk)
    may = proposals.may_decide(found.room, request.user)
    if request.method == "POST":
        return settle(request, found, request.POST)
    return render(request, "register/desk/proposal.html", {"proposal": found, "may_decide": may})


def settle(request: HttpRequest, found: Proposal, posted: QueryDict) -> HttpResponse:
    take = "take" in posted
    if not take and "decline" not in posted:
        raise PermissionDenied
    try:
        proposals.settle(proposal=found, take=take, by=request.user)
    except (proposals.Outdated, ValidationError) as reason:
        messages.error(request, str(reason))
        return redirect("register_proposal", found.pk)
    said = gettext("The new words stand now.") if take else gettext("The proposal was declined.")
    messages.success(request, said)
    return redirect("register_proposals")
