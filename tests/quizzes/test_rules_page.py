"""The rules of a given quiz: everything about it can be settled, until somebody begins."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone
from editorial.gate import vetted
from people.roles import Role
from quiz_samples import item_data, quiz_data, two_forms

from quizzes.deliveries import NoDelivery, deliver, settle
from quizzes.groups import come_in, issue_cards, open_group
from quizzes.models import Delivery
from quizzes.sittings import start
from quizzes.takers import Pupil
from quizzes.versions import write

pytestmark = pytest.mark.django_db
CODE = "E3-98"
WANTED = {
    "mode": "test",
    "attempts": "2",
    "tries": "1",
    "feedback": "never",
    "shuffled": "yes",
    "needed": "2",
    "grace": "300",
    "opens": "",
    "closes": "",
    "critical": ["q2"],
}


@pytest.fixture
def delivery(cast) -> Delivery:
    from people.models import User

    assert cast.teacher
    owner = User.objects.get(groups__name=Role.TEACHER)
    with vetted("samples of a test"):
        items = [item_data("choice_one", "q1"), item_data("true_false", "q2"), item_data("scale", "q3")]
        write(data=quiz_data(CODE, tier="e3", items=items))
    group = open_group(by=owner, tier="e3")
    return deliver(by=owner, quiz_slug=CODE, group_id=group.pk)


def path(delivery: Delivery) -> str:
    return f"/ko/teach/quizzes/{delivery.pk}/rules/"


def text(response) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).replace("\u2060", "")


def test_the_page_is_saved_as_it_comes_with_one_order_for_everybody(cast, delivery):
    page = cast.teacher.get(path(delivery)).content.decode()
    assert not re.search(r'<select name="shuffled"[^>]*required', page)
    answer = cast.teacher.post(path(delivery), {**WANTED, "shuffled": ""})
    assert answer.status_code == 302, text(answer)
    assert not Delivery.objects.get().rules.shuffled


def test_everything_is_settled_and_shown_again(cast, delivery):
    answer = cast.teacher.post(path(delivery), WANTED)
    assert answer.status_code == 302, text(answer)
    delivery = Delivery.objects.get()
    rules = delivery.rules
    assert (rules.mode, rules.attempts, rules.tries, rules.feedback) == ("test", 2, 1, "never")
    assert (rules.shuffled, rules.needed, rules.grace, rules.critical) == (True, 2, 300, ("q2",))
    page = cast.teacher.get(path(delivery)).content.decode()
    assert re.search(r'value="q2"[^>]*checked', page)
    assert 'value="q3"' not in page, "nobody passes by an opinion"


def test_what_undoes_itself_is_said_at_its_field(cast, delivery):
    answer = cast.teacher.post(path(delivery), WANTED | {"tries": "2"})
    assert answer.status_code == 200
    field = re.search(r'id="id_tries_error">(.*?)</div>', answer.content.decode(), re.DOTALL)
    assert field, "the sentence stands at the second try"
    assert Delivery.objects.get().rules.mode == "practice"
    assert re.search(r'value="test" selected', answer.content.decode()), "nothing is lost"
    assert cast.teacher.post(path(delivery), WANTED | {"needed": "9"}).status_code == 200
    assert cast.teacher.post(path(delivery), WANTED | {"critical": ["zz"]}).status_code == 200
    assert cast.teacher.post(path(delivery), {}).status_code == 200


def test_a_window_is_set_and_its_ends_are_in_order(cast, delivery):
    now = timezone.localtime()
    later, latest = ((now + timedelta(hours=h)).strftime("%Y-%m-%dT%H:%M") for h in (1, 2))
    assert cast.teacher.post(path(delivery), WANTED | {"opens": latest, "closes": later}).status_code == 200
    assert cast.teacher.post(path(delivery), WANTED | {"opens": later, "closes": latest}).status_code == 302
    assert Delivery.objects.get().state(timezone.now()) == "planned"


def test_once_somebody_has_begun_the_rules_stay(cast, delivery):
    ((_n, code),) = issue_cards(by=delivery.group.owner, group_id=delivery.group_id, count=1)
    start(by=Pupil(come_in(group_id=delivery.group_id, code=code)), delivery_id=delivery.pk)
    page = cast.teacher.get(path(delivery)).content.decode()
    assert '<fieldset class="sieve rules" disabled>' in page
    assert cast.teacher.post(path(delivery), WANTED).status_code == 200
    assert Delivery.objects.get().rules.mode == "practice"


def test_halves_are_offered_where_there_are_two_forms(cast, delivery):
    assert "forms_plan" not in cast.teacher.get(path(delivery)).content.decode()
    with vetted("samples of a test"):
        write(data=two_forms("E3-97"))
    other = deliver(by=delivery.group.owner, quiz_slug="E3-97", group_id=delivery.group_id)
    assert (
        cast.teacher.post(path(other), WANTED | {"critical": [], "forms_plan": "halves"}).status_code == 302
    )
    assert Delivery.objects.get(pk=other.pk).rules.forms == "halves"


def test_it_is_its_teachers_own(cast, delivery):
    from cast import sign_in
    from factories import person

    other = sign_in(person(Role.TEACHER), second_factor=False)
    assert other.get(path(delivery)).status_code == 404
    assert other.post(path(delivery), WANTED).status_code == 404
    with pytest.raises(NoDelivery):
        settle(by=person(Role.TEACHER), delivery_id=delivery.pk, settings={})
