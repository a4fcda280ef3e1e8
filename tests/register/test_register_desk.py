"""The register at the desk: friendly forms, lists with amber, the chooser of claims, and nothing is deleted."""

import json
import re

import pytest
from blocks.fields import claims
from cast import Cast
from django.urls import reverse
from people.rights import settle
from register.blocks import ClaimsBlock
from register.chooser import ClaimChooser
from register.models import Claim, Term, TermChange

pytestmark = pytest.mark.usefixtures("loaded_site")


@pytest.fixture(autouse=True)
def roles(loaded_site: None) -> None:
    settle()


@pytest.fixture
def editor():
    return Cast().editor


def fields_of(page: str) -> dict[str, str]:
    """What the form would send back as it stands."""
    from bs4 import BeautifulSoup

    form = BeautifulSoup(page, "html.parser")
    found: dict[str, str] = {}
    for part in form.select("input[name], textarea[name], select[name]"):
        if part.get("type") in ("checkbox", "radio") and not part.has_attr("checked"):
            continue
        chosen = part.select_one("option[selected]") if part.name == "select" else None
        found[part["name"]] = (
            chosen["value"] if chosen else (part.text if part.name == "textarea" else part.get("value", "on"))
        )
    return found


def term_data(term: Term, **changed: object) -> dict[str, object]:
    """A posted form of a term; rows as Wagtail's list block sends them."""
    data: dict[str, object] = {"slug": term.slug, "strand": term.strand, "why": "A reason."}
    data |= {f"preferred_{code}": term.preferred.get(code, "") for code in ("ko", "en", "ja", "zh")}
    for reader in ("children", "teens", "professional"):
        for code in ("ko", "en"):
            data[f"definitions_{reader}_{code}"] = term.definitions.get(reader, {}).get(code, "")
    if term.for_children:
        data["for_children"] = "on"
    rows = [
        {
            name: getattr(row, name)
            for name in ("text", "language", "replacement", "severity", "why_ko", "why_en")
        }
        for row in term.avoided
    ]
    return {**data, **rows_data(rows), **changed}


def rows_data(rows: list[dict[str, str]]) -> dict[str, object]:
    data: dict[str, object] = {"rows-count": len(rows)}
    for number, row in enumerate(rows):
        data |= {
            f"rows-{number}-order": number,
            f"rows-{number}-deleted": "",
            f"rows-{number}-id": f"r{number}",
        }
        data |= {f"rows-{number}-value-{name}": value for name, value in row.items()}
    return data


def is_said(words: str, page: str) -> bool:
    """Whether a page says this, in its HTML or in the data of its blocks."""
    return words in page or json.dumps(words)[1:-1] in page


def row(**said: str) -> dict[str, object]:
    """The posted rows of a term that avoids one word."""
    plain = {
        "text": "x",
        "language": "ko",
        "replacement": "",
        "severity": "error",
        "why_ko": "가",
        "why_en": "a",
    }
    return rows_data([{**plain, **said}])


class TestTermForm:
    def test_each_language_and_reader_has_a_field_of_its_own(self, editor):
        term = Term.objects.get(slug="consent")
        page = editor.get(reverse("wagtailsnippets_register_term:edit", args=[term.pk])).content.decode()
        sent = fields_of(page)
        assert sent["preferred_ko"] == "동의"
        assert sent["preferred_zh"] == "同意"
        assert sent["definitions_children_ko"].strip() == term.definitions["children"]["ko"]
        assert "preferred" not in sent, "no raw JSON"
        assert "avoid" not in sent
        assert is_said("암묵적 동의", page)

    def test_saving_changes_the_word_and_keeps_who_and_why(self, editor):
        term = Term.objects.get(slug="consent")
        address = reverse("wagtailsnippets_register_term:edit", args=[term.pk])
        answer = editor.post(
            address, term_data(term, strand="consent and respect", why="Sorted."), follow=True
        )
        term.refresh_from_db()
        assert answer.status_code == 200
        assert term.strand == "consent and respect"
        change = TermChange.objects.filter(slug="consent").first()
        assert (change.why, change.by is not None) == ("Sorted.", True)
        history = editor.get(address).content.decode()
        assert "Sorted." in history
        assert "<ins>consent and respect</ins>" in history

    def test_saving_without_a_change_keeps_everything(self, editor):
        before = {term.pk: (term.preferred, term.definitions, term.avoid) for term in Term.objects.all()}
        for term in Term.objects.order_by("slug")[:8]:
            editor.post(reverse("wagtailsnippets_register_term:edit", args=[term.pk]), term_data(term))
        after = {term.pk: (term.preferred, term.definitions, term.avoid) for term in Term.objects.all()}
        assert after == before

    def test_a_new_preferred_form_leads_to_where_the_old_one_stands(self, editor):
        term = Term.objects.get(slug="consent")
        address = reverse("wagtailsnippets_register_term:edit", args=[term.pk])
        page = editor.post(address, term_data(term, preferred_ko="동의함"), follow=True).content.decode()
        change = TermChange.objects.filter(slug="consent").first()
        assert f"{reverse('register_rename')}?change={change.pk}" in page

    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({"why": ""}, "필수"),
            ({"preferred_en": ""}, "한국어와 영어로 써 주세요."),
            ({"definitions_teens_ko": ""}, "한국어와 영어로 써 주세요."),
            (row(text="몰카"), "이미 이 말을"),
            (row(why_ko=""), "필수"),
        ],
    )  # fmt: skip
    def test_what_is_missing_is_said_and_nothing_is_saved(self, editor, changed, said):
        term = Term.objects.get(slug="consent")
        address = reverse("wagtailsnippets_register_term:edit", args=[term.pk])
        answer = editor.post(address, term_data(term, **changed))
        assert answer.status_code == 200
        assert is_said(said, answer.content.decode())
        assert not TermChange.objects.filter(slug="consent").exclude(by=None).exists()

    def test_a_new_word_is_entered_with_its_reason(self, editor):
        term = Term.objects.get(slug="consent")
        data = term_data(
            term, slug="new-word", preferred_ko="새 낱말", preferred_en="new word", **rows_data([])
        )
        editor.post(reverse("wagtailsnippets_register_term:add"), data)
        made = Term.objects.get(slug="new-word")
        assert made.word("ko") == "새 낱말"
        assert TermChange.objects.get(slug="new-word").is_new

    def test_the_key_stands_once_and_for_all(self, editor):
        term = Term.objects.get(slug="consent")
        address = reverse("wagtailsnippets_register_term:edit", args=[term.pk])
        editor.post(address, term_data(term, slug="other"))
        assert Term.objects.filter(slug="consent").exists()
        assert not Term.objects.filter(slug="other").exists()


class TestNothingIsDeleted:
    @pytest.mark.parametrize("model", ["term", "claim"])
    def test_not_even_by_an_administrator(self, model):
        client = Cast().administrator
        row = {"term": Term, "claim": Claim}[model].objects.first()
        answer = client.post(reverse(f"wagtailsnippets_register_{model}:delete", args=[row.pk]))
        assert answer.status_code in (302, 403)
        assert type(row).objects.filter(pk=row.pk).exists()

    def test_nor_many_at_once(self):
        client = Cast().administrator
        keys = list(Term.objects.values_list("pk", flat=True)[:3])
        address = reverse("wagtail_bulk_action", args=["register", "term", "delete"])
        client.post(f"{address}?" + "&".join(f"id={key}" for key in keys))
        assert Term.objects.filter(pk__in=keys).count() == 3


class TestClaimForm:
    def data(self, claim: Claim, **changed: object) -> dict[str, object]:
        names = ("slug", "kind", "figure", "year", "as_of", "source", "url", "confidence", "caution")
        data: dict[str, object] = {name: getattr(claim, name) for name in names}
        data |= {
            f"{name}_{code}": getattr(claim, name).get(code, "")
            for name in ("statement", "scope")
            for code in ("ko", "en")
        }
        data |= {
            "read_on": claim.read_on,
            "review_by": claim.review_by,
            "readers": claim.audience,
            "why": "A reason.",
        }
        data |= {"verified": "on", "others-count": 0, "newer": claim.superseded_by}
        return {**data, **changed}

    def test_readers_are_boxes_to_tick(self, editor):
        claim = Claim.objects.get(slug="s0-five-pillars")
        page = editor.get(reverse("wagtailsnippets_register_claim:edit", args=[claim.pk])).content.decode()
        assert (
            len(
                re.findall(
                    r'<input[^>]*type="checkbox"[^>]*name="readers"|<input[^>]*name="readers"[^>]*type="checkbox"',
                    page,
                )
            )
            == 4
        )

    def test_saving_changes_the_claim(self, editor):
        claim = Claim.objects.get(slug="s0-five-pillars")
        address = reverse("wagtailsnippets_register_claim:edit", args=[claim.pk])
        posted = self.data(claim, readers=["teachers"], scope_ko="시험 범위", newer="s0-terms")
        posted |= {
            "others-count": 1,
            "others-0-order": 0,
            "others-0-deleted": "",
            "others-0-id": "x",
            "others-0-value": "s0-terms",
        }
        editor.post(address, posted)
        claim.refresh_from_db()
        assert claim.audience == ["teachers"]
        assert claim.scope["ko"] == "시험 범위"
        assert claim.conflicts == ["s0-terms"]
        assert claim.superseded_by == "s0-terms"

    def test_the_list_is_amber_where_somebody_must_look(self, editor):
        Claim.objects.filter(slug="s0-five-pillars").update(review_by="2020-01-01")
        page = editor.get(
            reverse("wagtailsnippets_register_claim:list"), {"q": "s0-five-pillars"}
        ).content.decode()
        assert "register-amber" in page
        assert "2020-01-01" in page
        only = editor.get(
            reverse("wagtailsnippets_register_claim:list"), {"look_at": "stale"}
        ).content.decode()
        assert "s0-five-pillars" in only
        assert "s0-survey-11" not in only


class TestTheChooser:
    def choose(self, editor, **asked: str) -> str:
        answer = editor.get(reverse("wagtailsnippetchoosers_register_claim:choose_results"), asked)
        assert answer.status_code == 200
        return answer.content.decode()

    def test_words_narrow_the_list_in_any_language(self, editor):
        for words in ("245,416", "삭제를 지원한", "deletion support in"):
            page = self.choose(editor, q=words)
            assert "s0-removed-2023" in page
            assert "s0-survey-11" not in page

    @pytest.mark.parametrize(
        ("tier", "sees"),
        [("e3", False), ("m", False), ("teachers", False), ("police", True), ("nobody", True)],
    )
    def test_the_pages_tier_narrows_it_to_its_readers(self, editor, tier, sees):
        page = self.choose(editor, tier=tier, q="s3-456")
        assert ("s3-456:" in page) is sees

    def test_what_may_not_be_cited_is_not_offered(self, editor):
        Claim.objects.filter(slug="s0-terms").update(verified=False)
        assert "s0-terms:" not in self.choose(editor, q="s0-terms")

    def test_what_comes_back_is_the_key(self, editor):
        claim = Claim.objects.get(slug="s0-terms")
        answer = editor.get(reverse("wagtailsnippetchoosers_register_claim:chosen", args=[claim.pk]))
        assert json.loads(answer.content)["result"]["id"] == "s0-terms"

    def test_an_unknown_key_is_shown_and_not_lost(self):
        assert ClaimChooser().get_value_data("gone-claim")["id"] == "gone-claim"
        assert ClaimChooser().get_value_data("") is None

    def test_a_stale_claim_says_so_where_it_is_cited(self):
        Claim.objects.filter(slug="s0-terms").update(review_by="2020-01-01")
        assert "⚠" in ClaimChooser().get_value_data("s0-terms")["string"]

    def test_the_blocks_store_plain_keys_as_before(self):
        for block in (claims(), ClaimsBlock()):
            value = block.to_python(["s0-terms"])
            assert list(value) == ["s0-terms"]
            assert isinstance(block.child_block.field.widget, ClaimChooser)
            assert block.child_block.deconstruct()[0] == "blocks.keys.KeyBlock"
            assert block.child_block.get_translatable_segments("s0-terms") == []

    def test_a_cleared_choice_is_no_key(self):
        child = claims().child_block
        child.field.required = False
        assert child.clean(child.value_from_datadict({"x": ""}, {}, "x")) == ""
