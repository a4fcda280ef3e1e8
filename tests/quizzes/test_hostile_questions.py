"""Files that mean harm: each is read or refused with a reason, keeps nothing where it is refused, and costs little."""

import resource
import time

import pytest
from hostile_questions import HOSTILE, Hostile
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.exchange_words import in_words
from quizzes.exchanging import FROM, read, take_over
from quizzes.formats import LARGEST, LARGEST_TEXT
from quizzes.models import Quiz, QuizVersion

MB = 1024 * 1024


def test_there_are_enough_of_them():
    assert len(HOSTILE) >= 60
    assert len({(one.origin, one.name) for one in HOSTILE}) == len(HOSTILE)


@pytest.mark.parametrize("one", HOSTILE, ids=lambda one: f"{one.origin}: {one.name}")
def test_it_is_read_or_refused_with_a_reason_in_both_languages(one: Hostile):
    begun = time.process_time()
    found = read(data=one.data, origin=one.origin, language="ko")
    assert time.process_time() - begun < 10
    assert found.is_native is not one.is_refused, found.reason
    assert bool(found.reason) is one.is_refused
    assert in_words(found.reason) or not one.is_refused
    for words in (*found.warnings, found.reason):
        assert "Traceback" not in words


@pytest.mark.parametrize("one", HOSTILE, ids=lambda one: f"{one.origin}: {one.name}")
def test_what_it_is_may_be_left_to_us(one: Hostile):
    assert read(data=one.data, origin="", language="ko").result in ("native", "refused")


@pytest.mark.django_db
def test_nothing_is_kept_of_what_is_refused():
    before = (Quiz.objects.count(), QuizVersion.objects.count())
    for one in HOSTILE:
        if one.is_refused:
            assert not take_over(data=one.data, origin=one.origin, name="a").quiz
    assert (Quiz.objects.count(), QuizVersion.objects.count()) == before


@pytest.mark.django_db
def test_what_is_read_can_be_kept():
    for one in HOSTILE:
        if not one.is_refused:
            kept = take_over(data=one.data, origin=one.origin, name="a", language="ko")
            assert kept.quiz, (one.name, kept.reason)


def test_all_of_them_together_take_little_memory():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for one in HOSTILE:
        read(data=one.data, origin=one.origin, language="ko")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300 * 1024


@pytest.mark.parametrize("more", [-1, 0, 1])
@pytest.mark.parametrize(
    ("origin", "most"), [("gift", LARGEST_TEXT), ("csv", LARGEST_TEXT), ("xlsx", LARGEST)]
)
def test_the_limit_of_a_file_is_where_it_is_said_to_be(origin: str, most: int, more: int):
    data = (b"PK\x03\x04" if origin == "xlsx" else b"Q {T}\n\n//").ljust(most + more, b"x")
    found = read(data=data, origin=origin, language="ko")
    assert (f"larger than {most // MB} MB" in found.reason) is (more > 0)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([name for name in FROM if name != "h5p"]), st.sampled_from(HOSTILE), st.data())
def test_hostile_files_that_were_broken_once_more_are_read_or_refused(origin: str, one: Hostile, data):
    whole = one.data[:20_000]
    at = data.draw(st.integers(0, len(whole)))
    put = data.draw(st.binary(max_size=6))
    found = read(data=whole[:at] + put + whole[at + len(put) :], origin=origin, language="ko")
    assert found.is_native or found.reason
