"""What tests of the desk hand in: lessons with words that the register avoids, and forms as a browser sends them."""

import json
from typing import Any

from django.contrib.messages import get_messages
from django.test import Client
from people.models import User
from wagtail import blocks
from wagtail.blocks.list_block import ListValue
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data

from courses.models import UnitPage

# The register avoids the word in every text of our own.
HARSH = "이 몰카 이야기를 친구에게 들었어요."
MILD = "이 이야기를 친구에게 들었어요."


def with_text(unit: UnitPage, text: str) -> UnitPage:
    """The lesson in memory with one more block that says `text`."""
    raw = unit.body.stream_block.get_prep_value(unit.body)
    content = [child for child in raw[0]["value"]["content"] if child["id"] != "added-note"]
    note = {"type": "note", "id": "added-note", "value": {"style": "plain", "text": text}}
    raw[0]["value"]["content"] = [*content, note]
    unit.body = UnitPage._meta.get_field("body").to_python(json.dumps(raw))
    return unit


def live_text(page: Page) -> str:
    """What readers read of a lesson now."""
    fresh = UnitPage.objects.get(pk=page.pk)
    return json.dumps(fresh.body.stream_block.get_prep_value(fresh.body), ensure_ascii=False)


def draft_text(page: Page) -> str:
    """What the newest draft of a lesson says."""
    made = Page.objects.get(pk=page.pk).get_latest_revision().as_object()
    return json.dumps(made.body.stream_block.get_prep_value(made.body), ensure_ascii=False)


def user_of(client: Client) -> User:
    return User.objects.get(pk=client.session["_auth_user_id"])


def told(answer: Any) -> str:
    """Every message that the answer carries."""
    return "\n".join(str(message) for message in get_messages(answer.wsgi_request))


def form_of(page: UnitPage) -> dict[str, str]:
    """The edit form of a page as a browser sends it when nothing was changed."""
    form = type(page).get_edit_handler().get_form_class()(instance=page)
    data: dict[str, Any] = {}
    for name, field in form.fields.items():
        value = form[name].value()
        if isinstance(getattr(field, "block", None), blocks.StreamBlock):
            data[name] = nested(field.block, getattr(page, name))
        elif value not in (None, False):
            data[name] = "on" if value is True else value
    for name in form.formsets:
        data |= {f"{name}-{kind}_FORMS": "0" for kind in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")}
    return {name: str(value) for name, value in nested_form_data(data).items()}


def nested(block: blocks.Block, value: Any) -> Any:
    """The value of a block as its form fields: lists count themselves, ticks are on or missing."""
    match block:
        case blocks.StreamBlock():
            rows = {
                str(at): {
                    "deleted": "",
                    "order": str(at),
                    "type": child.block_type,
                    "id": child.id or "",
                    "value": nested(child.block, child.value),
                }
                for at, child in enumerate(value)
            }
            return {"count": str(len(rows)), **rows}
        case blocks.ListBlock():
            items = value.bound_blocks if isinstance(value, ListValue) else ()
            rows = {
                str(at): {
                    "deleted": "",
                    "order": str(at),
                    "id": item.id or "",
                    "value": nested(block.child_block, item.value),
                }
                for at, item in enumerate(items)
            }
            return {"count": str(len(rows)), **rows}
        case blocks.StructBlock():
            parts = {name: nested(child, value[name]) for name, child in block.child_blocks.items()}
            return {name: part for name, part in parts.items() if part is not False}
    return "on" if value is True else ("" if value is None else value)
