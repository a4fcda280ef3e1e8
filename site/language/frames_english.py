"""Fear appeals, stranger-danger, hidden perpetrators and mere prohibitions in English."""

from .frames import (
    ENDS_LIVES,
    FORBIDS,
    FRIGHTENS,
    HIDES,
    NAME_THE_SIGNS,
    NAME_WHO_DID_IT,
    OFFER_HELP,
    SPEAK_OF_CONSENT,
    STRANGERS,
    Kind,
    Rule,
    compiled,
)

_IMAGES = r"(?:photos?|pictures?|pics?|images?|videos?|clips?|nudes?|footage|selfies?|recordings?|screenshots?|messages)"
_PERSON = r"(?:she|he|they|(?:the|a|one|another|this|that) (?:\w{1,12} )?(?:girl|boy|victim|pupil|student|woman|child|teenager)|girls|boys|women|victims|pupils|students|teenagers|children)"
_BE = r"(?:was|were|got|has been|have been|had been|is being|are being|was being|were being)"

RULES: tuple[Rule, ...] = (
    Rule(
        id="fear-or-else-en",
        kind=Kind.FEAR_APPEAL,
        language="en",
        severity="warn",
        pattern=compiled(
            r"\bbe (?:very |more |so |really |extra )?careful,? or\b(?! ask)|\bwatch (?:out|yourself),? or\b|\byou could be next\b|\byou(?:['’]ll| will) be (?:the )?next\b|\bbefore it is too late\b"
            r"|\bor (?:else )?(?:you|something|someone|he|they)(?:['’]ll| will| may| might| could) (?:regret|be (?:next|sorry|hurt|raped|abused|attacked|kidnapped|a victim)|lose|suffer|end up|pay|happen|come)"
            r"|\b(?:one|a single) (?:\w{1,10} )?(?:mistake|photo|picture|click|message) (?:can|could|will|is enough)|\bsomething (?:terrible|horrible|awful|bad) (?:will|can|could|might) happen"
            r"|\b(?:anyone|everyone) (?:online|out there) (?:could|may|might) be a (?:predator|danger|criminal)"
        ),
        reason=FRIGHTENS,
        proposal=OFFER_HELP,
        hits=(
            "Be careful or you will regret it.",
            "You could be next.",
            "One photo can destroy everything.",
            "Watch out, or something terrible will happen.",
        ),
        misses=(
            "Be careful with other people’s pictures.",
            "We do not say “be careful or you will regret it”.",
            "Ask first, or wait until she wakes up.",
        ),
    ),
    Rule(
        id="fear-ruined-life-en",
        kind=Kind.FEAR_APPEAL,
        language="en",
        severity="error",
        pattern=compiled(
            r"\b(?:ruin|wreck|destroy|shatter)(?:s|ed|ing)? (?:your|her|his|their|a|an|someone['’]s|people['’]s|young|so many|many|the|whole|entire|my|our|children['’]s) ?(?:\w{1,14} ){0,2}?(?:life|lives|futures?|reputations?|famil(?:y|ies)|careers?|childhood)\b"
            r"|\b(?:ruin|wreck|destroy|shatter)(?:s|ed|ing)? (?:lives|futures|families)\b|\b(?:life|lives|future|futures|childhood|reputation) (?:is|are|was|were|will be|would be|has been|have been|can be|could be|may be) (?:forever |completely |totally |instantly )?(?:over|ruined|wrecked|destroyed|shattered|finished)\b"
            r"|\bscarred for life\b|\bhaunt (?:you|her|him|them) (?:forever|for (?:life|years|the rest))|\bfor the rest of (?:your|her|his|their) (?:life|lives)\b|\bnever (?:fully )?(?:recover|be the same|heal|live it down|get over)"
            r"|\blose everything\b|\bends in tragedy\b|\bliving (?:hell|nightmare)\b"
        ),
        reason=ENDS_LIVES,
        proposal=OFFER_HELP,
        hits=(
            "One picture can ruin your life.",
            "Her life is over.",
            "It will haunt you forever.",
            "Victims never recover.",
            "Sexting destroys lives.",
            "They will suffer for the rest of their lives.",
        ),
        misses=(
            "Your life is not over.",
            "This does not ruin your life.",
            "People recover, and there is help.",
            "We do not tell pupils that it will ruin their lives.",
        ),
        unless=compiled(r"\b(?:do(?:es)?|did|will|can|must|need|would)(?:n['’]?t| not|not) (?:have to )?(?:ruin|wreck|destroy|mean|haunt|tell|scare|say)|\bno(?:body['’]s|t)? (?:one['’]s )?(?:life|future) is"),
    ),
    Rule(
        id="fear-forever-en",
        kind=Kind.FEAR_APPEAL,
        language="en",
        severity="warn",
        pattern=compiled(
            r"\b(?:stay|stays|remain|remains|be|is|are|live|lives|last|lasts|out there|online|there) (?:on the internet |online |out there |there )?forever\b|\bcan(?:not| never|['’]t) (?:ever )?be (?:deleted|undone|erased|removed)"
            r"|\bno way back\b|\bpoint of no return\b|\bnever (?:be )?(?:go away|disappear|deleted|erased)"
            r"|\b(?:victims?|girls?|boys?|pupils?|students?|teens?|teenagers?|she|he|they)\b[^.!?\n]{0,40}\b(?:killed (?:him|her|them)sel|kill (?:him|her|them)sel|suicide\b(?! (?:prevention|helpline|hotline))|took (?:her|his|their) own li)"
        ),
        reason=FRIGHTENS,
        proposal=OFFER_HELP,
        hits=(
            "Once it is online, it stays there forever.",
            "A picture can never be deleted.",
            "Many victims have committed suicide.",
        ),
        misses=(
            "Pictures can be taken down; the centre helps.",
            "Call the suicide prevention line at any hour.",
            "It is not true that pictures stay online forever.",
        ),
    ),
    Rule(
        id="stranger-danger-en",
        kind=Kind.STRANGER_DANGER,
        language="en",
        severity="warn",
        pattern=compiled(
            r"\b(?:never|do not|don['’]?t|must not|mustn['’]t|should not|shouldn['’]t|should never|avoid|stop) (?:ever )?(?:talk|speak|chat|reply|respond|writ|listen|trust|add|accept|meet|go|follow|friend|answer|be?friend|open)\w{0,7} (?:\w{1,12} ){0,3}?strangers?\b"
            r"|\bbeware (?:of )?(?:\w{1,10} )?strangers?\b|\bstranger[\s-]danger\b|\b(?:watch out for|stay away from|keep away from|look out for) (?:\w{1,10} )?strangers?\b|\b(?:careful|wary|cautious|afraid|scared|suspicious) (?:of|with|around|about) (?:\w{1,10} )?strangers?\b"
            r"|\bstrangers? (?:online )?(?:are|is|can be|may be|could be) (?:\w{1,10} )?(?:dangerous|bad|predators?|out to|not to be trusted|liars|criminals)"
        ),
        reason=STRANGERS,
        proposal=NAME_THE_SIGNS,
        hits=(
            "Never talk to strangers.",
            "Beware of strangers online.",
            "Don’t accept friend requests from strangers.",
            "Strangers are dangerous.",
            "Be wary of strangers.",
        ),
        misses=(
            "It is often not a stranger but someone you know.",
            "“Never talk to strangers” is a rule that misses known people.",
            "A stranger helped her on the bus.",
        ),
        unless=compiled(r"\bnot (?:just|only|enough)\b|\bmiss(?:es)?\b|\bmyths?\b|\bmost (?:offenders|people who)\b"),
    ),
    Rule(
        id="hidden-perpetrator-en",
        kind=Kind.HIDDEN_PERPETRATOR,
        language="en",
        severity="warn",
        pattern=compiled(
            rf"\b{_PERSON} {_BE} (?:\w{{1,12}}ly |then |also |being |even |once )?(?:filmed|photographed|recorded|videotaped|taped|deepfaked|undressed|exposed|blackmailed|harassed|assaulted|abused|raped|exploited|groomed)\b"
            rf"|\b{_IMAGES} (?:of (?:\w{{1,12}} ){{1,3}})?{_BE} (?:\w{{1,12}}ly |then |also |being |even )?(?:leaked|spread|shared|posted|circulated|exposed|uploaded|distributed|released|passed (?:on|around)|sent (?:around|on|out)|stolen|made public|taken)\b"
            rf"|\b{_IMAGES} (?:of (?:\w{{1,12}} ){{1,3}})?(?:(?:leaked|surfaced|got out|went viral|go viral|went around)\b|(?:emerged|circulated|spread|ended up|appeared|popped up) (?:on|in|online|at|across|around|through|all|everywhere|quickly|fast))"
            rf"|\bleaked {_IMAGES}\b"
        ),
        reason=HIDES,
        proposal=NAME_WHO_DID_IT,
        hits=(
            "She was filmed in the changing room.",
            "Her pictures were leaked online.",
            "A girl was secretly photographed on the bus.",
            "The video went viral.",
            "Private photos of a pupil were posted in a chat.",
        ),
        misses=(
            "She was filmed by a classmate.",
            "If your photo was shared, call 1366.",
            "A boy posted her pictures without asking.",
            "It is never the fault of the person who was filmed.",
            "Was the picture shared?",
        ),
        own_voice=True,
        unless=compiled(
            r"\bby (?!\d|now|then|the time|mistake|accident|chance|bus|phone|train)\w|\b(?:if|when|whenever|in case|once|until|whether|what if|unless|after|before) (?:\w{1,12} ){0,4}(?:was|were|is|are|has|have|got)\b"
            r"|\b(?:worr\w{1,5}|fear\w{0,3}|afraid|certain|sure|know|hear\w{0,2}|whether) that\b|\bsomeone (?:who|has|took|shared|posted|spread|filmed)|\b(?:offenders?|perpetrators?)\b|\b(?:was|were|has|have) (?:the|a|an|her|his|their|your|any|my|it|she|he|they|you) [^.!?\n]{0,60}\?"
        ),
    ),
    Rule(
        id="abstinence-only-en",
        kind=Kind.ABSTINENCE_ONLY,
        language="en",
        severity="warn",
        pattern=compiled(
            rf"\b(?:never|do not|don['’]?t|must not|mustn['’]t|should not|shouldn['’]t|should never|avoid|stop) (?:ever |just |even )?(?:send|tak|post|upload|shar|film|record)\w{{0,4}} (?:or (?:send|tak|post|upload|shar)\w{{0,4}} )?(?!(?:such|these|those|her|his|their|anyone|other|another|someone|somebody|people|the|this)\b)(?:[\w’']{{1,14}} ){{0,4}}?{_IMAGES}\b"
            rf"|\b(?:never|do not|don['’]?t|should not|shouldn['’]t|avoid|stop) (?:ever )?sext\w{{0,3}}\b|\b(?:the )?(?:only|best|safest) (?:way|thing|rule|advice) [^.!?\n]{{0,40}}?(?:never|not) (?:to )?(?:send|tak|post|shar)\w{{0,4}}\b"
            rf"|\bno (?:nudes|selfies|sexting)\b|\bjust say no to (?:sexting|nudes|selfies)"
        ),
        reason=FORBIDS,
        proposal=SPEAK_OF_CONSENT,
        hits=(
            "Never send pictures.",
            "Do not take nude photos of yourself.",
            "Don't share selfies online!",
            "The best way to stay safe is never to take such pictures.",
        ),
        misses=(
            "Never send a friend’s picture without asking.",
            "Do not share photos of other people.",
            "Never send on a picture that someone sent you.",
            "You never have to send a picture. If somebody presses you, tell an adult you trust.",
        ),
        own_voice=True,
        unless_beside=compiled(
            r"\bwithout\b|\bunless\b|\bother people|\banother person|\bsomeone else|\bsomebody else|\bfriend['’]?s|\bpeople['’]s|\bsent you\b|\byou (?:got|received|were sent)|\bconsent|\bpermission|\bask(?:s|ed|ing)?\b"
            r"|\b(?:send|pass|forward)\w* (?:it )?(?:on|around)\b|\bforward|\bhelp(?:s|ed|line)?\b|\btell\b|\bnot your fault|\bresponsib|\btrust|\breport|\bof (?:an? |any )?(?:\w{1,12} )?(?:person|people|child|children|classmates?|baby|brother|sister)\b|\bof (?:someone|somebody|others|a friend|your friends|anyone|him|her|them)\b|\b1366\b|\bdo not have to\b|\bdon['’]t have to\b|\bnever have to\b"
        ),
    ),
)
