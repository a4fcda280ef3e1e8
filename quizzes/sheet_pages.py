"""A teacher's pages of a quiz on paper: the questions, answer sheets for a camera, and the reading of photographs."""

import json
from typing import Any

from blocks.domain.lettering import letter
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext
from language.tiers import Tier, dress

from .answer_sheets import FormSheet, Pile, Sheets, fields_of, numbered, read_pile, sheets_for
from .deliveries import NoDelivery, delivery_for, forms_asked
from .domain.answer_sheet import BITS, MARKS, STRIP_STEP, STRIP_X, STRIP_Y
from .domain.fields import Fault
from .domain.items import FORMS
from .domain.sheet_drawing import Words, drawing, label, plan
from .domain.wording import pick
from .group_pages import address_of, draw, said
from .groups import MOST_PLACES
from .linking import can_be_linked
from .naming import FORM_NAMES, moment_names
from .paper import sheet_of
from .sitting_models import Delivery
from .tallies import grid


def show_questions(request: HttpRequest, *, delivery_id: int) -> HttpResponse:
    """The questions as they are printed for the class, form by form, numbered as on the answer sheet."""
    try:
        delivery = delivery_for(by=request.user, delivery_id=delivery_id)
    except NoDelivery as missing:
        raise Http404 from missing
    content, language = delivery.version.read(), get_language() or "ko"
    parts = [
        (
            FORM_NAMES[form],
            sheet_of(content=content, seed=delivery.version.seed, language=language, form=form),
        )
        for form in forms_asked(delivery, content)
    ]
    context = {
        "delivery": delivery,
        "title": pick(content.title, language),
        "moment": moment_names(training=delivery.group_id is None).get(delivery.moment, ""),
        "parts": parts,
    }
    return draw(request, "questions", {**context, **dress(Tier(delivery.quiz.tier))}, of=delivery)


def show_sheets(request: HttpRequest, *, delivery_id: int) -> HttpResponse:
    """Answer sheets to print, one for each place."""
    found, fault = sheets_at(request, delivery_id)
    if found is None:
        return no_sheets(request, delivery_id, fault)
    count = count_of(request.GET.get("count", ""), found)
    context = {
        "delivery": found.delivery,
        "title": title_of(found),
        "count": count,
        "most": MOST_PLACES,
        "by_hand": [(FORM_NAMES[one.form], one.by_hand) for one in found.forms if one.by_hand],
        "drawings": drawings(found, count),
        "pdf_url": pdf_url(found.delivery),
    }
    return draw(request, "sheets", context, of=found.delivery)


def pdf_url(delivery: Delivery) -> str:
    name = "papers:answer_sheets" if delivery.group_id is not None else "papers:training_answer_sheets"
    return address_of(name, delivery.pk)


def sheets_at(request: HttpRequest, delivery_id: int) -> tuple[Sheets | None, str]:
    try:
        return sheets_for(by=request.user, delivery_id=delivery_id), ""
    except NoDelivery as missing:
        raise Http404 from missing
    except Fault as fault:
        return None, said(fault)


def no_sheets(request: HttpRequest, delivery_id: int, error: str) -> HttpResponse:
    """Why there is no sheet, and the way to the tally by hand."""
    delivery = delivery_for(by=request.user, delivery_id=delivery_id)
    return draw(request, "no_sheets", {"error": error, "delivery": delivery}, of=delivery)


def count_of(text: str, found: Sheets) -> int:
    """How many sheets: what was asked for, else one for each place of the group; officers have no places."""
    if text.isdecimal() and len(text) < 4:
        return max(1, min(int(text), MOST_PLACES))
    group = found.delivery.group
    return (group.participants.count() if group is not None else 0) or 1


def title_of(found: Sheets) -> str:
    return pick(found.delivery.version.read().title, get_language() or "ko")


def drawings(found: Sheets, count: int) -> list[SafeString]:
    """Every page of every sheet, drawn."""
    return [
        mark_safe(side) for number, sheet in numbered(found, count) for side in sides(found, sheet, number)
    ]


def sides(found: Sheets, sheet: FormSheet, number: int) -> list[str]:
    form, language = FORMS.index(sheet.form), get_language() or "ko"
    return [
        drawing(
            page,
            words_of(found, sheet, number, at, lambda n: letter(n, language)),
            tag=found.tag,
            number=number,
            form=form,
            at=at,
        )
        for at, page in enumerate(sheet.pages)
    ]


def words_of(found: Sheets, sheet: FormSheet, number: int, at: int, lettered: Any) -> Words:
    place = gettext("Sheet {n}").replace("{n}", str(number))
    if len(found.forms) > 1:
        place = f"{place} · {FORM_NAMES[sheet.form]}"
    if len(sheet.pages) > 1:
        place = f"{place} · {at + 1}/{len(sheet.pages)}"
    return Words(
        title=title_of(found),
        place=str(place),
        how=gettext("Fill the circle with a dark pencil. To change an answer, rub it out well."),
        foot=gettext("Write no name on this sheet."),
        letter=lettered,
    )


def show_photos(request: HttpRequest, *, delivery_id: int) -> HttpResponse:
    """The page that reads photographs in the browser; a post brings what was found into the tally, unsaved."""
    found, fault = sheets_at(request, delivery_id)
    if found is None:
        return no_sheets(request, delivery_id, fault)
    error = ""
    if request.method == "POST":
        try:
            return show_pile(request, delivery_id, request.POST.get("read", ""))
        except Fault as wrong:
            error = said(wrong)
    context = {
        "delivery": found.delivery,
        "title": title_of(found),
        "error": error,
        "saved": sum(tally.sheets for tally in found.delivery.tallies.all()),
        "layout": json.dumps(layout_of(found)),
        "by_hand": [(FORM_NAMES[one.form], one.by_hand) for one in found.forms if one.by_hand],
    }
    return draw(request, "photos", context, of=found.delivery)


def layout_of(found: Sheets) -> dict[str, Any]:
    """What the script needs to know: where everything stands, and which sheets belong to this quiz."""
    return {
        "marks": MARKS,
        "strip": {"x": STRIP_X, "y": STRIP_Y, "step": STRIP_STEP, "bits": BITS},
        "tag": found.tag,
        "forms": {one.form: plan(one.pages) for one in found.forms},
        "names": {one.form: str(FORM_NAMES[one.form]) for one in found.forms},
        "rows": {one.form: rows_in(one) for one in found.forms},
    }


def rows_in(sheet: FormSheet) -> dict[str, dict[str, Any]]:
    """By the name of a row, whether several circles may be filled, and what stands in them."""
    language = get_language() or "ko"
    rows = [row for page in sheet.pages for row, _x, _y in page.labels]
    return {
        row.name: {
            "label": label(row),
            "several": row.several,
            "offers": [letter(n, language) if row.letters else str(n) for n in range(1, row.offers + 1)],
        }
        for row in rows
    }


def show_pile(request: HttpRequest, delivery_id: int, posted: str, *, before: str = "") -> HttpResponse:
    """The tally of one form as the photographs fill it: to be looked through and saved. Raises Fault."""
    delivery, pile = read_pile(by=request.user, delivery_id=delivery_id, posted=posted)
    now = pile.forms[0]
    add = bool(request.POST.get("add"))
    context = {
        "grid": grid(by=request.user, delivery_id=delivery_id, form=now, language=get_language() or "ko"),
        "title": pick(delivery.version.read().title, get_language() or "ko"),
        "forms": [(now, FORM_NAMES[now])],
        "typed": fields_of(delivery, now, pile.sheets[now], add=add),
        "pile": as_posted(pile, [one for one in pile.forms if one != now]),
        "by_sheet": as_posted(pile, [now]) if delivery.moment and any(pile.numbers[now]) else "",
        "can_be_linked": can_be_linked(delivery),
        # What was ticked for form A is ticked for form B as well.
        "is_to_link": request.POST.get("link", ""),
        "photographed": len(pile.sheets[now]),
        "before": FORM_NAMES.get(before, ""),
        "add": add,
    }
    return draw(request, "tally", context, of=delivery)


def as_posted(pile: Pile, forms: list[str]) -> str:
    """What was read of these forms, as it was posted: it travels on until its turn comes."""
    rows = [
        {"form": form, "number": number, "marks": dict(marks)}
        for form in forms
        for number, marks in zip(pile.numbers[form], pile.sheets[form], strict=True)
    ]
    return json.dumps(rows) if rows else ""
