"""Rows for tests, each with as little said as the test needs."""

import itertools
from typing import Any

from django.contrib.auth.models import Group
from people.models import User
from people.roles import Role

_numbers = itertools.count(1)


def person(*roles: Role, password: str | None = None, **fields: Any) -> User:
    """An account with these roles; its address is new each time unless given."""
    fields.setdefault("email", f"person{next(_numbers)}@dongui.example")
    user = User.objects.create_user(password=password, **fields)
    user.groups.set([Group.objects.get_or_create(name=role.value)[0] for role in roles])
    return user
