"""What a book is printed with: the style sheets of paper as one text, and the typeface."""

import importlib.util
from functools import lru_cache
from pathlib import Path

from .domain.decorations import FAMILY
from .domain.variants import Variant
from .press import SCHEME, PdfUnavailable

SHEETS = Path(__file__).resolve().parents[1] / "static" / "css" / "print"
ORDER = (
    "order",
    "tokens",
    "page",
    "type",
    "cover",
    "front",
    "chapter",
    "blocks",
    "quiz",
    "sheets",
    "help",
    "poster",
    "screen",
)
WEIGHTS = {
    300: "NanumGothicLight.ttf",
    400: "NanumGothic.ttf",
    700: "NanumGothicBold.ttf",
    800: "NanumGothicExtraBold.ttf",
}
# WOFF2 costs the typesetter four times as much as the same face as TTF, so the faces come as TTF.
FONT_PACKAGE = "koreanize_matplotlib"
SYSTEM_FONTS = Path("/usr/share/fonts/truetype/nanum")


def styles(variant: Variant = Variant.A4) -> str:
    """Every sheet of static/css/print in the order of the cascade, then the variant's own."""
    names = [*ORDER, *(f"variant/{name}" for name in variant.sheets)]
    return "\n".join((SHEETS / f"{name}.css").read_text("utf-8") for name in names)


def font_faces() -> str:
    """@font-face rules under addresses that only the press can read."""
    return "\n".join(
        f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};src:url({SCHEME}:fonts/{path.name})}}'
        for weight, path in sorted(fonts().items())
    )


def font_files() -> dict[str, str]:
    """The address of each face, without its scheme, and the file behind it."""
    return {f"fonts/{path.name}": str(path) for path in fonts().values()}


@lru_cache
def fonts() -> dict[int, Path]:
    """Files of the typeface by weight; raises PdfUnavailable when the machine has none of them."""
    for folder in font_folders():
        found = {weight: folder / name for weight, name in WEIGHTS.items() if (folder / name).is_file()}
        if 400 in found:
            return found
    raise PdfUnavailable(
        "PDF manuals need the typeface Nanum Gothic, which is missing here. To add it: ./run setup"
    )


def font_folders() -> list[Path]:
    """Where the faces may lie. The package is found without importing it: it would want matplotlib."""
    spec = importlib.util.find_spec(FONT_PACKAGE)
    places = spec.submodule_search_locations if spec else None
    return [*(Path(place) / "fonts" for place in places or ()), SYSTEM_FONTS]
