"""Versions never change; a new one comes only with new content; the loader keeps what an editor wrote."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from factories import person
from people.rights import settle
from people.roles import Role
from quiz_samples import item_data, quiz_data

from quizzes.attempts import start
from quizzes.domain.content import content_data, fingerprint, parse_content
from quizzes.domain.fields import Fault
from quizzes.loading import content_from_data, load
from quizzes.models import Attempt, Immutable, Quiz, QuizVersion, parsed
from quizzes.versions import write

pytestmark = pytest.mark.django_db


def edited(data: dict, word: str = "edited") -> dict:
    return {**data, "title": {"ko": word, "en": word}}


def numbers(code: str) -> list[int]:
    return sorted(QuizVersion.objects.filter(quiz__slug=code).values_list("number", flat=True))


class TestVersions:
    def test_equal_content_makes_no_new_version(self):
        first = write(data=quiz_data())
        assert write(data=quiz_data()).pk == first.pk
        assert write(data=content_data(parse_content(quiz_data()))).pk == first.pk
        assert numbers("E3-99") == [1]

    def test_other_content_makes_the_next_one_and_the_old_one_stays(self):
        first = write(data=quiz_data())
        second = write(data=edited(quiz_data()))
        assert (first.number, second.number) == (1, 2)
        assert QuizVersion.objects.newest_of("E3-99") == second
        first.refresh_from_db()
        assert first.content["title"]["en"] == "title one"

    def test_going_back_to_earlier_words_is_a_new_version_too(self):
        write(data=quiz_data())
        write(data=edited(quiz_data()))
        assert write(data=quiz_data()).number == 3

    def test_a_version_cannot_be_saved_again(self):
        version = write(data=quiz_data())
        version.content = {"other": 1}
        with pytest.raises(Immutable):
            version.save()
        with pytest.raises(Immutable):
            version.save(update_fields=["content"])

    def test_versions_cannot_be_changed_in_bulk(self):
        version = write(data=quiz_data())
        with pytest.raises(Immutable):
            QuizVersion.objects.filter(pk=version.pk).update(content={})
        with pytest.raises(Immutable):
            QuizVersion.objects.bulk_update([version], ["content"])

    def test_a_version_holds_the_fingerprint_of_its_content(self):
        version = write(data=quiz_data())
        version.refresh_from_db()
        assert version.content_hash == fingerprint(version.content)

    def test_a_version_that_somebody_answers_cannot_be_deleted(self):
        version = write(data=quiz_data("P-99", items=[item_data("choice_one")]))
        start(user=person(Role.OFFICER), quiz_slug="P-99")
        with pytest.raises(ProtectedError):
            version.delete()
        with pytest.raises(ProtectedError):
            Quiz.objects.get(slug="P-99").delete()
        assert Attempt.objects.count() == 1

    def test_broken_content_makes_nothing(self):
        with pytest.raises(Fault):
            write(data={**quiz_data(), "items": []})
        assert not Quiz.objects.filter(slug="E3-99").exists()

    def test_only_who_may_change_quizzes_writes_versions(self):
        settle()
        for role, allowed in ((Role.EDITOR, True), (Role.TRANSLATOR, True), (Role.TEACHER, False)):
            by = person(role)
            if allowed:
                assert write(data=edited(quiz_data(), role.value), by=by).author == by
            else:
                with pytest.raises(PermissionDenied):
                    write(data=edited(quiz_data(), role.value), by=by)

    def test_when_an_account_goes_its_versions_stay(self):
        settle()
        editor = person(Role.EDITOR)
        version = write(data=quiz_data(), by=editor)
        editor.delete()
        version.refresh_from_db()
        assert version.author is None

    def test_a_known_content_is_read_without_its_json(self):
        write(data=quiz_data())
        parsed.known.clear()
        QuizVersion.objects.newest_of("E3-99").read()
        with CaptureQueriesContext(connection) as seen:
            QuizVersion.objects.newest_of("E3-99").read()
        assert len(seen) == 1
        assert '"content"' not in seen[0]["sql"]


class TestLoading:
    def test_loading_twice_changes_nothing(self):
        assert load(data=quiz_data()).written == ["quiz E3-99 · 1"]
        again = load(data=quiz_data())
        assert (again.written, again.kept) == ([], [])
        assert numbers("E3-99") == [1]

    def test_a_changed_file_makes_a_new_version(self):
        load(data=quiz_data())
        assert load(data=edited(quiz_data())).written == ["quiz E3-99 · 2"]

    def test_an_editors_version_is_kept_and_named(self):
        settle()
        load(data=quiz_data())
        write(data=edited(quiz_data()), by=person(Role.EDITOR))
        report = load(data=quiz_data())
        assert report.kept == ["quiz E3-99: version 2 was edited on the site"]
        assert numbers("E3-99") == [1, 2]
        assert load(data=edited(quiz_data(), "file")).kept, "a newer file does not undo it either"

    def test_overwriting_puts_the_file_in_front_and_loses_nothing(self):
        load(data=quiz_data())
        write(data=edited(quiz_data()))
        report = load(data=quiz_data(), overwrite=True)
        assert report.written == ["quiz E3-99 · 3"]
        assert load(data=quiz_data()).kept == []
        assert numbers("E3-99") == [1, 2, 3]

    def test_an_editor_who_says_what_the_file_says_is_in_nobodys_way(self):
        load(data=quiz_data())
        write(data=edited(quiz_data()))
        assert load(data=edited(quiz_data())).kept == []
        assert load(data=edited(quiz_data(), "newer")).written == ["quiz E3-99 · 3"]

    def test_a_fault_names_the_place_in_the_file(self):
        broken = quiz_data()
        broken["items"][0]["options"][1]["feedback"] = None
        with pytest.raises(ValueError, match="text is missing") as found:
            content_from_data(broken)
        assert found.value.path == ("items", 0, "options", 1, "feedback")

    def test_the_tier_follows_the_file(self):
        load(data=quiz_data())
        load(data={**quiz_data(), "tier": "m"})
        assert Quiz.objects.get(slug="E3-99").tier == "m"
