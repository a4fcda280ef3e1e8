"""Posters and pocket cards that say who helps: as files, on the shelf, beside the help."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cast import Cast
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from language.tiers import Tier
from safety import directory
from safety.models import HelpService

from manuals import jobs, sheets
from manuals.binding import bind, manuscript_of, order_row
from manuals.domain.book import fingerprint_words
from manuals.domain.variants import Variant
from manuals.models import SHEETS, Edition, Kind, ManualIndexPage, State

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_directory() -> Iterator[None]:
    """What another test changed is rolled back in the table, but not in the memory of this process."""
    directory.kept.forget()
    yield
    directory.kept.forget()


def built(tier: Tier = Tier.E3, kind: str = Kind.POSTER, variant: str = Variant.A4) -> Edition:
    return bind(edition=order_row(sheets.row_of(tier=tier, locale="ko", kind=kind, variant=variant))[0])


@pytest.mark.parametrize("locale", ["ko", "en"])
@pytest.mark.parametrize("kind", SHEETS)
@pytest.mark.parametrize("tier", Tier)
def test_every_tier_has_a_poster_and_cards_in_both_languages(
    loaded_site: None, tier: Tier, kind: str, locale: str
):
    row = sheets.row_of(tier=tier, locale=locale, kind=kind)
    edition, _ = order_row(row)
    html = manuscript_of(edition).html
    assert f'<html lang="{locale}"' in html
    numbers = [html.index(number) for number in (">1366<", ">1388<", ">112<")]
    assert numbers == sorted(numbers)
    first = "poster-first" if kind == Kind.POSTER else "card-first"
    assert html.index(f'class="{first}"') < numbers[0], "a trusted adult comes before every number"


@pytest.mark.parametrize("kind", SHEETS)
@pytest.mark.parametrize("tier", [Tier.E1, Tier.E2, Tier.E3])
def test_children_are_shown_four_lines_and_no_others(loaded_site: None, tier: Tier, kind: str):
    made = sheets.compose_sheet(order_row(sheets.row_of(tier=tier, locale="ko", kind=kind))[0])
    tag = "b" if kind == Kind.POSTER else "dt"
    shown = [part.split("<")[0] for part in made.html.split(f"<{tag}>")[1:]]
    assert list(dict.fromkeys(shown)) == ["1366", "1388", "117", "112"]
    assert "poster-besides" not in made.html.partition("</style>")[2]


def test_a_sheet_is_for_everybody_and_its_name_says_what_it_is(
    client: Client, loaded_site: None, quick_press: list[str]
):
    edition = built(Tier.POLICE)
    assert (edition.state, edition.file_name) == (
        State.DONE,
        f"help-police-ko-poster-a4-1-{edition.content_hash[:8]}",
    )
    response = client.get(reverse("manuals:edition", args=[edition.file_name]))
    b"".join(response)
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")


@pytest.mark.parametrize(
    ("kind", "variant"), [("card", "a3"), ("poster", "booklet"), ("poster", "large"), ("pupil", "a4")]
)
def test_what_is_no_sheet_cannot_be_ordered(kind: str, variant: str):
    with pytest.raises(ValueError, match=variant):
        sheets.row_of(tier=Tier.E1, locale="ko", kind=kind, variant=variant)


@pytest.mark.parametrize(
    ("slug", "tier"), [("help-e1", Tier.E1), ("help-police", Tier.POLICE), ("help-e9", None), ("e1", None)]
)
def test_a_slug_names_a_tier_or_nothing(slug: str, tier: Tier | None):
    assert sheets.tier_of(slug) is tier


def test_sheets_that_are_ready_stand_on_the_shelf_and_beside_the_help(
    client: Client, loaded_site: None, quick_press: list[str]
):
    old, new = built(), built(variant=Variant.A3)
    for path in ("/ko/manuals/", "/ko/help/e3/", "/ko/help/e3/poster/"):
        page = client.get(path).content.decode()
        assert f"/editions/{old.file_name}.pdf" in page
        assert f"/editions/{new.file_name}.pdf" in page
    assert old.file_name not in client.get("/ko/help/m/").content.decode()
    assert old.file_name not in client.get("/en/help/e3/").content.decode()


def test_without_files_the_shelf_leads_to_the_page_that_prints(client: Client, loaded_site: None):
    page = client.get("/ko/manuals/").content.decode()
    for tier in Tier:
        assert f'href="/ko/help/{tier.value}/poster/"' in page
        assert f'href="/ko/help/{tier.value}/card/"' in page


def test_a_changed_number_renews_the_sheets_that_were_built(
    loaded_site: None, quick_press: list[str], django_capture_on_commit_callbacks
):
    built()
    with django_capture_on_commit_callbacks(execute=True):
        row = HelpService.objects.get(slug="kr-1388")
        row.phone = "1399"
        row.save()
    assert Edition.objects.filter(slug="help-e3", state=State.DONE).count() == 2
    assert ">1399<" in quick_press[-1]
    assert Edition.objects.count() == 2, "nothing is built that nobody had"


def test_a_change_that_no_reader_sees_makes_no_new_edition(
    loaded_site: None, quick_press: list[str], django_capture_on_commit_callbacks
):
    built()
    with django_capture_on_commit_callbacks(execute=True):
        row = HelpService.objects.get(slug="kr-1388")
        row.note = "For editors."
        row.save()
    assert len(quick_press) == 1


def test_all_sheets_can_be_ordered_at_once_and_only_once(loaded_site: None):
    jobs.order_sheets()
    jobs.order_sheets()
    assert Edition.objects.count() == len(sheets.every_row())


def test_the_desk_orders_every_sheet_and_nobody_else_may(
    loaded_site: None, desk_rights: None, quick_press: list[str]
):
    shelf = ManualIndexPage.objects.get(locale__language_code="ko")
    where = reverse("manuals_sheets", args=[shelf.pk])
    cast = Cast()
    for who in (cast.teacher, cast.officer, cast.translator, Client()):
        assert who.post(where).status_code in {302, 403}
    assert Edition.objects.count() == 0
    assert cast.editor.post(where)["Location"] == where
    assert Edition.objects.count() == len(sheets.every_row())
    assert cast.editor.get(where).status_code == 200
    assert where in cast.editor.get(f"/cms/pages/{shelf.pk}/edit/").content.decode()


def test_the_command_builds_a_sheet(loaded_site: None, quick_press: list[str], tmp_path: Path):
    target = tmp_path / "poster.pdf"
    call_command("build_manual", "help-e1", "--variant", "a3", "--out", str(target))
    assert target.read_bytes().startswith(b"%PDF")
    assert Edition.objects.get().kind == Kind.POSTER


@pytest.mark.parametrize(
    "words",
    [
        ("help-e1", "--edition", "pupil"),
        ("help-e1", "--edition", "card", "--variant", "a3"),
        ("children", "--variant", "a3"),
        ("children", "--edition", "poster"),
    ],
)
def test_the_command_refuses_forms_that_there_are_not(
    loaded_site: None, tmp_path: Path, words: tuple[str, ...]
):
    with pytest.raises(CommandError, match="cannot be built"):
        call_command("build_manual", *words, "--out", str(tmp_path / "x.pdf"))


@pytest.mark.parametrize("kind", SHEETS)
def test_a_sheet_says_which_edition_it_is(loaded_site: None, kind: str):
    made = sheets.compose_sheet(order_row(sheets.row_of(tier=Tier.M, locale="en", kind=kind))[0])
    html = made.stamped(number=7, day=datetime(2026, 1, 2, tzinfo=UTC), locale="en")
    assert f"Edition 7 · {fingerprint_words(made.content_hash)}" in html
