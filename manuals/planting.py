"""Plant the two manuals with every unit that is published for their readers."""

import re
from pathlib import Path
from typing import Any

import yaml
from register.planting import Planted, plant
from wagtail.models import Page

from courses.shelves import unit_choices

from .domain.readers import Readers
from .models import ManualIndexPage, ManualPage

DATA = Path(__file__).parent / "data" / "manuals.yaml"
LANGUAGES = ("ko", "en")


def plant_manuals(*, report: Planted, overwrite: bool = False) -> None:
    """Plant the shelf of manuals below the Korean home page, and each manual on it."""
    data = yaml.safe_load(DATA.read_text("utf-8"))
    home = Page.objects.get(depth=2, slug="home")
    shelf = plant(
        model=ManualIndexPage,
        parent=home,
        slug="manuals",
        values=by_language(data["shelf"]),
        report=report,
        overwrite=overwrite,
    )
    for manual in data["manuals"]:
        values = by_language({name: value for name, value in manual.items() if name != "slug"})
        for fields in values.values():
            fields["chapters"] = chapters_for(Readers(manual["audience"]))
        plant(
            model=ManualPage,
            parent=shelf,
            slug=manual["slug"],
            values=values,
            report=report,
            overwrite=overwrite,
        )


def by_language(entry: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Fields per language; what is no text is the same in all of them."""
    return {
        language: {name: said(value, language) for name, value in entry.items()} for language in LANGUAGES
    }


def said(value: Any, language: str) -> Any:
    return value[language].strip() if isinstance(value, dict) else value


def chapters_for(readers: Readers) -> list[dict[str, str]]:
    """Every published unit for these readers, in teaching order, as raw stream data with stable ids."""
    codes = sorted((code for code, _ in unit_choices() if readers.may_hold(code)), key=teaching_order)
    return [{"type": "chapter", "id": f"chapter-{code.lower()}", "value": code} for code in codes]


def teaching_order(code: str) -> tuple[str, int]:
    """E3-10 comes after E3-2."""
    shelf, _, place = code.partition("-")
    return shelf, int(re.sub(r"\D", "", place) or 0)
