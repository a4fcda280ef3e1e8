"""What it costs to make a manual and to check a text."""

import os

from register import measuring

from manuals.measuring import bare_weasyprint, bound_document

from .processes import cpu_seconds
from .row import Row, middle

TURNS = 3


def manual() -> Row:
    """A manual per page against WeasyPrint alone on the same document, in turns."""
    ours, bare, pages = [], [], 0
    for _ in range(TURNS):
        begun = cpu_seconds(os.getpid())
        html, pages = bound_document("children", "ko")
        ours.append(cpu_seconds(os.getpid()) - begun)
        begun = cpu_seconds(os.getpid())
        bare_weasyprint(html)
        bare.append(cpu_seconds(os.getpid()) - begun)
    cost, floor = middle(ours) / pages * 1000, middle(bare) / pages * 1000
    return Row(
        "manual, per page",
        {"times_weasyprint": cost / floor, "cpu_ms": cost, "pages": pages},
        goal="<= 1.1 x WeasyPrint alone",
        met=cost <= 1.1 * floor,
        ceiling={"cpu_ms": floor},
    )


def language_check() -> Row:
    """The check of words and framing over a long text; the language worker is asked where it answers."""
    found = dict(measuring.language_check())
    goal, met = found.pop("goal_ms"), found.pop("met")
    return Row("language check, 10,000 characters", found, goal=f"<= {goal:g} ms", met=met)
