"""A book for printers without colour: every colour becomes the grey that is exactly as light, so contrasts stay."""

import re

COLOUR = re.compile(r"#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})(?![0-9A-Za-z_-])")
IN_ATTRIBUTE = re.compile(rf"(?<=[\":]){COLOUR.pattern}")
STYLE_OR_TAG = re.compile(r"(?P<style><style>.*?</style>)|<[^>]*>", re.DOTALL)
LINK = re.compile(r'(href="#[^"]*")')


def grey_page(html: str) -> str:
    """`html` with grey colours in its style sheets and attributes; what is text stays as it is, "#117" too."""
    return STYLE_OR_TAG.sub(grey_part, html)


def grey_part(found: re.Match[str]) -> str:
    if found["style"]:
        return COLOUR.sub(as_grey, found[0])
    pieces = LINK.split(found[0])
    return "".join(piece if at % 2 else IN_ATTRIBUTE.sub(as_grey, piece) for at, piece in enumerate(pieces))


def grey_picture(svg: str) -> str:
    """The same for a picture that stands alone."""
    return COLOUR.sub(as_grey, svg)


def as_grey(found: re.Match[str]) -> str:
    digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
    return grey(digits)


def grey(digits: str) -> str:
    """The grey with the relative luminance (WCAG 2.2, definition "relative luminance") of six hex digits."""
    red, green, blue = (linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    light = round(255 * seen(0.2126 * red + 0.7152 * green + 0.0722 * blue))
    return f"#{light:02x}{light:02x}{light:02x}"


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def seen(light: float) -> float:
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
