"""Every test meets the site as a newcomer does: tree, lessons, words, help lines and manuals are loaded."""

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from config import empty_database
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.db.models.signals import post_save
from django.utils import translation

gc.set_threshold(100_000)  # as manage.py does, and for the same reason

# A pupils' lesson for children, one for teenagers and a police module: `./run check` reads all the others.
TAUGHT = ["E3-2", "M-4", "P-4"]


def load() -> None:
    """Load the starter curriculum once more where a flush has taken it away, the roots of the trees included."""
    from pages.models import HomePage
    from people.rights import settle
    from wagtail.models import Collection, Locale, Page

    if HomePage.objects.exists():
        return
    if not Page.objects.filter(depth=1).exists():
        locale, _ = Locale.objects.get_or_create(language_code="ko")
        Page.add_root(title="Root", slug="root", locale=locale)
    if not Collection.objects.filter(depth=1).exists():
        Collection.add_root(name="Root")
    settle()
    call_command("load_curriculum", only=TAUGHT, verbosity=0)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """Begin a new SQLite database as a first start does: half a minute a process. `./run check` runs the migrations."""
    if connection.vendor != "sqlite":
        return
    creation = connection.creation
    make = creation._create_test_db

    def make_and_begin(*args: Any, **options: Any) -> str:
        name = make(*args, **options)
        empty_database.begin(Path(name))
        return name

    creation._create_test_db = make_and_begin


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> None:
    with django_db_blocker.unblock():
        load()


@pytest.fixture
def loaded_site(db: None) -> None:
    """The loaded curriculum, also where a transactional test has flushed the database before."""
    load()


@pytest.fixture(autouse=True)
def fresh_process() -> Iterator[None]:
    """No test sees another's kept pages, rate limits or language."""
    from register import checking
    from register.models import Policy, Term
    from safety import keeping

    changed: list[object] = []

    def note(sender: object, **_: object) -> None:
        changed.append(sender)

    for model in (Policy, Term):
        post_save.connect(note, sender=model, dispatch_uid="fresh_process")
    cache.clear()
    keeping._stamp["seen"] = float("-inf")  # the stamp has gone with the cache
    keeping.forget()
    translation.activate("ko")
    yield
    for model in (Policy, Term):
        post_save.disconnect(sender=model, dispatch_uid="fresh_process")
    if changed:  # words that were rolled back with the database, under a number that is used again
        checking.forget()
    translation.activate("ko")
