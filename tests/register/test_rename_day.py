"""Rename day: every place that uses an old word, ticked with one click, becomes a draft; nothing is published."""

import re

import pytest
from cast import Cast
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from factories import person
from people.rights import settle
from people.roles import Role
from register import proposals, usage
from register.amending import amend_term
from register.domain.renaming import Rename
from register.models import Claim, Proposal, Term
from register.renaming import lexicon_of, of_word, renames_of
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from courses.models import UnitPage
from manuals.models import ManualPage
from quizzes.models import BankItem, Quiz
from quizzes.versions import write

pytestmark = pytest.mark.usefixtures("loaded_site")
OLD = [Rename("눈여겨볼말", "새로운 낱말", "ko", "-"), Rename("oldish word", "newish word", "en", "-")]


@pytest.fixture(autouse=True)
def roles(loaded_site: None) -> None:
    settle()


@pytest.fixture
def editor():
    return person(Role.EDITOR)


def lesson(language: str = "ko") -> UnitPage:
    return UnitPage.objects.get(code="M-4", locale__language_code=language)


def first_text(unit: UnitPage) -> dict:
    """Raw value of the first block of text of a lesson, and the lesson's raw body."""
    raw = unit.body.stream_block.get_prep_value(unit.body)
    block = next(b for s in raw for b in s["value"]["content"] if b["type"] == "text")
    return {"raw": raw, "block": block}


def say(unit: UnitPage, text: str) -> UnitPage:
    found = first_text(unit)
    found["block"]["value"]["text"] = text
    unit.body = unit.body.stream_block.to_python(found["raw"])
    unit.save_revision().publish()
    return UnitPage.objects.get(pk=unit.pk)


def uses() -> list[usage.Use]:
    return usage.uses(lexicon=lexicon_of(OLD))


def draft(by, found: list[usage.Use] | None = None) -> usage.Result:
    marks = [use.mark for use in (found if found is not None else uses())]
    return usage.draft(lexicon=lexicon_of(OLD), marks=marks, why="A better word.", by=by)


def test_every_kind_of_place_is_found(editor):
    say(lesson(), "여기 눈여겨볼말을 씁니다.")
    manual = ManualPage.objects.filter(locale__language_code="ko").first()
    manual.foreword = "책에도 눈여겨볼말이 있다."
    manual.save_revision().publish()
    quiz = Quiz.objects.get(slug="M-4")
    content = quiz.newest.content
    content["items"][0]["stem"]["ko"] = "문항의 눈여겨볼말은?"
    write(data=content)
    claim = Claim.objects.first()
    Claim.objects.filter(pk=claim.pk).update(statement={"ko": "근거의 눈여겨볼말.", "en": "x"})
    home = Page.objects.get(slug="home", locale__language_code="ko").specific
    home.title = "첫 화면의 눈여겨볼말"
    home.save_revision().publish()
    assert {use.room for use in uses()} == {"lessons", "manuals", "quizzes", "snippets", "pages"}
    for use in uses():
        assert use.text.url.startswith("/cms/")
        assert use.shown[1] == "눈여겨볼말"
        assert "새로운 낱말" in use.changed[1]


class TestLessons:
    def test_a_ticked_place_becomes_a_draft_and_readers_see_what_they_saw(self, editor):
        unit = say(lesson(), "여기 눈여겨볼말을 씁니다. 눈여겨볼말이라고 합니다.")
        result = draft(editor)
        assert (len(result.drafts), result.refused, result.gone) == (1, [], 0)
        unit = UnitPage.objects.get(pk=unit.pk)
        assert unit.has_unpublished_changes
        assert (
            first_text(unit)["block"]["value"]["text"] == "여기 눈여겨볼말을 씁니다. 눈여겨볼말이라고 합니다."
        )
        drafted = unit.get_latest_revision_as_object()
        said = first_text(drafted)["block"]["value"]["text"]
        assert said == "여기 새로운 낱말을 씁니다. 새로운 낱말이라고 합니다."

    def test_what_was_not_ticked_stays(self, editor):
        unit = say(lesson(), "눈여겨볼말과 눈여겨볼말로")
        draft(editor, uses()[:1])
        drafted = UnitPage.objects.get(pk=unit.pk).get_latest_revision_as_object()
        assert first_text(drafted)["block"]["value"]["text"] == "새로운 낱말과 눈여겨볼말로"

    def test_a_draft_that_waits_is_built_upon_and_the_live_text_is_shown_as_waiting(self, editor):
        unit = say(lesson(), "여기 눈여겨볼말을 씁니다.")
        draft(editor)
        found = uses()
        assert [use.text.waits for use in found] == [True]
        assert not found[0].can_be_drafted
        drafted = UnitPage.objects.get(pk=unit.pk).get_latest_revision_as_object()
        drafted.card = "눈여겨볼말"
        drafted.save_revision()
        draft(editor)
        drafted = UnitPage.objects.get(pk=unit.pk).get_latest_revision_as_object()
        assert drafted.card == "새로운 낱말"
        assert "새로운 낱말을" in first_text(drafted)["block"]["value"]["text"]

    def test_a_translation_keeps_the_new_word_when_its_translator_goes_on(self, editor):
        unit = lesson("en")
        text = first_text(unit)["block"]["value"]["text"]
        rename = Rename(text.split()[0], "Zebra", "en", "-")
        lexicon = lexicon_of([rename])
        (found,) = [
            u for u in usage.uses(lexicon=lexicon) if u.text.thing == str(unit.pk) and u.text.text == text
        ][:1]
        usage.draft(lexicon=lexicon, marks=[found.mark], why="A better word.", by=editor)
        unit = UnitPage.objects.get(pk=unit.pk)
        assert first_text(unit)["block"]["value"]["text"] == text, "readers see what they saw"
        assert first_text(unit.get_latest_revision_as_object())["block"]["value"]["text"].startswith("Zebra")
        path = ".".join(found.text.path)
        (string,) = StringTranslation.objects.filter(
            context__path=path, context__object_id=unit.translation_key, locale=unit.locale
        )
        assert string.data.startswith("Zebra")

    def test_mentions_are_listed_and_not_ticked(self):
        say(lesson(), "‘눈여겨볼말’이라고 부르지 않습니다.")
        (found,) = uses()
        assert found.passage.mention
        assert not found.is_wanted
        assert found.can_be_drafted

    def test_a_locked_page_gets_a_sentence(self, editor):
        unit = say(lesson(), "여기 눈여겨볼말을 씁니다.")
        Page.objects.filter(pk=unit.pk).update(locked=True, locked_by=person(Role.ADMINISTRATOR))
        result = draft(editor)
        assert result.drafts == []
        assert "잠겨" in result.refused[0]

    def test_who_may_not_edit_makes_no_draft(self):
        unit = say(lesson(), "여기 눈여겨볼말을 씁니다.")
        before = unit.latest_revision_id
        result = draft(person(Role.TEACHER))
        assert (result.drafts, len(result.refused)) == ([], 1)
        assert UnitPage.objects.get(pk=unit.pk).latest_revision_id == before

    def test_a_text_that_changed_meanwhile_is_left_alone(self, editor):
        say(lesson(), "여기 눈여겨볼말을 씁니다.")
        old = uses()
        say(lesson(), "여기에도 눈여겨볼말을 씁니다.")
        result = draft(editor, old)
        assert (result.drafts, result.gone) == ([], 1)


class TestQuizzesAndSnippets:
    @pytest.fixture
    def quiz(self) -> Quiz:
        quiz = Quiz.objects.get(slug="M-4")
        content = quiz.newest.content
        content["items"][0]["stem"]["ko"] = "문항의 눈여겨볼말은 무엇입니까?"
        write(data=content)
        return quiz

    def test_a_quiz_is_asked_in_the_old_words_until_somebody_takes_the_new_ones_over(self, quiz, editor):
        before = quiz.newest.number
        (made,) = draft(editor).drafts
        assert quiz.newest.number == before
        proposal = Proposal.objects.get(url__contains=f"/{quiz.pk}/")
        assert made.url == reverse("register_proposal", args=[proposal.pk])
        proposals.settle(proposal=proposal, take=True, by=person(Role.REVIEWER))
        assert quiz.newest.number == before + 1
        assert quiz.newest.content["items"][0]["stem"]["ko"] == "문항의 새로운 낱말은 무엇입니까?"

    def test_nobody_is_asked_twice_while_a_proposal_waits(self, quiz, editor):
        draft(editor)
        assert [use.can_be_drafted for use in uses()] == [False]
        assert draft(editor).drafts == []
        assert Proposal.objects.count() == 1
        proposals.settle(proposal=Proposal.objects.get(), take=False, by=editor)
        assert [use.can_be_drafted for use in uses()] == [True]

    def test_a_declined_proposal_changes_nothing(self, quiz, editor):
        draft(editor)
        before = quiz.newest.number
        settled = proposals.settle(proposal=Proposal.objects.get(), take=False, by=editor)
        assert (settled.state, quiz.newest.number) == (Proposal.State.DECLINED, before)

    def test_a_proposal_is_settled_once(self, quiz, editor):
        draft(editor)
        proposal = Proposal.objects.get()
        proposals.settle(proposal=proposal, take=False, by=editor)
        with pytest.raises(proposals.Outdated):
            proposals.settle(proposal=proposal, take=True, by=editor)

    def test_a_quiz_that_changed_since_refuses_the_old_proposal(self, quiz, editor):
        draft(editor)
        content = quiz.newest.content
        content["items"][0]["stem"]["ko"] = "다른 물음"
        write(data=content)
        with pytest.raises(proposals.Outdated):
            proposals.settle(proposal=Proposal.objects.get(), take=True, by=editor)
        assert Proposal.objects.get().state == Proposal.State.WAITING

    def test_only_who_may_change_quizzes_proposes_and_decides(self, quiz, editor):
        assert draft(person(Role.TEACHER)).drafts == []
        draft(editor)
        with pytest.raises(PermissionDenied):
            proposals.settle(proposal=Proposal.objects.get(), take=True, by=person(Role.TEACHER))

    def test_a_claims_new_words_are_a_change_with_its_reason(self, editor):
        claim = Claim.objects.get(slug="s0-five-pillars")
        Claim.objects.filter(pk=claim.pk).update(
            statement={"ko": "근거의 눈여겨볼말.", "en": "An oldish word."}
        )
        draft(editor)
        proposals.settle(proposal=Proposal.objects.get(), take=True, by=editor)
        claim.refresh_from_db()
        assert claim.statement == {"ko": "근거의 새로운 낱말.", "en": "A newish word."}
        assert claim.changes.first().why == "A better word."

    def test_an_item_of_the_bank_that_no_quiz_asks_is_found_and_gets_its_next_version(self, editor):
        from quizzes import bank

        content = {**Quiz.objects.get(slug="M-4").newest.content["items"][0]}
        content["stem"] = {**content["stem"], "ko": "은행의 눈여겨볼말은?"}
        item = BankItem(key="X-1", tier="m", status="live")
        bank.save(by=editor, item=item, content=content)
        (found,) = uses()
        assert found.text.thing == "item:X-1"
        draft(editor)
        proposals.settle(proposal=Proposal.objects.get(), take=True, by=editor)
        assert item.newest.number == 2
        assert item.newest.content["stem"]["ko"] == "은행의 새로운 낱말은?"

    def test_a_marked_option_is_a_mention(self, editor):
        quiz = Quiz.objects.get(slug="M-4")
        content = quiz.newest.content
        item = next(i for i in content["items"] if i["kind"] in ("choice_one", "judgement"))
        item["options"][0] |= {"marker": "incorrect-option"}
        item["options"][0]["text"]["ko"] = "눈여겨볼말을 쓴다"
        write(data=content)
        (found,) = uses()
        assert found.passage.mention


class TestFromAChange:
    def test_a_new_preferred_form_looks_for_the_old_one(self):
        word = Term.objects.get(slug="consent")
        change = amend_term(
            term=word, values={"preferred": {**word.preferred, "ko": "동의함"}}, why="A test."
        )
        assert renames_of(change) == [Rename("동의", "동의함", "ko", "consent")]

    def test_a_new_word_to_avoid_looks_for_itself(self):
        word = Term.objects.get(slug="illegal-filming")
        row = {"text": "찍새", "lang": "ko", "why": {"ko": "은어", "en": "slang"}, "replacement": "불법촬영"}
        change = amend_term(term=word, values={"avoid": [*word.avoid, row]}, why="A test.")
        assert renames_of(change) == [Rename("찍새", "불법촬영", "ko", "illegal-filming")]

    def test_other_changes_rename_nothing(self):
        word = Term.objects.get(slug="consent")
        assert renames_of(amend_term(term=word, values={"strand": "x"}, why="A test.")) == []

    def test_a_phrase_that_is_left_out_is_for_a_person_to_write(self):
        (rename,) = of_word("victim-blaming", "ko", "빌미를 제공")
        assert rename.new == ""


class TestTheDeskPage:
    def page(self, client, **asked: str) -> str:
        answer = client.get(reverse("register_rename"), asked)
        assert answer.status_code == 200
        return answer.content.decode()

    def test_a_journey_from_the_list_to_a_draft(self):
        client = Cast().editor
        unit = say(lesson(), "여기 눈여겨볼말을 씁니다.")
        asked = {"old": "눈여겨볼말", "new": "새로운 낱말", "language": "ko"}
        page = self.page(client, **asked)
        assert "<mark>눈여겨볼말</mark>" in page
        assert "<ins>새로운 낱말을</ins>" in page
        (mark,) = re.findall(r'name="use" value="([0-9a-f]+)" id="[^"]+" checked', page)
        address = f"{reverse('register_rename')}?old=눈여겨볼말&new=새로운 낱말&language=ko"
        said = client.post(address, {"use": mark, "why": "A better word."}, follow=True).content.decode()
        assert "초안이 검토를 기다립니다" in said
        assert UnitPage.objects.get(pk=unit.pk).has_unpublished_changes

    @pytest.mark.parametrize(
        "posted", [{"use": "x", "why": ""}, {"why": "A reason."}, {"use": "no-such", "why": "x y z"}]
    )
    def test_a_click_without_reason_or_tick_drafts_nothing(self, posted):
        unit = say(lesson(), "여기 눈여겨볼말을 씁니다.")
        Cast().editor.post(f"{reverse('register_rename')}?old=눈여겨볼말&new=새로운 낱말&language=ko", posted)
        assert not UnitPage.objects.get(pk=unit.pk).has_unpublished_changes

    @pytest.mark.parametrize(
        "asked",
        [{"old": "\0"}, {"old": "("}, {"old": "x" * 5000}, {"word": "no|ko|such"}, {"word": "|"}, {"change": "0"},
         {"change": "x"}, {"old": "눈", "language": "xx"}, {"old": "🙂"}],
    )  # fmt: skip
    def test_whatever_is_asked_gets_a_page(self, asked):
        self.page(Cast().editor, **asked)

    def test_every_word_to_avoid_can_be_chosen(self):
        page = self.page(Cast().editor)
        assert 'value="illegal-filming|ko|몰카"' in page

    def test_a_proposal_is_shown_before_and_after_and_settled_there(self):
        client = Cast().editor
        claim = Claim.objects.get(slug="s0-five-pillars")
        Claim.objects.filter(pk=claim.pk).update(statement={"ko": "근거의 눈여겨볼말.", "en": "x"})
        draft(person(Role.EDITOR))
        proposal = Proposal.objects.get()
        assert proposal.title in client.get(reverse("register_proposals")).content.decode()
        address = reverse("register_proposal", args=[proposal.pk])
        page = client.get(address).content.decode()
        assert "<del>근거의 눈여겨볼말.</del>" in page
        assert "<ins>근거의 새로운 낱말.</ins>" in page
        assert client.post(address, {}).status_code in (302, 403)
        client.post(address, {"take": "1"})
        claim.refresh_from_db()
        assert claim.statement["ko"] == "근거의 새로운 낱말."
