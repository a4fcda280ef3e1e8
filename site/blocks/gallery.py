"""One sample of every block, for the page of patterns and for tests."""

from typing import Any

from .lesson import LESSON_BLOCKS


def samples() -> list[tuple[str, Any]]:
    """(name, value) of every lesson block in the order of the editor's menu."""
    return [(name, block.get_preview_value()) for name, block in LESSON_BLOCKS]
