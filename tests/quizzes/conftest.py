"""Readers at the address of a quiz, and the cast with its rights."""

from collections.abc import Callable

import pytest
from cast import Cast
from django.test import Client
from quiz_browser import Reader


@pytest.fixture
def reader() -> Callable[..., Reader]:
    """`reader("e3", "e3-2", "ko")`: a pupil; with `who=` somebody of the cast."""

    def make(tier: str, slug: str, language: str = "ko", who: Client | None = None) -> Reader:
        return Reader(who or Client(), f"/{language}/learn/{tier}/{slug}/quiz/")

    return make


@pytest.fixture
def cast(db: None) -> Cast:
    from people.rights import settle

    settle()
    return Cast()
