"""What the tests of the desk share: the cast, and a lesson for pupils in both languages."""

from collections.abc import Callable
from typing import Any

import pytest
from cast import Cast
from desk_samples import with_text
from people.rights import settle

from courses.models import UnitPage


@pytest.fixture
def cast(loaded_site: None) -> Cast:
    settle()
    return Cast()


@pytest.fixture
def unit(loaded_site: None) -> UnitPage:
    """A lesson for pupils in the source language, as it was loaded."""
    return UnitPage.objects.get(code="E3-2", locale__language_code="ko")


@pytest.fixture
def english(loaded_site: None) -> UnitPage:
    return UnitPage.objects.get(code="E3-2", locale__language_code="en")


@pytest.fixture
def draft(unit: UnitPage) -> Callable[[str], Any]:
    """`draft(text)`: save a draft of the lesson that says `text`, and return its revision."""

    def save(text: str) -> Any:
        return with_text(UnitPage.objects.get(pk=unit.pk), text).save_revision()

    return save
