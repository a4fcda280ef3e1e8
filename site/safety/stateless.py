"""The one list of posts that need no token: they keep nothing about a person, so a form on a cached page may send them.

Each is answered only when the browser sent it from our own pages (safety.domain.origin); none of them sets a cookie
that could tell one reader from another.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Stateless:
    """Posts to paths like `pattern`; `signed_in` says whether a person with a session needs no token either."""

    pattern: re.Pattern[str]
    signed_in: bool

    def covers(self, path: str, *, has_session: bool) -> bool:
        return bool(self.pattern.fullmatch(path)) and (self.signed_in or not has_session)


LANGUAGE = r"/[a-z]{2,3}(?:-[a-z]{2,4})?"
LESSON = rf"{LANGUAGE}/learn/[a-z0-9-]+/[a-z0-9-]+"

STATELESS = (
    # The text size is one of five words in a cookie, whoever asks for it.
    Stateless(re.compile(r"/text-size/"), signed_in=True),
    # The lens is one word in a cookie, or none.
    Stateless(re.compile(r"/lens/"), signed_in=True),
    # A pasted text is looked through, shown and forgotten, whoever pastes it.
    Stateless(re.compile(rf"{LANGUAGE}/teach/words/"), signed_in=True),
    # Coming back after the exit: the blank page knows neither session nor token.
    Stateless(re.compile(rf"{LANGUAGE}/leave/back/"), signed_in=True),
    # Activities of a lesson answer at once and are never saved, for nobody.
    Stateless(re.compile(rf"{LESSON}/"), signed_in=True),
    # An outside reviewer's secret stands in the address itself: no session speaks for anybody there.
    Stateless(
        re.compile(rf"{LANGUAGE}/review/[\w-]{{20,64}}/(?:draft/\d{{1,2}}/)?", re.ASCII), signed_in=True
    ),
    # A pupil's answers in class are rows; her seat is a cookie of this site alone (SameSite), and no token outlives it.
    Stateless(re.compile(rf"{LANGUAGE}/class/quiz/[0-9]+/"), signed_in=False),
    # A card's code opens a place: whoever posts it holds the card, and no session speaks for anybody.
    Stateless(re.compile(rf"{LANGUAGE}/class/group/[0-9]+/"), signed_in=False),
    # A self-study quiz keeps its state in the form; a signed-in officer's answers are rows and need the token.
    Stateless(re.compile(rf"{LESSON}/quiz/"), signed_in=False),
)


def is_stateless(path: str, *, has_session: bool) -> bool:
    """Say whether a post to this path is judged by where it comes from instead of by a token."""
    return any(rule.covers(path, has_session=has_session) for rule in STATELESS)
