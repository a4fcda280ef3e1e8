"""Every test of this room starts with nothing remembered from the one before."""

from collections.abc import Iterator

import pytest
from django.utils import translation
from safety import directory, leaving
from safety.loading import load_directory


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    directory.kept.forget()
    leaving.forget()
    with translation.override("ko"):
        yield
    directory.kept.forget()
    leaving.forget()


@pytest.fixture
def loaded(db: None) -> None:
    """The directory as its file has it, nothing edited."""
    load_directory(overwrite=True)
