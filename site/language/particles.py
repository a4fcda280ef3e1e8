"""Korean particles behind a word: they follow its last sound, so another word may need another particle."""

import re
from dataclasses import dataclass
from enum import Enum


class Sound(Enum):
    """How a word ends for the ear: in a vowel, in ㄹ, or in another consonant."""

    VOWEL = "vowel"
    RIEUL = "rieul"
    CONSONANT = "consonant"


@dataclass(frozen=True, slots=True)
class _Pair:
    """One particle in both shapes, and what may follow it inside of the same written word."""

    consonant: str
    vowel: str
    tails: frozenset[str] = frozenset({""})
    any_tail: bool = False
    rieul_as_vowel: bool = False
    keeps_long: bool = False  # the long shape is right behind a vowel, too (몰카이다)

    def shape(self, sound: Sound) -> str:
        as_vowel = sound is Sound.VOWEL or (self.rieul_as_vowel and sound is Sound.RIEUL)
        return self.vowel if as_vowel else self.consonant

    def may_end_in(self, tail: str) -> bool:
        return self.any_tail or tail in self.tails


def _tails(words: str) -> frozenset[str]:
    return frozenset({"", *words.split()})


_SAID = "고 고는 고도 고만 는 는데 도 면 면서 서 며 니 던데 더라 기보다 기보다는 든지 든가 지만"
_PAIRS = (
    _Pair("을", "를"),
    _Pair("은", "는", _tails("커녕 요")),
    _Pair("이", "가", _tails("요")),
    _Pair("과", "와", _tails("는 도 만 의 같은 같이 함께")),
    _Pair(
        "으로", "로", _tails("는 도 만 만이 서 써 부터 부터의 의 서의 써의 서는 서도 써는 써도 까지 밖에 인한 인해"),
        rieul_as_vowel=True,
    ),
    _Pair("이랑", "랑", _tails("은 도 만")),
    _Pair("이나", "나", _tails("마")),
    _Pair("이든", "든", _tails("지 가")),
    _Pair("이란", "란", _tails("걸")),
    _Pair("이라", "라", _tails(_SAID)),
    _Pair("이야", "야", _tails("말로")),
    _Pair("이여", "여"),
    _Pair("이었", "였", any_tail=True),
    _Pair("이에요", "예요"),
    _Pair("이어요", "여요"),
    _Pair("이어서", "여서"),
    _Pair("이어야", "여야", _tails("만 할 한다 합니다 해요")),
    _Pair("이어도", "여도"),
    _Pair("이다", "다", _tails("는 고 며 면 만"), keeps_long=True),
    _Pair("이고", "고", _tails("는 요"), keeps_long=True),
    _Pair("이며", "며", keeps_long=True),
    _Pair("이면", "면", _tails("서"), keeps_long=True),
    _Pair("이지", "지", _tails("만 만은 요"), keeps_long=True),
    _Pair("이니", "니", _tails("까"), keeps_long=True),
    _Pair("이네", "네", _tails("요"), keeps_long=True),
    _Pair("이던", "던", _tails("데"), keeps_long=True),
    _Pair("이자", "자", keeps_long=True),
    _Pair("이므로", "므로", keeps_long=True),
    _Pair("이거나", "거나", keeps_long=True),
    _Pair("이더라", "더라", _tails("도"), keeps_long=True),
)  # fmt: skip

_ALOUD = dict(zip("0123456789", "영일이삼사오육칠팔구", strict=True))
_OPEN_LATIN = frozenset(
    "aeiouywrsfhzjxvdàáâäèéêëìíîïòóôöùúûü"
)  # Korean adds a vowel to the others (버스, 로드)
_CLOSING = "’”'\"」』》〉)\\]*\u2060"
_IN_BRACKETS = re.compile(r"[\s]*(?:\([^()]{0,80}\)|（[^（）]{0,80}）|\[[^\[\]]{0,80}\])[^\w]*\Z")
_NO_LETTER = re.compile(r"[\W_]+\Z")
# Marks that close around the word, or an explanation in brackets, stand between a word and its particle.
_BETWEEN = re.compile(rf"(?:\([^()\n]{{1,60}}\)|[{_CLOSING}]){{0,6}}")
_SYLLABLES = re.compile("[가-힣]{1,8}")
_BOTH_SHAPES = re.compile(r"[가-힣]{1,2}\([가-힣]{1,2}\)|\([가-힣]\)[가-힣]")  # 을(를), (으)로


def last_sound(word: str) -> Sound | None:
    """How a word ends for the ear; None where nobody can tell from its letters.

    Quotation marks and an explanation in brackets at its end do not count: 성적 갈취(영상 협박) ends like 갈취.

    >>> last_sound("몰카"), last_sound("불법촬영"), last_sound("촬영물")
    (<Sound.VOWEL: 'vowel'>, <Sound.CONSONANT: 'consonant'>, <Sound.RIEUL: 'rieul'>)
    """
    spoken = _spoken(word)
    if not spoken:
        return None
    letter = _ALOUD.get(spoken[-1], spoken[-1])
    if "가" <= letter <= "힣":
        final = (ord(letter) - 0xAC00) % 28
        return Sound.VOWEL if final == 0 else Sound.RIEUL if final == 8 else Sound.CONSONANT
    return _latin_sound(spoken.lower())


def _spoken(word: str) -> str:
    bare = _IN_BRACKETS.sub("", word[-200:])
    return _NO_LETTER.sub("", bare) or _NO_LETTER.sub("", word[-200:])


def _latin_sound(word: str) -> Sound | None:
    if word.endswith("l"):
        return Sound.RIEUL
    if word.endswith(("m", "n", "ng")):
        return Sound.CONSONANT
    return Sound.VOWEL if word[-1] in _OPEN_LATIN else None


def fitted(*, old: str, new: str, behind: str) -> str:
    """What stands behind `old`, with its particle fitted to `new`.

    Only a particle that ends its written word (or goes on as particles do: 으로부터) is touched; everything else
    stays byte by byte. Where the sound of `new` cannot be told nothing changes.

    >>> fitted(old="몰카", new="불법촬영", behind="를 보았다")
    '을 보았다'
    >>> fitted(old="불법촬영", new="사진", behind="으로")
    '으로'
    """
    sound = last_sound(new)
    between = _BETWEEN.match(behind)
    at = between.end() if between else 0
    written = _SYLLABLES.match(behind, at)
    if sound is None or written is None or _BOTH_SHAPES.match(behind, at):
        return behind
    changed = _in_shape(written[0], last_sound(old), sound)
    return behind[:at] + changed + behind[written.end() :]


def _in_shape(written: str, before: Sound | None, sound: Sound) -> str:
    """The syllables behind a word with their particle in the shape for `sound`; as they are when there is none."""
    found: tuple[int, str] = (0, written)
    for pair in _PAIRS:
        for shape in _shapes(pair, before):
            tail = written[len(shape) :]
            if len(shape) > found[0] and written.startswith(shape) and pair.may_end_in(tail):
                kept = pair.keeps_long and shape == pair.consonant
                found = len(shape), (shape if kept else pair.shape(sound)) + tail
    return found[1]


def _shapes(pair: _Pair, before: Sound | None) -> tuple[str, ...]:
    """Shapes in which the pair may stand behind the old word; both where its sound is unknown."""
    if before is None:
        return pair.consonant, pair.vowel
    return (pair.shape(before), pair.consonant) if pair.keeps_long else (pair.shape(before),)
