"""Hand out the files of editions: each to whom its door lets in."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from .binding import path_of
from .domain.readers import Door, Readers
from .doors import admit_to_file, door_of
from .models import Edition

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
