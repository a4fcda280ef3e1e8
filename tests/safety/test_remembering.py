"""What is remembered by key stays small, and what is emptied waits for whoever is just keeping something."""

from threading import Thread

import pytest
from django.test import Client
from safety import leaving
from safety.keeping import Store
from safety.remembering import Remembered


def test_a_value_is_fetched_once_and_again_when_it_was_forgotten():
    fetched = []
    memory: Remembered[int] = Remembered(seconds=60)
    for _ in range(2):
        assert memory.get("key", lambda: fetched.append(1) or 7) == 7
    memory.forget()
    memory.get("key", lambda: fetched.append(1) or 7)
    assert len(fetched) == 2


def test_there_are_never_more_than_it_may_keep():
    memory: Remembered[int] = Remembered(seconds=60, most=3)
    for number in range(20):
        assert memory.get(str(number), lambda number=number: number) == number
        assert len(memory.kept) <= 3


@pytest.mark.django_db
def test_invented_ports_of_our_host_fill_no_memory(client: Client):
    leaving.forget()
    for port in range(leaving.chosen.most + 20):
        client.get("/ko/leave/", headers={"host": f"localhost:{port:0500}"})
    assert not leaving.chosen.kept
    assert 0 < len(leaving.elsewhere.kept) <= leaving.elsewhere.most


def test_a_store_is_not_emptied_while_something_is_being_kept():
    store: Store[int] = Store(most=1)
    emptying = Thread(target=store.clear)
    with store.lock:
        emptying.start()
        emptying.join(timeout=0.2)
        assert emptying.is_alive()
    emptying.join(timeout=5)
    assert not emptying.is_alive()
