"""Values of blocks as a browser sends them: what Wagtail's forms read."""

from typing import Any

from wagtail import blocks


def posted(block: blocks.Block, value: Any) -> Any:
    """Data as the fields of a form: every field stands there, lists count themselves, ticks are on or missing."""
    match block:
        case blocks.StreamBlock():
            rows = [
                {
                    "type": row["type"],
                    "id": "",
                    "value": posted(block.child_blocks[row["type"]], row["value"]),
                }
                for row in value
            ]
            return counted(rows)
        case blocks.ListBlock():
            return counted([{"value": posted(block.child_block, row)} for row in value or ()])
        case blocks.StructBlock():
            given = value or {}
            fields = {n: posted(child, given.get(n)) for n, child in block.child_blocks.items()}
            return {name: field for name, field in fields.items() if field is not None}
        case blocks.BooleanBlock():
            return "on" if value else None
    if value is None:
        default = block.get_default()
        return "" if default is None else default
    return value


def counted(rows: list[dict[str, Any]]) -> dict[str, Any]:
    numbered = {str(at): {"deleted": "", "order": str(at), **row} for at, row in enumerate(rows)}
    return {"count": str(len(rows)), **numbered}
