"""Plant the standing tree: a locale per language, home, the room of shelves, a shelf per audience."""

from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from register.planting import Planted, plant
from wagtail.models import Locale, Page, Site

from .models import HomePage, LearnPage, TierPage

DATA = Path(__file__).parent / "data" / "site.yaml"


def plant_site(*, report: Planted, overwrite: bool = False) -> dict[str, Page]:
    """Plant the tree and return the Korean shelves by tier."""
    data = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    for code, _ in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    root = Page.objects.get(depth=1)
    remove_welcome(root)
    home = plant(
        model=HomePage,
        parent=root,
        slug="home",
        values=by_language(data["home"]),
        report=report,
        overwrite=overwrite,
    )
    point_site_at(home)
    learn = plant(
        model=LearnPage,
        parent=home,
        slug="learn",
        values=by_language(data["learn"]),
        report=report,
        overwrite=overwrite,
    )
    return {
        shelf["tier"]: plant(
            model=TierPage,
            parent=learn,
            slug=shelf["tier"],
            values=by_language(shelf),
            report=report,
            overwrite=overwrite,
        )
        for shelf in data["shelves"]
    }


def by_language(entry: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Turn side-by-side texts into one set of fields per language."""
    return {
        code: {name: value[code] if isinstance(value, dict) else value for name, value in entry.items()}
        for code, _ in settings.LANGUAGES
    }


def remove_welcome(root: Page) -> None:
    """Take away the page that Wagtail makes for a new database; it sits at the address of ours."""
    for page in root.get_children().filter(slug="home"):
        if page.specific_class is Page:
            page.delete()  # the default site that points at it goes with it; point_site_at makes ours


def point_site_at(home: Page) -> None:
    """Make the home page the root of the default site."""
    site, _ = Site.objects.get_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home, "site_name": "Dongui"}
    )
    if site.root_page_id != home.pk:
        site.root_page, site.site_name = home, "Dongui"
        site.save()
