"""What a unit must hold beyond its shape: parallel forms, keys that give nothing away, words that are met, minutes."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .citing import claims_cited
from .reading import Document, Fault
from .reading import Path as At
from .unit import TERM_LINK

LANGUAGES = ("ko", "en")
CHOICES = ("choice_one", "judgement", "gaps_choose")
PUPILS = ("e1", "e2", "e3", "m")
# How many items one form asks (blueprint of the curriculum).
ASKED = {
    "e1": (5, 5),
    "e2": (8, 8),
    "e3": (8, 8),
    "m": (8, 10),
    "teachers": (6, 12),
    "carers": (6, 12),
    "police": (8, 12),
}
# Above these shares a reader who knows nothing could guess the key from where it stands or how long it is (ours).
MOST_AT_ONE_PLACE = 0.5
MOST_LONGEST = 0.5
FEWEST_TO_JUDGE = 5
FIGURE = re.compile(
    r"\d[\d,.]*\s?(?:%|퍼센트|per cent|percent|건의|만 ?명|천 ?명|배로|배 늘)|\d{1,3}(?:,\d{3})+",
    re.IGNORECASE,
)


def faults_in_quiz(quiz: Document, tier: str) -> Iterator[Fault]:
    """Forms of equal shape, the right number of items, a hint and a few words for each, keys in balance."""
    items = [item for item in quiz.data.get("items") or [] if isinstance(item, dict)]
    forms = {form: [item for item in items if item.get("form", "a") == form] for form in ("a", "b")}
    least, most = ASKED.get(tier, (1, 99))
    if not least <= len(forms["a"]) <= most:
        yield quiz.fault(("items",), f"form a asks {len(forms['a'])} items; this tier asks {least} to {most}")
    yield from uneven_forms(quiz, forms)
    for number, item in enumerate(items):
        for name in ("hint", "about", "outcome"):
            if not item.get(name):
                yield quiz.fault(("items", number, name), "is missing")
    yield from telling_keys(quiz, items)


def uneven_forms(quiz: Document, forms: Mapping[str, Sequence[Mapping[str, Any]]]) -> Iterator[Fault]:
    """Form b must mirror form a: as many items, and the same kinds and levels."""
    if not forms["b"]:
        yield quiz.fault(
            ("items",), "there is no form b: the bank must hold twice as many items as are asked"
        )
        return
    for what in ("kind", "level", "outcome"):
        one, other = (Counter(str(item.get(what)) for item in forms[form]) for form in ("a", "b"))
        if one != other and what != "outcome":
            yield quiz.fault(
                ("items",), f"forms a and b differ in {what}: {dict(one - other)} against {dict(other - one)}"
            )
        if what == "outcome" and set(one) != set(other):
            yield quiz.fault(
                ("items",), f"forms a and b ask different outcomes: {sorted(set(one) ^ set(other))}"
            )


def telling_keys(quiz: Document, items: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    """Where the right option stands and how long it is must give nothing away."""
    asked = [item for item in items if item.get("kind") in ("choice_one", "judgement")]
    places = Counter(place for item in asked if (place := place_of_key(item)) is not None)
    if len(asked) >= FEWEST_TO_JUDGE:
        place, count = places.most_common(1)[0] if places else (0, 0)
        if count / len(asked) > MOST_AT_ONE_PLACE:
            yield quiz.fault(
                ("items",), f"the right option stands at place {place + 1} in {count} of {len(asked)} items"
            )
        for language in LANGUAGES:
            longest = sum(key_is_longest(item, language) for item in asked)
            if longest / len(asked) > MOST_LONGEST:
                said = f"in {language} the right option is the longest in {longest} of {len(asked)} items"
                yield quiz.fault(("items",), said)
    truths = Counter(item.get("answer") for item in items if item.get("kind") == "true_false")
    if sum(truths.values()) > 1 and len(truths) == 1:
        yield quiz.fault(("items",), "every true-or-false item has the same answer")


def place_of_key(item: Mapping[str, Any]) -> int | None:
    options = item.get("options") or []
    return next((at for at, option in enumerate(options) if option.get("correct")), None)


def key_is_longest(item: Mapping[str, Any], language: str) -> bool:
    """Whether the right option is longer than every other, in characters."""
    lengths = {bool(option.get("correct")): 0 for option in item.get("options") or []}
    for option in item.get("options") or []:
        right = bool(option.get("correct"))
        lengths[right] = max(lengths[right], len(str((option.get("text") or {}).get(language, ""))))
    return lengths.get(True, 0) > lengths.get(False, 0)


def faults_in_lesson(unit: Document, guide: Document) -> Iterator[Fault]:
    """A story where one belongs, words that the text meets, something to do on each screen, minutes that add up."""
    tier = str(unit.data.get("tier"))
    kinds = [kind for _, kind in blocks_of(unit.data)]
    if tier in PUPILS and tier != "e1" and "story" not in kinds:
        yield unit.fault(("screens",), "has no story with choices")
    yield from orphan_links(unit)
    if not unit.data.get("sources"):
        yield unit.fault(("sources",), "is missing")
    planned = sum(int(step.get("minutes") or 0) for step in guide.data.get("steps") or [])
    if planned != unit.data.get("minutes"):
        yield guide.fault(("steps",), f"add up to {planned} minutes, not {unit.data.get('minutes')}")
    yield from figures_without_claim(unit)


def orphan_links(unit: Document) -> Iterator[Fault]:
    """A linked word has its card among the lesson's words, and both languages link the same ones."""
    linked = {
        language: {
            word for text in texts_in(unit.data.get("screens"), language) for word in TERM_LINK.findall(text)
        }
        for language in LANGUAGES
    }
    words = unit.data.get("words") or []
    for word in sorted(set.union(*linked.values()) - set(words)):
        yield unit.fault(("words",), f"{word} is linked in a screen and has no card here")
    for word in sorted(set.union(*linked.values()) - set.intersection(*linked.values())):
        yield unit.fault(("screens",), f"{word} is linked in one language only")


def blocks_of(data: Mapping[str, Any]) -> Iterator[tuple[At, str]]:
    """(path, kind) of every block of the lesson, in order."""
    for screen, part in enumerate(data.get("screens") or []):
        for number, block in enumerate(part.get("blocks") or []):
            yield ("screens", screen, "blocks", number), str(block.get("type"))


def texts_in(data: Any, language: str) -> Iterator[str]:
    """Every text of one language in plain data."""
    if isinstance(data, Mapping):
        if isinstance(data.get(language), str):
            yield data[language]
        for value in data.values():
            yield from texts_in(value, language)
    elif isinstance(data, list):
        for value in data:
            yield from texts_in(value, language)


def figures_without_claim(unit: Document) -> Iterator[Fault]:
    """A percentage or a large number stands only in a block that names the claim it rests on."""
    for at, _ in blocks_of(unit.data):
        block = unit.data["screens"][at[1]]["blocks"][at[3]]
        if claims_cited(block):
            continue
        for language in LANGUAGES:
            for text in texts_in(block, language):
                found = FIGURE.search(text)
                if found:
                    yield unit.fault(at, f"“{found.group().strip()}” is a figure without a claim")


def same_sequences(units: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Pairs of units of one tier whose activities follow each other in the same order."""
    seen: dict[tuple[str, tuple[str, ...]], str] = {}
    for slug, data in units.items():
        order = (str(data.get("tier")), tuple(kind for _, kind in blocks_of(data)))
        if order in seen:
            yield seen[order], slug
        seen.setdefault(order, slug)
