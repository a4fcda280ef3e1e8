"""Manuals of the loaded site, and a press that prints one blank page at once."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.utils import translation
from people.rights import settle

from manuals import binding
from manuals.models import ManualPage


@pytest.fixture(autouse=True)
def own_files(settings: Any, tmp_path: Path) -> Iterator[None]:
    """Every test has its own private folder and starts in Korean."""
    settings.PRIVATE_ROOT = tmp_path / "private"
    with translation.override("ko"):
        yield


@pytest.fixture
def desk_rights(loaded_site: None) -> None:
    """Who may do what at the desk, also where a transactional test has flushed it away."""
    settle()


@pytest.fixture
def children(loaded_site: None, desk_rights: None) -> ManualPage:
    return ManualPage.objects.get(slug="children", locale__language_code="ko")


@pytest.fixture
def teenagers(loaded_site: None) -> ManualPage:
    return ManualPage.objects.get(slug="teenagers", locale__language_code="ko")


Pressed = list[str]


@pytest.fixture
def quick_press(monkeypatch: pytest.MonkeyPatch) -> Pressed:
    """Instead of typesetting: one blank page. Returns the books that went through."""
    pressed: Pressed = []

    def run(*, folder: Path, limits: Any, tell: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
        pressed.append((folder / "book.html").read_text("utf-8"))
        tell({"percent": 50, "page": 1})
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            pdf.save(folder / "book.pdf")
        return {"pages": 1, "refused": []}

    monkeypatch.setattr(binding, "run_press", run)
    return pressed
