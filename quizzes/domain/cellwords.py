"""What the rows and cells of a count are about, in words of the item; words of the interface stay empty."""

from collections.abc import Mapping
from dataclasses import dataclass

from .counting import END, OTHERS, OWN, Shape, shapes
from .items import ChoiceItem, ChoiceMany, Item, Places, Scale, Scenario, Step
from .wording import pick


@dataclass(frozen=True)
class RowWords:
    """A row with its cells in words: `about` is empty where the row is about the item as a whole.

    A cell without words (true, yes, fits …) is named by the interface; `fits` says which cells fit.
    """

    shape: Shape
    about: str
    cells: tuple[tuple[str, str], ...]


def row_words(item: Item, language: str) -> tuple[RowWords, ...]:
    """Every row in which answers to `item` are counted, in words of a language."""
    return tuple(
        RowWords(shape, about_row(item, shape, language), cells_in_words(item, shape, language))
        for shape in shapes(item)
    )


def about_row(item: Item, shape: Shape, language: str) -> str:
    _, _, key = shape.row.partition(".")
    match item:
        case ChoiceMany():
            return next((pick(option.text, language) for option in item.options if option.key == key), "")
        case Places():
            return next((pick(place.text, language) for place in item.places if place.key == key), "")
        case Scale():
            return pick({OWN: item.own, OTHERS: item.others}[shape.row], language)
    return ""


def cells_in_words(item: Item, shape: Shape, language: str) -> tuple[tuple[str, str], ...]:
    texts = cell_texts(item, shape, language)
    return tuple((cell, texts.get(cell, "")) for cell in shape.cells)


def cell_texts(item: Item, shape: Shape, language: str) -> Mapping[str, str]:
    match item:
        case ChoiceItem():
            return {option.key: pick(option.text, language) for option in item.options}
        case Scale():
            return stops(item.points_of_scale, language)
        case Scenario() if shape.row == END:
            return {scene.key: pick(scene.text, language) for scene in item.scenes}
    return {}


def stops(steps: tuple[Step, ...], language: str) -> Mapping[str, str]:
    return {step.key: pick(step.text, language) for step in steps}
