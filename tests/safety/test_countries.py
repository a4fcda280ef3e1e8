"""Which countries and languages a reader may choose, and what each page then shows."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from language.tiers import Tier
from safety import directory
from safety.models import HelpService, SafetySettings
from wagtail.models import Site

ABROAD = ["jp", "hk", "tw", "cn", "us"]
NUMBERS = {"jp": "0120-0-78310", "hk": "2375 5322", "tw": "113", "cn": "12377", "us": "1-800-THE-LOST"}


@pytest.fixture
def reader(loaded: None) -> Client:
    return Client()


def main_of(client: Client, path: str) -> str:
    answer = client.get(path, headers={"X-Fragment": "help"})
    assert answer.status_code == 200, path
    return answer.content.decode()


def headings(page: str) -> list[str]:
    return re.findall(r'<h3 id="help-(\w+)-name">', page)


@pytest.mark.parametrize("tier", ["e1", "e2", "e3"])
def test_the_youngest_choose_nothing_and_see_four_lines(reader, tier):
    page = main_of(reader, f"/ko/help/{tier}/")
    assert re.findall(r'href="tel:([^"]+)"', page) == ["1366", "1388", "117", "112"]
    assert "help/in/" not in page
    assert ".ics" not in page
    for way in ("in/jp/", "in/all/", "speaking/ja/", "in/jp/hours.ics"):
        assert reader.get(f"/ko/help/{tier}/{way}").status_code == 404


def test_whoever_we_do_not_know_sees_four_lines_first_and_every_country_to_choose(reader):
    page = main_of(reader, "/ko/help/")
    assert re.findall(r'href="tel:([^"]+)"', page) == ["1366", "1388", "117", "112"]
    assert "http" not in page
    for place in ("kr", "jp", "hk", "tw", "cn", "intl", "all"):
        assert f'href="/ko/help/in/{place}/"' in page
    for code in ("ko", "en", "ja", "zh-hant", "zh-hans"):
        assert f'href="/ko/help/speaking/{code}/"' in page


@pytest.mark.parametrize("place", ABROAD)
@pytest.mark.parametrize("tier", ["", "teachers/", "police/"])
def test_every_country_has_its_page_with_its_own_section_first(reader, place, tier):
    page = main_of(reader, f"/en/help/{tier}in/{place}/")
    assert headings(page)[0] == place
    assert NUMBERS[place] in page
    assert "1366" not in page
    assert re.search(rf'href="/en/help/{tier}in/{place}/" aria-current="page"', page)


def test_a_page_of_all_countries_has_a_section_for_each(reader):
    found = headings(main_of(reader, "/en/help/in/all/"))
    assert found[:2] == ["kr", "intl"]
    assert {"jp", "hk", "tw", "cn", "us", "gb", "au"} <= set(found)
    assert len(found) == len(set(found))


def test_adults_find_the_other_countries_below_their_own(reader):
    page = main_of(reader, "/en/help/teachers/")
    assert headings(page)[:2] == ["kr", "intl"]
    assert set(headings(page.split("<details")[1])) >= {"jp", "hk", "tw", "cn"}


def test_teenagers_abroad_see_what_is_for_teenagers_only(reader):
    page = main_of(reader, "/en/help/m/in/gb/")
    assert "Report Remove" in page
    assert "StopNCII" not in page
    assert "Take It Down" in page


def test_the_general_directory_says_for_whom_each_service_is(reader):
    page = main_of(reader, "/en/help/in/intl/")
    assert "For teenagers" in page
    assert "For adults" in page


def test_a_country_of_which_we_know_nothing_says_so_and_names_what_helps_everywhere(reader):
    page = main_of(reader, "/en/help/in/vn/")
    assert "We know no confirmed place for this yet: Vietnam." in page
    assert headings(page) == ["intl"]


@pytest.mark.parametrize(
    "way", ["in/xx", "in/JP", "in/korea", "in/zz", "speaking/xx", "speaking/zh-Hant", "speaking/und"]
)
def test_what_is_no_country_or_language_is_not_there(reader, way):
    assert reader.get(f"/en/help/{way}/").status_code == 404
    assert reader.get(f"/en/help/teachers/{way}/").status_code == 404


def test_a_country_of_an_unknown_tier_is_not_there(reader):
    assert reader.get("/en/help/e9/in/jp/").status_code == 404


def test_a_language_gathers_whoever_speaks_it_in_every_country(reader):
    page = main_of(reader, "/en/help/speaking/zh-hant/")
    assert headings(page) == ["hk", "tw"]
    assert "12377" not in page
    chinese = main_of(reader, "/en/help/speaking/zh/")
    assert {"hk", "tw", "cn"} <= set(headings(chinese))


def test_a_language_that_nobody_speaks_says_so(reader):
    assert "We know no confirmed place for this yet: Vietnamese." in main_of(reader, "/en/help/speaking/vi/")


def test_a_new_country_appears_by_itself_once_a_service_of_it_is_confirmed(reader):
    HelpService.objects.create(
        slug="vn-111", country="VN", purpose="talk", name_ko="111", name_en="Line 111", what_ko="상담", what_en="Talk",
        phone="111", hours={"known": "always"}, languages=["vi"], audience=["child", "teen"], verified_on="2026-11-22",
    )  # fmt: skip
    assert 'href="/en/help/in/vn/"' in main_of(reader, "/en/help/")
    assert headings(main_of(reader, "/en/help/in/vn/")) == ["vn", "intl"]
    assert headings(main_of(reader, "/en/help/speaking/vi/")) == ["vn"]


def test_a_site_in_another_country_puts_itself_first_without_asking_where_the_reader_is(reader):
    SafetySettings.objects.update_or_create(
        site=Site.objects.get(is_default_site=True), defaults={"country": "JP"}
    )
    from safety import leaving

    leaving.forget()
    assert headings(main_of(reader, "/en/help/teachers/"))[:2] == ["jp", "intl"]
    assert headings(main_of(reader, "/en/help/in/all/"))[0] == "jp"


@pytest.mark.parametrize("slug", ["hk-999", "cn-12338", "kr-d4u", "jp-cure"])
def test_what_is_not_confirmed_stands_on_no_page(reader, slug):
    name = HelpService.objects.get(slug=slug).name_en
    pages = ["/en/help/in/all/", "/en/help/m/in/all/", "/en/help/teachers/in/all/", "/en/help/police/"]
    assert all(name not in main_of(reader, path) for path in pages)


@pytest.mark.parametrize("tier", [tier for tier in Tier if directory.readers_of(tier) != "child"])
def test_pages_of_a_country_are_whole_pages_too(reader, loaded_site, tier):
    answer = reader.get(f"/ko/help/{tier}/in/jp/")
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert "<h1" in answer.content.decode()


def test_who_speaks_another_language_than_the_reader_is_told_to_children_too(reader):
    assert "Korean" in main_of(reader, "/en/help/e3/")
    assert "한국어" not in main_of(reader, "/ko/help/e3/")


def test_a_kept_page_tells_the_truth_from_the_minute_a_line_opens(reader, settings, monkeypatch):
    settings.PAGE_CACHE = True
    opening = datetime(2026, 11, 24, 16, 0, tzinfo=ZoneInfo("Asia/Tokyo"))

    def page_at(moment: datetime) -> str:
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
        monkeypatch.setattr("safety.keeping.time.time", moment.timestamp)
        return reader.get("/en/help/in/jp/").content.decode()

    before = page_at(opening - timedelta(seconds=40))
    assert "Opens Tuesday at 16:00" in before
    assert page_at(opening - timedelta(seconds=5)) == before
    assert "Open now, until 21:00" in page_at(opening + timedelta(seconds=1))
