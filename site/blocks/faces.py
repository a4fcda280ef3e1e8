"""One block, every face: drawn for the web, the projector, paper or the teacher; answers what is posted."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.safestring import SafeString, mark_safe
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from .domain.soundness import Flaw
from .wording import sentence

MEDIA = ("web", "slide", "print", "guide")
Posted = Mapping[str, Sequence[str]]


class Face(blocks.StructBlock):
    """A block with a template per medium: `blocks/<medium>/<name>.html`, named by `medium` in the context."""

    # An activity names its pure rule: what the server says to what was posted.
    rule: Callable[[Any, Posted], Any] | None = None
    # And the rule by which an editor's mistakes are found before they are published.
    check_rule: Callable[[Any], Iterator[Flaw]] | None = None

    def react(self, value: Any, posted: Posted) -> Any:
        """Answer the parts of a form that belong to this block; None for a block that only shows something.

        `posted` maps a part ("1", "choice", "go") to its values; "do" is among them when the block's own button
        was pressed. Foreign or malformed parts are read as not answered.
        """
        rule = type(self).rule
        return rule(self.plain(value), posted) if rule else None

    def plain(self, value: Any) -> Any:
        """The value as plain lists and dicts, keys kept: what exports and rules read."""
        return self.get_api_representation(value)

    def get_template(self, value: Any = None, context: Any = None) -> str:
        return f"blocks/{medium_of(context)}/{self.name}.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        context.setdefault("block_id", f"sample-{self.name}")
        context["medium"] = medium_of(context)
        context["kind"] = self.name.replace("_", "-")
        found = (context.get("reactions") or {}).get(context["block_id"])
        context["reaction"] = found if found is not None else self.react(value, {})
        return context

    def clean(self, value: Any) -> Any:
        """Beyond each field: keys stand once, and ways lead somewhere. A draft may still be unfinished."""
        cleaned = super().clean(value)
        rule = type(self).check_rule
        if rule and not self.is_deferred_validation:
            errors: dict[str, list[str]] = {}
            for flaw in rule(self.plain(cleaned)):
                errors.setdefault(flaw.field, []).append(sentence(flaw))
            if errors:
                raise StructBlockValidationError(
                    {name: ValidationError(said) for name, said in errors.items()}
                )
        return cleaned

    class Meta:
        preview_template = "blocks/preview.html"


def medium_of(context: Any) -> str:
    medium = (context or {}).get("medium")
    return medium if medium in MEDIA else "web"


def draw(child: Any, context: Mapping[str, Any]) -> SafeString:
    """Draw one child of a stream in the medium that the context names."""
    return mark_safe(child.render(context={**context, "block_id": child.id}))


def draw_value(name: str, value: Any, context: Mapping[str, Any]) -> SafeString:
    """Draw the value of a lesson block by its name, outside any lesson."""
    block = block_named(name)
    own_id = context.get("block_id", f"sample-{context.get('medium', 'web')}-{name}")
    return mark_safe(block.render(block.normalize(value), context={**context, "block_id": own_id}))


def render_fragment(child: Any, context: Mapping[str, Any]) -> SafeString:
    """The web face of one block alone: what the script puts in the place of the old one."""
    return draw(child, {**context, "medium": "web"})


def react_to(child: Any, posted: QueryDict) -> Any:
    """Answer a posted form for one child of a stream."""
    return child.block.react(child.value, parts_of(child.id, posted))


def parts_of(block_id: str, posted: QueryDict) -> dict[str, list[str]]:
    """What a form of many activities says about this one."""
    prefix = f"{block_id}."
    parts = {name.removeprefix(prefix): posted.getlist(name) for name in posted if name.startswith(prefix)}
    # Only the button itself says that it was pressed: a field of that name does not.
    parts.pop("do", None)
    if block_id in posted.getlist("do"):
        parts["do"] = [block_id]
    return parts


def block_named(name: str) -> Face:
    from .lesson import ScreenBlock

    known: dict[str, Face] = {**ScreenBlock().child_blocks["content"].child_blocks}
    return known[name]
