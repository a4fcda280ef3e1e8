"""Who gets which file: pupils' editions are open to everybody, teachers' need a signed-in adult."""

import pytest
from cast import Cast
from django.test import Client
from django.urls import reverse

from manuals.binding import bind, order, path_of
from manuals.models import Edition, Kind, ManualPage, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(children: ManualPage, quick_press: list[str]) -> Edition:
    return bind(edition=order(manual=children)[0])


@pytest.fixture
def teachers_edition(children: ManualPage, quick_press: list[str]) -> Edition:
    return bind(edition=order(manual=children, kind=Kind.TEACHER)[0])


def address(edition: Edition) -> str:
    return reverse("manuals:edition", args=[edition.file_name])


def body(response) -> bytes:
    return b"".join(response.streaming_content)


def test_anybody_gets_the_pupils_edition(client: Client, edition: Edition):
    response = client.get(address(edition))
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert body(response) == path_of(edition).read_bytes()


def test_the_name_holds_the_fingerprint_so_it_may_be_kept_forever(client: Client, edition: Edition):
    response = client.get(address(edition))
    body(response)
    assert "immutable" in response["Cache-Control"]
    assert edition.content_hash[:8] in address(edition)


def test_a_stranger_without_account_is_led_to_the_sign_in(client: Client, teachers_edition: Edition):
    response = client.get(address(teachers_edition))
    assert response.status_code == 302
    assert "/accounts/login/" in response["Location"]


def test_a_teacher_gets_the_teachers_edition_and_nobody_keeps_it(teachers_edition: Edition):
    response = Cast().teacher.get(address(teachers_edition))
    assert body(response) == path_of(teachers_edition).read_bytes()
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("name", ["nothing", "children-ko-a4-1-00000000", "..-..-secret"])
def test_an_unknown_name_is_a_404(client: Client, name: str, db: None):
    assert client.get(f"/editions/{name}.pdf").status_code == 404


@pytest.mark.parametrize("state", [State.QUEUED, State.BUILDING, State.FAILED])
def test_what_is_not_ready_is_not_handed_out(client: Client, edition: Edition, state: str):
    Edition.objects.filter(pk=edition.pk).update(state=state)
    assert client.get(address(edition)).status_code == 404


def test_a_file_that_is_lost_is_a_404_and_not_a_500(client: Client, edition: Edition):
    path_of(edition).unlink()
    assert client.get(address(edition)).status_code == 404


def test_editions_are_not_below_media(client: Client, edition: Edition):
    assert client.get(f"/media/editions/{edition.file_name}.pdf").status_code == 404


def test_a_file_cannot_be_posted_to(client: Client, edition: Edition):
    assert client.post(address(edition)).status_code in {403, 405}
