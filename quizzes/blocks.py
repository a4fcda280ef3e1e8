"""The stream in which an editor writes the items of a quiz: one block per kind."""

from functools import lru_cache
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .domain.drafting import BANK
from .domain.fields import EVERYTHING, Needs
from .domain.items import Kind
from .writing import choosing, placing, typed
from .writing.parts import LANGUAGE_NAMES, Languages, Sheet

__all__ = ["LANGUAGE_NAMES", "Languages", "item_stream"]


@lru_cache(maxsize=16)
def item_stream(languages: Languages, needs: Needs = EVERYTHING) -> blocks.StreamBlock:
    """The items of a quiz; the name of each block is its kind, and BANK for gaps that share a bank of cards."""
    sheet = Sheet(languages, needs)
    kinds = [(kind.value, block_of(kind, sheet)) for kind in Kind]
    return blocks.StreamBlock(
        [*kinds, (BANK, placing.fill_from_bank(sheet))], label=_("Questions"), min_num=1
    )


def block_of(kind: Kind, sheet: Sheet) -> Any:
    match kind:
        case Kind.CHOICE_ONE:
            return choosing.choose_one(sheet)
        case Kind.JUDGEMENT:
            return choosing.judge(sheet)
        case Kind.TRUE_FALSE:
            return choosing.true_false(sheet)
        case Kind.ORDER:
            return placing.put_in_order(sheet)
        case Kind.MATCH:
            return placing.find_pairs(sheet)
        case Kind.GAPS_CHOOSE:
            return choosing.gap(sheet)
        case Kind.CHOICE_MANY:
            return choosing.choose_several(sheet)
        case Kind.SORT:
            return placing.sort(sheet)
        case Kind.MARK_WORDS:
            return choosing.mark_words(sheet)
        case Kind.HOTSPOT_CHOICE:
            return choosing.find_in_picture(sheet)
        case Kind.SCENARIO:
            return placing.scenario(sheet)
        case Kind.SCALE:
            return placing.scale(sheet)
        case Kind.GAPS:
            return typed.write_into_gaps(sheet)
        case Kind.NUMERIC:
            return typed.write_a_number(sheet)
        case Kind.SHORT_ANSWER:
            return typed.write_some_words(sheet)
        case Kind.LONG_ANSWER:
            return typed.write_sentences(sheet)
        case Kind.HOTSPOTS:
            return choosing.read_picture(sheet)
        case Kind.TEXT:
            return choosing.read_text(sheet)
        case Kind.UNKNOWN:
            return choosing.not_understood(sheet)
