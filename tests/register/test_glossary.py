"""The glossary: three kinds of readers, each with the words that are meant for them and no others."""

import re

import pytest
from django.test import Client
from language.tiers import Tier
from register.amending import amend_term
from register.glossary import entries
from register.models import Term

pytestmark = pytest.mark.usefixtures("loaded_site")


def shown(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("tier", ["e1", "e2", "e3"])
def test_children_meet_only_their_words_and_none_to_avoid(client, language, tier):
    page = shown(client, f"/{language}/words/{tier}/")
    hidden = Term.objects.filter(for_children=False)
    assert not [term.slug for term in hidden if f'id="word-{term.slug}"' in page]
    meant = Term.objects.filter(for_children=True)
    assert [term.slug for term in meant if f'id="word-{term.slug}"' not in page] == []
    words = [row.text for term in Term.objects.all() for row in term.avoided if row.language == language]
    text = re.sub(r"<[^>]+>", "\n", page.split('class="glossary"')[1].split("</dl>")[0])
    lines = {line.strip() for line in text.splitlines()}
    assert lines.isdisjoint(words)
    assert 'class="hiding"' not in page


@pytest.mark.parametrize("tier", ["m", "teachers", "carers", "police"])
def test_teenagers_and_adults_see_what_words_hide_and_what_to_say_instead(client, tier):
    page = shown(client, f"/ko/words/{tier}/")
    assert '<s lang="ko">몰카</s>' in page
    assert "범죄를 장난이나 구경거리처럼 들리게 합니다." in page
    assert "불법촬영" in page


def test_each_kind_of_reader_has_a_definition_in_its_own_words():
    said = {tier: {e.id: e.definition for e in entries(tier=tier, language="ko")} for tier in Tier}
    assert said[Tier.E3]["consent"] != said[Tier.M]["consent"] != said[Tier.TEACHERS]["consent"]
    assert said[Tier.TEACHERS] == said[Tier.POLICE]


def test_an_english_page_hides_korean_words_to_avoid_and_shows_english_ones(client):
    page = shown(client, "/en/words/m/")
    assert '<s lang="en">hidden camera</s>' in page
    assert '<s lang="ko">' not in page


def test_a_retired_word_is_gone_at_once(client):
    word = Term.objects.get(slug="illegal-filming")
    assert 'id="word-illegal-filming"' in shown(client, "/ko/words/m/")
    amend_term(term=word, values={"retired": True}, why="Kept for history.")
    assert "illegal-filming" not in {entry.id for entry in entries(tier=Tier.M, language="ko")}


def test_a_reason_that_is_not_written_yet_shows_no_empty_line():
    word = Term.objects.get(slug="illegal-filming")
    Term.objects.filter(pk=word.pk).update(
        avoid=[{"text": "찍새", "lang": "ko", "why": {"ko": "", "en": ""}, "replacement": ""}]
    )
    found = next(e for e in entries(tier=Tier.M, language="ko") if e.id == word.slug)
    assert found.hidden == ()


@pytest.mark.parametrize("path", ["/ko/words/", "/ko/words/e3/", "/en/words/m/", "/ko/words/teachers/"])
def test_titles_are_neutral(client, path):
    (title,) = re.findall(r"<title>(.*?)</title>", shown(client, path))
    assert title in ("낱말 · 동의", "Words · Dongui")


@pytest.mark.parametrize("path", ["/ko/words/zz/", "/ko/words/M/", "/ko/words/e3/x/"])
def test_there_is_no_list_for_readers_that_there_are_not(client, path):
    assert client.get(path).status_code == 404


def test_pupils_lists_have_nowhere_to_write(client):
    for tier in ("e1", "e2", "e3", "m"):
        page = shown(client, f"/ko/words/{tier}/")
        assert "<textarea" not in page
        assert not re.findall(r'<input(?! type="hidden")', page)


def test_the_whole_list_costs_one_query(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(1):
        entries(tier=Tier.M, language="ko")


class TestWaysIn:
    def test_every_page_leads_to_the_words_of_its_readers(self, client):
        assert 'href="/ko/words/m/"' in shown(client, "/ko/learn/m/m-4/")
        assert 'href="/ko/words/e3/"' in shown(client, "/ko/learn/e3/e3-2/")
        assert 'href="/ko/words/"' in shown(client, "/ko/")

    def test_a_lessons_words_are_definitions_that_work_without_a_script(self, client):
        page = shown(client, "/ko/learn/e3/e3-2/")
        linked = set(re.findall(r'<a class="term" href="#(word-[a-z-]+)"', page))
        defined = set(re.findall(r'id="(word-[a-z-]+)"><dt><dfn>', page))
        assert linked
        assert linked <= defined
