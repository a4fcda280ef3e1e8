"""Adults' claims enter pupils' tiers by no way: editor, draft, copy, translation, data file, page, claim."""

import copy
import datetime

import pytest
from django.core.exceptions import ValidationError
from factories import person
from language.tiers import Tier
from people.rights import settle
from people.roles import Role
from register import citing, sources
from register.amending import amend_claim
from register.models import Claim
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from courses.citations import faults_of
from courses.domain.unit import faults_in
from courses.loading import CURRICULUM, read_all
from courses.models import UnitPage
from courses.rendering import cited

pytestmark = pytest.mark.usefixtures("loaded_site")
ADULTS_ONLY = "s3-456"  # figures on suicide: police trainers alone
FOR_TEENS = "g-moe-92"
TODAY = datetime.date(2026, 12, 1)


def lesson(code: str = "M-4", language: str = "ko") -> UnitPage:
    return UnitPage.objects.get(code=code, locale__language_code=language)


def cite(unit: UnitPage, slug: str) -> UnitPage:
    """The unit in memory with a claim cited by its first text."""
    raw = unit.body.stream_block.get_prep_value(unit.body)
    block = next(b for s in raw for b in s["value"]["content"] if b["type"] == "text")
    block["value"]["claims"] = [{"type": "item", "id": "00000000-0000-4000-8000-0000000000aa", "value": slug}]
    unit.body = unit.body.stream_block.to_python(raw)
    return unit


class TestTheEditor:
    def test_a_pupils_lesson_takes_a_claim_for_its_readers(self):
        cite(lesson(), FOR_TEENS).full_clean()

    @pytest.mark.parametrize("slug", [ADULTS_ONLY, "no-such-claim", "s3-1in4"])
    def test_it_takes_no_other(self, slug):
        with pytest.raises(ValidationError) as refused:
            cite(lesson(), slug).full_clean()
        assert slug in str(refused.value.message_dict["body"])

    def test_children_take_no_claim_for_teenagers(self):
        with pytest.raises(ValidationError):
            cite(lesson("E3-2"), FOR_TEENS).full_clean()

    def test_a_claim_in_a_guessing_block_counts_as_well(self):
        unit = lesson()
        raw = unit.body.stream_block.get_prep_value(unit.body)
        ranges = [{"key": "a", "text": "1", "right": True}, {"key": "b", "text": "2", "right": False}]
        question = {"key": "q", "question": "?", "answer": "!", "claim": ADULTS_ONLY, "ranges": ranges}
        raw[0]["value"]["content"].append({"type": "guess", "value": {"lead": "", "questions": [question]}})
        unit.body = unit.body.stream_block.to_python(raw)
        with pytest.raises(ValidationError):
            unit.full_clean()

    def test_a_teachers_lesson_that_becomes_a_pupils_one_is_refused(self):
        unit = cite(lesson(), "g-moe-136")
        unit.tier = "teachers"
        unit.full_clean()
        unit.tier = "m"
        with pytest.raises(ValidationError):
            unit.full_clean()

    def test_a_draft_that_cites_it_is_never_published(self):
        unit = cite(lesson(), ADULTS_ONLY)
        revision = unit.save_revision(clean=False)
        with pytest.raises(ValidationError):
            revision.publish()
        assert ADULTS_ONLY not in lesson().claim_slugs

    def test_no_save_of_a_published_page_goes_around_it(self):
        unit = cite(lesson(), ADULTS_ONLY)
        with pytest.raises(ValidationError):
            unit.save()
        with pytest.raises(ValidationError):
            unit.save(clean=False)

    def test_a_claim_that_nobody_has_read_or_that_is_superseded_is_cited_by_nobody(self):
        Claim.objects.filter(slug=FOR_TEENS).update(verified=False)
        assert list(faults_of(unit=cite(lesson(), FOR_TEENS)))
        Claim.objects.filter(slug=FOR_TEENS).update(verified=True, superseded_by="g-moe-894")
        assert list(faults_of(unit=cite(lesson(), FOR_TEENS)))
        Claim.objects.filter(slug=FOR_TEENS).update(kind="history")
        assert list(faults_of(unit=cite(lesson(), FOR_TEENS))) == []


class TestOtherWaysIn:
    def test_a_copy_that_goes_online(self):
        unit = lesson()
        UnitPage.objects.filter(pk=unit.pk).update(body=cite(lesson(), ADULTS_ONLY).body)
        with pytest.raises(ValidationError):
            lesson().copy(update_attrs={"slug": "m-4-copy", "title": "x"})

    def test_a_copy_for_translation_and_its_publication(self):
        Translation.objects.all().delete()
        lesson(language="en").delete()
        unit = lesson()
        UnitPage.objects.filter(pk=unit.pk).update(body=cite(lesson(), ADULTS_ONLY).body)
        copied = lesson().copy_for_translation(Locale.objects.get(language_code="en"))
        with pytest.raises(ValidationError):
            copied.save_revision(clean=False).publish()
        assert not UnitPage.objects.get(pk=copied.pk).live

    def test_a_translation_takes_its_claims_from_the_source_and_is_held_to_the_wall(self):
        unit = lesson()
        UnitPage.objects.filter(pk=unit.pk).update(body=cite(lesson(), ADULTS_ONLY).body)
        source, _ = TranslationSource.update_or_create_from_instance(lesson())
        translation = Translation.objects.get(source=source, target_locale__language_code="en")
        with pytest.raises(ValidationError):
            translation.save_target(publish=True)
        assert ADULTS_ONLY not in lesson(language="en").claim_slugs

    def test_the_data_files(self):
        unit = copy.deepcopy(next(u for u in read_all(CURRICULUM)[0] if u.slug == "m-4"))
        register = {"terms": set(), "claims": {ADULTS_ONLY: ["police"], FOR_TEENS: ["teens"]}}

        def said(slug: str) -> list[str]:
            block = next(
                b for s in unit.documents["unit"].data["screens"] for b in s["blocks"] if b["type"] == "text"
            )
            block["claims"] = [slug]
            faults = faults_in(unit.documents, slug="m-4", **register)
            return [
                fault.sentence if hasattr(fault, "sentence") else str(fault)
                for fault in faults
                if slug in str(fault)
            ]

        assert said(ADULTS_ONLY)
        assert not said(FOR_TEENS)

    def test_what_is_shown_even_if_a_row_was_changed_behind_everybodys_back(self):
        unit = cite(lesson(), ADULTS_ONLY)
        assert ADULTS_ONLY in unit.claim_slugs
        assert ADULTS_ONLY not in cited(unit)
        assert sources.claims_for(slugs=[ADULTS_ONLY], tier=Tier.POLICE)


class TestTheClaimItself:
    @pytest.fixture(autouse=True)
    def cited_lesson(self, loaded_site: None) -> UnitPage:
        unit = cite(lesson(), FOR_TEENS)
        unit.save_revision().publish()
        return unit

    def change(self, **values: object) -> dict:
        with pytest.raises(ValidationError) as refused:
            amend_claim(claim=Claim.objects.get(slug=FOR_TEENS), values=values, why="A reason.")
        return refused.value.message_dict

    def test_it_is_not_taken_from_readers_whose_lesson_cites_it(self):
        (said,) = self.change(audience=["teachers", "police"])["audience"]
        assert "M-4" in said

    def test_nor_unverified_nor_superseded_while_a_lesson_cites_it(self):
        assert "M-4" in self.change(verified=False)["verified"][0]
        assert "M-4" in self.change(superseded_by="g-moe-894")["verified"][0]

    def test_more_readers_are_no_loss(self):
        claim = Claim.objects.get(slug=FOR_TEENS)
        assert amend_claim(claim=claim, values={"audience": [*claim.audience, "children"]}, why="A reason.")

    def test_where_it_is_cited_is_known(self):
        places = citing.citations(slugs=[FOR_TEENS])
        assert ("M-4 (ko)", Tier.M, True) in {(p.title, p.tier, p.is_live) for p in places}


class TestStale:
    def test_each_state_has_its_sentence(self):
        Claim.objects.filter(slug="g-moe-92").update(review_by=datetime.date(2026, 11, 30))
        Claim.objects.filter(slug="g-moe-855").update(verified=False)
        Claim.objects.filter(slug="g-moe-548").update(superseded_by="g-moe-92")
        slugs = ["g-moe-92", "g-moe-855", "g-moe-548", "g-moe-894", "no-such-claim"]
        found = sources.stale(slugs=slugs, today=TODAY)
        assert set(found) == {"g-moe-92", "g-moe-855", "g-moe-548"}
        assert "2026-11-30" in found["g-moe-92"]
        assert "g-moe-92" in found["g-moe-548"]
        assert all(found.values())

    def test_on_its_last_day_it_is_not_stale_yet(self):
        Claim.objects.filter(slug="g-moe-92").update(review_by=TODAY)
        assert sources.stale(slugs=["g-moe-92"], today=TODAY) == {}
        assert sources.stale(slugs=["g-moe-92"], today=TODAY + datetime.timedelta(days=1))

    def test_history_goes_on_telling_what_was_said(self):
        gap = Claim.objects.get(slug="s4-gap")
        assert gap.superseded_by == "law-kr-14-2"
        assert sources.stale(slugs=["s4-gap"], today=TODAY) == {}

    def test_a_query_and_the_property_agree(self):
        Claim.objects.filter(slug="g-moe-92").update(review_by=datetime.date(2020, 1, 1))
        Claim.objects.filter(slug="g-moe-855").update(verified=False)
        by_query = set(Claim.objects.stale(TODAY).values_list("slug", flat=True))
        assert by_query == {claim.slug for claim in Claim.objects.all() if claim.is_stale(TODAY)}
        current = set(Claim.objects.current().values_list("slug", flat=True))
        assert current == {claim.slug for claim in Claim.objects.all() if claim.may_be_cited}


class TestTheDataFile:
    def test_only_what_was_read_in_its_source_is_in_it(self):
        assert not Claim.objects.filter(verified=False).exists()
        assert not Claim.objects.filter(confidence="low").exists()

    @pytest.mark.parametrize(
        "slug",
        [
            "s1-176970",
            "s1-hk-nov2021",
            "g-2023-csam",
            "svc-portal",
            "fw-kr-15h",
            "bg-crc",
            "bg-csam-name",
            "bg-un-cyber",
        ],
    )
    def test_what_must_not_be_published_is_not_in_it(self, slug):
        assert not Claim.objects.filter(slug=slug).exists()

    def test_every_claim_says_what_it_covers_and_every_law_its_day(self):
        for claim in Claim.objects.all():
            assert claim.covers("ko")
            assert claim.covers("en")
            assert claim.as_of or claim.kind != "law"

    def test_figures_on_suicide_are_for_police_trainers_alone(self):
        found = [claim for claim in Claim.objects.all() if "suicide" in claim.said("en")]
        assert found
        assert {tuple(claim.audience) for claim in found} == {("police",)}

    def test_the_page_of_sources_shows_what_pupils_may_meet_and_what_was_said_before(self, client):
        page = client.get("/ko/sources/").content.decode()
        assert Claim.objects.get(slug=FOR_TEENS).said("ko") in page
        assert Claim.objects.get(slug=ADULTS_ONLY).said("ko") not in page
        assert "기준 법" in page
        Claim.objects.filter(slug="s4-gap").update(audience=["teens", "teachers", "police"])
        (pair,) = sources.earlier_statements()
        assert [claim.slug for claim in pair] == ["s4-gap", "law-kr-14-2"]


def test_an_editor_who_narrows_a_claim_meets_the_same_wall(db):
    settle()
    unit = cite(lesson(), FOR_TEENS)
    unit.save_revision().publish()
    with pytest.raises(ValidationError):
        amend_claim(
            claim=Claim.objects.get(slug=FOR_TEENS),
            values={"audience": ["police"]},
            why="x y",
            by=person(Role.EDITOR),
        )
