"""Hand out the files of editions: each to whom its door lets in."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_safe

from quizzes.sheet_pages import count_of, drawings, no_sheets, sheets_at, title_of

from .answer_sheets import pdf_of
from .binding import path_of
from .domain.readers import Door, Readers
from .doors import admit_to_file, door_of
from .models import Edition
from .press import PdfUnavailable
from .watching import Ended

A_YEAR = 365 * 24 * 3600


@require_safe
def edition(request: HttpRequest, name: str) -> HttpResponse:
    """The PDF of one edition. Its name holds number and fingerprint, so it never changes."""
    found = Edition.objects.ready().filter(file_name=name).first()
    if found is None:
        raise Http404
    if refusal := admit_to_file(request, edition=found):
        return refusal
    try:
        file = path_of(found).open("rb")
    except FileNotFoundError:
        raise Http404 from None
    answer = FileResponse(file, content_type="application/pdf", filename=f"{name}.pdf")
    public = door_of(readers=Readers(found.audience), kind=found.kind) is Door.ANYONE
    answer["Cache-Control"] = f"public, max-age={A_YEAR}, immutable" if public else "private, no-store"
    return answer


@require_GET
def answer_sheets(request: HttpRequest, pk: int) -> HttpResponse:
    """The answer sheets of a quiz on paper, made while somebody waits; the addresses know the door."""
    found, fault = sheets_at(request, pk)
    if found is None:
        return no_sheets(request, pk, fault)
    sheets = drawings(found, count_of(request.GET.get("count", ""), found))
    try:
        made = pdf_of(drawings=sheets, title=title_of(found))
    except (PdfUnavailable, Ended, OSError):
        return no_sheets(
            request, pk, gettext("The PDF could not be made now. Print the sheets from the browser.")
        )
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="answer-sheets-{pk}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    answer["X-Not-Kept"] = "1"
    return answer
