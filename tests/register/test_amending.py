"""Words and claims change only with a reason, by those who may, and every change is kept with its version."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from factories import person
from people.rights import settle
from people.roles import Role
from register import checking, policy
from register.amending import amend_claim, amend_term
from register.loading import load
from register.models import Claim, ClaimChange, Term, TermChange

pytestmark = pytest.mark.usefixtures("loaded_site")
TODAY = datetime.date(2026, 12, 1)


@pytest.fixture
def word() -> Term:
    return Term.objects.get(slug="illegal-filming")


@pytest.fixture
def claim() -> Claim:
    """A claim that no loaded lesson cites."""
    return Claim.objects.get(slug="s0-five-pillars")


def with_word(term: Term, **row: str) -> dict:
    new = {
        "text": "찍새",
        "lang": "ko",
        "why": {"ko": "은어입니다.", "en": "slang"},
        "replacement": "불법촬영",
    }
    return {"avoid": [*term.avoid, {**new, **row}]}


class TestWords:
    def test_a_change_is_kept_with_what_it_changed_and_why(self, word):
        before = policy.number()
        change = amend_term(term=word, values={"strand": "words"}, why="Sorted anew.")
        assert (change.why, change.version) == ("Sorted anew.", before + 1)
        assert [(d.path, d.before, d.after) for d in change.differences] == [
            (("strand",), "image-based abuse", "words")
        ]
        assert word.changes.first() == change

    def test_nothing_changed_is_no_change(self, word):
        before = policy.number(), TermChange.objects.count()
        assert amend_term(term=word, values={"strand": word.strand}, why="Nothing.") is None
        assert (policy.number(), TermChange.objects.count()) == before

    @pytest.mark.parametrize("why", ["", "  ", "x"])
    def test_without_a_reason_nothing_changes(self, word, why):
        with pytest.raises(ValidationError) as refused:
            amend_term(term=word, values={"strand": "x"}, why=why)
        assert list(refused.value.message_dict) == ["why"]
        assert Term.objects.get(pk=word.pk).strand == "image-based abuse"

    @pytest.mark.parametrize("role", [Role.EDITOR, Role.REVIEWER, Role.TRANSLATOR, Role.ADMINISTRATOR])
    def test_the_desk_may_change_a_word(self, word, role):
        settle()
        change = amend_term(term=word, values={"strand": "x"}, why="A reason.", by=person(role))
        assert change.by is not None

    @pytest.mark.parametrize("roles", [(), (Role.TEACHER,), (Role.OFFICER,), (Role.COORDINATOR,)])
    def test_nobody_else_may(self, word, roles):
        settle()
        with pytest.raises(PermissionDenied):
            amend_term(term=word, values={"strand": "x"}, why="A reason.", by=person(*roles))

    def test_the_person_is_forgotten_with_the_account_and_the_change_stays(self, word):
        settle()
        editor = person(Role.EDITOR)
        change = amend_term(term=word, values={"strand": "x"}, why="A reason.", by=editor)
        editor.delete()
        change.refresh_from_db()
        assert change.by is None
        assert change.why == "A reason."

    @pytest.mark.parametrize(
        ("values", "fields"),
        [
            ({"preferred": {"ko": "불법촬영"}}, {"preferred"}),
            (
                {"definitions": {"teens": {"ko": "가"}}},
                {"definitions.teens", "definitions.professional", "definitions.children"},
            ),
            ({"preferred": {"ko": "리벤지 포르노", "en": "x"}}, {"preferred"}),
        ],
    )
    def test_what_is_missing_is_said_at_its_field(self, word, values, fields):
        with pytest.raises(ValidationError) as refused:
            amend_term(term=word, values=values, why="A reason.")
        assert set(refused.value.message_dict) == fields

    @pytest.mark.parametrize(
        ("row", "field"),
        [
            ({"text": ""}, "text"),
            ({"lang": "xx"}, "language"),
            ({"why": {"ko": "", "en": "x"}}, "why_ko"),
            ({"text": "몰카"}, "text"),  # stands there already
            ({"text": "리벤지 포르노"}, "text"),  # another term's
            ({"text": "불법 촬영"}, "text"),  # our own word
        ],
    )
    def test_a_row_that_does_not_hold_is_refused_at_its_field(self, word, row, field):
        number = len(word.avoid)
        with pytest.raises(ValidationError) as refused:
            amend_term(term=word, values=with_word(word, **row), why="A reason.")
        assert list(refused.value.message_dict) == [f"avoid.{number}.{field}"]


class TestTheCheckReadsTheLiveRows:
    def flagged(self, text: str) -> list[str]:
        return [found.text for found in checking.check(text=text, language="ko").flagged]

    def test_a_new_word_is_found_at_once(self, word):
        assert self.flagged("찍새를 조심한다.") == []
        amend_term(term=word, values=with_word(word), why="Heard in a class.")
        assert self.flagged("찍새를 조심한다.") == ["찍새"]
        assert checking.lexicon().version == str(policy.number())

    def test_a_retired_term_is_checked_no_longer(self, word):
        assert self.flagged("몰카를 찾는다.") == ["몰카"]
        amend_term(term=word, values={"retired": True}, why="Kept for history.")
        assert self.flagged("몰카를 찾는다.") == []

    def test_asking_again_costs_one_small_query(self, django_assert_num_queries):
        checking.lexicon()
        with django_assert_num_queries(1):
            checking.lexicon()

    def test_the_data_files_are_read_only_where_there_is_no_register(self, word):
        amend_term(term=word, values=with_word(word), why="Heard in a class.")
        assert "찍새" not in {entry.text for entry in checking.lexicon_of_files().avoided}
        assert "찍새" in {entry.text for entry in checking.lexicon().avoided}


class TestClaims:
    def test_a_change_keeps_the_version_of_the_words(self, claim):
        before = policy.number()
        change = amend_claim(claim=claim, values={"figure": "six"}, why="Read again.")
        assert change.version == policy.number() == before
        assert ClaimChange.objects.filter(slug=claim.slug).first() == change

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"statement": {"ko": "가"}}, "statement"),
            ({"source": ""}, "source"),
            ({"review_by": datetime.date(2020, 1, 1)}, "review_by"),
            ({"audience": ["pupils"]}, "audience"),
            ({"kind": "law", "as_of": ""}, "as_of"),
            ({"confidence": "low"}, "confidence"),
            ({"conflicts": ["no-such-claim"]}, "conflicts"),
            ({"conflicts": ["s0-five-pillars"]}, "conflicts"),
            ({"superseded_by": "no-such-claim"}, "superseded_by"),
        ],
    )
    def test_what_does_not_hold_is_said_at_its_field(self, claim, values, field):
        with pytest.raises(ValidationError) as refused:
            amend_claim(claim=claim, values=values, why="A reason.")
        assert list(refused.value.message_dict) == [field]


class TestLoading:
    def test_loading_again_changes_nothing_and_makes_no_version(self):
        before = policy.number()
        report = load()
        assert (report.created, report.updated, report.kept) == (0, 0, [])
        assert policy.number() == before

    def test_what_was_changed_on_the_site_is_kept(self, word, claim):
        amend_term(term=word, values={"strand": "ours"}, why="A reason.")
        amend_claim(claim=claim, values={"figure": "six"}, why="A reason.")
        assert load().kept == [word.slug, claim.slug]
        assert Term.objects.get(pk=word.pk).strand == "ours"

    def test_one_load_is_one_version_with_a_row_for_every_change(self, word):
        Term.objects.filter(pk__in=[word.pk, Term.objects.exclude(pk=word.pk).first().pk]).delete()
        before = policy.number()
        assert load().created == 2
        assert policy.number() == before + 1
        assert TermChange.objects.filter(version=before + 1, before={}).count() == 2

    def test_every_loaded_row_has_its_reasons_in_both_languages(self):
        silent = [
            (term.slug, row.text)
            for term in Term.objects.all()
            for row in term.avoided
            if not (row.why_ko and row.why_en)
        ]
        assert silent == []
