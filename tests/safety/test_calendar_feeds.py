"""Opening hours as feeds: at which address which services stand, in which words."""

import icalendar
import pytest
from django.test import Client
from safety import directory
from safety.models import HelpService


@pytest.fixture
def reader(loaded: None) -> Client:
    return Client()


def calendar(client: Client, path: str) -> icalendar.Calendar:
    answer = client.get(path)
    assert answer.status_code == 200, path
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    body = answer.content
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    assert b"\n" not in body.replace(b"\r\n", b"")
    return icalendar.Calendar.from_ical(body)


def keys(found: icalendar.Calendar) -> set[str]:
    return {str(event["UID"]).split(".")[0] for event in found.walk("VEVENT")}


def test_one_service_has_its_own_feed(reader):
    found = calendar(reader, "/en/help/jp-childline.ics")
    event = found.walk("VEVENT")[0]
    assert str(event["SUMMARY"]) == "Childline Japan 0120-99-7777"
    assert event["DTSTART"].params["TZID"] == "Asia/Tokyo"
    assert "closed December 29" in str(event["DESCRIPTION"])


def test_the_words_of_a_feed_are_in_the_language_of_its_address(reader):
    english, korean = (calendar(reader, f"/{code}/help/kr-kcsvrc.ics") for code in ("en", "ko"))
    assert "times not known" in str(english.walk("VEVENT")[0]["SUMMARY"])
    assert "시간 미확인" in str(korean.walk("VEVENT")[0]["SUMMARY"])
    assert keys(english) == keys(korean) == {"kr-kcsvrc"}


def test_the_feed_of_all_holds_every_confirmed_service_with_known_days(reader):
    told = {
        row.slug
        for row in HelpService.objects.filter(hidden=False)
        if row.hours["known"] in ("always", "weekly", "days")
    }
    assert keys(calendar(reader, "/en/help/hours.ics")) == told


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("/en/help/in/jp/hours.ics", {"jp-sos", "jp-childline"}),
        ("/en/help/in/cn/hours.ics", set()),
        ("/en/help/e3/hours.ics", {"kr-1366", "kr-1388", "kr-112"}),
        ("/en/help/m/hours.ics", {"kr-1366", "kr-1388", "kr-112", "kr-sunflower", "kr-kcsvrc"}),
        ("/en/help/m/in/jp/hours.ics", {"jp-sos", "jp-childline"}),
        ("/en/help/teachers/hours.ics", {"kr-1366", "kr-1388", "kr-112", "kr-sunflower", "kr-kcsvrc"}),
    ],
)
def test_a_country_and_a_tier_have_their_feeds(reader, path, wanted):
    assert keys(calendar(reader, path)) == wanted


@pytest.mark.parametrize("path", ["/en/help/e3/hours.ics", "/en/help/m/hours.ics"])
def test_a_pupils_feed_names_numbers_and_tells_nothing(reader, path):
    text = reader.get(path).content.decode()
    events = {
        str(event["UID"]).split(".")[0]: event for event in icalendar.Calendar.from_ical(text).walk("VEVENT")
    }
    assert str(events["kr-1366"]["SUMMARY"]) == "1366"
    assert all("DESCRIPTION" not in event and "URL" not in event for event in events.values())
    assert "sex" not in str(events["kr-112"])


def test_a_feed_says_of_whom_the_hours_are_not_known(reader):
    assert "School violence 117" in str(calendar(reader, "/en/help/in/kr/hours.ics")["X-WR-CALDESC"])


@pytest.mark.parametrize("slug", ["hk-999", "kr-d4u", "jp-cure", "nobody"])
def test_what_is_not_confirmed_has_no_feed(reader, slug):
    assert reader.get(f"/en/help/{slug}.ics").status_code == 404
    assert slug not in reader.get("/en/help/hours.ics").content.decode()


def test_a_service_that_loses_its_hours_leaves_an_empty_feed_to_its_subscribers(reader):
    HelpService.objects.filter(slug="jp-childline").update(hours={"known": "irregular"})
    directory.kept.forget()
    assert keys(calendar(reader, "/en/help/jp-childline.ics")) == set()


def test_holidays_of_the_country_are_left_out_of_the_feed(reader):
    row = HelpService.objects.get(slug="kr-kcsvrc")
    week = {day: ["09:00-18:00"] for day in ("mon", "tue", "wed", "thu", "fri")}
    row.hours = {"known": "weekly", "week": week, "holidays": "KR"}
    row.save()
    event = calendar(reader, "/en/help/kr-kcsvrc.ics").walk("VEVENT")[0]
    assert "0301T090000" in event["EXDATE"].to_ical().decode()  # 1 March


@pytest.mark.parametrize(
    "path", ["/ko/help/teachers/", "/ko/help/m/", "/ko/help/in/jp/", "/ko/help/m/in/jp/"]
)
def test_a_page_with_hours_links_its_feed_and_the_feed_is_there(reader, path):
    page = reader.get(path, headers={"X-Fragment": "help"}).content.decode()
    assert f'href="{path}hours.ics"' in page
    assert calendar(reader, f"{path}hours.ics").walk("VEVENT")


def test_adults_find_the_feed_of_each_service_with_hours(reader):
    page = reader.get("/ko/help/teachers/").content.decode()
    assert 'href="/ko/help/kr-kcsvrc.ics"' in page
    assert "kr-117.ics" not in page


def test_a_feed_stays_on_no_disk_and_in_no_search(reader):
    answer = reader.get("/ko/help/hours.ics")
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Robots-Tag"] == "noindex"
    assert "hours.ics" in answer["Content-Disposition"]
    assert not answer.cookies
