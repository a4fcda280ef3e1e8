"""The audit chain: one changed byte, one missing row, one cut-off end is found and named."""

import json

import pytest
from django.core.management import call_command
from django.db import connection
from factories import person
from people.audit import append, head, verify
from people.models import AuditEntry


@pytest.fixture
def chain(db):
    reader = person()
    return [append(actor=reader, action="viewed lesson", subject=f"P-{number} ko") for number in range(1, 6)]


def change(number: int, column: str, value: object) -> None:
    """Change a row behind the back of everything."""
    with connection.cursor() as cursor:
        cursor.execute(f"update people_auditentry set {column} = %s where number = %s", [value, number])


def test_an_untouched_chain_holds(chain):
    assert verify() is None
    assert [entry.number for entry in chain] == [1, 2, 3, 4, 5]
    assert len({entry.seal for entry in chain}) == 5


def test_an_empty_chain_holds(db):
    assert verify() is None
    assert head() is None


@pytest.mark.parametrize("number", [1, 3, 5])
@pytest.mark.parametrize("column", ["actor", "action", "subject", "before", "seal"])
def test_one_changed_byte_names_its_row(chain, number, column):
    entry = chain[number - 1]
    text = getattr(entry, column)
    change(number, column, chr(ord(text[0]) ^ 1) + text[1:])
    assert verify().number == number


def test_a_changed_time_names_its_row(chain):
    from datetime import timedelta

    change(3, "at", chain[2].at + timedelta(microseconds=1))
    assert verify().number == 3


def test_a_letter_moved_from_one_field_to_the_next_names_its_row(chain):
    change(2, "action", chain[1].action + "P")
    change(2, "subject", chain[1].subject[1:])
    assert verify().number == 2


def test_a_row_taken_out_names_the_one_after_the_gap(chain):
    AuditEntry.objects.filter(number=3).delete()
    assert verify().number == 4


def test_two_rows_that_changed_places_are_named(chain):
    change(2, "subject", chain[2].subject)
    change(3, "subject", chain[1].subject)
    assert verify().number == 2


def test_what_cannot_be_written_raises_so_that_nothing_is_served(chain, monkeypatch):
    def full(*args, **kwargs):
        raise OSError("disk full")

    monkeypatch.setattr(AuditEntry, "save", full)
    with pytest.raises(OSError, match="disk full"):
        append(actor=person(), action="viewed lesson", subject="P-4 ko")
    assert AuditEntry.objects.count() == 5


class TestCommand:
    def test_it_says_that_all_are_in_place(self, chain, capsys):
        call_command("verify_audit", format="json")
        report = json.loads(capsys.readouterr().out)
        assert report["intact"] is True
        assert report["entries"] == 5

    def test_it_names_the_row_and_ends_with_one(self, chain, capsys):
        change(4, "subject", "P-9 ko")
        with pytest.raises(SystemExit) as ended:
            call_command("verify_audit")
        assert ended.value.code == 1
        assert "Entry 4" in capsys.readouterr().out

    def test_a_cut_off_end_is_noticed_by_an_entry_written_down_earlier(self, chain, capsys):
        written_down = f"{chain[4].number}:{chain[4].seal}"
        AuditEntry.objects.filter(number=5).delete()
        assert verify() is None
        with pytest.raises(SystemExit):
            call_command("verify_audit", expect=written_down, format="json")
        assert json.loads(capsys.readouterr().out)["expected_entry_missing"] is True


@pytest.mark.django_db(transaction=True)
def test_many_writers_at_once_make_one_chain():
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connections

    reader = person()

    def write(number: int) -> None:
        try:
            append(actor=reader, action="viewed lesson", subject=f"P-{number}")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=4) as pool:
        list(pool.map(write, range(20)))
    assert AuditEntry.objects.count() == 20
    assert verify() is None
