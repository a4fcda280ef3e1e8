"""Everything that is checked is read with its places, and what is found leads an editor to the field."""

import datetime
import json
from typing import Any

import pytest
from desk_samples import HARSH, with_text
from django.apps import apps
from django.utils import translation
from editorial import checks, gate, showing
from editorial.domain.looking import Finding
from editorial.wording import quoted, sentence, why
from hypothesis import given, settings
from hypothesis import strategies as st
from language.tiers import Tier
from wagtail.models import Page

from courses.models import UnitPage

pytestmark = pytest.mark.django_db


def found(instance: Any, measure: str) -> list[Finding]:
    return [finding for finding in checks.look(instance) if finding.measure == measure]


def change_block(unit: UnitPage, kind: str, **values: Any) -> UnitPage:
    """The lesson with other values in its first block of a kind; an unknown kind is added."""
    raw = unit.body.stream_block.get_prep_value(unit.body)
    content = raw[0]["value"]["content"]
    block = next((child for child in content if child["type"] == kind), None)
    if block is None:
        block = {"type": kind, "id": f"added-{kind}", "value": {}}
        content.append(block)
    block["value"] = {**block["value"], **values}
    unit.body = UnitPage._meta.get_field("body").to_python(json.dumps(raw))
    return unit


class TestUnit:
    def test_a_loaded_lesson_has_no_error(self, unit: UnitPage, english: UnitPage):
        assert checks.errors_of(unit) == []
        assert checks.errors_of(english) == []

    def test_a_word_to_avoid_stands_at_its_field(self, unit: UnitPage):
        harsh = with_text(unit, HARSH)
        [one] = [finding for finding in checks.errors_of(harsh) if finding.text == "몰카"]
        place = checks.reader_of(unit).place(harsh, one.path)
        assert place.content_path == "body.hook.content.added-note.text"
        assert place.label.startswith("장면 1 › ")
        assert HARSH[one.start : one.end] == "몰카"

    def test_a_word_in_a_list_of_a_block_leads_to_the_item(self, unit: UnitPage):
        cards = [{"type": "item", "id": "c1", "value": {"key": "a", "front": "앞", "back": HARSH}}]
        flipped = change_block(unit, "flip_cards", lead="", cards=cards)
        [one] = [finding for finding in checks.errors_of(flipped) if finding.text == "몰카"]
        place = checks.reader_of(unit).place(flipped, one.path)
        assert place.content_path.endswith(".cards.c1.back")

    @pytest.mark.parametrize(
        "field", ["title", "card", "content_note", "take_home_title", "search_description"]
    )
    def test_plain_fields_are_read_too(self, unit: UnitPage, field: str):
        setattr(unit, field, HARSH)
        [one] = [finding for finding in checks.errors_of(unit) if finding.text == "몰카"]
        assert checks.reader_of(unit).place(unit, one.path).content_path == field

    @pytest.mark.parametrize("field", ["guide", "discussion", "outcomes", "take_home"])
    def test_the_teachers_part_is_read_too(self, unit: UnitPage, field: str):
        raw = getattr(unit, field).stream_block.get_prep_value(getattr(unit, field))
        first = raw[0]
        first["value"] = {**first["value"], "text": HARSH} if isinstance(first["value"], dict) else HARSH
        setattr(unit, field, UnitPage._meta.get_field(field).to_python(json.dumps(raw)))
        assert any(finding.text == "몰카" and finding.path[0] == field for finding in checks.errors_of(unit))

    def test_words_that_are_shown_to_be_replaced_are_left_alone(self, unit: UnitPage):
        rows = [
            {
                "type": "item",
                "id": "r1",
                "value": {"key": "a", "avoid": HARSH, "use": "불법촬영", "why": "범죄예요."},
            }
        ]
        assert not any(
            f.text == "몰카" for f in checks.errors_of(change_block(unit, "rewrite", lead="", rows=rows))
        )

    def test_a_picture_without_words_is_an_error(self, unit: UnitPage):
        assert found(change_block(unit, "picture", picture="scene-e3-2", alt=" ", caption=""), "missing-alt")
        assert not found(
            change_block(unit, "picture", picture="scene-e3-2", alt="버스 안이에요."), "missing-alt"
        )

    def test_a_figure_needs_a_claim_in_its_block(self, unit: UnitPage):
        text = "열 명 가운데 80%가 그렇게 답했어요."
        assert found(change_block(unit, "text", text=text, claims=[]), "figure-without-claim")

    def test_an_unknown_claim_and_one_for_adults_are_a_wall(self, unit: UnitPage):
        adult = (
            apps.get_model("register.Claim").objects.exclude(audience_words__contains=" children ").first()
        )
        for slug, measure in ((adult.slug, "unfit-claim"), ("no-such-claim", "unknown-claim")):
            claims = [{"type": "item", "id": "k1", "value": slug}]
            cited = change_block(unit, "text", text="그런 일이 있었어요.", claims=claims)
            assert [(f.text, f.severity) for f in found(cited, measure)] == [(slug, "error")]

    def test_a_stale_claim_is_amber_and_stops_nothing(self, unit: UnitPage):
        claim = apps.get_model("register.Claim").objects.filter(audience_words__contains=" children ").first()
        claim.review_by = datetime.date(2020, 1, 1)
        claim.save()
        claims = [{"type": "item", "id": "k1", "value": claim.slug}]
        cited = change_block(unit, "text", text="그런 일이 있었어요.", claims=claims)
        assert {finding.severity for finding in found(cited, "stale-claim")} == {"warn"}
        assert gate.obstacles(cited) == []

    def test_a_lesson_without_sources_is_an_error(self, unit: UnitPage):
        unit.sources = []
        assert found(unit, "missing-sources")

    def test_a_page_that_nobody_has_saved_is_looked_at_as_well(self, unit: UnitPage):
        fresh = UnitPage(title=HARSH, tier="e3", locale=unit.locale, card="", content_note="")
        assert any(finding.text == "몰카" for finding in checks.look(fresh))


class TestOthers:
    def test_every_language_of_a_quiz_is_read(self, loaded_site: None):
        quiz = apps.get_model("quizzes.Quiz").objects.get(slug="E3-2")
        content = json.loads(json.dumps(quiz.newest.content))
        content["items"][0]["stem"] = {"ko": HARSH, "en": "He watched revenge porn."}
        quiz.pending = content
        words = {(f.text, f.language): f for f in checks.errors_of(quiz)}
        assert ("몰카", "ko") in words
        assert ("revenge porn", "en") in words
        place = checks.reader_of(quiz).place(quiz, words["몰카", "ko"].path)
        assert place.content_path == "items.0"

    def test_a_wrong_option_that_quotes_is_left_alone_and_its_feedback_is_not(self, loaded_site: None):
        quiz = apps.get_model("quizzes.Quiz").objects.get(slug="E3-2")
        option = {
            "text": {"ko": HARSH, "en": "x"},
            "marker": "incorrect-option",
            "tip": {"ko": HARSH, "en": "x"},
        }
        quiz.pending = {"tier": "e3", "items": [{"kind": "choice_one", "options": [option]}]}
        assert [f.path[-1] for f in checks.errors_of(quiz) if f.text == "몰카"] == ["tip"]

    def test_words_claims_and_help_lines_are_read(self, loaded_site: None):
        term = apps.get_model("register.Term")(definitions={"children": {"ko": HARSH}}, preferred={})
        claim = apps.get_model("register.Claim")(
            statement={"ko": HARSH}, audience=["children"], source="", review_by=datetime.date(2099, 1, 1)
        )
        service = apps.get_model("safety.HelpService")(
            what_ko=HARSH, audience=["child"], source="x", hidden=True
        )
        for row in (term, claim, service):
            assert any(finding.text == "몰카" for finding in checks.errors_of(row))
        assert found(claim, "missing-sources")

    def test_a_term_names_the_words_it_tells_us_to_avoid(self, loaded_site: None):
        term = apps.get_model("register.Term").objects.get(slug="illegal-filming")
        assert term.avoid
        assert checks.errors_of(term) == []

    def test_strange_rows_are_no_failure(self, loaded_site: None):
        term = apps.get_model("register.Term")(definitions=["x"], preferred=None)
        claim = apps.get_model("register.Claim")(
            statement="x", audience="everybody", source="", review_by=datetime.date.max
        )
        assert checks.look(term) == []
        assert found(claim, "missing-sources")

    def test_shelves_and_manuals_for_pupils_stop_too(self, loaded_site: None):
        for name, field in (("pages.TierPage", "line"), ("manuals.ManualPage", "foreword")):
            page = apps.get_model(name).objects.filter(locale__language_code="ko").order_by("path").first()
            setattr(page, field, HARSH)
            with pytest.raises(gate.Stopped):
                page.save_revision().publish()

    def test_every_row_of_the_site_can_be_looked_at(self, loaded_site: None):
        for reader in checks.readers():
            for row in list(reader.rows())[:5]:
                for finding in checks.look(reader.now(row)):
                    assert reader.place(row, finding.path) is not None


class TestWords:
    def test_reasons_speak_the_editors_language_and_proposals_that_of_the_text(self, unit: UnitPage):
        harsh = with_text(unit, f"{HARSH} 왜 보냈어요? 처음부터 조심했어야 해요.")
        for finding in checks.look(harsh, reasons_in="en"):
            if finding.check in ("words", "framing"):
                assert finding.said.isascii() or "’" in finding.said
                assert not finding.suggest.isascii()

    def test_each_finding_is_a_sentence_in_both_languages(self, unit: UnitPage):
        unit.sources = []
        for language in ("ko", "en"):
            with translation.override(language):
                for finding in checks.look(with_text(unit, HARSH * 3), reasons_in=language):
                    assert "{" not in sentence(finding)
                    assert why(finding)[-1] in ".?!…"

    def test_the_panel_groups_by_block_with_what_must_be_changed_first(self, cast: Any, unit: UnitPage):
        from desk_samples import user_of

        shown = showing.panel_for(with_text(unit, f"이 이야기를 들었습니다. {HARSH}"), user_of(cast.editor))
        group = next(
            group for group in shown["groups"] if any(one.finding.text == "몰카" for one in group.shown)
        )
        assert [one.finding.is_error for one in group.shown] == sorted(
            (one.finding.is_error for one in group.shown), reverse=True
        )
        assert shown["is_stopped"]
        assert not shown["may_override"]


# The first text of all compiles the patterns.
@settings(deadline=None)
@given(st.lists(st.text(max_size=60), max_size=8))
def test_whatever_stands_in_a_field_is_no_failure(texts: list[str]):
    """Emoji, NUL, unbalanced quotes, mixed scripts: an answer, and offsets that cut out the words found."""
    from editorial.domain.looking import look
    from editorial.domain.material import Material, Passage
    from register.checking import lexicon_of_files

    passages = tuple(Passage(("body", str(at)), text) for at, text in enumerate(texts))
    for finding in look(Material("ko", Tier.E3, passages), lexicon_of_files()):
        if finding.path:
            assert texts[int(finding.path[1])][finding.start : finding.end] == finding.text


def test_a_page_that_no_room_has_registered_is_never_stopped(loaded_site: None):
    root = Page.objects.get(depth=1)
    assert gate.obstacles(root) == []
    assert checks.look(root) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("몰카", "“몰카”"),
        ("“네 탓이야.”", "“네 탓이야.”"),
        ("“퍼진 건 아닌데.", "“퍼진 건 아닌데.”"),
        ("", "“”"),
        ("“", "“”"),
    ],
)
def test_a_finding_that_is_a_quotation_gets_no_second_marks(text: str, shown: str):
    assert quoted(text) == shown
