"""The spelling of iCalendar (RFC 5545): content lines, folding, escaping, dates and time zones."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo

LONGEST_LINE = 75  # octets without the line break (RFC 5545, 3.1)
DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
BEGINNING = "19700101T000000"


def written(lines: Iterable[str]) -> str:
    """Join content lines into a calendar: folded, each ended by CRLF."""
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def folded(line: str) -> Iterator[str]:
    """Cut a line into pieces of at most 75 octets of UTF-8, never inside a character; later ones begin with a space."""
    piece, size = "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > LONGEST_LINE:
            yield piece
            piece, size = " ", 1
        piece, size = piece + sign, size + octets
    yield piece


def text(words: str) -> str:
    """Escape a value of the type TEXT; signs that no calendar may hold are dropped."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(sign for sign in lines if sign == "\n" or not is_control(sign))
    for sign in ("\\", ";", ","):
        kept = kept.replace(sign, f"\\{sign}")
    return kept.replace("\n", "\\n")


def is_control(sign: str) -> bool:
    """Say whether a sign is a control character, a lone surrogate or a line separator of Unicode."""
    return unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp")


def address(value: str) -> str:
    """Give a web address as a value of the type URI: nothing in it may end the line."""
    return re.sub(r"\s", "", "".join(sign for sign in value if not is_control(sign)))


def day(value: date) -> str:
    return f"{value.year:04d}{value.month:02d}{value.day:02d}"


def wall(value: datetime) -> str:
    """Write a time of the wall, whose zone stands beside it."""
    return f"{day(value)}T{value.hour:02d}{value.minute:02d}{value.second:02d}"


def moment(value: datetime) -> str:
    """Write an instant, in UTC."""
    return f"{wall(value.astimezone(UTC))}Z"


def zone(name: str, tz: tzinfo, *, since: date, until: date) -> list[str]:
    """Describe a time zone from `since` to `until` as a VTIMEZONE: what holds first, then every change of clocks."""
    begin, end = (datetime(value.year, value.month, value.day, tzinfo=UTC) for value in (since, until))
    first = begin.astimezone(tz)
    lines = ["BEGIN:VTIMEZONE", f"TZID:{name}", *observance(first, before=first, start=BEGINNING)]
    for change in changes(tz, begin, end):
        after, before = change.astimezone(tz), (change - timedelta(seconds=1)).astimezone(tz)
        start = wall(before + timedelta(seconds=1))  # the clock as it would have gone on
        lines += observance(after, before=before, start=start)
    return [*lines, "END:VTIMEZONE"]


def observance(now: datetime, *, before: datetime, start: str) -> list[str]:
    kind = "DAYLIGHT" if now.dst() else "STANDARD"
    return [
        f"BEGIN:{kind}",
        f"DTSTART:{start}",
        f"TZOFFSETFROM:{offset(before)}",
        f"TZOFFSETTO:{offset(now)}",
        f"TZNAME:{text(now.tzname() or '')}",
        f"END:{kind}",
    ]


def offset(value: datetime) -> str:
    """Write how far a clock is from UTC: +0900, -0330, with seconds only where there are some."""
    seconds = int((value.utcoffset() or timedelta()).total_seconds())
    hours, rest = divmod(abs(seconds), 3600)
    tail = f"{rest % 60:02d}" if rest % 60 else ""
    return f"{'-' if seconds < 0 else '+'}{hours:02d}{rest // 60:02d}{tail}"


def changes(tz: tzinfo, begin: datetime, end: datetime) -> Iterator[datetime]:
    """Find the instants between two at which clocks change, by looking at every day and halving."""
    earlier = begin
    while earlier < end:
        later = min(earlier + timedelta(days=1), end)
        if rule(earlier, tz) != rule(later, tz):
            yield halved(tz, earlier, later)
        earlier = later


def halved(tz: tzinfo, earlier: datetime, later: datetime) -> datetime:
    while later - earlier > timedelta(seconds=1):
        middle = earlier + timedelta(seconds=(later - earlier) // timedelta(seconds=2))
        if rule(middle, tz) == rule(earlier, tz):
            earlier = middle
        else:
            later = middle
    return later


def rule(moment_in_utc: datetime, tz: tzinfo) -> tuple[timedelta | None, str | None]:
    local = moment_in_utc.astimezone(tz)
    return local.utcoffset(), local.tzname()
