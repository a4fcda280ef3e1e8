"""A lesson that was drawn is kept without head and foot: cheap for every reader, and nobody sees another's."""

import pytest
from cast import Cast
from config.benchmarks.browsing import Forms
from django.test import Client
from register.models import Term
from safety import keeping
from wagtail.models import PageViewRestriction

from courses import lessons
from courses.models import UnitPage
from quizzes import taking
from quizzes.versions import write

pytestmark = pytest.mark.django_db
LESSON = "/ko/learn/e3/e3-2/"


@pytest.fixture(autouse=True)
def switched_on(settings):
    settings.KEEP_DRAWN = True


def test_the_second_reading_asks_for_nothing(client: Client, django_assert_num_queries):
    first = client.get(LESSON).content
    with django_assert_num_queries(0):
        assert client.get(LESSON).content == first


def test_an_adult_leaves_nothing_of_hers_to_a_pupil(client: Client):
    teacher = Cast().teacher
    assert "guide/" in teacher.get(LESSON).content.decode()
    assert "guide/" not in client.get(LESSON).content.decode()
    assert "guide/" in teacher.get(LESSON).content.decode()
    assert len(lessons.bodies.entries) == 2


def test_the_frame_is_each_readers_own(client: Client):
    client.get(LESSON)
    client.cookies["size"] = "2"
    assert b'data-size="2"' in client.get(LESSON).content


def test_an_answered_lesson_is_not_kept_and_does_not_come_from_memory(client: Client):
    untouched = client.get(LESSON).content
    unit = UnitPage.objects.get(slug="e3-2", locale__language_code="ko")
    block = next(b for child in unit.body for b in child.value["content"] if b.block_type == "sort_boxes")
    answered = client.post(LESSON, {"do": block.id}, headers={"sec-fetch-site": "same-origin"}).content
    assert answered != untouched
    assert client.get(LESSON).content == untouched
    assert len(lessons.bodies.entries) == 1


def test_a_new_revision_shows_at_once(client: Client, django_capture_on_commit_callbacks):
    client.get(LESSON)
    unit = UnitPage.objects.get(slug="e3-2", locale__language_code="ko")
    unit.content_note = "<p>새로 쓴 안내문이에요.</p>"
    with django_capture_on_commit_callbacks(execute=True):
        unit.save_revision().publish()
    assert "새로 쓴 안내문이에요." in client.get(LESSON).content.decode()


def test_a_word_that_changed_shows_at_once(client: Client, django_capture_on_commit_callbacks):
    client.get(LESSON)
    before = keeping.stamp()
    with django_capture_on_commit_callbacks(execute=True):
        Term.objects.first().save()
    assert keeping.stamp() != before
    assert not lessons.bodies.entries


def test_a_lesson_that_is_taken_down_or_locked_is_gone_at_once(
    client: Client, django_capture_on_commit_callbacks
):
    client.get(LESSON)
    unit = UnitPage.objects.get(slug="e3-2", locale__language_code="ko")
    with django_capture_on_commit_callbacks(execute=True):
        lock = PageViewRestriction.objects.create(page=unit, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(LESSON).status_code == 302
    with django_capture_on_commit_callbacks(execute=True):
        lock.delete()
    assert client.get(LESSON).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        unit.unpublish()
    assert client.get(LESSON).status_code == 404


def test_the_unit_that_is_kept_holds_no_texts(client: Client):
    client.get(LESSON)
    (found, _) = lessons.units.entries["e3", "e3-2", "ko"]
    assert set(UnitPage.texts()) <= found.unit.get_deferred_fields()


def test_an_answer_costs_no_query_and_a_new_version_is_asked_at_once(
    client: Client, django_assert_num_queries, django_capture_on_commit_callbacks
):
    path = f"{LESSON}quiz/"
    html = client.get(path).content.decode()
    fields = Forms(html).with_button("answer")
    with django_assert_num_queries(0):
        assert client.post(path, fields, headers={"sec-fetch-site": "same-origin"}).status_code == 200
    version = taking.newest_version("E3-2")
    with django_capture_on_commit_callbacks(execute=True):
        write(data={**version.content, "title": {"ko": "새 제목", "en": "A new title"}})
    assert taking.newest_version("E3-2").pk != version.pk


def test_what_changes_while_it_is_drawn_ends_it_at_once():
    store: keeping.Store[str] = keeping.Store(most=10)

    def drawn_from_the_old() -> str:
        keeping.content_changed()
        return "old"

    assert store.of("key", drawn_from_the_old) == "old"
    assert store.of("key", lambda: "new") == "new"
