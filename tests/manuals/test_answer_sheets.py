"""Answer sheets as PDF: one side for each place, read back where the grid says; kept nowhere."""

import io

import pikepdf
import pytest
from cast import Cast
from people.roles import Role

from manuals import views
from manuals.binding import room
from manuals.press import PdfUnavailable
from quizzes.deliveries import deliver
from quizzes.groups import open_group
from quizzes.models import Delivery

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(db: None) -> Cast:
    return Cast()


@pytest.fixture
def paper_quiz(cast, desk_rights) -> Delivery:
    from people.models import User

    assert cast.teacher
    owner = User.objects.get(groups__name=Role.TEACHER)
    group = open_group(by=owner, tier="e3")
    return deliver(by=owner, quiz_slug="E3-2", group_id=group.pk, on_paper=True)


def path(delivery, count: int = 2) -> str:
    return f"/ko/teach/quizzes/{delivery.pk}/answer-sheets.pdf?count={count}"


def test_each_place_has_one_side_of_a4_and_nothing_is_kept(cast, paper_quiz):
    answer = cast.teacher.get(path(paper_quiz, 3))
    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]
    with pikepdf.open(io.BytesIO(answer.content)) as book:
        sizes = {tuple(round(float(side)) for side in page.mediabox) for page in book.pages}
        assert len(book.pages) == 3
    assert sizes == {(0, 0, 595, 842)}
    assert not list(room("press").glob("sheets-*"))


def test_where_no_pdf_can_be_made_the_browser_prints(cast, paper_quiz, monkeypatch):
    def unavailable(**_: object) -> bytes:
        raise PdfUnavailable("Pango is missing")

    monkeypatch.setattr(views, "pdf_of", unavailable)
    answer = cast.teacher.get(path(paper_quiz))
    assert answer.status_code == 200
    assert "브라우저에서" in answer.content.decode()


def test_it_is_its_teachers_own(cast, paper_quiz):
    assert cast.pupil.get(path(paper_quiz)).status_code == 302
    assert cast.officer.get(path(paper_quiz)).status_code == 403
    assert cast.teacher.get(path(paper_quiz).replace(f"/{paper_quiz.pk}/", "/99999/")).status_code == 404
