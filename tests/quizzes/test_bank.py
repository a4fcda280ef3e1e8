"""The bank: what a quiz plants in it, how versions follow each other, and who may change what."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from factories import person
from people.rights import settle
from people.roles import Role
from quiz_samples import item_data, quiz_data

from quizzes.bank import NoItem, duplicate, find, plant, retire, save, take_back
from quizzes.domain.fields import Fault
from quizzes.loading import load
from quizzes.models import BankItem, Immutable, ItemVersion, Place, Quiz, QuizVersion, Status
from quizzes.versions import write

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(db):
    settle()
    return person(Role.EDITOR)


@pytest.fixture
def version(db) -> QuizVersion:
    return write(data=quiz_data("E3-98", tier="e3", items=some_items()))


def some_items(**change):
    first = item_data("choice_one", "q1", outcome="ask", **change)
    return [first, item_data("true_false", "q2"), item_data("match", "q3", form="a")]


def numbers(version: QuizVersion) -> dict[str, tuple[str, int]]:
    places = version.places.select_related("item_version__item")
    return {p.key: (p.item_version.item.key, p.item_version.number) for p in places}


class TestPlanting:
    def test_every_item_of_the_curriculum_stands_in_the_bank(self):
        for quiz in Quiz.objects.all():
            keys = [item.key for item in quiz.newest.read().items]
            assert list(quiz.newest.places.values_list("key", flat=True)) == keys
        lesson = BankItem.objects.get(key="E3-2-q1")
        assert (lesson.tier, lesson.strand, lesson.status) == ("e3", "images", Status.LIVE)
        assert (lesson.kind, lesson.outcome, lesson.home) == ("choice_one", "ask-separately", "E3-2")
        assert lesson.languages == "en ko"
        assert "찍어도 돼" in lesson.said["ko"]

    def test_a_quiz_plants_each_item_once(self, version):
        assert numbers(version) == {key: (f"E3-98-{key}", 1) for key in ("q1", "q2", "q3")}
        plant(version=version)
        assert Place.objects.filter(version=version).count() == 3

    def test_a_changed_item_gets_a_version_and_the_others_keep_theirs(self, version):
        later = write(data=quiz_data("E3-98", tier="e3", items=some_items(level="A")))
        assert numbers(later) == {"q1": ("E3-98-q1", 2), "q2": ("E3-98-q2", 1), "q3": ("E3-98-q3", 1)}
        assert numbers(version)["q1"] == ("E3-98-q1", 1), "what was asked before stays what it was"
        assert find("E3-98-q1").level == "A"

    def test_going_back_to_former_words_goes_back_to_the_former_version(self, version):
        write(data=quiz_data("E3-98", tier="e3", items=some_items(level="A")))
        back = write(data=quiz_data("E3-98", tier="e3", items=some_items()))
        assert numbers(back)["q1"] == ("E3-98-q1", 1)
        assert ItemVersion.objects.filter(item__key="E3-98-q1").count() == 2

    def test_an_item_that_goes_stays_in_the_bank(self, version):
        later = write(data=quiz_data("E3-98", tier="e3", items=some_items()[1:]))
        assert set(numbers(later)) == {"q2", "q3"}
        assert BankItem.objects.filter(key="E3-98-q1").exists()

    def test_two_quizzes_never_share_an_item_by_accident(self):
        write(data=quiz_data("P", tier="police", items=[item_data("choice_one", "9-q1")]))
        write(data=quiz_data("P-9", tier="police", items=[item_data("true_false", "q1")]))
        found = BankItem.objects.filter(home__in=["P", "P-9"])
        assert len({item.key for item in found}) == 2

    def test_planting_costs_the_same_for_two_items_and_for_twenty(self):
        costs = []
        for code, count in (("P-96", 2), ("P-97", 20)):
            data = quiz_data(code, items=[item_data("choice_one", f"q{n}") for n in range(count)])
            with CaptureQueriesContext(connection) as seen:
                write(data=data)
            costs.append(len(seen))
        assert costs[0] == costs[1] <= 20

    def test_loading_again_plants_what_an_older_release_left_out(self, version):
        Place.objects.filter(version=version).delete()
        load(data=quiz_data("E3-98", tier="e3", items=some_items()))
        assert set(numbers(version)) == {"q1", "q2", "q3"}

    def test_items_from_elsewhere_keep_their_language_and_their_silence(self):
        one = {"key": "q1", "kind": "choice_one", "stem": {"en": "Which?"}}
        options = [{"key": k, "text": {"en": k}, "correct": k == "a"} for k in "ab"]
        data = {"unit": "own", "tier": "e3", "origin": "gift", "languages": ["en"]}
        version = write(data={**data, "items": [{**one, "options": options}]})
        item = find("own-q1")
        assert item.languages == "en"
        assert item.newest.read().key == "own-q1"
        assert numbers(version) == {"q1": ("own-q1", 1)}


class TestWriting:
    def test_a_new_item_begins_as_a_draft(self, editor):
        item = BankItem(key="ask-first", tier="e3")
        save(by=editor, item=item, content=item_data("true_false"))
        found = find("ask-first")
        assert (found.status, found.newest.number, found.newest.author) == (Status.DRAFT, 1, editor)

    def test_a_change_makes_a_version_and_equal_content_none(self, editor, version):
        item = find("E3-98-q1")
        content = item.newest.content
        assert save(by=editor, item=item, content=content).number == 1
        assert save(by=editor, item=item, content={**content, "level": "E"}).number == 2
        assert find("E3-98-q1").level == "E"

    def test_a_quiz_asks_the_version_that_it_was_written_with(self, editor, version):
        item = find("E3-98-q1")
        save(by=editor, item=item, content={**item.newest.content, "level": "E"})
        assert numbers(Quiz.objects.get(slug="E3-98").newest)["q1"] == ("E3-98-q1", 1)

    def test_what_is_wrong_is_named(self, editor):
        with pytest.raises(Fault) as fault:
            save(by=editor, item=BankItem(key="x", tier="e3"), content={**item_data("order"), "steps": []})
        assert fault.value.path == ("steps",)
        assert not BankItem.objects.filter(key="x").exists()

    def test_a_version_is_never_changed(self, version):
        row = find("E3-98-q1").newest
        with pytest.raises(Immutable):
            row.save()
        with pytest.raises(Immutable):
            ItemVersion.objects.update(number=9)

    @pytest.mark.parametrize("role", [Role.TEACHER, Role.OFFICER, Role.COORDINATOR])
    def test_only_the_desk_writes(self, role, version):
        settle()
        stranger = person(role)
        for act in (
            lambda: save(by=stranger, item=BankItem(key="x", tier="e3"), content=item_data("order")),
            lambda: duplicate(by=stranger, key="E3-98-q1"),
            lambda: retire(by=stranger, key="E3-98-q1"),
        ):
            with pytest.raises(PermissionDenied):
                act()


class TestCopying:
    def test_a_copy_is_a_draft_with_the_same_words_and_tags(self, editor, version):
        first = find("E3-98-q1")
        first.tags.add("photo", "class chat")
        copy = duplicate(by=editor, key="E3-98-q1")
        assert (copy.key, copy.status, copy.tier) == ("E3-98-q1-2", Status.DRAFT, "e3")
        assert copy.newest.content == first.newest.content
        assert sorted(copy.tags.names()) == ["class chat", "photo"]
        assert duplicate(by=editor, key="E3-98-q1").key == "E3-98-q1-3"

    def test_what_is_not_there_cannot_be_copied(self, editor):
        with pytest.raises(NoItem):
            duplicate(by=editor, key="nothing")


class TestRetiring:
    def test_a_retired_item_is_asked_on_where_it_stands_and_given_out_no_more(self, editor, version):
        retire(by=editor, key="E3-98-q1")
        assert "E3-98-q1" not in BankItem.objects.live().values_list("key", flat=True)
        assert Quiz.objects.get(slug="E3-98").newest == version
        take_back(by=editor, key="E3-98-q1")
        assert find("E3-98-q1").status == Status.LIVE

    def test_it_is_written_down_who_did_it(self, editor, version):
        from wagtail.models import ModelLogEntry

        retire(by=editor, key="E3-98-q1")
        entry = ModelLogEntry.objects.filter(object_id=str(find("E3-98-q1").pk)).latest("timestamp")
        assert (entry.user, entry.data) == (editor, {"status": "retired"})


class TestFinding:
    def found(self, **wanted) -> set[str]:
        return set(BankItem.objects.filter(home="E3-98").matching(wanted).values_list("key", flat=True))

    def test_by_facet_word_tag_and_language(self, version):
        find("E3-98-q2").tags.add("Photo")
        every = {"E3-98-q1", "E3-98-q2", "E3-98-q3"}
        assert self.found() == self.found(tier="e3") == self.found(language="ko") == every
        assert self.found(kind="match") == {"E3-98-q3"}
        assert self.found(outcome="ask") == {"E3-98-q1"}
        assert self.found(tag="photo") == {"E3-98-q2"}
        assert self.found(q="STEM-q1 text-o3") == {"E3-98-q1"}
        assert self.found(q="하나") == every
        assert self.found(q="nowhere") == self.found(language="ja") == self.found(tier="m") == set()

    def test_it_is_known_in_how_many_quizzes_an_item_is_asked(self, version):
        write(data=quiz_data("E3-98", tier="e3", items=some_items(level="A")))
        item = BankItem.objects.with_uses().get(key="E3-98-q1")
        assert (item.uses, item.latest) == (1, 2)
