"""A teacher's page of the rules of a given quiz: attempts, hints, feedback, order, mark, window."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from .deliveries import NoDelivery, delivery_for, has_begun, settle
from .domain.fields import Fault
from .group_pages import draw, row_of, said
from .models import Delivery
from .teaching_forms import Rules

FIELD_OF = {"forms": "forms_plan"}


def show_rules(request: HttpRequest, *, delivery_id: int) -> HttpResponse:
    """The rules as they are; a post settles them anew as long as nobody has begun."""
    try:
        delivery = delivery_for(by=request.user, delivery_id=delivery_id)
        form = Rules(request.POST or None, delivery=delivery)
        if request.method == "POST" and form.is_valid() and settled(request, delivery, form):
            return HttpResponseRedirect(delivery.url_of())
    except NoDelivery as missing:
        raise Http404 from missing
    context = {**row_of(delivery), "form": form, "fixed": has_begun(delivery)}
    return draw(request, "rules", context, of=delivery)


def settled(request: HttpRequest, delivery: Delivery, form: Rules) -> bool:
    """Whether it could be settled; what went amiss stands at its field."""
    who: dict[str, Any] = {"by": request.user, "delivery_id": delivery.pk}
    try:
        settle(**who, **form.wanted)
    except Fault as fault:
        name = str(fault.path[0]) if fault.path else ""
        name = FIELD_OF.get(name, name)
        form.add_error(name if name in form.fields else None, said(fault))
        return False
    return True
