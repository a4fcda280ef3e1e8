"""Write questions as a table: one row a question, with the columns that some question uses."""

from collections.abc import Iterator, Sequence
from typing import Any

from quizzes.domain.figures import write_number

from .columns import PART_COLUMNS, PLAIN_COLUMNS, Column, guarded, listed, written_json
from .making import is_even
from .plain import Plain
from .table_parts import names_of
from .writing import Written

FLAGS = ("critical", "case_sensitive", "spelling_tolerance", "whole", "pair")
WORDS = (
    *("id", "kind", "stem", "hint", "about", "category", "outcome", "screen", "source", "sample"),
    *("picture", "alt", "own", "others", "raw"),
)
NEEDED = ("id", "kind", "stem")


def write_table(items: Sequence[Plain]) -> tuple[list[list[str]], Written]:
    """The heading and the rows, formulas neutralised, and what they carry: everything."""
    rows = [cells_of(item) for item in items]
    used = {column for row in rows for column, cell in row.items() if cell}
    columns = sorted({*used, *(Column(name) for name in NEEDED)}, key=place)
    heading = [column.heading for column in columns]
    table = [[guarded(row.get(column, "")) for column in columns] for row in rows]
    return [heading, *table], Written(items=list(items))


def place(column: Column) -> tuple[int, int, int]:
    """Options stand together, after the question and before the rest."""
    if column.part:
        return 1, column.part, [field for field, _, _ in PART_COLUMNS].index(column.field)
    at = [field for field, _, _ in PLAIN_COLUMNS].index(column.field)
    return (0 if column.field in ("id", "kind", "stem", "text") else 2), 0, at


def cells_of(item: Plain) -> dict[Column, str]:
    """Everything that an item says, by column."""
    cells = {Column(name): str(item[name]) for name in WORDS if item.get(name)}
    cells |= {Column(name): "yes" for name in FLAGS if item.get(name) is True}
    cells |= {Column("points"): str(item["points"])} if item["points"] != 1 else {}
    cells |= {Column("level"): item["level"]} if item["level"] != "U" else {}
    cells |= {Column("form"): item["form"]} if item["form"] != "a" else {}
    cells |= feedback_cells(item)
    if item["media"]:
        cells[Column("media")] = listed([f"{one['src']} | {one['alt']}" for one in item["media"]])
    return cells | dict(own_cells(item))


def feedback_cells(item: Plain) -> dict[Column, str]:
    said = item["feedback"]
    told = {
        Column(name): said[name] for name in ("right", "wrong", "general", "first", "other") if said.get(name)
    }
    when = [part for row in said.get("when", ()) for part in (row["first"], row["say"])]
    return told | ({Column("when"): listed(when)} if when else {})


def own_cells(item: Plain) -> Iterator[tuple[Column, str]]:
    """What an item has beside what all have."""
    match item["kind"]:
        case "choice_one" | "choice_many" | "judgement" | "hotspot_choice":
            yield from choice_cells(item)
        case "true_false":
            yield Column("key"), "true" if item["key"] else "false"
        case "order":
            yield from numbered(item["right_order"])
        case "match":
            for n, pair in enumerate(item["pairs"], start=1):
                yield from part(n, text=pair["left"], match=pair["right"], chosen=pair["feedback"])
            yield Column("distractors"), listed(item["distractors"])
        case "sort":
            for n, card in enumerate(item["cards"], start=1):
                yield from part(n, text=card["text"], match=card["box"], chosen=card["feedback"])
            yield Column("boxes"), listed(item["boxes"])
        case "gaps" | "gaps_choose":
            yield from gap_cells(item)
        case "mark_words":
            yield Column("text"), item["text"]
            for n, mark in enumerate(item["marks"], start=1):
                yield from part(n, text=mark["text"], chosen=mark["feedback"])
            yield Column("key"), right_ones(item["marks"])
        case _:
            yield from more_cells(item)


def more_cells(item: Plain) -> Iterator[tuple[Column, str]]:
    match item["kind"]:
        case "numeric":
            for n, row in enumerate(item["answers"], start=1):
                bounds = {"min": write_number(row["min"]), "max": write_number(row["max"])}
                yield from part(n, **bounds, fraction=partial(row["fraction"], 1.0), chosen=row["feedback"])
        case "short_answer":
            for n, row in enumerate(item["answers"], start=1):
                told = {"fraction": partial(row["fraction"], 1.0), "chosen": row["feedback"]}
                yield from part(n, accept=listed(row["accept"]), **told)
        case "long_answer":
            yield Column("keywords"), listed(item["keywords"])
        case "scale":
            yield from numbered(item["scale"])
        case "scenario":
            yield Column("nodes"), written_json(item["nodes"])
        case "hotspots":
            for n, spot in enumerate(item["spots"], start=1):
                at = {"x": write_number(spot["x"]), "y": write_number(spot["y"])}
                yield from part(n, text=spot["text"], chosen=spot["feedback"], **at)


def choice_cells(item: Plain) -> Iterator[tuple[Column, str]]:
    """Options; the answer names those that fit by their numbers."""
    weighted = item["kind"] == "choice_many" and not item["whole"] and not is_even(item["options"])
    for n, row in enumerate(item["options"], start=1):
        usual = 2.0 if weighted else 1.0 if row["correct"] else 0.0
        told = item["kind"] != "choice_many" or weighted
        fraction = partial(row["fraction"], usual) if told and not row.get("experts") else ""
        words = {name: str(row.get(name) or "") for name in ("chosen", "not_chosen", "tip", "marker")}
        experts = {"experts": str(row["experts"])} if row.get("experts") else {}
        spot = {axis: write_number(row[axis]) for axis in ("x", "y") if axis in row}
        yield from part(n, text=row["text"], fraction=fraction, **words, **experts, **spot)
    yield Column("key"), right_ones(item["options"])


def right_ones(rows: Sequence[Plain]) -> str:
    right = [number for number, row in enumerate(rows, start=1) if row["correct"]]
    return names_of(right, [row["text"] for row in rows])


def partial(fraction: float, usual: float) -> str:
    return "" if fraction == usual else write_number(fraction)


def gap_cells(item: Plain) -> Iterator[tuple[Column, str]]:
    """The text with its gaps, what fits each, and the bank of cards."""
    yield Column("text"), "\n".join(item["lines"])
    for n, gap in enumerate(item["gaps"], start=1):
        yield from part(n, accept=listed(gap["accept"]), tip=gap["tip"], chosen=gap["feedback"])
    if item["kind"] == "gaps_choose":
        yield from bank_cells(item)


def bank_cells(item: Plain) -> Iterator[tuple[Column, str]]:
    """The whole bank in its order; with one gap each card may have something said about it, in the same order."""
    yield Column("bank"), listed(item["bank"])
    said: list[Any] = item.get("said") or []
    if any(said):
        yield Column("said"), written_json(said)


def numbered(texts: Sequence[str]) -> Iterator[tuple[Column, str]]:
    for n, text in enumerate(texts, start=1):
        yield from part(n, text=text)


def part(number: int, **fields: str) -> Iterator[tuple[Column, str]]:
    yield from ((Column(name, number), value) for name, value in fields.items())
