"""The editors' calendar as values: urgency, months as weeks, and iCalendar that every program can read."""

import datetime

import pytest
from editorial.domain.agenda import (
    Due,
    Entry,
    Happening,
    icalendar,
    month_of,
    neighbour,
    urgency,
    weeks,
)
from hypothesis import given
from hypothesis import strategies as st

DAY = datetime.date(2030, 3, 5)
NOW = datetime.datetime(2030, 3, 1, 9, tzinfo=datetime.timezone(datetime.timedelta(hours=9)))


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (None, Due.UNKNOWN),
        (DAY - datetime.timedelta(days=1), Due.OVER),
        (DAY, Due.SOON),
        (DAY + datetime.timedelta(days=30), Due.SOON),
        (DAY + datetime.timedelta(days=31), Due.LATER),
    ],
)
def test_urgency_turns_on_the_day_itself(due: datetime.date | None, expected: Due):
    assert urgency(due, DAY) is expected


YEARS = st.integers(2000, 2200)


@given(YEARS, st.integers(1, 12))
def test_every_day_of_a_month_stands_once_in_its_weeks(year: int, month: int):
    found = [day for week in weeks(year, month, DAY, []) for day in week]
    inside = [day.date for day in found if day.is_of_month]
    assert inside[0] == datetime.date(year, month, 1)
    assert len(inside) == len(set(inside)) == (inside[-1] - inside[0]).days + 1
    assert all(len(week) == 7 for week in weeks(year, month, DAY, []))


@given(YEARS, st.integers(1, 12))
def test_the_month_after_the_month_before_is_the_month(year: int, month: int):
    before = datetime.datetime.strptime(neighbour(year, month, -1), "%Y-%m")
    assert neighbour(before.year, before.month, 1) == f"{year:04}-{month:02}"


@given(st.text() | st.from_regex(r"[0-9]{4}-[0-9]{2}"))
def test_any_text_is_a_month_of_our_time(text: str):
    year, month = month_of(text, DAY)
    assert 2000 <= year <= 2200
    assert 1 <= month <= 12


def test_entries_stand_in_their_day():
    entry = Entry(DAY, Happening.EXPIRES, "x", "", "k")
    found = [day for week in weeks(2030, 3, DAY, [entry]) for day in week if day.entries]
    assert [(day.date, day.is_today, day.entries) for day in found] == [(DAY, True, (entry,))]


@given(st.text(max_size=200), st.text(max_size=80))
def test_nothing_that_an_editor_writes_breaks_out_of_its_line(title: str, key: str):
    entry = Entry(DAY, Happening.GOES_LIVE, title, "https://example.org/x", key, NOW)
    text = icalendar([entry], name=title, host="example.org", now=NOW)
    lines = text.replace("\r\n ", "").split("\r\n")
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1
    assert "DTSTART:20300301T000000Z" in lines
    assert sum(line.startswith("SUMMARY:") for line in lines) == 1


def test_a_whole_day_has_no_time():
    text = icalendar([Entry(DAY, Happening.FALLS_DUE, "x", "", "k")], name="n", host="h", now=NOW)
    assert "DTSTART;VALUE=DATE:20300305\r\n" in text
    assert "UID:k@h\r\n" in text


def test_where_nothing_is_planned_there_is_still_a_calendar():
    text = icalendar([], name="n", host="h", now=NOW)
    assert "BEGIN:VTIMEZONE\r\n" in text
    assert "VEVENT" not in text
