"""A quiz on paper: questions and answer sheets to print, and the tally that photographed sheets fill."""

import json
import re
from html import unescape

import pytest
from editorial.gate import vetted
from people.roles import Role
from quiz_samples import item_data, quiz_data, two_forms

from quizzes.answer_sheets import form_for_place, sheets_for, tag_of
from quizzes.deliveries import deliver
from quizzes.domain.showing import shown_keys
from quizzes.groups import issue_cards, open_group
from quizzes.models import Delivery, Tally
from quizzes.versions import write

pytestmark = pytest.mark.django_db
CODE = "E3-98"


@pytest.fixture
def owner(cast):
    from people.models import User

    assert cast.teacher
    return User.objects.get(groups__name=Role.TEACHER)


@pytest.fixture
def delivery(owner) -> Delivery:
    with vetted("samples of a test"):
        items = [item_data("choice_one", "q1"), item_data("true_false", "q2"), item_data("choice_many", "q3")]
        write(data=quiz_data(CODE, tier="e3", items=items))
    group = open_group(by=owner, tier="e3")
    issue_cards(by=owner, group_id=group.pk, count=3)
    return deliver(by=owner, quiz_slug=CODE, group_id=group.pk, on_paper=True)


def first_of(delivery: Delivery) -> str:
    """The option that the circle with number 1 stands for, in question 1."""
    item = delivery.version.read().items[0]
    return shown_keys(item, delivery.version.seed)[0]


def at(delivery: Delivery, page: str) -> str:
    return f"/ko/teach/quizzes/{delivery.pk}/{page}/"


def value_of(html: str, name: str) -> str:
    return re.search(rf'name="{re.escape(name)}"[^>]*?value="(\d*)"', html)[1]


def pile(*sheets: dict[str, list[str]], form: str = "a") -> str:
    return json.dumps([{"form": form, "marks": marks} for marks in sheets])


def test_each_place_has_a_sheet_and_no_sheet_tells_what_fits(cast, delivery):
    page = cast.teacher.get(at(delivery, "sheets")).content.decode()
    assert page.count("<svg xmlns") == 3
    assert all(f"답안지 {n}" in page for n in (1, 2, 3))
    assert cast.teacher.get(at(delivery, "sheets") + "?count=5").content.decode().count("<svg xmlns") == 5
    for odd in ("0", "-1", "x", "9999", "%00"):
        assert cast.teacher.get(at(delivery, "sheets") + f"?count={odd}").status_code == 200
    assert not re.search(r"correct|fits|q1", page)


def test_the_questions_bear_the_numbers_of_the_sheet(cast, delivery):
    page = cast.teacher.get(at(delivery, "questions")).content.decode()
    assert 'class="sheets numbered"' in page
    assert "stem-q3" in page.replace("\u2060", "")
    assert "say-" not in page


def test_photographed_sheets_fill_the_tally_and_save_nothing_by_themselves(cast, delivery):
    read = pile({"1.0": ["1"], "2.0": ["1"], "3.0": ["1", "2"]}, {"1.0": ["1"], "2.0": ["2"]}, {})
    page = cast.teacher.post(at(delivery, "photos"), {"read": read}).content.decode()
    assert value_of(page, "sheets") == "3"
    one = first_of(delivery)
    assert value_of(page, f"q1/answer/{one}") == "2"
    assert value_of(page, "q2/answer/true") == "1"
    assert not Tally.objects.exists()
    names = re.findall(r'<input class="input"[^>]*name="([^"]+)"', page)
    fields = {name: value_of(page, name) for name in names} | {"form": "a"}
    assert cast.teacher.post(at(delivery, "tally"), fields).status_code == 302
    tally = Tally.objects.get()
    assert (tally.sheets, tally.counts["q1"]["answer"][one], tally.counts["q1"]["answer"]["-"]) == (3, 2, 1)


def test_a_second_pile_adds_to_the_first_or_takes_its_place(cast, delivery):
    one = first_of(delivery)
    Tally.objects.create(
        delivery=delivery,
        version=delivery.version,
        form="a",
        sheets=4,
        counts={"q1": {"answer": {one: 3, "-": 1}}},
    )
    read = pile({"1.0": ["1"]})
    more = cast.teacher.post(at(delivery, "photos"), {"read": read, "add": "1"}).content.decode()
    assert (value_of(more, "sheets"), value_of(more, f"q1/answer/{one}")) == ("5", "4")
    anew = cast.teacher.post(at(delivery, "photos"), {"read": read}).content.decode()
    assert (value_of(anew, "sheets"), value_of(anew, f"q1/answer/{one}")) == ("1", "1")


def test_both_forms_of_one_pile_come_one_after_the_other(cast, owner, delivery):
    with vetted("samples of a test"):
        write(data=two_forms("E3-97"))
    other = deliver(by=owner, quiz_slug="E3-97", group_id=delivery.group_id, on_paper=True, moment="before")
    places = [form_for_place(other, n) for n in range(1, 21)]
    assert abs(places.count("a") - places.count("b")) <= 1
    read = json.dumps(
        [{"form": "b", "marks": {"1.0": ["1"]}}, {"form": "a", "marks": {}}, {"form": "b", "marks": {}}]
    )
    first = cast.teacher.post(at(other, "photos"), {"read": read}).content.decode()
    assert 'name="form" value="a"' in first
    rest = unescape(re.search(r'name="read" value="([^"]+)"', first)[1])
    second = cast.teacher.post(
        at(other, "tally"), {"form": "a", "sheets": "1", "read": rest}
    ).content.decode()
    assert 'name="form" value="b"' in second
    assert value_of(second, "sheets") == "2"
    assert Tally.objects.get().form == "a"


@pytest.mark.parametrize(
    "read",
    [
        *("", "x", "[]", "{}", "null", "[1]", "[" * 5000, " " * 600_001),
        '[{"form": "z", "marks": {}}]',
        '[{"form": "a"}]',
        '[{"form": "a", "marks": [1]}]',
        '[{"form": "a", "marks": {"1.0": 3}}]',
        '[{"form": "a", "marks": {}},,]',
    ],
)
def test_what_is_no_pile_is_answered_with_a_sentence(cast, delivery, read):
    answer = cast.teacher.post(at(delivery, "photos"), {"read": read})
    assert answer.status_code == 200
    assert 'class="error"' in answer.content.decode()
    assert not Tally.objects.exists()


def test_without_a_script_the_page_leads_to_the_grid(cast, delivery):
    page = cast.teacher.get(at(delivery, "photos")).content.decode()
    assert f'href="{at(delivery, "tally")}"' in page
    assert re.search(r"<sheet-desk[^>]*hidden", page)
    assert 'type="file"' in page
    assert not re.search(r'<input[^>]*type="file"[^>]*name=', page), (
        "a file without a name is sent by no form"
    )


def test_the_strip_of_another_delivery_is_another_one(owner, delivery):
    other = deliver(by=owner, quiz_slug=CODE, group_id=delivery.group_id, on_paper=True)
    assert tag_of(other) != tag_of(delivery)
    assert sheets_for(by=owner, delivery_id=delivery.pk).tag == tag_of(delivery)


def test_what_no_camera_reads_is_named(cast, owner, delivery):
    with vetted("samples of a test"):
        items = [item_data("choice_one", "q1"), item_data("scenario", "q2")]
        write(data=quiz_data("E3-96", tier="e3", items=items))
        write(data=quiz_data("E3-95", tier="e3", items=[item_data("scenario", "q1")]))
    mixed = deliver(by=owner, quiz_slug="E3-96", group_id=delivery.group_id, on_paper=True)
    page = cast.teacher.get(at(mixed, "photos")).content.decode()
    assert re.search(r"손으로 셀 문항:\s*A형 2", re.sub(r"<[^>]+>", "", page))
    alone = deliver(by=owner, quiz_slug="E3-95", group_id=delivery.group_id, on_paper=True)
    for name in ("sheets", "photos"):
        assert (
            "동그라미를 칠해 답할 수 있는 문항이 없습니다"
            in cast.teacher.get(at(alone, name)).content.decode()
        )


def test_sheets_are_of_deliveries_on_paper_and_of_their_teacher(cast, owner, delivery):
    from cast import sign_in
    from factories import person

    other = sign_in(person(Role.TEACHER), second_factor=False)
    for page in ("sheets", "questions", "photos"):
        assert other.get(at(delivery, page)).status_code == 404
        assert cast.officer.get(at(delivery, page)).status_code == 403
    on_devices = deliver(by=owner, quiz_slug=CODE, group_id=delivery.group_id)
    for page in ("sheets", "photos"):
        assert cast.teacher.get(at(on_devices, page)).status_code == 404
