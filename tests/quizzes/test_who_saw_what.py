"""Every way to a question of the police leaves an entry in the audit chain or an answer that is kept, never neither."""

from datetime import timedelta

import pytest
from cast import enrol, sign_in
from django.utils import timezone
from editorial.gate import vetted
from factories import person
from people.audit import verify
from people.models import AuditEntry, User
from people.roles import Role
from quiz_browser import HERE, Reader
from quiz_samples import item_data, quiz_data

from quizzes.deliveries import deliver, replace_item
from quizzes.models import Delivery, Response
from quizzes.versions import write

pytestmark = pytest.mark.django_db
OWN = "/ko/learn/police/p-4/quiz/"
WAYS = (
    "get",
    "head",
    "other language",
    "with a query",
    "fragment",
    "start",
    "kept",
    "kept fragment",
    "again the same",
    "late",
    "empty",
    "pass",
    "next",
    "again",
    "look",
    "submit",
    "invented attempt",
    "unknown item",
)
# What is served after these was not written down by an entry: the row of the answer is the line.
KEPT = ("kept", "kept fragment")


def traces() -> tuple[int, int]:
    return AuditEntry.objects.count(), Response.objects.count()


def officer_at(path: str) -> Reader:
    user = person(Role.OFFICER)
    enrol(user)
    reader = Reader(sign_in(user), path)
    reader.open()
    reader.press("start")
    return reader


def go(reader: Reader, way: str) -> None:
    """One request of this kind, answered with a page."""
    fields = {**reader.page.form_of("answer"), "do": "answer", "answer": "1"}

    def post(**changed: str) -> int:
        return reader.client.post(reader.path, {**fields, **changed}, headers=HERE).status_code

    def get(path: str = reader.path, **headers: str) -> int:
        return reader.client.get(path, headers=headers).status_code

    match way:
        case "get":
            status = get()
        case "head":
            status = reader.client.head(reader.path).status_code
        case "other language":
            status = get(reader.path.replace("/ko/", "/en/"))
        case "with a query":
            status = get(f"{reader.path}?form=b")
        case "fragment":
            status = get(**{"x-fragment": "quiz"})
        case "kept":
            status = post()
        case "kept fragment":
            sent = {**HERE, "x-fragment": "quiz"}
            status = reader.client.post(reader.path, fields, headers=sent).status_code
        case "empty":
            status = post(answer="")
        case "invented attempt":
            status = post(attempt="987654321")
        case "unknown item":
            status = post(item="zz9")
        case _:
            status = post(do=way)
    assert status == 200, way


@pytest.fixture
def given() -> Delivery:
    """A test that tells nothing at once: the page after an answer is the next question."""
    with vetted("samples of a test"):
        items = [item_data("choice_one", f"q{n}") for n in range(1, 5)]
        write(data=quiz_data("P-98", tier="police", items=items))
        write(data=quiz_data("P-97", tier="police", items=[item_data("choice_one", "x1")]))
    return deliver(by=person(Role.COORDINATOR), quiz_slug="P-98", settings={"mode": "test"})


@pytest.mark.parametrize("where", ["own training", "a test that was given"])
@pytest.mark.parametrize("way", WAYS)
def test_each_request_leaves_one_trace(given: Delivery, where: str, way: str):
    reader = officer_at(OWN if where == "own training" else given.answer_url)
    if way in ("again the same", "late"):
        go(reader, "kept")
    before = traces()
    match way:
        case "again the same":
            fields = {**reader.page.form_of("answer"), "do": "answer", "answer": "1"}
            assert reader.client.post(reader.path, fields, headers=HERE).status_code == 200
        case "late":
            fields = {**reader.page.form_of("answer"), "do": "answer", "answer": "2"}
            assert reader.client.post(reader.path, fields, headers=HERE).status_code == 200
        case _:
            go(reader, way)
    entries, rows = (now - then for now, then in zip(traces(), before, strict=True))
    assert entries == (way not in KEPT), "an entry, and one only"
    assert rows == (way in (*KEPT, "pass"))
    assert verify() is None


def test_an_answer_after_the_end_and_one_to_an_exchanged_question_are_entries(given: Delivery):
    one, two = officer_at(given.answer_url), officer_at(given.answer_url)
    replace_item(by=person(Role.COORDINATOR), delivery_id=given.pk, key="q1", with_item="P-97-x1")
    before = traces()
    assert "바뀌" in one.press("answer", answer="1").html
    assert traces() == (before[0] + 1, before[1])
    Delivery.objects.filter(pk=given.pk).update(closes=timezone.now() - timedelta(hours=1))
    two.press("answer", answer="1")
    assert traces() == (before[0] + 2, before[1])


def test_whoever_may_look_and_keeps_nothing_leaves_an_entry_each_time():
    editor: User = person(Role.EDITOR)
    enrol(editor)
    reader = Reader(sign_in(editor), OWN)
    for number, press in enumerate((None, "answer", "pass", "look"), start=1):
        reader.press(press) if press else reader.open()
        entries, rows = traces()
        assert rows == 0
        assert entries == number


@pytest.mark.parametrize("method", ["put", "delete", "options"])
def test_other_methods_show_nothing(given: Delivery, method: str):
    for path in (OWN, given.answer_url):
        reader = officer_at(path)
        before = traces()
        answer = getattr(reader.client, method)(path, headers=HERE)
        assert answer.status_code in (403, 405)
        assert b"stem" not in answer.content
        assert traces() == before
