"""Background work of the bindery."""

from django.db import transaction
from django_tasks import task

from .binding import bind, order
from .domain.variants import Variant
from .models import Edition, Kind, ManualPage


@task()
def build_edition(edition_id: int) -> str:
    """Build one ordered edition; a row that is gone or already begun is left alone."""
    edition = Edition.objects.filter(pk=edition_id).first()
    return str(bind(edition=edition).state) if edition else "gone"


def order_in_background(*, manual: ManualPage, kind: str = Kind.PUPIL, variant: str = Variant.A4) -> Edition:
    """Order a build and hand it to the worker; what is already waiting is not handed over twice."""
    edition, new = order(manual=manual, kind=kind, variant=variant)
    if new:
        transaction.on_commit(lambda: build_edition.enqueue(edition.pk))
    return edition
