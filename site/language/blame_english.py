"""Victim-blaming in English: should-haves, why-questions, faults, deserving, clothes and conduct."""

from .frames import ASK_OPENLY, ASKS_WHY, BLAMES, EXPECTS, NAME_THE_ONE, Kind, Rule, compiled

BLAME = Kind.VICTIM_BLAMING

_WHO = (
    r"(?:she|he|they|you|(?:the|a|any|this|that) (?:victim|girl|boy|woman|child|pupil|student|teenager)|victims|girls|women|pupils|students|teenagers"
    r"|people who (?:send|take) \w{1,10})"
)
# What the person who was harmed did; sharing, posting and filming others are the offender's acts.
_ACTS = (
    r"(?:sent|trusted|met|worn|gone|known better|believed|replied|answered|responded|listened|dressed|drunk|drank|let|cried|stayed|walked|agreed|undressed"
    r"|accepted|opened|given|added|clicked|told (?:him|her|them)|talked|been (?:more |so |a bit more |that |too |out |there|alone|drinking|careful|careless|smart|wis|naive|stupid|sensible|in)"
    r"|taken (?:a|any|that|those|such|the) (?:photo|picture|selfie|nude|video)s? of (?:herself|himself|themsel|yoursel)"
    r"|taken (?:a |any |that |those |such )?(?:selfie|nude)s?|kept (?:her|his|their|your) )"
)
_DUTIES = (
    r"(?:been (?:more )?(?:careful|cautious|smarter|wiser|sensible|vigilant)|known better|said no|refused|thought (?:about|of|twice|before|first|ahead)|told (?:someone|somebody|a teacher|an adult|her|his)"
    r"|reported (?:it|him|this|that)|blocked (?:him|her|them|the)|spoken up|come forward|fought back|screamed|resisted|run away|walked away|left (?:earlier|sooner|at once)|stayed (?:home|away|sober)"
    r"|protected (?:herself|himself|themsel|yoursel)|dressed|covered up|checked who|listened|not )"
)

RULES: tuple[Rule, ...] = (
    Rule(
        id="blame-should-not-have-en",
        kind=BLAME,
        language="en",
        severity="error",
        pattern=compiled(
            rf"\b{_WHO} (?:really |just |probably |simply )?(?P<hit>(?:should(?:n['’]?t| not| never)|ought not to|oughtn['’]?t to) (?:ever |just )?have (?:ever |just )?{_ACTS}\w{{0,8}})"
        ),
        reason=EXPECTS,
        proposal=NAME_THE_ONE,
        hits=(
            "She shouldn’t have trusted him.",
            "You should never have sent that picture.",
            "Girls should not have met him alone.",
            "He shouldn't have been so naive.",
            "They should never have taken nudes.",
        ),
        misses=(
            "He should not have shared her picture.",
            "Nobody should have to go through this.",
            "We never say that she should not have trusted him.",
            "“She should not have trusted him” blames the person who was harmed.",
        ),
    ),
    Rule(
        id="blame-should-have-en",
        kind=BLAME,
        language="en",
        severity="error",
        pattern=compiled(rf"\b{_WHO} (?:really |just |also |probably )?(?P<hit>(?:should|ought to) (?:just |simply )?have (?:just |simply )?{_DUTIES}\w{{0,8}})"),
        reason=EXPECTS,
        proposal=NAME_THE_ONE,
        hits=(
            "You should have been more careful.",
            "She should have known better.",
            "The girl should have said no.",
            "Victims should have told someone.",
            "They should have thought about it first.",
        ),
        misses=(
            "You should have been asked first.",
            "He should have asked before he took the picture.",
            "The school should have told the parents.",
            "It is not true that she should have said no.",
        ),
    ),
    Rule(
        id="blame-could-have-en",
        kind=BLAME,
        language="en",
        severity="error",
        pattern=compiled(
            rf"\b{_WHO} (?P<hit>could (?:easily |just |simply |always )?have (?:easily |just |simply )?(?:avoided|prevented|stopped|said no|refused|left|blocked|walked away|run away))"
            rf"|(?:\bif (?:only )?{_WHO} (?:had(?:n['’]?t| not| only| just| been)?) (?:been |only |just |never )?(?:sent|taken|trusted|gone|worn|met|careful|more careful|listened|replied|said no))"
            r"|\b(?:none of this|this|that|it) would(?:n['’]?t| not)? (?:never )?have happened if\b"
        ),
        reason=EXPECTS,
        proposal=NAME_THE_ONE,
        hits=(
            "She could have just said no.",
            "You could easily have avoided this.",
            "If only she had not trusted him!",
            "None of this would have happened if you had listened.",
        ),
        misses=(
            "Nobody could have prevented it but the person who did it.",
            "You could have help today.",
            "It is not true that she could have avoided it.",
        ),
    ),
    Rule(
        id="blame-why-en",
        kind=BLAME,
        language="en",
        severity="warn",
        pattern=compiled(
            r"\bwhy (?:on earth |ever )?(?:did(?:n['’]?t| not)?|do(?:n['’]?t| not)?|would(?:n['’]?t)?|was(?:n['’]?t)?|were(?:n['’]?t)?) (?:she|he|they|you|the (?:victim|girl|boy|woman|child|pupil|student)) "
            r"(?:ever |even |just |really |simply )?(?:send|take (?:the|a|that|those|such)|trust|go (?:there|alone|along|with|out|to|back)|meet|wear|wearing|let|agree|reply|answer|wait|believe|accept|follow (?:him|her|them)"
            r"|give (?:him|her|them)|open the|out (?:so )?late|there\b|alone|drinking|undress|keep (?:it|quiet|the|silent))"
            r"|\bwhy (?:on earth )?(?:did(?:n['’]?t| not)|do(?:n['’]?t| not)|did|was(?:n['’]?t)) (?:she|he|they|you|the (?:victim|girl|boy|woman|child|pupil|student)) (?:not |just |simply |at least |even ){0,2}"
            r"(?:say (?:no|something|anything|stop)|tell|leave|report|scream|fight|resist|run away|walk away|block|stop (?:him|her|them|it)|speak up|come forward|call|ask for help|go to)"
        ),
        reason=ASKS_WHY,
        proposal=ASK_OPENLY,
        hits=(
            "Why did she send it?",
            "Why didn’t you say no?",
            "Why did you even trust him?",
            "Why were you out so late?",
            "Why did the victim wait so long?",
        ),
        misses=(
            "We do not ask why did she send it.",
            "Why did he share the picture without asking?",
            "Why do we ask first?",
            "“Why did you send it?” is a question that blames.",
        ),
    ),
    Rule(
        id="blame-what-en",
        kind=BLAME,
        language="en",
        severity="error",
        pattern=compiled(
            r"\bwhat (?:was|were) (?:she|he|they|you|the (?:victim|girl|boy|woman)) (?:even )?(?:wearing|thinking|doing (?:there|out|in|with)|expecting|drinking)"
            r"|\bwhat (?:did|do) (?:she|he|they|you) (?:really )?expect\b|\bwhat she (?:was wearing|had on) (?:caused|led|provoked|invited|made)"
        ),
        reason=BLAMES,
        proposal=NAME_THE_ONE,
        hits=("What were you wearing?", "What was she thinking?", "What did you expect?", "What were you doing there?"),
        misses=("What were you asked to do?", "We never ask “What were you wearing?”", "What did you see?"),
    ),
    Rule(
        id="blame-fault-en",
        kind=BLAME,
        language="en",
        severity="error",
        pattern=compiled(
            r"\b(?:it|this|that|everything)(?:['’]s| is| was) (?:all |partly |really |also |clearly |honestly |just |kind of |at least partly |mostly |entirely |simply )?(?:your|her|the (?:victim|girl|boy|child|woman|pupil)['’]s) (?:own )?(?:fault|doing|mistake|responsibility)\b"
            r"|\b(?:your|their|the (?:victim|girl|boy|child|woman)['’]s|victims['’]) own (?:fault|doing)\b"
            r"|\b(?:she|you|they|(?:the )?(?:victim|girl|woman|child|pupil|student)s?|he) (?:is|are|was|were) (?:partly |also |equally |just as much |really |at least partly |as much )?(?:to blame|at fault|responsible for (?:what happened|being|the (?:leak|abuse)))\b"
            r"|\b(?:she|you|they|victims?|the victim) (?:must|should|has to|have to|need to) (?:also )?(?:take|bear|share|accept) (?:some |part of the |the |a share of the )?(?:blame|responsibility)"
            r"|\bonly (?:has|have|had) (?:herself|himself|themselves|yourself) to blame\b|\byou only have yourself to blame\b"
        ),
        reason=BLAMES,
        proposal=NAME_THE_ONE,
        hits=(
            "It is your fault.",
            "It was partly her fault.",
            "Honestly, it's your own fault.",
            "The victim is also to blame.",
            "She only has herself to blame.",
            "Victims must take some responsibility.",
        ),
        misses=(
            "It is not your fault.",
            "It’s never your fault.",
            "It isn't your fault at all.",
            "You are not to blame.",
            "Whose fault is it?",
            "It is the fault of the one who shared it.",
            "You may feel that it is your fault. It is not.",
        ),
        unless=compiled(r"\b(?:may|might|can|could|if|when|often|sometimes|whether) (?:\w{1,10} ){0,3}(?:feel|think|worry|believe|wonder|say)|\bfeels? (?:as if|like|that)|\bfeeling that"),
    ),
    Rule(
        id="blame-deserved-en",
        kind=BLAME,
        language="en",
        severity="error",
        pattern=compiled(
            r"\b(?:had|has|have) it coming\b|\bgot what (?:she|he|they|you) deserved\b|\b(?:she|they|you|the victim) (?:deserved?|deserves) (?:it|this|that|what (?:happened|she got))\b"
            r"|\b(?:she|you|they|girls) (?:led|lead|leads) (?:him|them|her|boys|men) on\b|\b(?:brought|bring|bringing|brings) (?:this|that|it all|all this|it) (?:up)?on (?:herself|himself|themselves|yourself)"
            r"|\b(?:invit|provok|encourag)(?:e|es|ed|ing) (?:it|this|the (?:abuse|attack|harassment)|trouble|him)\b"
            r"|\b(?:put|puts|putting) (?:herself|himself|themselves|yourself|yourselves) (?:at risk|in (?:danger|harm['’]s way|this|that|such|a))"
            r"|\b(?:let|lets|letting|allowed|allows) (?:it|this|that) (?:to )?happen to (?:herself|himself|themselves|yourself)"
            r"|\basks? for (?:it|trouble) (?:by|when|if)\b|\b(?:is|are|was|were) (?:just |simply |really )?asking for trouble\b"
        ),
        reason=BLAMES,
        proposal=NAME_THE_ONE,
        hits=(
            "She had it coming.",
            "He got what he deserved.",
            "They brought this on themselves.",
            "Girls who send pictures put themselves at risk.",
            "She led him on.",
            "You are asking for trouble.",
        ),
        misses=(
            "Nobody deserves this.",
            "No one had it coming.",
            "“She had it coming” is a harmful phrase.",
            "You deserve help.",
        ),
    ),
    Rule(
        id="blame-careless-en",
        kind=BLAME,
        language="en",
        severity="error",
        pattern=compiled(
            rf"\b{_WHO} (?:is|are|was|were) (?:so |too |just |very |really |being |a bit )?(?P<hit>(?:careless|reckless|foolish|stupid|naive|naïve|irresponsible|gullible))(?: enough)?\b"
            r"|\b(?:careless|reckless|foolish|stupid|naive|naïve|dumb|irresponsible|gullible) (?:enough )?(?:of (?:her|him|you|them) )?to (?:send|trust|believe|take|meet|share|go|post|reply)"
            r"|\b(?:her|his|their|your|the victim['’]s) (?:own )?(?:carelessness|recklessness|foolishness|stupidity|naivety|promiscu\w{1,6}|(?:bad|poor|risky|wrong|unwise) (?:choices?|decisions?|behaviou?r))\b"
        ),
        reason=BLAMES,
        proposal=NAME_THE_ONE,
        hits=(
            "She was so careless.",
            "It was stupid of her to send it.",
            "You were foolish enough to trust him.",
            "Her carelessness caused the leak.",
        ),
        unless=compiled(r"\bI (?:was|am|feel|felt|must have been|had been)\b"),
        misses=("You are not stupid.", "I was stupid to send it.", "Being careless with a friend’s picture can hurt.", "You were brave to tell us."),
    ),
    Rule(
        id="blame-clothes-en",
        kind=BLAME,
        language="en",
        severity="error",
        pattern=compiled(
            r"\b(?:dress(?:ed|es|ing)?|clothes|clothing|outfits?|behaviou?r|skirts?|photos?|pictures?|selfies?) (?:was |were |is |are |so |too |that |which |she |wore |in a )*(?:provocative(?:ly)?|revealing(?:ly)?|slutty|too short|too sexy)"
            r"|\b(?:provocative|revealing|slutty) (?:clothes|clothing|outfits?|dress|selfies?|photos?|pictures?|behaviou?r)"
            r"|\b(?:because of|due to|caused by) (?:what (?:she|you|they) wore|(?:her|your|their) (?:clothes|outfit|skirt|dress|behaviou?r))\b|\bwith a skirt (?:so|that) short\b"
        ),
        reason=BLAMES,
        proposal=NAME_THE_ONE,
        hits=(
            "She dressed provocatively.",
            "Her provocative selfies drew attention.",
            "It happened because of her clothes.",
            "Her skirt was too short.",
        ),
        misses=(
            "It did not happen because of her clothes.",
            "Clothes are never a reason.",
            "You may wear what you like.",
        ),
    ),
)
