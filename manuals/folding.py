"""Fold a book: two of its pages on each side of a sheet, in the order in which a folded sheet is read."""

from pathlib import Path
from typing import Any

from manuals.domain.variants import spreads


def fold(pikepdf: Any, book: Path) -> None:
    """Turn the file into sheets for printing on both sides (flipped at the short edge) and folding.

    What is folded is for printers alone, so it carries language and title but no tags: a page on a sheet no longer
    follows the page before it. The A4 file is the one to read on a screen.
    """
    with pikepdf.open(book, allow_overwriting_input=True) as read, pikepdf.new() as made:
        width, height = (float(size) for size in read.pages[0].mediabox[2:])
        for sides in spreads(len(read.pages)):
            sheet = made.add_blank_page(page_size=(2 * width, height))
            for place, number in enumerate(sides):
                if number is not None:
                    half = pikepdf.Rectangle(place * width, 0, (place + 1) * width, height)
                    sheet.add_overlay(read.pages[number], half)
        made.Root.Lang = read.Root.Lang
        made.Root.ViewerPreferences = pikepdf.Dictionary(
            Duplex=pikepdf.Name.DuplexFlipShortEdge, PrintScaling=pikepdf.Name("/None"), DisplayDocTitle=True
        )
        made.docinfo.Title = read.docinfo.Title
        made.save(book)
