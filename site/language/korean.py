"""Korean words in running text: which particles, endings and compounds may stand around a word."""

import re
from enum import Enum

HANGUL = "가-힣"
SYLLABLE = re.compile(f"[{HANGUL}]")

# Nouns that form compounds behind a word of the register (몰카범, 야동사이트, 몸캠피해자).
_HEADS = (
    "범죄자|범죄|범인|범|죄|사건|사고|영상물|영상|동영상|사진|촬영물|촬영|사이트|피해자|피해|가해자|기기|카메라|렌즈|탐지기|탐지|설치|유포|협박"
    "|공포|예방|근절|단속|점검|논란|프로그램|프로|계정|채팅방|채팅|방송|업체|유통|시청|제작|소지|배우|중독|커뮤니티|단톡방|텔레그램|찍기|보기"
    "|처벌|신고|판매|공유|링크|파일|어플|앱|게시물|게시판|댓글|글|방|물|류|식|용|형|충|남|녀|꾼|쟁이|피싱|사기|놀이|장난|행위|행동|짓|의심"
    "|적발|우려|노출|구역|업자|조직|수사|수법|취급|문화|산업|시장|관련|집단|세례|소리|자료|주의보|안전|걱정|대책|교육|문제"
)
# Nouns before a word of the register, written without a space (화장실몰카, 국산야동).
_BEFORE = (
    "화장실|탈의실|지하철|학교|교실|교내|여고생|여중생|초등생|여학생|여자|여성|숙박|모텔|호텔|수영장|샤워실|길거리|치마|초소형|국산|한국|일본|중국|해외"
    "|불법|신종|무료|최신|합성|딥페이크|인공지능|연예인|아이돌|지인|친구|선생님|교사|동급생|성인|음란|화상|영상|온라인|사이버|디지털|인터넷|계정|사진"
)
_PARTICLES = (
    "으로부터|로부터|에서부터|이야말로|야말로|은커녕|는커녕|커녕|이든지|든지|이든|든|이라도|라도|이나마|나마|이나|나|이랑|랑|하고|에서|에게서|한테서|에게|한테"
    "|께서|께|까지|부터|마저|조차|밖에|처럼|만큼|보다|대로|마다|으로써|으로서|로써|로서|으로|로|이|가|을|를|은|는|도|만|의|에|와|과|뿐|등|란|이란|일랑|아|야"
)
# Two particles stand together only in this order (에서+는, 만+이); “가는” or “이를” begin another word.
_PAIRED = (
    "(?:에서|에게서|한테서|에게|한테|께|까지|부터|만|과|와|처럼|만큼|보다|밖에|뿐|조차|마저|대로|마다|하고|이나|으로|로|으로서|로서|에)"
    "(?:는|은|도|만|의|가|이|을|를|라도|이라도|나|까지|부터|조차|마저)"
)
# The copula and what is said of a word (…이라고, …인데, …예요), and the verbs that make one of a noun.
_COPULA = (
    "입니[다까]|이에요|예요|에요|이었[가-힣]{0,5}|였[가-힣]{0,5}|이다|다|이라[가-힣]{0,5}|라[는고며서니면던지도][가-힣]{0,3}|인|인데요?|인가요?|인지|인가"
    "|일|임|이죠|죠|이지만?요?|지만|이고요?|고|이며|며|이네요?|네요?|이냐[가-힣]{0,2}|냐[가-힣]{0,2}|이니까?|니까|일까요?|일지|일뿐|이자|이야|면|이면|이?래[요서]?|이?랬[가-힣]{0,3}|이?랍니다|이?잖[가-힣]{1,3}|이?거든[가-힣]{0,3}|이?더라[가-힣]{0,3}|이?더군요?|이?구나|이?군요?"
)
_VERBS = (
    "(?:당|시키|질|짓)?(?:하|했|한|할|함|합|해|되|됐|된|될|됨|됩|돼|키|켰|킨)[가-힣]{0,7}"
    "|(?:떨|왔|온다|오는|쳤|친|치는|났|난다|나는|찍는|찍은|찍어|찍었|보는|본|봤|보던|돌리|돌려|뿌리|뿌렸|팔|팔았|샀)[가-힣]{0,5}"
)

# Polite 요 behind a particle (몰카는요?), and what haste writes without a space (야동좀, 몰카같은).
_GLUED = "좀|쯤|따위[가-힣]?|같은|같이|같은거|정도"
_SPOKEN = rf"(?:|(?:{_PARTICLES}|{_PAIRED})요?|(?:{_GLUED})|(?:만|까지|부터|뿐|때문)?(?:{_COPULA}))"
_TAIL = re.compile(rf"(?:들)?(?:(?:{_HEADS})(?:들)?){{0,2}}(?:{_SPOKEN}|(?:{_VERBS}))\Z")
# Behind one syllable a head or a verb begins another word: 나쁜 손 + 해 is 손해, a loss.
_SHORT_TAIL = re.compile(rf"(?:들)?{_SPOKEN}\Z")
_HEAD = re.compile(rf"(?:{_HEADS})")
_FRONT = re.compile(rf"(?:^|[^{HANGUL}])(?:[{HANGUL}]{{0,3}})?(?:{_BEFORE})\Z")
_RUN = re.compile(f"[{HANGUL}]{{0,16}}")
_LONGEST_FRONT = 12


class Edge(Enum):
    """How a word stands in the text: as a word, perhaps as one, or as letters of another word."""

    CLEAR = "clear"
    UNSURE = "unsure"  # the morphemes decide; without them the guess of `guess`
    NONE = "none"


def tail(text: str, end: int) -> str:
    """The Hangul that follows directly (at most 16 syllables)."""
    found = _RUN.match(text, end)
    return found[0] if found else ""


def ends_well(text: str, end: int, *, short: bool = False) -> bool:
    """Whether only particles, the copula, a light verb or a compound's head follow.

    `short`: the last word has one syllable, behind which neither verb nor head is allowed.
    """
    return (_SHORT_TAIL if short else _TAIL).match(tail(text, end)) is not None


def head(text: str, end: int) -> str:
    """The compound's head that follows directly, if any (야동 + 동영상)."""
    found = _HEAD.match(text, end)
    return found[0] if found else ""


def begins_well(text: str, start: int) -> bool:
    return start == 0 or not SYLLABLE.match(text, start - 1)


def has_front(text: str, start: int) -> bool:
    """Whether a noun stands directly before, with which words of this kind form compounds."""
    return _FRONT.search(text[max(0, start - _LONGEST_FRONT) : start]) is not None


def edge(text: str, start: int, end: int, *, open_end: bool, long: bool, short: bool = False) -> Edge:
    """How the word at `start`…`end` stands.

    `open_end`: a phrase that any ending may follow (왜 보냈-). `long`: so long that it is hardly
    ever part of another word. `short`: see `ends_well`.
    """
    right = open_end or ends_well(text, end, short=short)
    if begins_well(text, start):
        return Edge.CLEAR if right else Edge.UNSURE
    if right and (long or has_front(text, start)):
        return Edge.CLEAR
    return Edge.UNSURE


def stem_forms(verb: str) -> list[str]:
    """The shapes of a verb's stem before its endings: 튕기다 → 튕기, 튕긴, 튕길, 튕김, 튕깁, 튕겨, 튕겼.

    By the regular contractions of Korean spelling; irregular verbs keep only the plain shapes.
    """
    stem = verb.removesuffix("다")
    last = ord(stem[-1]) - 0xAC00
    if not 0 <= last <= 0xD7A3 - 0xAC00 or last % 28:
        return [stem]
    shapes = [stem[:-1] + chr(0xAC00 + last + final) for final in (0, 4, 8, 16, 17)]  # –, ㄴ, ㄹ, ㅁ, ㅂ
    vowel = last // 28 % 21
    # ㅣ → ㅕ, ㅜ → ㅝ, ㅗ → ㅘ, ㅡ → ㅓ, ㅚ → ㅙ; ㅏ, ㅓ, ㅐ, ㅔ, ㅕ take ㅆ as they are
    joined = {20: 6, 13: 14, 8: 9, 18: 4, 11: 10, 0: 0, 4: 4, 1: 1, 5: 5, 6: 6}.get(vowel)
    if joined is not None:
        base = 0xAC00 + last + (joined - vowel) * 28
        shapes += [stem[:-1] + chr(base), stem[:-1] + chr(base + 20)]
    return list(dict.fromkeys(shapes))
