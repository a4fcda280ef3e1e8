"""Plant the manuals, the guide, the booklet and the handbook with every unit that is published for their readers."""

from pathlib import Path
from typing import Any

import yaml
from register.planting import Planted, plant
from wagtail.models import Page

from courses.shelves import unit_names

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
    """A text in one language, or a list of texts of several kinds as raw stream data with stable ids."""
    if isinstance(value, list):
        parts = [(kind, text) for part in value for kind, text in part.items()]
        return [
            {"type": kind, "id": f"{kind}-{number}", "value": said(text, language)}
            for number, (kind, text) in enumerate(parts, start=1)
        ]
    return value[language].strip() if isinstance(value, dict) else value


def chapters_for(readers: Readers) -> list[dict[str, str]]:
    """Every published unit for these readers, in teaching order, as raw stream data with stable ids."""
    units = [unit for unit in unit_names() if readers.form_of(unit.tier)]
    units.sort(key=lambda unit: (readers.place_of(unit.tier), unit.position, unit.code))
    return [{"type": "chapter", "id": f"chapter-{unit.code.lower()}", "value": unit.code} for unit in units]
