"""The signs by which a sentence shows that it mentions the words it quotes: criticism, and titles of works."""

import re


def _any(*forms: str) -> re.Pattern[str]:
    """A pattern of alternatives, in which a space stands for one white space."""
    return re.compile("|".join(forms).replace(" ", r"\s"), re.IGNORECASE)


_NOT_DO = "(?:않|말|마|맙|못)"
_WORDS = (
    "terms?|words?|phrases?|expressions?|labels?|wording|names?|sentences?|sayings?|slogans?"
    "|questions?|remarks?|comments?"
)
_SAYING = "(?:say|use|call|write|ask|tell|print|repeat|speak)"

# A sentence that criticises what it quotes.
_KOREAN = (
    "바꾸|바꿔|바꾼|바꿨|바꿀|바꿉|바뀌|바뀐|바뀔|고쳐|고치|대체|순화",
    r"[”’\"'」]\s?는\s(?:생각|마음|반응)|라는\s?(?:말|이름|생각|식|질문|물음|반응|댓글|문장)|나온\s?말|말이(?:에요|다|라|었|죠|지만|므로)|말입니다",
    "표현|용어|낱말|단어|변명|핑계|통념|편견|오해|고정관념|신화",
    r"잘못된|틀린|그릇된|(?:옳|맞|알맞|바르|적절하)지\s?않|부적절|(?:나쁜|옛|옛날|아픈|차가운)\s?말",
    rf"부르지|(?:쓰|사용하|말하|묻|고\s?하)지\s?{_NOT_DO}",
    rf"(?:말|말투|소리|질문|물음)(?:은|을|도)?\s?(?:절대 |절대로 |서로 |이제 )?(?:하|쓰|묻|던지)지\s?{_NOT_DO}",
    r"고\s?(?:말)?하면|인용(?:할|하|해)|(?:쓰면|말하면|하면|해서는|해선)\s?안|피하(?:고|세|자|는|기|여|십)|피합",
    r"거짓|사실이\s아니|사실과\s다르|협박(?:이|은|하는|의)\s|겁(?:을)?\s?주는|[”’\"'」]\s?(?:처럼|같은|같이)\s(?:[가-힣]{1,6}\s)?(?:탓|비난|겁)",
    r"2차\s?(?:피해|가해)|상처(?:를|가)?\s?(?:주는|되는|줄|될|줍|됩)|탓하는|탓을|책임을\s?(?:돌|묻|떠)|비난(?:하는|이|입)",
)
_ENGLISH = (
    rf"\b(?:the|this|that|these|those|such|old|an?|no) (?:\w{{1,15}} )?(?:{_WORDS})\b",
    rf"\b(?:do|does|did|should|must|can|will|would|could)(?: not|n['’]?t|not) (?:\w{{1,12}} )?{_SAYING}",
    rf"\b(?:never|not to|no longer) {_SAYING}|\bno longer (?:called|used)",
    r"\b(?:stop|stopped|without) (?:say|us|call|writ|ask|tell|print|repeat)ing\b",
    r"\bre(?:word|writ|phras)|\bput (?:it|this|that) right",
    r"\bif (?:someone|somebody|anyone|pupils?|a \w{1,10}) (?:says?|asks?)\b",
    r"\bsound(?:s|ed)? (?:like|as)\b|\b(?:comes?|came) from\b|\bmeans?\b|\bmeant\b|\bquot(?:e|ed|ing|ation)\b",
    r"\bavoid|\bcalled\b|\breplac(?:e|es|ed|ing)\b|\binstead\b(?! of)|\brenamed?\b|\bchang(?:e|es|ed|ing)\b",
    r"\bcorrect(?:s|ed|ing)?\b|\bwrong\b|\bmislead|\bharmful\b|\boutdated\b|\bold-fashioned\b|\beuphemism|\bmyths?\b",
    r"\blies?\b|\b(?:a|the|this|that|his|her|their|empty) threats?\b|\bthreaten",
    r"\b(?:not|never|hardly) true\b|\buntrue\b|\bfalse\b",
    r"\bmisconception|\bstereotype|\bexcuses?\b|\bblam(?:e|es|ed|ing)\b|\bhurtful\b|\bprefer(?:s|red)?\b",
)
_JAPANESE = (
    "という(?:言葉|表現|呼び方|用語)|言い換え|呼ばない|呼ばず|使わない|使わず",
    "用語|誤った|ではなく|でなく|の代わり|に代えて",
)
_CHINESE = (
    "而不是|代替|取代|改稱|改称|改用|不要說|不要说|不說|不说|不應|不应",
    "一詞|一词|用語|用语|說法|说法|錯誤|错误",
)

# Where it matters the sign stands on one side: in “A instead of B” only B is criticised, in “A 대신 B” only A.
ANYWHERE = _any(*_KOREAN, *_ENGLISH, *_JAPANESE, *_CHINESE)
BEFORE = _any(r"\binstead of\b", r"\brather than\b")
AFTER = _any("대신")

# Directly behind the closing mark: “…”보다, “…”이 아니라, “…”를 가르치는 수업이 아니다, “…” is not.
BEHIND_QUOTE = _any(
    r"\s?(?:이|가|은|는)?\s?아(?:니|닌|닙)",
    r"\s?(?:보다(?:는)? |말고)",
    r"\s?(?:만|라고만|고만)\s?(?:가르치|말하|외치|강조하|되풀이하|하)(?:면|는|고|기|지)",
    rf"\s?(?:이?라)?(?:고|는) (?:하|말하|묻|부르|쓰)지\s?{_NOT_DO}",
    r"\s?(?:을|를|고)\s?[가-힣]{1,6} (?:수업|것|게|일|말|뜻|자리|곳|교육|글)(?:이|은)?\s?아(?:니|닙|닌)",
    r"\s{1,3}(?:is|are|was|were)(?: not|n['’]?t| never)\b",
)
NOT_BEFORE_QUOTE = _any(
    r"(?:\b(?:not|never)|n['’]t)\s{1,3}(?:\w{1,12}\s{1,3}){0,3}\Z",
    r"\bno \w{1,12} (?:may|should|must|can|ever) (?:\w{1,12} ){0,3}\Z",
    r"(?:不是|不叫|不稱)\Z",
)

# The title of a work: what kind of work stands before the quotation marks or behind them.
_WORKS = (
    "articles?|reports?|books?|papers?|stud(?:y|ies)|films?|movies?|documentar(?:y|ies)|chapters?|essays?|headlines?|podcasts?|series"
    "|songs?|laws?|acts?|bills?|ordinances?|campaigns?|programmes?|leaflets?"
)
_WORKS_KO = (
    "기사|기사에서|보고서|논문|책|도서|영화|다큐멘터리|다큐|드라마|방송|제목|카드뉴스|웹툰|소설"
    "|노래|강연|특집|연재|법률|조례|캠페인"
)
TITLE_BEFORE = _any(
    rf"\b(?:{_WORKS})(?: (?:called|titled|entitled|named))?[\s:]{{0,2}}\Z",
    r"\b(?:titled|entitled)[\s:]{0,2}\Z",
    rf"(?:{_WORKS_KO})[\s:]{{0,2}}\Z",
)
TITLE_BEHIND = _any(
    r"이?라는 (?:제목|책|기사|영화|보고서|논문|방송|프로그램|노래)",
    r"\s?\([^()\n]{0,80}\b(?:19|20)\d\d\)",  # (McGlynn, 2017)
)
