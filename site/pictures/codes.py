"""QR codes that lead from paper to the screen, and the address that one types instead."""

import re

import segno

QUIET_ZONE = 2  # modules of white around a QR code; its frame on the page is white too


def qr_svg(url: str) -> str:
    """Draw `url` as a QR code (error correction M) whose SVG takes the size that its place gives it."""
    code = segno.make(url, error="m", micro=False)
    return str(
        code.svg_inline(
            border=QUIET_ZONE, omitsize=True, svgclass="code", lineclass=None, title=url, dark="#000"
        )
    )


def short_address(url: str) -> str:
    """The address as one types it: without scheme and last slash."""
    return re.sub(r"^https?://", "", url).rstrip("/")
