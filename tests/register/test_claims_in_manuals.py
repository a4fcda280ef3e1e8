"""Manuals print no claim that their readers must not be shown, and none that somebody must look at first."""

import datetime

import pytest
from register.models import Claim

from courses.models import UnitPage
from manuals.composing import FiguresToRead, NotForTheseReaders, compose
from manuals.models import ManualPage

pytestmark = pytest.mark.usefixtures("loaded_site")
ADULTS_ONLY = "s3-456"


@pytest.fixture
def manual() -> ManualPage:
    return ManualPage.objects.get(slug="teenagers", locale__language_code="ko")


@pytest.fixture
def lesson() -> UnitPage:
    return UnitPage.objects.get(code="M-4", locale__language_code="ko")


def behind_everybodys_back(unit: UnitPage, slug: str) -> None:
    """Put a claim into the published row as no form and no verb would."""
    raw = unit.body.stream_block.get_prep_value(unit.body)
    block = next(b for s in raw for b in s["value"]["content"] if b["type"] == "text")
    block["value"]["claims"] = [{"type": "item", "id": "00000000-0000-4000-8000-0000000000aa", "value": slug}]
    UnitPage.objects.filter(pk=unit.pk).update(body=unit.body.stream_block.to_python(raw))


@pytest.mark.parametrize("kind", ["pupil", "teacher"])
def test_an_adults_claim_stops_the_book_and_is_named_with_its_lesson(manual, lesson, kind):
    behind_everybodys_back(lesson, ADULTS_ONLY)
    with pytest.raises(NotForTheseReaders) as refused:
        compose(manual=manual, kind=kind)
    assert "M-4" in str(refused.value)
    assert ADULTS_ONLY in str(refused.value)


def test_a_claim_that_is_due_for_review_stops_the_book_and_is_named_with_its_lesson(manual, lesson):
    slug = lesson.claim_slugs[0]
    compose(manual=manual, kind="pupil")
    Claim.objects.filter(slug=slug).update(review_by=datetime.date(2020, 1, 1))
    with pytest.raises(FiguresToRead) as refused:
        compose(manual=manual, kind="pupil")
    assert f"{slug} (M-4)" in str(refused.value)
    assert "2020-01-01" in str(refused.value)


def test_the_handout_prints_no_source_that_its_readers_must_not_be_shown(lesson, client):
    behind_everybodys_back(lesson, ADULTS_ONLY)
    page = client.get("/ko/learn/m/m-4/handout/").content.decode()
    assert Claim.objects.get(slug=ADULTS_ONLY).source not in page
