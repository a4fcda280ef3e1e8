"""Everything there is to see, for /patterns/: each block in each medium, the pictures, the icons."""

from typing import Any

from blocks.faces import MEDIA, draw_value
from blocks.gallery import samples
from blocks.templatetags.pictures import icon_names, picture_names
from django.http import HttpRequest
from language.tiers import Tier, dress


def everything(request: HttpRequest) -> dict[str, Any]:
    """Context of the gallery; `?tier=m` shows it as that tier's readers see it."""
    wanted = request.GET.get("tier", "e3")
    tier = Tier(wanted) if wanted in set(Tier) else Tier.E3
    context = dress(tier)
    return {
        **context,
        "tiers": list(Tier),
        "samples": [
            {
                "name": name,
                "faces": {medium: draw_value(name, value, {**context, "medium": medium}) for medium in MEDIA},
            }
            for name, value in samples()
        ],
        "pictures": picture_names(),
        "icons": icon_names(),
    }
