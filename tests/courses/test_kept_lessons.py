"""A lesson that was drawn is kept without head and foot: cheap for every reader, and nobody sees another's."""

import pytest
from cast import Cast
from django.test import Client
from register.models import Term
from safety import keeping

from courses import lessons
from courses.models import UnitPage

pytestmark = pytest.mark.django_db
LESSON = "/ko/learn/e3/e3-2/"


@pytest.fixture(autouse=True)
def switched_on(settings):
    settings.KEEP_DRAWN = True


def test_the_second_reading_asks_for_the_page_and_who_may_see_it(client: Client, django_assert_num_queries):
    first = client.get(LESSON).content
    with django_assert_num_queries(2):
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


def test_a_new_revision_shows_at_once(client: Client):
    client.get(LESSON)
    unit = UnitPage.objects.get(slug="e3-2", locale__language_code="ko")
    unit.content_note = "<p>새로 쓴 안내문이에요.</p>"
    unit.save_revision().publish()
    assert "새로 쓴 안내문이에요." in client.get(LESSON).content.decode()


def test_a_word_that_changed_shows_at_once(client: Client, django_capture_on_commit_callbacks):
    client.get(LESSON)
    before = keeping.stamp()
    with django_capture_on_commit_callbacks(execute=True):
        Term.objects.first().save()
    assert keeping.stamp() != before
    assert not lessons.bodies.entries
