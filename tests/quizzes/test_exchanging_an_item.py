"""One item of a running quiz is exchanged: no answer is touched, and everybody goes on."""

from typing import Any

import pytest
from cast import sign_in
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from editorial.gate import vetted
from factories import person
from people.rights import settle
from people.roles import Role
from quiz_samples import item_data, quiz_data

from quizzes.bank import NoItem, retire
from quizzes.counts import look
from quizzes.deliveries import NoDelivery, deliver, replace_item, twins
from quizzes.domain.fields import Fault
from quizzes.domain.showing import to_shown
from quizzes.groups import come_in, issue_cards, open_group
from quizzes.keeping import NoQuiz
from quizzes.models import BankItem, Delivery, PupilResponse, Quiz
from quizzes.sittings import answer, answer_page, standing, start, submit
from quizzes.takers import Adult, Pupil
from quizzes.versions import write

pytestmark = pytest.mark.django_db
CODE, OTHER, TWIN = "E3-98", "E3-97", "E3-96"
NEW = f"{OTHER}-x1"


@pytest.fixture
def teacher(db):
    settle()
    return person(Role.TEACHER)


@pytest.fixture
def delivery(teacher) -> Delivery:
    with vetted("samples of a test"):
        write(data=quiz_data(CODE, tier="e3", items=[item_data("choice_one", f"q{n}") for n in range(1, 5)]))
        write(data=quiz_data(OTHER, tier="e3", items=[item_data("order", "x1"), item_data("sort", "x2")]))
    group = open_group(by=teacher, tier="e3")
    return deliver(by=teacher, quiz_slug=CODE, group_id=group.pk, settings={"shuffled": True})


def seat(teacher, delivery) -> Pupil:
    ((_, code),) = issue_cards(by=teacher, group_id=delivery.group_id, count=1)
    return Pupil(come_in(group_id=delivery.group_id, code=code))


def say(by, delivery: Delivery, key: str, said: Any = "o1"):
    now = standing(by=by, delivery_id=delivery.pk).going
    return answer(
        by=by, delivery_id=delivery.pk, attempt_id=now.attempt.pk, item_key=key, number=1, said=said
    )


def exchange(teacher, delivery: Delivery, key: str = "q2", with_item: str = NEW) -> Delivery:
    return replace_item(by=teacher, delivery_id=delivery.pk, key=key, with_item=with_item)


def keys(by, delivery: Delivery) -> list[str]:
    return [item.key for item in standing(by=by, delivery_id=delivery.pk).going.items]


def test_open_attempts_are_held_while_they_are_moved_where_the_database_can(teacher, delivery):
    """An answer to the old item that was on the way would otherwise stand in a way that does not ask it."""
    start(by=seat(teacher, delivery), delivery_id=delivery.pk)
    with CaptureQueriesContext(connection) as seen:
        exchange(teacher, delivery)
    asked = [query["sql"] for query in seen if '"quizzes_pupilattempt"' in query["sql"]]
    moved = next(at for at, sql in enumerate(asked) if sql.startswith("UPDATE"))
    assert asked[moved - 1].startswith("SELECT")
    assert ("FOR UPDATE" in asked[moved - 1]) is connection.features.has_select_for_update


def test_whoever_has_not_answered_the_old_item_is_asked_the_new_one_in_its_very_place(teacher, delivery):
    one = seat(teacher, delivery)
    start(by=one, delivery_id=delivery.pk)
    say(one, delivery, "q1")
    before = keys(one, delivery)
    exchange(teacher, delivery)
    assert keys(one, delivery) == [NEW if key == "q2" else key for key in before]
    now = standing(by=one, delivery_id=delivery.pk).going
    assert now.tries == {"q1": ("o1",)}, "what was answered stands"
    assert say(one, delivery, NEW, ["s0", "s1", "s2", "s3"]).item(NEW).kind == "order"


def test_whoever_has_answered_it_keeps_it_and_so_does_whoever_has_handed_in(teacher, delivery):
    answered, done = seat(teacher, delivery), seat(teacher, delivery)
    for by in (answered, done):
        start(by=by, delivery_id=delivery.pk)
        say(by, delivery, "q2", "o0")
    row = standing(by=done, delivery_id=delivery.pk).going.attempt
    submit(by=done, delivery_id=delivery.pk, attempt_id=row.pk)
    exchange(teacher, delivery)
    assert "q2" in keys(answered, delivery)
    row.refresh_from_db()
    assert row.version.places.filter(key="q2").exists()
    assert PupilResponse.objects.filter(item="q2", answer="o0").count() == 2


def test_whoever_comes_later_is_asked_the_new_one(teacher, delivery):
    exchange(teacher, delivery)
    one = seat(teacher, delivery)
    start(by=one, delivery_id=delivery.pk)
    assert NEW in keys(one, delivery)
    assert "q2" not in keys(one, delivery)


def test_a_second_exchange_leaves_the_first_ones_answers_alone(teacher, delivery):
    one = seat(teacher, delivery)
    start(by=one, delivery_id=delivery.pk)
    say(one, delivery, "q2", "o0")
    exchange(teacher, delivery)
    exchange(teacher, Delivery.objects.get(pk=delivery.pk), "q3", f"{OTHER}-x2")
    assert set(keys(one, delivery)) == {"q1", "q2", f"{OTHER}-x2", "q4"}
    assert standing(by=one, delivery_id=delivery.pk).going.tries == {"q2": ("o0",)}
    two = seat(teacher, delivery)
    start(by=two, delivery_id=delivery.pk)
    assert set(keys(two, delivery)) == {"q1", NEW, f"{OTHER}-x2", "q4"}


def test_the_quiz_itself_does_not_change(teacher, delivery):
    before = Quiz.objects.get(slug=CODE).newest
    exchange(teacher, delivery)
    assert Quiz.objects.get(slug=CODE).newest == before
    other = deliver(by=teacher, quiz_slug=CODE, group_id=delivery.group_id)
    assert other.version == before


def test_the_bank_knows_which_version_was_asked(teacher, delivery):
    exchange(teacher, delivery)
    version = Delivery.objects.get(pk=delivery.pk).version
    asked = {place.key: place.item_version.item.key for place in version.places.all()}
    assert asked == {"q1": f"{CODE}-q1", NEW: NEW, "q3": f"{CODE}-q3", "q4": f"{CODE}-q4"}
    assert BankItem.objects.get(key=NEW).versions.count() == 1


def test_a_page_of_the_old_item_that_comes_later_says_that_it_is_gone(teacher, delivery):
    one = seat(teacher, delivery)
    now = start(by=one, delivery_id=delivery.pk)
    fields = {"answer": to_shown(now.item("q2"), now.seed, "o1")}
    exchange(teacher, delivery)
    where = {"delivery_id": delivery.pk, "attempt_id": now.attempt.pk, "item_key": "q2", "number": 1}
    with pytest.raises(NoQuiz):
        answer_page(by=one, **where, fields=fields)
    assert not PupilResponse.objects.exists()


def test_an_open_page_of_another_item_is_still_read_as_it_was_shown(teacher, delivery):
    """Options are mixed: what decides their order must not change with the version."""
    one = seat(teacher, delivery)
    now = start(by=one, delivery_id=delivery.pk)
    shown = {key: to_shown(now.item(key), now.seed, "o1") for key in ("q1", "q3", "q4")}
    exchange(teacher, delivery)
    for key, number in shown.items():
        where = {"delivery_id": delivery.pk, "attempt_id": now.attempt.pk, "item_key": key, "number": 1}
        handed = answer_page(by=one, **where, fields={"answer": number})
        assert handed.taking.tries[key] == ("o1",)


def test_the_report_counts_each_item_by_whoever_was_asked_it(teacher, delivery):
    people = [seat(teacher, delivery) for _ in range(12)]
    for by in people[:6]:
        start(by=by, delivery_id=delivery.pk)
        say(by, delivery, "q2")
    exchange(teacher, delivery)
    for by in people[6:]:
        start(by=by, delivery_id=delivery.pk)
        say(by, delivery, NEW, ["s0", "s1", "s2", "s3"])
    for by in people:
        row = standing(by=by, delivery_id=delivery.pk).going.attempt
        submit(by=by, delivery_id=delivery.pk, attempt_id=row.pk)
    found = {one.asked.key: one for one in look(Delivery.objects.get(pk=delivery.pk)).items}
    totals = {key: next(iter(one.rows.values())).total for key, one in found.items()}
    assert totals == {"q1": 12, "q2": 6, NEW: 6, "q3": 12, "q4": 12}


@pytest.mark.parametrize(
    ("key", "with_item", "path"),
    [("q9", NEW, "key"), ("q2", f"{CODE}-q1", "with_item"), ("q2", f"{CODE}-q2", "with_item")],
)
def test_what_makes_no_sense_is_refused(teacher, delivery, key, with_item, path):
    with pytest.raises(Fault) as fault:
        exchange(teacher, delivery, key, with_item)
    assert fault.value.path == (path,)


def test_only_live_items_that_are_written_for_these_readers_come_in(teacher, delivery):
    settle()
    with pytest.raises(NoItem):
        exchange(teacher, delivery, with_item="nothing")
    police = BankItem.objects.filter(tier="police").first()
    for unfit in (police.key, NEW):
        if unfit == NEW:
            retire(by=person(Role.EDITOR), key=NEW)
        with pytest.raises(Fault):
            exchange(teacher, delivery, with_item=unfit)


@pytest.fixture
def two_forms(teacher) -> Delivery:
    items = [item_data("choice_one", f"q{n}", form="a" if n < 4 else "b") for n in range(1, 7)]
    with vetted("samples of a test"):
        write(data=quiz_data(TWIN, tier="e3", items=items))
    group = open_group(by=teacher, tier="e3")
    return deliver(by=teacher, quiz_slug=TWIN, group_id=group.pk, settings={"shuffled": True, "forms": "a"})


def test_a_question_of_the_form_that_nobody_is_asked_comes_in(teacher, two_forms):
    answered, open_one = seat(teacher, two_forms), seat(teacher, two_forms)
    for by in (answered, open_one):
        start(by=by, delivery_id=two_forms.pk)
    say(answered, two_forms, "q2", "o0")
    before = keys(open_one, two_forms)
    assert twins(two_forms) == [f"{TWIN}-q{n}" for n in (4, 5, 6)]
    given = exchange(teacher, two_forms, "q2", f"{TWIN}-q5")
    assert keys(open_one, given) == ["q5" if key == "q2" else key for key in before]
    assert "q2" in keys(answered, given)
    assert PupilResponse.objects.get().answer == "o0"
    asked = {place.key: place.item_version.item.key for place in given.version.places.all()}
    assert asked == {f"q{n}": f"{TWIN}-q{n}" for n in range(1, 7)}
    again = exchange(teacher, Delivery.objects.get(pk=given.pk), "q5", f"{TWIN}-q2")
    assert keys(open_one, again) == before, "and goes back"


@pytest.mark.parametrize("how", ["halves", "before", "beside"])
def test_a_question_of_the_other_form_stays_out_where_the_same_people_meet_it(teacher, two_forms, how: str):
    who = {"by": teacher, "quiz_slug": TWIN, "group_id": two_forms.group_id}
    given = two_forms
    if how == "halves":
        given = deliver(**who, settings={"forms": "halves"})
    if how == "before":
        given = deliver(**who, moment="before", settings={"forms": "a"})
    if how == "beside":
        deliver(**who, settings={"forms": "b"})
    with pytest.raises(Fault) as fault:
        exchange(teacher, given, "q2", f"{TWIN}-q5")
    assert fault.value.path == ("with_item",)
    assert twins(given) == []


def test_the_page_offers_them(teacher, two_forms):
    client = sign_in(teacher, second_factor=False)
    page = client.get(two_forms.url_of())
    assert f'<option value="{TWIN}-q5">' in page.content.decode()
    done = client.post(two_forms.url_of(), {"do": "exchange", "key": "q2", "with_item": f"{TWIN}-q5"})
    assert done.status_code == 302
    refused = client.post(two_forms.url_of(), {"do": "exchange", "key": "q1", "with_item": f"{TWIN}-q3"})
    assert "이미 묻는 문항" in refused.content.decode()


def test_only_whose_delivery_it_is(delivery):
    with pytest.raises(NoDelivery):
        exchange(person(Role.TEACHER), delivery)


def test_it_works_for_adults_too(db):
    settle()
    write(data=quiz_data("P-98", items=[item_data("choice_one", f"q{n}") for n in (1, 2)]))
    coordinator, officer = person(Role.COORDINATOR), Adult(person(Role.OFFICER))
    delivery = deliver(by=coordinator, quiz_slug="P-98", closes=None, opens=timezone.now())
    start(by=officer, delivery_id=delivery.pk)
    fresh = BankItem.objects.filter(home="P-4", kind="choice_one").first()
    replace_item(by=coordinator, delivery_id=delivery.pk, key="q1", with_item=fresh.key)
    assert keys(officer, delivery) == [fresh.key, "q2"]
