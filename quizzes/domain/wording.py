"""Which feedback is shown for an answer, and how a result is said in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from .content import PassMark
from .fields import Text
from .grading import Grade, full_answer, grade
from .items import (
    ChoiceItem,
    ChoiceMany,
    Gaps,
    Item,
    MarkWords,
    Numeric,
    Order,
    Places,
    ShortAnswer,
    TrueFalse,
    marked,
)
from .marks import without_marks
from .walk import Outcome

KOREAN_ONES = ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
KOREAN_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
ENGLISH = (
    *(
        "none",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)


def pick(text: Text, language: str) -> str:
    """A text in a language; where it is not written, in English, then in any."""
    return text.get(language) or text.get("en") or next(iter(text.values()), "")


def feedback_texts(item: Item) -> Mapping[str, Text]:
    """Every feedback of an item under the name by which a grade asks for it."""
    match item:
        case ChoiceItem() | ChoiceMany():
            chosen = {f"option.{option.key}": option.feedback for option in item.options}
            left = {f"not.{option.key}": option.not_chosen for option in item.options if option.not_chosen}
            return {**chosen, **left}
        case TrueFalse():
            return {"true": item.if_true, "false": item.if_false}
        case MarkWords():
            return {f"token.{token.key}": token.feedback for token in item.tokens}
        case Order():
            special = {f"when.{when.first}": when.say for when in item.when}
            return {"right": item.right, "first": item.first, "other": item.other, **special}
        case Places():
            return {"wrong": item.wrong, **{f"{item.part}.{one.key}": one.feedback for one in item.places}}
        case Gaps():
            return {"wrong": item.wrong, **{f"gap.{gap.key}": gap.feedback for gap in item.gaps}}
        case Numeric() | ShortAnswer():
            return {"wrong": item.wrong, **{f"answer.{one.key}": one.feedback for one in item.answers}}
    return {}


def say_about(item: Item, marked: Grade, language: str) -> list[str]:
    """The feedback that a grade asks for, in its order."""
    texts = feedback_texts(item)
    return [pick(texts[name], language) for name in marked.feedback if texts.get(name)]


def reason(item: Item, language: str) -> list[str]:
    """Why the right answer is right."""
    return say_about(item, grade(item, full_answer(item)), language)


def numeral(number: int, language: str) -> str:
    """A count as people say it: native Korean words to 99, English words to twenty, digits beyond."""
    if language == "ko" and 0 < number < 100:
        return KOREAN_TENS[number // 10] + KOREAN_ONES[number % 10]
    if language == "en" and 0 <= number < len(ENGLISH):
        return ENGLISH[number]
    return str(number)


def counted(number: int, language: str) -> str:
    """The numeral as the thing that is known: with its object particle in Korean (하나를, 일곱을)."""
    word = numeral(number, language)
    return word + object_particle(word) if language == "ko" else word


def object_particle(word: str) -> str:
    """를 after a vowel, 을 after a consonant; of the digits' Korean names those of 2, 4, 5 and 9 end in vowels."""
    last = word[-1]
    if last.isdigit():
        return "를" if last in "2459" else "을"
    return "을" if (ord(last) - ord("가")) % 28 else "를"


def is_passed(
    mark: PassMark, items: Sequence[Item], outcomes: Sequence[Outcome], *, first_only: bool
) -> bool:
    """Whether enough items are known and every critical one among them.

    In self-study an item found at the second try is known; where a result counts, the first answer counts.
    """
    good = {Outcome.FIRST} if first_only else {Outcome.FIRST, Outcome.SECOND}
    known = [o in good for o in outcomes]
    needed = mark.needed(len(marked(items)))
    critical = all(k for item, k in zip(items, known, strict=True) if item.critical and item.is_marked)
    return bool(needed) and sum(known) >= needed and critical


def short(item: Item, language: str) -> str:
    """What an item asked, for a list of results."""
    text: Any = item.about or item.stem or getattr(item, "text", {})
    return without_marks(pick(text, language))
