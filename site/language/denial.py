"""Denial: a sentence that says that something is not so, or that one does not ask or say it."""

import re

_MARKS = r"[”’\"'」』)]{0,2}"
# Every form of 아니다, but not the question that expects a yes (…이 아니야?).
_ARE_NOT = (
    r"아(?:니(?!(?:야|에요|냐|지|까|니|었나요?)?\?)|닌(?!가요?\?)|닙(?!니까)"
    r"|닐(?!까요?\?)|님|녜(?!요\?)|냐(?!\?))"
)
_BARE = r"(?:것|게|건|거|일|짓|말|뜻|행동|문제|탓|때문|이유|까닭|사람|곳)(?:이|가|은|는|도)?"
_THERE_IS_NONE = r"(?:이란|란|이라는\s것은|라는\s것은|이라는\s건|라는\s건|이라는\s것이)\s{0,2}없"

# Behind the name of a thing: 고자질이 아니다, 자초한 일이 아니다, 피해자다움이란 없다.
NOT_A_NAME = re.compile(
    rf"{_MARKS}(?:이|가|은|는|도|만)?\s{{0,2}}(?:(?:결코|절대|절대로|더\s?이상|그냥|단순한)\s)?{_ARE_NOT}"
    rf"|(?:인|한|하는|할|된|되는|당한)\s{{0,2}}{_BARE}\s{{0,2}}{_ARE_NOT}"
    rf"|{_MARKS}{_THERE_IS_NONE}"
    r"|」?\s?(?:ではな|でな|ではあり|じゃな|では決して)"
)

_SAID = r"(?:냐고|느냐고|니고|라고|다고|자고|는지|었는지|을지|거나)(?:는|도)?"
_AT_ONCE = rf"[가-힣]{{0,6}}?(?:{_SAID}|지(?:는|도)?|고)"
_LATER = rf"[가-힣]{{0,6}}(?:\s{{1,2}}[가-힣]{{1,6}})?\s{{1,2}}[가-힣]{{0,6}}?{_SAID}"
_TO_SAY = (
    r"(?:묻|따지|캐묻|되묻|추궁하|말하|탓하|나무라|비난하|몰아세우"
    r"|생각하|여기|느끼|하|다그치|꾸짖|혼내|떠올리|가르치|겁주)"
)
# What a writer does with a claim: 부주의를 원인으로 적지 않는다, 행실을 문제 삼지 않는다, 책임을 묻지 않는다.
_TO_PUT = (
    r"(?:적|쓰|기록하|서술하|보도하|표현하|언급하|강조하|들먹이|묘사하|문제\s?삼|트집\s?잡|원인으로\s보|이유로\s삼|핑계로\s삼"
    r"|(?:책임|잘못|탓|과실)(?:을|으로)?\s?(?:묻|돌리|지우|따지|추궁하))"
)
_CLAIM = r"(?:다|라|자|냐)는\s{0,2}(?:말|생각|이야기|주장|소문|식의\s말)(?:은|이|에|을)?"
_FALSE = rf"(?:{_ARE_NOT}|오해|틀렸|틀린|틀립|거짓|잘못|편견|통념|옳지|맞지|속지|믿지|하지)"

# Behind what people say: 왜 보냈는지 묻지 않는다, 조심했어야 한다고 말해서는 안 된다, 찍힌 사람의 잘못은 없다.
NOT_A_SAYING = re.compile(
    rf"{_MARKS}[가-힣]{{0,8}}?(?:이|가|은|는|도)?\s{{0,2}}{_ARE_NOT}"
    rf"|{_MARKS}[가-힣]{{0,8}}(?:\s[가-힣]{{1,6}}){{0,2}}?\s{{0,2}}{_BARE}\s{{0,2}}{_ARE_NOT}"
    rf"|{_MARKS}(?:[가-힣]{{0,6}}\s{{1,2}})?[가-힣]{{0,6}}?{_CLAIM}\s{{0,2}}"
    rf"(?:[가-힣]{{1,6}}\s{{0,2}}){{0,2}}?{_FALSE}"
    rf"|{_MARKS}(?:{_AT_ONCE}|{_LATER})\s{{0,2}}(?:[가-힣]{{1,6}}\s)?"
    rf"(?:{_TO_SAY}지(?:는|도|를|를\s)?\s{{0,2}}(?:않|말|마|못|맙|맛)"
    r"|(?:묻|따지|말하|탓하|하|생각하|묻고\s싶|말)(?:면|는\s것은|는\s건|어서는|해서는|해선|아서는|여서는)\s{0,2}안"
    rf"|{_TO_SAY}(?:는|기)\s{{0,2}}(?:대신|보다|것보다))"
    rf"|{_MARKS}(?:을|를|이|가|도|은|는|로|으로)?\s{{0,2}}(?:[가-힣]{{1,6}}\s{{1,2}}){{0,2}}?{_TO_PUT}지(?:는|도|를)?\s{{0,2}}(?:않|말|마|못|맙)"
    rf"|{_MARKS}(?:은|는|이|도)?\s{{0,2}}(?:(?:전혀|조금도|하나도|아무것도)\s)?없(?!었으면|으면)"
    rf"|{_THERE_IS_NONE}"
    # What one need not do is no order: 대답하지 않 + 아도 돼요.
    r"|(?<=않)(?<!걱정하지\s않)(?<!걱정하지않)(?<!걱정\s않)아도\s{0,2}(?:돼|되|됩|된|괜찮|좋|상관)"
)

_LIGHT = (
    r"(?:an?|the|about|really|just|simply|ever|even|only|called|being|to\sbe|been"
    r"|your|her|his|their|my|in\sany\sway|at\sall|any)"
)
# Before a passage: is not (just) …, did not …, no such thing as ….
NOT_IN_ENGLISH = re.compile(
    r"(?:\b(?:not|never|neither|nor|no\ssuch\sthing\sas|(?:is|are|was|were|ai|did|does|do|has|have|had)n['’]?t))"
    rf"[\s,]{{1,3}}(?:{_LIGHT}\s{{1,3}}){{0,3}}[“‘\"']?\Z",
    re.IGNORECASE,
)
_NOBODY = r"nobody|no\sone|no\s(?:victim|child|girl|boy|woman|person|pupil)|none\sof\s(?:us|them)"
_SAYING = (
    r"(?:ask|say|tell|think|believe|claim|mean|suggest|imply|blam|feel|wonder|question|teach|argue|assume|writ|report|describ|hint"
    r"|pretend|insist|conclude|true|because|about)"
)
# Before what people say: we do not ask …, nobody says that …, it did not happen ….
NOT_SAID_IN_ENGLISH = re.compile(
    r"(?:\b(?:not|never|nobody|no\sone|none|without|instead\sof|rather\sthan|stop|stops|avoid|nor)|n['’]t)\s{1,3}"
    rf"(?:\w{{1,12}}\s{{1,3}})?{_SAYING}\w{{0,5}}\s{{1,3}}(?:[\w’']{{1,14}},?\s{{1,3}}){{0,3}}[“‘\"']?\Z"
    rf"|(?:\b(?:not|never|nobody|no\sone|without)|n['’]t)\s{{1,3}}{_SAYING}\w{{0,5}}\s{{1,3}}that\s{{1,3}}(?:[\w’']{{1,14}}\s{{1,3}}){{0,5}}\Z"
    r"|(?:\bnot|n['’]t|\bnever)\s{1,3}(?:happen(?:ed)?|occur(?:red)?|start(?:ed)?|begin|began|go\swrong)\s{1,3}\Z"
    r"|\bno\s(?:\w{1,12}\s){1,2}(?:of|about|like)\s{1,3}\Z"
    r"|\b(?:none|nothing|no\spart|not\sany|neither)\s(?:of|about|in)\s(?:\w{1,8}\s){0,2}\Z"
    rf"|\b(?:{_NOBODY})\s(?:\w{{1,6}}\s){{0,2}}[“‘\"']?\Z",
    re.IGNORECASE,
)
NOT_IN_CHINESE = re.compile(r"(?:不是|並非|并非)[「“]?\Z")
