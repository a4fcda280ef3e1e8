"""Editions: built once, numbered, kept under a name of their own; a build that dies can be ordered again."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from manuals import binding, jobs
from manuals.binding import bind, order, path_of
from manuals.models import STOPPED, Edition, Kind, ManualPage, State
from manuals.press import PdfUnavailable
from manuals.watching import TOO_LONG, Ended

pytestmark = pytest.mark.django_db


def built(manual: ManualPage, kind: str = Kind.PUPIL) -> Edition:
    return bind(edition=order(manual=manual, kind=kind)[0])


def dies(error: Exception):
    def run(**_: Any) -> None:
        raise error

    return run


def test_an_edition_has_number_fingerprint_pages_and_a_file(children: ManualPage, quick_press: list[str]):
    edition = built(children)
    assert (edition.state, edition.number, edition.progress, edition.pages) == (State.DONE, 1, 100, 1)
    assert edition.file_name == f"children-ko-a4-1-{edition.content_hash[:8]}"
    assert path_of(edition).read_bytes().startswith(b"%PDF")
    assert path_of(edition).stat().st_size == edition.bytes


def test_the_file_lies_outside_media(children: ManualPage, quick_press: list[str]):
    assert not path_of(built(children)).is_relative_to(django_settings.MEDIA_ROOT)


def test_the_stamp_names_number_and_fingerprint(children: ManualPage, quick_press: list[str]):
    edition = built(children)
    assert edition.short_hash in quick_press[0]
    assert "@number@" not in quick_press[0]
    assert "@fingerprint@" not in quick_press[0]
    assert "@day@" not in quick_press[0]


def test_the_same_content_is_built_once(children: ManualPage, quick_press: list[str]):
    first, second = built(children), built(children)
    assert (second.pk, len(quick_press)) == (first.pk, 1)
    assert Edition.objects.count() == 1
    assert second.message == binding.UNCHANGED


def test_a_changed_foreword_makes_the_next_number(children: ManualPage, quick_press: list[str]):
    first = built(children)
    children.foreword += "\n\n한 줄 더."
    children.save_revision().publish()
    second = built(children)
    assert (second.number, second.content_hash != first.content_hash) == (2, True)
    assert path_of(first).exists(), "an edition that was handed out stays"


def test_a_lost_file_is_built_again(children: ManualPage, quick_press: list[str]):
    path_of(built(children)).unlink()
    assert built(children).number == 2
    assert len(quick_press) == 2


def test_pupils_and_teachers_editions_are_numbered_apart(children: ManualPage, quick_press: list[str]):
    pupil, teacher = built(children), built(children, Kind.TEACHER)
    assert (pupil.number, teacher.number) == (1, 1)
    assert teacher.file_name.startswith("children-ko-teacher-a4-1-")
    assert teacher.content_hash != pupil.content_hash


def test_orders_of_what_is_waiting_collapse(children: ManualPage):
    first, new = order(manual=children)
    again, again_new = order(manual=children)
    assert (again.pk, new, again_new) == (first.pk, True, False)


def test_the_database_itself_holds_that_only_one_build_is_in_work(children: ManualPage):
    edition, _ = order(manual=children)
    edition.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        edition.save(force_insert=True)


def test_a_row_that_somebody_else_began_is_left_alone(children: ManualPage, quick_press: list[str]):
    edition, _ = order(manual=children)
    Edition.objects.update(state=State.BUILDING, beat_at=timezone.now())
    assert bind(edition=edition).state == State.BUILDING
    assert quick_press == []


@pytest.mark.parametrize("error", [Ended(TOO_LONG), PdfUnavailable("install Pango"), ZeroDivisionError("x")])
def test_a_build_that_goes_wrong_says_so_and_can_be_ordered_again(
    error: Exception, children: ManualPage, quick_press: list[str], monkeypatch: pytest.MonkeyPatch
):
    works = binding.run_press
    monkeypatch.setattr(binding, "run_press", dies(error))
    failed = built(children)
    assert (failed.state, failed.number) == (State.FAILED, None)
    assert failed.message == (binding.BROKEN if isinstance(error, ZeroDivisionError) else str(error))
    monkeypatch.setattr(binding, "run_press", works)
    assert built(children).state == State.DONE


def test_no_half_file_is_ever_named_like_a_whole_one(
    children: ManualPage, quick_press: list[str], monkeypatch
):
    def torn(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:10])
        raise OSError("disk full")

    monkeypatch.setattr(binding.shutil, "copyfile", torn)
    assert built(children).state == State.FAILED
    assert list((django_settings.PRIVATE_ROOT / "editions").glob("*.pdf")) == []


def test_a_build_whose_worker_was_killed_ends_and_can_be_ordered_again(
    children: ManualPage, quick_press: list[str]
):
    dead, _ = order(manual=children)
    Edition.objects.filter(pk=dead.pk).update(
        state=State.BUILDING, beat_at=timezone.now() - timedelta(minutes=2), progress=40
    )
    fresh, new = order(manual=children)
    dead.refresh_from_db()
    assert (dead.state, dead.message, new) == (State.FAILED, STOPPED, True)
    assert bind(edition=fresh).state == State.DONE


def test_a_build_that_gave_a_sign_of_life_is_not_ended(children: ManualPage):
    alive, _ = order(manual=children)
    Edition.objects.update(state=State.BUILDING, beat_at=timezone.now() - timedelta(seconds=30))
    assert order(manual=children)[0].pk == alive.pk


def test_progress_reaches_the_row_without_ending_the_pages_kept_in_memory(
    children: ManualPage, django_assert_num_queries: Any
):
    from safety import keeping

    edition, _ = order(manual=children)
    beats = binding.Beats(edition, watch=lambda percent: None)
    beats.last -= timedelta(seconds=10)
    before = keeping.stamp()
    with django_assert_num_queries(1):
        beats({"percent": 42})
    edition.refresh_from_db()
    assert (edition.progress, edition.beat_at is not None, keeping.stamp()) == (42, True, before)


def holding(manual: ManualPage, *codes: str) -> None:
    """Write chapters past the editors' form, which refuses what does not belong."""
    raw = [{"type": "chapter", "id": code, "value": code} for code in codes]
    ManualPage.objects.filter(pk=manual.pk).update(chapters=raw)


def test_the_editors_form_refuses_a_unit_for_adults(children: ManualPage):
    children.chapters = [("chapter", "P-4")]
    with pytest.raises(ValidationError) as refused:
        children.full_clean()
    assert "P-4" in refused.value.message_dict["chapters"][0]


def test_a_unit_for_adults_is_never_bound_into_a_pupils_manual(children: ManualPage, quick_press: list[str]):
    holding(children, "P-4", "E3-2")
    failed = built(children)
    assert (failed.state, quick_press) == (State.FAILED, [])
    assert "P-4" in failed.message


def test_a_manual_without_published_lessons_says_so(children: ManualPage, quick_press: list[str]):
    holding(children)
    assert built(children).state == State.FAILED


def test_a_lesson_that_is_not_published_is_left_out(teenagers: ManualPage, quick_press: list[str]):
    holding(teenagers, "M-4", "M-99")
    assert built(teenagers).state == State.DONE
    assert quick_press[0].count('class="opener full"') == 1


def test_the_worker_gets_an_order_once(
    children: ManualPage, quick_press: list[str], django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        jobs.order_in_background(manual=children)
        jobs.order_in_background(manual=children)
    assert len(quick_press) == 1
    assert Edition.objects.get().state == State.DONE


def test_a_job_for_a_row_that_is_gone_ends_quietly():
    assert jobs.build_edition.call(987654) == "gone"


def test_what_killed_builds_left_behind_is_swept_away(children: ManualPage, quick_press: list[str]):
    left, fresh = binding.room("press") / "old", binding.room("press") / "new"
    for place in (left, fresh):
        place.mkdir()
    os.utime(left, (0, 0))
    built(children)
    assert (left.exists(), fresh.exists()) == (False, True)
