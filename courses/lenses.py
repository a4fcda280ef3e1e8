"""A lesson through the lens: whether it offers it, and an answered activity seen through it."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.translation import get_language
from language.tiers import dress
from register import lens as glass
from register import policy

from . import rendering
from .models import UnitPage


@dataclass(frozen=True)
class Lens:
    """What the page knows of the lens: whether its switch is shown, the reader has it on, and it finds a word."""

    is_offered: bool
    is_on: bool
    finds: bool = False


def lens_of(request: HttpRequest, *, unit: UnitPage) -> Lens:
    """The lens on this lesson for this reader."""
    html = "".join(screen["html"] for screen in rendering.screens(unit=unit, medium="web"))
    offered = glass.is_offered(tier=unit.for_tier, html=html)
    on = offered and glass.is_on(request)
    return Lens(offered, on, on and glass.mentions(html + around(unit), policy.recent_key()))


def around(unit: UnitPage) -> str:
    """What a lesson says before its first screen and after its last one."""
    outcomes = [outcome.value["text"] for outcome in unit.outcomes]
    talk = [prompt.value["text"] for prompt in unit.discussion]
    return "".join(f"<p>{escape(text)}</p>" for text in (unit.title, unit.content_note, *outcomes, *talk))


def fragment(html: str, *, unit: UnitPage, block_id: str) -> str:
    """One block with its marks. Notes that its screen holds already stay there; new ones come inside the block."""
    screen = screen_of(unit, block_id)
    language, prefix = get_language() or "ko", f"lens-{screen['anchor']}"
    marked = glass.look(html, language=language, prefix=prefix)
    shown = glass.look(f"<h2>{screen['title']}</h2>{screen['html']}", language=language, prefix=prefix)
    new = marked.without(shown).notes
    if not new:
        return marked.html
    notes = render_to_string("words/notes.html", {**dress(unit.for_tier), "notes": new})
    end = marked.html.rfind("</")
    return marked.html[:end] + notes + marked.html[end:]


def screen_of(unit: UnitPage, block_id: str) -> dict[str, Any]:
    """The drawn screen on which a block stands."""
    drawn = rendering.screens(unit=unit, medium="web")
    holds = [any(block.id == block_id for block in child.value["content"]) for child in unit.body]
    return drawn[holds.index(True)]
