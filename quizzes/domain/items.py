"""The front door to what a quiz can ask: every kind of item, how it is read from plain data and written back."""

from collections.abc import Sequence
from typing import Any, TypeVar

from .fields import EVERYTHING, Fields, Needs, Path
from .kinds.base import (
    FORMS,
    LEVELS,
    MARKERS,
    MOST_PARTS,
    Item,
    Kind,
    Media,
    Step,
    common_data,
    filled,
    read_common,
)
from .kinds.branching import Scenario, Scene, Way, read_scenario, scenario_data
from .kinds.choosing import (
    ChoiceItem,
    ChoiceMany,
    GapsChoose,
    HotspotChoice,
    MarkWords,
    Option,
    Spot,
    Token,
    TrueFalse,
    choosing_data,
    read_choice,
    read_gap,
    read_hotspot_choice,
    read_judgement,
    read_many,
    read_mark_words,
    read_true_false,
)
from .kinds.opinions import (
    Note,
    Reading,
    Scale,
    Unknown,
    opinion_data,
    read_hotspots,
    read_scale,
    read_text,
    read_unknown,
)
from .kinds.placing import (
    Card,
    GapCard,
    GapsBank,
    Match,
    Order,
    Pair,
    Place,
    Places,
    Sort,
    When,
    placing_data,
    read_bank,
    read_match,
    read_order,
    read_sort,
)
from .kinds.typed import (
    Accepted,
    Gaps,
    LongAnswer,
    Numeric,
    Range,
    ShortAnswer,
    TypedGap,
    read_gaps,
    read_long_answer,
    read_numeric,
    read_short_answer,
    typed_data,
)

__all__ = [
    "FORMS",
    "LEVELS",
    "MARKERS",
    "MOST_PARTS",
    "Accepted",
    "Card",
    "ChoiceItem",
    "ChoiceMany",
    "GapCard",
    "Gaps",
    "GapsBank",
    "GapsChoose",
    "HotspotChoice",
    "Item",
    "Kind",
    "LongAnswer",
    "MarkWords",
    "Match",
    "Media",
    "Note",
    "Numeric",
    "Option",
    "Order",
    "Pair",
    "Place",
    "Places",
    "Range",
    "Reading",
    "Scale",
    "Scenario",
    "Scene",
    "ShortAnswer",
    "Sort",
    "Spot",
    "Step",
    "Token",
    "TrueFalse",
    "TypedGap",
    "Unknown",
    "Way",
    "When",
    "item_data",
    "marked",
    "parse_item",
]

AnItem = TypeVar("AnItem", bound=Item)


def parse_item(data: Any, path: Path = (), needs: Needs = EVERYTHING) -> Item:
    """Read one item from plain data (quiz.yaml or the content of a version).

    Raises Fault, naming the path of the field, at the first thing that is missing, unknown or impossible.
    """
    fields = Fields(data, path, needs)
    kind = Kind(fields.one_of("kind", [kind.value for kind in Kind]))
    # A sentence with gaps is a question of its own.
    common = read_common(fields, kind, stem=kind not in (Kind.GAPS_CHOOSE, Kind.GAPS, Kind.UNKNOWN))
    return read_own(fields, kind, common)


def read_own(fields: Fields, kind: Kind, common: dict[str, Any]) -> Item:
    match kind:
        case Kind.CHOICE_ONE:
            return read_choice(fields, common)
        case Kind.JUDGEMENT:
            return read_judgement(fields, common)
        case Kind.CHOICE_MANY:
            return read_many(fields, common)
        case Kind.GAPS_CHOOSE:
            # With a list of gaps each gap says which card fits; with one gap alone the card says so itself.
            return read_bank(fields, common) if fields.data.get("gaps") else read_gap(fields, common)
        case Kind.TRUE_FALSE:
            return read_true_false(fields, common)
        case Kind.ORDER:
            return read_order(fields, common)
        case Kind.MATCH:
            return read_match(fields, common)
        case Kind.SORT:
            return read_sort(fields, common)
        case Kind.MARK_WORDS:
            return read_mark_words(fields, common)
        case Kind.HOTSPOT_CHOICE:
            return read_hotspot_choice(fields, common)
        case Kind.SCENARIO:
            return read_scenario(fields, common)
        case Kind.SCALE:
            return read_scale(fields, common)
        case Kind.GAPS:
            return read_gaps(fields, common)
        case Kind.NUMERIC:
            return read_numeric(fields, common)
        case Kind.SHORT_ANSWER:
            return read_short_answer(fields, common)
        case Kind.LONG_ANSWER:
            return read_long_answer(fields, common)
        case Kind.HOTSPOTS:
            return read_hotspots(fields, common)
        case Kind.TEXT:
            return read_text(fields, common)
        case Kind.UNKNOWN:
            return read_unknown(fields, common)


def item_data(item: Item) -> dict[str, Any]:
    """Write one item in the form that `parse_item` reads."""
    return filled({**common_data(item), **own_data(item)})


def own_data(item: Item) -> dict[str, Any]:
    match item:
        case ChoiceItem() | ChoiceMany() | TrueFalse() | MarkWords():
            return choosing_data(item)
        case Order() | Places():
            return placing_data(item)
        case Gaps() | Numeric() | ShortAnswer() | LongAnswer():
            return typed_data(item)
        case Scenario():
            return scenario_data(item)
    return opinion_data(item)


def marked(items: Sequence[AnItem]) -> list[AnItem]:
    """Those of which a machine can say whether an answer fits: only they count among what is known."""
    return [item for item in items if item.is_marked]
