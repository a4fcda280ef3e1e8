"""Where in a page's form a finding stands: Wagtail's content path, and words that an editor finds again."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils.encoding import force_str
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue

from .checks import Place
from .domain.material import Path

# The words of a place name at most so many steps: the rest is seen when one is there.
STEPS_SHOWN = 3


def place_of(instance: models.Model, path: Path) -> Place:
    """The place of `path`: a field's name, then ids or numbers of stream children and list items, names of parts."""
    if not path:
        return Place()
    try:
        field = instance._meta.get_field(str(path[0]))
    except models.FieldDoesNotExist:
        return Place()
    steps = list(walk(getattr(instance, field.name, None), path[1:]))
    labels = [label for label, _ in steps if label] or [force_str(field.verbose_name)]
    content_path = ".".join([field.name, *(step for _, step in steps if step)])
    return Place(" › ".join(labels[:STEPS_SHOWN]), content_path)


def walk(value: Any, path: Path) -> Iterator[tuple[str, str]]:
    """(label, step of the content path) for every part of the path that exists."""
    if not path:
        return
    head, rest = path[0], path[1:]
    match value:
        case StreamValue():
            children = list(value)
            number = next((n for n, child in enumerate(children) if head in (child.id, n)), None)
            if number is not None:
                child = children[number]
                yield f"{force_str(child.block.label)} {number + 1}", str(child.id or "")
                yield from walk(child.value, rest)
        case StructValue() if head in value.block.child_blocks:
            inner = value.block.child_blocks[head]
            # A stream or a list says more in its children than by its own name.
            has_parts = isinstance(value[head], StreamValue | ListValue)
            yield "" if has_parts else force_str(inner.label), str(head)
            yield from walk(value[head], rest)
        case ListValue():
            items = list(value.bound_blocks)
            number = next((n for n, item in enumerate(items) if head in (item.id, n)), None)
            if number is not None:
                yield f"{force_str(items[number].block.label)} {number + 1}", str(items[number].id or "")
                yield from walk(items[number].value, rest)
