"""The signs by which a sentence shows that it mentions words instead of using them: criticism, titles, denial."""

import re

# A sentence that criticises what it quotes. Where it matters the sign stands on one side: in “A instead of B”
# only B is criticised, in “A 대신 B” only A.
_KOREAN = (
    r"바꾸|바꿔|바꾼|바꿨|바꿀|바꿉|바뀌|바뀐|바뀔|고쳐|고치|대체|순화"
    r"|라는\s?(?:말|이름|생각|식|질문|물음|반응|댓글|문장)|나온\s?말|말이(?:에요|다|라|었|죠|지만|므로)|말입니다|표현|용어|낱말|단어|변명|핑계|통념|편견|오해|고정관념|신화"
    r"|잘못된|틀린|그릇된|옳지\s?않|맞지\s?않|알맞지\s?않|바르지\s?않|적절하지\s?않|부적절|나쁜\s?말|옛\s?말|옛날\s?말|아픈\s?말|차가운\s?말"
    r"|부르지|쓰지\s?(?:않|말|마|맙|못)|사용하지\s?(?:않|말|마|맙)|말하지\s?(?:않|말|마|맙)|묻지\s?(?:않|말|마|맙)"
    r"|고\s?(?:말)?하면|인용(?:할|하|해)|고\s?하지\s?(?:않|말|마|맙)|쓰면\s?안|말하면\s?안|하면\s?안|해서는\s?안|해선\s?안|피하(?:고|세|자|는|기|여|십)|피합"
    r"|2차\s?(?:피해|가해)|상처(?:를|가)?\s?(?:주는|되는|줄|될|줍|됩)|탓하는|탓을|책임을\s?(?:돌|묻|떠)|비난하는|비난이|비난입"
)
_ENGLISH = (
    r"\b(?:the|this|that|these|those|such|old|an?|no)\s(?:\w{1,15}\s)?(?:terms?|words?|phrases?|expressions?|labels?|wording|names?|sentences?|sayings?|slogans?)\b"
    r"|\b(?:do|does|did|should|must|can|will|would|could)(?:\snot|n['’]?t|not)\s(?:\w{1,12}\s)?(?:say|use|call|write|ask|tell|print|repeat|speak)"
    r"|\bnever\s(?:say|use|call|write|ask|tell|print|repeat)|\b(?:stop|stopped|without)\s(?:say|us|call|writ|ask|tell|print|repeat)ing\b"
    r"|\bnot\sto\s(?:say|use|call|write|ask|tell|print)|\bre(?:word|writ|phras)|\bput\s(?:it|this|that)\sright|\bif\s(?:someone|somebody|anyone|pupils?|a\s\w{1,10})\s(?:says?|asks?)\b"
    r"|\b(?:sounds?|sounded)\s(?:like|as)\b|\b(?:comes?|came)\sfrom\b|\bmeans?\b|\bmeant\b|\bquot(?:e|ed|ing|ation)\b|\bno\slonger\s(?:say|use|call|write|called|used)|\bavoid|\bcalled\b|\breplac(?:e|es|ed|ing)\b|\binstead\b(?!\sof)|\brenamed?\b"
    r"|\bchang(?:e|es|ed|ing)\b|\bcorrect(?:s|ed|ing)?\b|\bwrong\b|\bmislead|\bharmful\b|\boutdated\b|\bold-fashioned\b|\beuphemism"
    r"|\bmyths?\b|\bmisconception|\bstereotype|\bexcuses?\b|\bblam(?:e|es|ed|ing)\b|\bhurtful\b|\bprefer(?:s|red)?\b"
)
_JAPANESE = r"という(?:言葉|表現|呼び方|用語)|言い換え|呼ばない|呼ばず|使わない|使わず|用語|誤った|ではなく|でなく|の代わり|に代えて"
_CHINESE = r"而不是|代替|取代|改稱|改称|改用|不要說|不要说|不說|不说|不應|不应|一詞|一词|用語|用语|說法|说法|錯誤|错误"

ANYWHERE = re.compile("|".join((_KOREAN, _ENGLISH, _JAPANESE, _CHINESE)), re.IGNORECASE)
BEFORE = re.compile(r"\binstead\sof\b|\brather\sthan\b", re.IGNORECASE)
AFTER = re.compile(r"대신")

# Directly behind the closing mark: “…”보다, “…”이 아니라, “…” is not.
BEHIND_QUOTE = re.compile(
    r"\s?(?:(?:이|가|은|는)?\s?아(?:니|닌|닙)|보다(?:는)?\s|말고|(?:이?라)?(?:고|는)\s(?:하|말하|묻|부르|쓰)지\s?(?:않|말|마|맙))"
    r"|\s{1,3}(?:is|are|was|were)(?:\snot|n['’]?t|\snever)\b",
    re.IGNORECASE,
)
NOT_BEFORE_QUOTE = re.compile(
    r"(?:\b(?:not|never|n['’]t)\s{1,3}(?:\w{1,12}\s{1,3}){0,3}|不是|不叫|不稱)\Z", re.IGNORECASE
)

# The title of a work before or behind quotation marks.
TITLE_BEFORE = re.compile(
    r"(?:\b(?:articles?|reports?|books?|papers?|stud(?:y|ies)|films?|movies?|documentar(?:y|ies)|chapters?|essays?|headlines?|podcasts?"
    r"|series|songs?|laws?|acts?|bills?|ordinances?|campaigns?|programmes?|leaflets?)(?:\s(?:called|titled|entitled|named))?"
    r"|\b(?:titled|entitled)|기사|기사에서|보고서|논문|책|도서|영화|다큐멘터리|다큐|드라마|방송|제목|카드뉴스|웹툰|소설|노래|강연|특집|연재|법률|조례|캠페인)"
    r"[\s:]{0,2}\Z",
    re.IGNORECASE,
)
TITLE_BEHIND = re.compile(r"(?:이?라는\s)(?:제목|책|기사|영화|보고서|논문|방송|프로그램|노래)|\s?\([^()\n]{0,80}\b(?:19|20)\d\d\)")

# Denial: …이/가 아니…, is not …. First for names of things, then for what people say.
_ARE_NOT = r"아(?:니(?!\?|까\?)|닌|닙|닐|님|녜|냐)"
_BARE = r"(?:것|게|건|거|일|짓|말|뜻|행동|문제|탓|때문|이유|까닭|사람|곳)"
NOT_A_NAME = re.compile(
    rf"[”’\"'」』)]{{0,2}}(?:이|가|은|는|도|만)?\s{{0,2}}(?:결코\s|절대\s|절대로\s|더\s?이상\s|그냥\s|단순한\s)?{_ARE_NOT}"
    rf"|(?:인|한|하는|할|된|되는|당한)\s{{0,2}}{_BARE}(?:이|가|은|는|도)?\s{{0,2}}{_ARE_NOT}"
    r"|[”’\"'」』)]{0,2}(?:이란|란|이라는\s것은|라는\s것은|이라는\s건|라는\s건|이라는\s것이)\s{0,2}없"
    r"|」?\s?(?:ではな|でな|ではあり|じゃな|では決して)"
)
_MARKS = r"[”’\"'」]{0,2}"
_SAID = r"(?:냐고|느냐고|니고|라고|다고|자고|는지|었는지|을지|거나)(?:는|도)?"
_SAID_AT_ONCE = rf"[가-힣]{{0,6}}?(?:{_SAID}|지(?:는|도)?|고)"
_SAID_LATER = rf"[가-힣]{{0,6}}(?:\s{{1,2}}[가-힣]{{1,6}}){{0,1}}?\s{{1,2}}[가-힣]{{0,6}}?{_SAID}"
_TO_SAY = r"(?:묻|따지|캐묻|되묻|추궁하|말하|탓하|나무라|비난하|몰아세우|생각하|여기|느끼|하|다그치|꾸짖|혼내|떠올리|가르치|겁주)"
NOT_A_SAYING = re.compile(
    # …이 아니다, … 일이 아니다
    rf"{_MARKS}[가-힣]{{0,8}}?(?:이|가|은|는|도)?\s{{0,2}}{_ARE_NOT}"
    rf"|{_MARKS}[가-힣]{{0,8}}(?:\s[가-힣]{{1,6}}){{0,2}}?\s{{0,2}}{_BARE}(?:이|가|은|는|도)?\s{{0,2}}{_ARE_NOT}"
    # …다는 말은 옳지 않다
    rf"|{_MARKS}(?:[가-힣]{{0,6}}\s{{1,2}})?[가-힣]{{0,6}}?(?:다|라|자|냐)는\s{{0,2}}(?:말|생각|이야기|주장|소문|식의\s말)(?:은|이|에|을)?\s{{0,2}}(?:[가-힣]{{1,6}}\s{{0,2}}){{0,2}}?"
    rf"(?:{_ARE_NOT}|오해|틀렸|틀린|틀립|거짓|잘못|편견|통념|옳지|맞지|속지|믿지|하지)"
    # …냐고 묻지 않는다, …라고 말해서는 안 된다
    rf"|{_MARKS}(?:{_SAID_AT_ONCE}|{_SAID_LATER})\s{{0,2}}(?:[가-힣]{{1,6}}\s)?(?:{_TO_SAY}지(?:는|도|를|를\s)?\s{{0,2}}(?:않|말|마|못|맙|맛)"
    rf"|(?:묻|따지|말하|탓하|하|생각하|묻고\s싶|말)(?:면|는\s것은|는\s건|어서는|해서는|해선|아서는|여서는)\s{{0,2}}안)"
    # …은 없다, …이란 없다
    rf"|{_MARKS}(?:은|는|이|도)?\s{{0,2}}(?:전혀\s|조금도\s|하나도\s|아무것도\s)?없(?!었으면|으면)"
    r"|(?:이란|란|이라는\s것은|라는\s것은|이라는\s건|라는\s건)\s{0,2}없"
)
_LIGHT = r"(?:an?|the|about|really|just|simply|ever|even|only|called|being|to\sbe|been|your|her|his|their|my|in\sany\sway|at\sall|any)"
NOT_IN_ENGLISH = re.compile(
    rf"(?:\b(?:not|never|neither|nor|isn['’]?t|aren['’]?t|wasn['’]?t|weren['’]?t|ain['’]?t|no\ssuch\sthing\sas)|(?:did|does|do|has|have|had)n['’]?t)"
    rf"[\s,]{{1,3}}(?:{_LIGHT}\s{{1,3}}){{0,3}}[“‘\"']?\Z",
    re.IGNORECASE,
)
_SAYING = (
    r"(?:ask|say|tell|think|believe|claim|mean|suggest|imply|blam|feel|wonder|question|teach|argue|assume|pretend|insist|conclude|true|because|about)"
)
NOT_SAID_IN_ENGLISH = re.compile(
    rf"(?:\b(?:not|never|nobody|no\sone|none|without|instead\sof|rather\sthan|stop|stops|avoid|nor)|n['’]t)\s{{1,3}}"
    rf"(?:\w{{1,12}}\s{{1,3}})?{_SAYING}\w{{0,5}}\s{{1,3}}(?:[\w’']{{1,14}},?\s{{1,3}}){{0,3}}[“‘\"']?\Z"
    r"|(?:\bnot|n['’]t|\bnever)\s{1,3}(?:happen(?:ed)?|occur(?:red)?|start(?:ed)?|begin|began|go\swrong)\s{1,3}\Z"
    r"|\b(?:none|nothing|no\spart|not\sany|neither)\s(?:of|about|in)\s(?:\w{1,8}\s){0,2}\Z"
    r"|\b(?:nobody|no\sone|no\s(?:victim|child|girl|boy|woman|person|pupil)|none\sof\s(?:us|them))\s(?:\w{1,6}\s){0,2}[“‘\"']?\Z",
    re.IGNORECASE,
)
