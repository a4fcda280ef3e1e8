"""The page at the teachers' door: a pasted text comes back marked; nothing is stored, nothing breaks it."""

import re
from html import unescape

import pytest
from cast import Cast
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from language.tiers import Tier
from pages.pasting import look_through

pytestmark = pytest.mark.usefixtures("loaded_site")
FROM_HERE = {"HTTP_SEC_FETCH_SITE": "same-origin"}


def paste(text: str, *, tier: str = "teachers", language: str = "ko", client: Client | None = None):
    return (client or Client()).post(f"/{language}/teach/words/", {"text": text, "tier": tier}, **FROM_HERE)


def checked(page: str) -> str:
    """The text as the page shows it, without its tags."""
    (article,) = re.findall(r'<article class="card ink checked"[^>]*>(.*?)</article>', page, re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "", article))


def test_words_are_marked_with_reason_and_proposal():
    page = paste("학교에서 몰카를 찾았다.").content.decode()
    assert '<mark class="hl">몰카</mark>' in page
    assert "범죄를 장난이나 구경거리처럼 들리게 합니다." in page
    assert "불법촬영" in page


def test_reasons_speak_the_language_of_the_page():
    page = paste("There was a hidden camera.", language="en").content.decode()
    assert "Makes a crime sound like a joke" in page
    assert "illegal filming" in page


def test_framing_is_marked_too():
    looked = look_through(
        text="왜 그렇게 늦게 다녔어요? 옷차림이 문제였다.", tier=Tier.TEACHERS, language="ko"
    )
    assert looked.remarks


def test_a_mention_is_left_alone_and_counted():
    looked = look_through(text="‘몰카’라고 부르지 않습니다.", tier=Tier.TEACHERS, language="ko")
    assert (looked.remarks, looked.spared) == ([], 1)


def test_how_hard_it_is_depends_on_who_reads_it():
    text = "성범죄의 예방과 피해자의 보호를 위하여 관계 기관의 긴밀한 협력과 지속적인 관심이 무엇보다도 필요합니다."
    child, officer = (
        look_through(text=text, tier=tier, language="ko").hard for tier in (Tier.E1, Tier.POLICE)
    )
    assert len(child) > len(officer)


def test_a_language_that_is_not_measured_says_so():
    page = paste("これは日本語の文章です。学校からのお知らせです。").content.decode()
    assert "한국어와 영어만" in page


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "먼저 글을 붙여 넣으세요."),
        ("  \n ", "먼저 글을 붙여 넣으세요."),
        ("가" * 20_001, "20,000자보다 깁니다"),
    ],
)
def test_what_is_not_looked_through_gets_a_sentence(text, said):
    answer = paste(text)
    assert answer.status_code == 200
    assert said in answer.content.decode()


def test_twenty_thousand_characters_are_not_too_many():
    assert "20,000자보다" not in paste("가나 " * 6_666).content.decode()


@pytest.mark.parametrize(
    "text",
    [
        "몰카 " * 300_000,  # more than a megabyte
        "\0몰카\0",
        "🙂" * 5_000 + "몰카",
        "“‘『「(" * 3_000 + "몰카",
        "'\"" * 9_000,
        "<script>alert(1)</script>몰카",
        "\u202e몰\u200b카\ufeff",
        "https://example.org/" * 900,
    ],
    ids=["1 MB", "NUL", "emoji", "unbalanced", "quotes", "script", "invisible", "addresses"],
)
def test_nothing_that_is_pasted_breaks_the_page(text):
    answer = paste(text)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_more_than_the_server_reads_gets_the_same_sentence():
    answer = paste("가" * 1_500_000)
    assert answer.status_code == 200
    assert "20,000자보다" in answer.content.decode()


def test_an_unknown_reader_is_a_teacher():
    assert paste("가나다", tier="nobody").status_code == 200


TEXTS = st.lists(
    st.sampled_from(
        [
            "몰카",
            "를 ",
            "‘",
            "’",
            "“",
            "\n",
            "왜 보냈",
            " 리벤지 포르노",
            "<b>",
            "&",
            "🙂",
            "가나다. ",
            "\u200b",
        ]
    )
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=5),
    min_size=1,
    max_size=25,
).map("".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_marking_never_changes_the_text(db, text):
    looked = look_through(text=text, tier=Tier.E3, language="ko")
    if not looked.refusal:
        assert "".join(piece.text for piece in looked.pieces) == text
        assert len(looked.remarks) == max((piece.number for piece in looked.pieces), default=0)


def test_what_the_page_shows_is_the_text():
    text = "첫 줄 <b>굵게</b> & ‘몰카’\n둘째 줄: 몰카를 찾았다."
    assert checked(paste(text).content.decode()) == text


def test_nothing_is_stored():
    with CaptureQueriesContext(connection) as asked:
        answer = paste("학교에서 몰카를 찾았다.")
    writes = [
        q["sql"]
        for q in asked
        if not q["sql"].lstrip().upper().startswith(("SELECT", "PRAGMA", "SAVEPOINT", "RELEASE"))
    ]
    assert writes == []
    assert answer.cookies == {}
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("member", ["pupil", "teacher", "editor"])
def test_everybody_may_use_it_without_a_token(member):
    client = getattr(Cast(), member)
    guarded = Client(enforce_csrf_checks=True)
    guarded.cookies = client.cookies
    assert paste("가나다", client=guarded).status_code == 200


def test_another_site_cannot_send_texts_here():
    client = Client(enforce_csrf_checks=True)
    assert client.post("/ko/teach/words/", {"text": "x"}, HTTP_SEC_FETCH_SITE="cross-site").status_code == 403


def test_the_teachers_door_leads_to_it(client):
    from pages.models import TierPage

    shelf = TierPage.objects.filter(tier="teachers", locale__language_code="ko").first()
    assert shelf is not None
    assert 'href="/ko/teach/words/"' in client.get(shelf.url).content.decode()
