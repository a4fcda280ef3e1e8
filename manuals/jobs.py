"""Background work of the bindery."""

from django.db import transaction
from django_tasks import task

from .binding import bind, order, order_row
from .domain.variants import Variant
from .models import SHEETS, Edition, Kind, ManualPage
from .sheets import Row, every_row


@task()
def build_edition(edition_id: int) -> str:
    """Build one ordered edition; a row that is gone or already begun is left alone."""
    edition = Edition.objects.filter(pk=edition_id).first()
    return str(bind(edition=edition).state) if edition else "gone"


def order_in_background(*, manual: ManualPage, kind: str = Kind.PUPIL, variant: str = Variant.A4) -> Edition:
    """Order a build and hand it to the worker; what is already waiting is not handed over twice."""
    return handed_over(*order(manual=manual, kind=kind, variant=variant))


def order_sheets(*, rows: list[Row] | None = None) -> list[Edition]:
    """Order the sheets that say who helps, all of them unless told which."""
    return [handed_over(*order_row(row)) for row in (every_row() if rows is None else rows)]


def renew_sheets(**_signal: object) -> None:
    """Order again what was built before: a number has changed, and a poster on a wall must not be wrong."""
    built = Edition.objects.ready().filter(kind__in=SHEETS).values_list("slug", "locale", "kind", "variant")
    known = set(built.order_by().distinct())
    order_sheets(rows=[row for row in every_row() if (row.slug, row.locale, row.kind, row.variant) in known])


def handed_over(edition: Edition, new: bool) -> Edition:
    if new:
        transaction.on_commit(lambda: build_edition.enqueue(edition.pk))
    return edition
