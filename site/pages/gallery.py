"""Everything there is to see, for /patterns/: components, each block in each medium, the pictures, the icons."""

from typing import Any

from blocks.faces import MEDIA, draw_value
from blocks.gallery import samples
from blocks.templatetags.pictures import icon_names, picture_names
from django.http import HttpRequest
from language.tiers import Tier, dress

from .models import TIER_CHOICES

TOKENS = [
    "paper",
    "surface",
    "sunk",
    "line",
    "edge",
    "ink",
    "ink-soft",
    "main",
    "main-soft",
    "accent",
    "accent-soft",
    "fit",
    "fit-soft",
    "think",
    "think-soft",
    "focus",
    "mark",
    "exit",
    "plate",
]


def page_for(request: HttpRequest) -> str:
    """`?on=paper` lays the blocks on paper, with the sheets that manuals and handouts are printed with."""
    return "patterns/paper.html" if request.GET.get("on") == "paper" else "patterns/patterns.html"


def everything(request: HttpRequest) -> dict[str, Any]:
    """Context of the gallery; `?tier=m` shows it as that tier's readers see it."""
    wanted = request.GET.get("tier", "e3")
    tier = Tier(wanted) if wanted in set(Tier) else Tier.E3
    context = dress(tier)
    return {
        **context,
        "tiers": TIER_CHOICES,
        "tokens": TOKENS,
        "samples": [
            {
                "name": name,
                "label": value.block.label,
                "about": value.block.get_description(),
                "faces": {medium: draw_value(name, value, {**context, "medium": medium}) for medium in MEDIA},
            }
            for name, value in samples()
        ],
        "pictures": picture_names(),
        "icons": icon_names(),
    }
