"""The walls around books: every kind of edition against everybody who may knock."""

import pytest
from cast import Cast, sign_in
from django.test import Client
from django.urls import reverse
from factories import person
from people.models import AuditEntry
from people.roles import Role

from manuals import doors
from manuals.binding import bind, order
from manuals.models import Edition, Kind, ManualPage

pytestmark = pytest.mark.django_db

POLICE = ("officer", "coordinator", "editor", "reviewer", "translator", "administrator")
PEOPLE = ("pupil", "stranger", "teacher", *POLICE)
EVERYBODY, ADULTS = set(PEOPLE), set(PEOPLE) - {"pupil"}
FILES = [
    ("children", "pupil", EVERYBODY),
    ("teenagers", "pupil", EVERYBODY),
    ("children", "teacher", ADULTS),
    ("teachers", "pupil", ADULTS),
    ("teachers", "teacher", ADULTS),
    ("police", "pupil", set(POLICE)),
    ("police", "teacher", set(POLICE) - {"officer"}),
]


def built(slug: str, kind: str) -> Edition:
    page = ManualPage.objects.get(slug=slug, locale__language_code="ko")
    return bind(edition=order(manual=page, kind=kind)[0])


def address(edition: Edition) -> str:
    return reverse("manuals:edition", args=[edition.file_name])


def status(client: Client, where: str) -> int:
    """Knock at a door; a file that is handed out is read to its end, which also closes it."""
    response = client.get(where)
    if response.streaming:
        b"".join(response)
    return response.status_code


@pytest.mark.parametrize(("slug", "kind", "inside"), FILES)
def test_a_file_is_handed_to_those_for_whom_it_is_and_to_nobody_else(
    loaded_site: None, desk_rights: None, quick_press: list[str], slug: str, kind: str, inside: set[str]
):
    where = address(built(slug, kind))
    cast = Cast()
    served = {who for who in PEOPLE if status(getattr(cast, who), where) == 200}
    assert served == inside


def test_who_is_nobody_yet_is_led_to_the_sign_in_and_who_is_somebody_else_is_refused(
    loaded_site: None, quick_press: list[str]
):
    where = address(built("police", "pupil"))
    assert "/accounts/login/" in Client().get(where)["Location"]
    assert Cast().teacher.get(where).status_code == 403


@pytest.mark.parametrize("path", ["/ko/manuals/police/", "/en/manuals/police/"])
def test_the_page_of_the_handbook_opens_to_the_police_alone(loaded_site: None, desk_rights: None, path: str):
    cast = Cast()
    served = {who for who in PEOPLE if getattr(cast, who).get(path).status_code == 200}
    assert served == set(POLICE)


def test_an_officer_without_the_second_factor_gets_neither_page_nor_file(
    loaded_site: None, quick_press: list[str]
):
    officer = sign_in(person(Role.OFFICER), second_factor=False)
    for where in ("/ko/manuals/police/", address(built("police", "pupil"))):
        response = officer.get(where)
        assert response.status_code == 302
        assert "manuals" not in response["Location"].split("?")[0]


def test_a_look_at_the_handbook_is_written_down_before_it_is_served(
    loaded_site: None, quick_press: list[str]
):
    edition = built("police", "pupil")
    officer = Cast().officer
    officer.get("/ko/manuals/police/")
    assert status(officer, address(edition)) == 200
    assert list(AuditEntry.objects.order_by("number").values_list("action", "subject")) == [
        ("viewed handbook", "police ko"),
        ("opened handbook", edition.file_name),
    ]


def test_without_the_entry_nothing_is_served(
    loaded_site: None, quick_press: list[str], monkeypatch: pytest.MonkeyPatch
):
    where = address(built("police", "pupil"))
    officer = Cast().officer
    officer.raise_request_exception = False

    def full(**_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(doors, "write_audit", full)
    response = officer.get(where)
    assert response.status_code >= 500
    assert b"%PDF" not in response.content


def test_other_books_leave_no_entry(loaded_site: None, quick_press: list[str]):
    assert status(Cast().teacher, address(built("teachers", "pupil"))) == 200
    assert AuditEntry.objects.count() == 0


def test_what_was_built_for_the_police_stays_theirs_whatever_becomes_of_the_page(
    loaded_site: None, quick_press: list[str]
):
    edition = built("police", "pupil")
    ManualPage.objects.filter(slug="police").update(audience="child")
    assert Client().get(address(edition)).status_code == 302
    assert edition.file_name not in Cast().teacher.get("/ko/manuals/police/").content.decode()
    ManualPage.objects.filter(slug="police").delete()
    assert Client().get(address(edition)).status_code == 302


def test_files_behind_a_door_are_kept_by_nobody(loaded_site: None, quick_press: list[str]):
    cast = Cast()
    for slug, who in (("teachers", cast.teacher), ("police", cast.officer)):
        response = who.get(address(built(slug, "pupil")))
        b"".join(response)
        assert response["Cache-Control"] == "private, no-store"


def test_the_shelf_shows_each_reader_what_may_be_opened(loaded_site: None):
    title = ManualPage.objects.get(slug="police", locale__language_code="ko").title
    cast = Cast()
    for client in (cast.pupil, cast.teacher):
        page = client.get("/ko/manuals/").content.decode()
        assert title not in page
        assert "/manuals/police/" not in page
        assert "두 번째 확인" in page, "that there is a handbook is no secret"
    assert title in cast.officer.get("/ko/manuals/").content.decode()


def test_the_shelf_says_which_books_ask_for_an_account(loaded_site: None, quick_press: list[str]):
    built("teachers", "pupil")
    closed, opened = (client.get("/ko/manuals/").content.decode() for client in (Client(), Cast().teacher))
    assert "로그인한 어른에게 열려요" in closed
    assert "로그인한 어른에게 열려요" not in opened


def test_the_page_of_the_guide_is_open_and_its_files_are_not(loaded_site: None, quick_press: list[str]):
    files = [built("teachers", kind).file_name for kind in (Kind.PUPIL, Kind.TEACHER)]
    closed = Client().get("/ko/manuals/teachers/")
    assert closed.status_code == 200
    assert not any(name in closed.content.decode() for name in files)
    opened = Cast().teacher.get("/ko/manuals/teachers/").content.decode()
    assert all(name in opened for name in files)


def test_the_sitemap_names_no_page_of_the_police(client: Client, loaded_site: None):
    found = client.get("/sitemap.xml").content.decode()
    assert "/manuals/teachers/" in found
    assert "/manuals/police/" not in found
