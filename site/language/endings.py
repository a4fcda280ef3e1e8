"""The style in which a sentence ends, and whether it hides its subject or says no twice."""

import re

from .limits import HAEYO, HANDA, HAPNIDA

_CLOSED_QUOTE = re.compile(r"[”’\"'」』]\s{0,3}[.!?…]{0,3}\s{0,3}\Z")
_YO_NOUNS = ("필요", "중요", "수요", "소요", "주요", "강요", "동요", "개요", "고요", "민요")
_HAPNIDA = re.compile(r"(?:니다|니까|십시오|시오|[읍합봅갑둡줍입씁립킵납]시다)\Z")
_HANDA = re.compile(r"(?:다|[은는던]가|[^아]라|자)\Z")
# Nouns in -자, which is no invitation (가자): 피해자, 상자.
_JA_NOUNS = re.compile(
    r"(?:(?:가해|피해|보호|사용|이용|우승|참가|참여|목격|제작|작성|관리|운영|담당|교육|양육|유포|촬영|범죄|책임|당사|지원|상담|신고|생존|시청|구독|진행|발표|후보|과학|기술)자"
    r"|상자|과자|의자|모자|글자|문자|숫자|감자|사자|부자|환자|기자|여자|남자|혼자|그림자|주전자|탁자|정자)\Z"
)
_LAST = 40  # characters that show how a sentence ends

# Nouns and adverbs with which 되다 is no passive.
_ACTIVE = (
    "걱정|시작|준비|도움|오래|이해|기대|안심|부족|실망|긴장|후회|감동|생각|해당|관련|안|잘|못|참|다|헛|덜"
    "|그렇게|이렇게|어떻게"
)
_BECOME = "(?:되|됐|된|될|됩|돼|됨)"
_STEMS = (
    "보여|여겨|불려|쓰여|잊혀|찢겨|나뉘어|열려|닫혀|읽혀|만들어|지워|알려|밝혀"
    "|주어|모아|꾸며|이루어|정해|그려|찍혀|뽑혀"
)
_PASSIVE = re.compile(
    rf"(?<![가-힣])(?!(?:{_ACTIVE}){_BECOME})[가-힣]{{2,12}}(?<![을를이가도은는면서고게지해])"
    rf"(?:되어지|{_BECOME})(?=[가-힣]{{0,5}}(?![가-힣]))"
    r"|(?<![가-힣])[가-힣]{1,6}(?:당하|당했|당한|당할|당해|당합)[가-힣]{0,5}"
    rf"|(?:{_STEMS})(?:지|진|졌|질|집)(?!\s?(?:않|말|마))[가-힣]{{0,5}}"
    r"|(?:찍히|찍혔|찍힌|찍힐|불리|불렸|불린|쓰이|쓰였|쓰인|잡히|잡혔|잡힌|읽히|읽혔|뽑히|뽑혔|보내어지)[가-힣]{0,5}"
)
_DOUBLE = re.compile(
    r"지\s?않(?:을|는|은)?\s?(?:수\s?없|것(?:은|이)?\s?아니)|지\s?않(?:으면|고는)\s?(?:안\s?[되돼된됩]|못)|지\s?않고는"
    r"|없지\s?않|없는\s?것(?:은|이|도)?\s?아니|모르지\s?않|않지\s?않|(?<![가-힣])(?:안\s|못\s?)[가-힣]{1,6}지\s?않"
    r"|(?<![가-힣])안\s[가-힣]{1,6}면\s?안\s?[되돼된됩]|아니지\s?않|아닌\s?것(?:은|이|도)?\s?아니"
)


def style(sentence: str) -> str | None:
    """How a Korean sentence ends: haeyo, hapnida or handa.

    None for a noun phrase, for a casual sentence, and for one that ends with what somebody else says.
    """
    last = sentence[-_LAST:]
    if _CLOSED_QUOTE.search(last):
        return None
    while last and not last[-1].isalnum():
        last = last[:-1]
    if _HAPNIDA.search(last):
        return HAPNIDA
    if last.endswith("요") and not last.endswith(_YO_NOUNS):
        return HAEYO
    return HANDA if _HANDA.search(last) and not _JA_NOUNS.search(last) else None


def passives(text: str) -> list[tuple[int, int]]:
    """Spans of Korean passives (noun + 되다, 당하다, -어지다, common -이/히/리/기-); a list, hence incomplete."""
    return [found.span() for found in _PASSIVE.finditer(text)]


def double_negatives(text: str) -> list[tuple[int, int]]:
    """Spans of Korean double negatives (…지 않을 수 없다, 안 …지 않다)."""
    return [found.span() for found in _DOUBLE.finditer(text)]


_PARTICIPLES = (
    "taken|sent|seen|shown|given|made|told|known|written|hurt|kept|found|held|put|said|left|done|drawn|broken|stolen"
    "|spread|chosen|forgotten|hidden|thrown|worn|caught|built|bought|brought|read|heard|met|paid|sold|taught|thought"
    "|understood|forced|asked"
)
_FEELINGS = (
    "tired|scared|worried|interested|excited|need|used\\sto|embarrassed|allowed|supposed|bored|pleased|relaxed"
    "|surprised|married|naked|red|afraid|wicked|sacred|indeed|feed|speed"
)
_PASSIVE_EN = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|gets?|got)\s(?:\w{1,12}ly\s|not\s|never\s|also\s|always\s|often\s)?"
    rf"(?!(?:{_FEELINGS})\b)(?:\w{{2,14}}ed|{_PARTICIPLES})\b",
    re.IGNORECASE,
)
_NEGATED_ALREADY = (
    "able|common|usual|likely|kind|fair|possible|regular|honest|important|happy|reasonable|willing|aware|clear|safe"
    "|true|necessary"
)
_DOUBLE_EN = re.compile(
    rf"\bnot\s(?:un|in|im|ir|dis)(?:{_NEGATED_ALREADY})\w{{0,4}}\b"
    r"|\b(?:not|n['’]t|never|cannot)\s(?:(?!(?:and|or|but|so)\b)\w{1,12}\s){0,4}?(?:no|nothing|nobody|nowhere|none|never)\b"
    r"|\b(?:can(?:not|['’]t)\snot|not\sun\w{3,12}ed)\b",
    re.IGNORECASE,
)


def passives_in_english(text: str) -> list[tuple[int, int]]:
    """Spans of a form of be or get with a participle; feelings (is scared) are none."""
    return [found.span() for found in _PASSIVE_EN.finditer(text)]


def double_negatives_in_english(text: str) -> list[tuple[int, int]]:
    """Spans of English double negatives (not unkind, never … nothing)."""
    return [found.span() for found in _DOUBLE_EN.finditer(text)]
