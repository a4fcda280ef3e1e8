"""Hand out the files of editions: pupils' to everybody, teachers' to adults who are signed in."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from people.passes import is_signed_in_adult, send_to_sign_in

from .binding import path_of
from .models import Edition, Kind

A_YEAR = 365 * 24 * 3600


@require_safe
def edition(request: HttpRequest, name: str) -> HttpResponse:
    """The PDF of one edition. Its name holds number and fingerprint, so it never changes."""
    found = Edition.objects.ready().filter(file_name=name).first()
    if found is None:
        raise Http404
    if found.kind != Kind.PUPIL and not is_signed_in_adult(request):
        return send_to_sign_in(request)
    try:
        file = path_of(found).open("rb")
    except FileNotFoundError:
        raise Http404 from None
    answer = FileResponse(file, content_type="application/pdf", filename=f"{name}.pdf")
    public = found.kind == Kind.PUPIL
    answer["Cache-Control"] = f"public, max-age={A_YEAR}, immutable" if public else "private, no-store"
    return answer
