"""Each interaction of QTI as a question in the plain vocabulary."""

from collections.abc import Collection, Mapping, Sequence

from quizzes.domain.spelling import LONGEST_TYPED, literally

from .markup import Node
from .plain import Plain, tidy
from .qti_scoring import MAP, Declared, figure, pairs_of
from .qti_spots import drawing, middle, side_of
from .qti_words import label, said_inline, with_gaps, words
from .reading import Beyond, Malformed
from .truths import is_true_in_words

INLINE = ("textEntryInteraction", "inlineChoiceInteraction")
BLOCK = (
    *(
        "choiceInteraction",
        "orderInteraction",
        "matchInteraction",
        "associateInteraction",
        "hottextInteraction",
    ),
    *("extendedTextInteraction", "sliderInteraction", "hotspotInteraction", "gapMatchInteraction"),
)
STRANGE = (
    *(
        "graphicOrderInteraction",
        "graphicAssociateInteraction",
        "graphicGapMatchInteraction",
        "drawingInteraction",
    ),
    *("selectPointInteraction", "positionObjectInteraction", "uploadInteraction", "mediaInteraction"),
    *("customInteraction", "portableCustomInteraction", "endAttemptInteraction"),
)
MOST_STOPS = 11
BEGIN, END = "\U000f0f0a", "\U000f0f0b"  # around words to mark: letters that no language has
LONGEST_SLIDER = 26


class Setting:
    """What an interaction needs to know of its item."""

    def __init__(
        self, responses: Mapping[str, Declared], scoring: str, said: Mapping[str, str], kind: str
    ) -> None:
        self.responses = responses
        self.scoring = scoring
        self.said = said  # modal feedback by identifier
        self.used: set[str] = set()  # what of it was said beside a choice
        self.kind = kind  # as our own export names it
        self.warnings: list[str] = []

    def response(self, node: Node) -> Declared:
        name = node.get("responseIdentifier")
        return self.responses.get(name) or Declared(name, line=node.line)


def question(node: Node, setting: Setting) -> Plain:
    """A block interaction as plain values without its stem."""
    match node.tag:
        case "choiceInteraction":
            return choice(node, setting)
        case "orderInteraction":
            return order(node, setting)
        case "matchInteraction":
            return match_sets(node, setting)
        case "associateInteraction":
            return associate(node, setting)
        case "hottextInteraction":
            return hottext(node, setting)
        case "extendedTextInteraction":
            return sentences(node, setting)
        case "sliderInteraction":
            return slider(node, setting)
        case "hotspotInteraction":
            return hotspots(node, setting)
    return gap_match(node, setting)


def sentences(node: Node, setting: Setting) -> Plain:
    """Words to write: with a key that can be typed a short answer, else sentences that nobody scores."""
    response = setting.response(node)
    if not response.has_key:
        return {"kind": "long_answer"}
    rows = typed_ways(response, node.line)
    if all(is_short(way) for row in rows for way in row["accept"]):
        return {"kind": "short_answer", "answers": rows, "case_sensitive": response.case_sensitive}
    setting.warnings.append("its key is kept as a sample: sentences are not scored here")
    return {"kind": "long_answer", "sample": "\n\n".join(response.earning)}


def is_short(way: str) -> bool:
    return "\n" not in way and len(way) <= LONGEST_TYPED


def told(identifier: str, node: Node, setting: Setting) -> str:
    inline = said_inline(node)
    if not inline and identifier in setting.said:
        setting.used.add(identifier)
    return inline or setting.said.get(identifier, "")


def choice(node: Node, setting: Setting) -> Plain:
    """One or several of simple choices; without any key it is a matter of opinion."""
    response = setting.response(node)
    rows = list(node.all("simpleChoice"))
    refuse_strangers(response, [row.get("identifier") for row in rows], node)
    if not response.has_key:
        refuse_own_rules(setting)
        if setting.kind != "scale":
            setting.warnings.append("no answer is marked as right, so it is read as a scale")
        return {"kind": "scale", "scale": [label(row) for row in rows]}
    several = takes_several(node, response)
    if not several and are_truths(rows):
        return true_false(rows, response, setting)
    options = [option(row, response, setting, several) for row in rows]
    if not several:
        if sum(bool(row["correct"]) for row in options) != 1:
            raise Beyond("not exactly one choice earns the whole point")
        return {"kind": "judgement" if setting.kind == "judgement" else "choice_one", "options": options}
    whole = setting.scoring != MAP or not response.mapped
    if whole:
        options = [{name: value for name, value in row.items() if name != "fraction"} for row in options]
    return {"kind": "choice_many", "options": options, "whole": whole}


def are_truths(rows: Sequence[Node]) -> bool:
    """Whether two choices say true and false, as their names do: the names alone may stand beside any words."""
    named = {row.get("identifier"): is_true_in_words(label(row)) for row in rows}
    return len(rows) == 2 and list(named.items()) == [("true", True), ("false", False)]


def refuse_own_rules(setting: Setting) -> None:
    """Where rules score an answer and no key is declared, nobody but they can say what is right."""
    if not setting.scoring:
        raise Beyond("what is right in it is said by rules of its own")


def takes_several(node: Node, response: Declared) -> bool:
    """The declaration decides; where there is none, how many may be chosen."""
    return response.cardinality != "single" or (
        not response.has_key and node.get("maxChoices", "1") not in ("", "1")
    )


def refuse_strangers(response: Declared, known: Collection[str], node: Node) -> None:
    """A key that names nothing that is there is no key."""
    strange = [name for name in response.correct if name not in known]
    if strange:
        raise Malformed(response.line or node.line, f"“{strange[0][:40]}” names no choice of this question")
    if not known:
        raise Malformed(node.line, "there is nothing to choose from")


def option(row: Node, response: Declared, setting: Setting, several: bool) -> Plain:
    name = row.get("identifier")
    earned = round(response.mapped.get(name, response.usual) / response.most, 5)
    by_map = bool(response.mapped) and (setting.scoring == MAP or not response.correct)
    right = name in response.correct
    fits = earned > 0 if several and by_map else earned >= 1 if by_map else right
    if by_map and earned < -1:
        setting.warnings.append("a choice would cost more than everything; it costs everything")
    fraction = max(-1.0, min(1.0, earned)) if by_map else float(right)
    return {"text": label(row), "correct": fits, "chosen": told(name, row, setting), "fraction": fraction}


def true_false(rows: Sequence[Node], response: Declared, setting: Setting) -> Plain:
    key = (response.correct or [max(response.mapped, key=lambda name: response.mapped[name])])[0] == "true"
    said = {row.get("identifier"): told(row.get("identifier"), row, setting) for row in rows}
    right, wrong = ("true", "false") if key else ("false", "true")
    return {"kind": "true_false", "key": key, "feedback": {"right": said[right], "wrong": said[wrong]}}


def order(node: Node, setting: Setting) -> Plain:
    """All choices in their right order."""
    texts = {row.get("identifier"): label(row) for row in node.all("simpleChoice")}
    right = setting.response(node).correct
    refuse_strangers(setting.response(node), texts, node)
    if not right:
        raise Beyond("no right order is given")
    if len(right) < len(texts) and (node.get("maxChoices") or node.get("minChoices")):
        raise Beyond("only some of its choices are to be put in order")
    if sorted(right) != sorted(texts):
        raise Malformed(node.line, "the right order does not name every choice once")
    return {"kind": "order", "right_order": [texts[name] for name in right]}


def match_sets(node: Node, setting: Setting) -> Plain:
    """Two sets: pairs, boxes where one side takes several, or two views on one scale where nothing is right."""
    sets = list(node.all("simpleMatchSet"))
    if len(sets) != 2:
        raise Malformed(node.line, "a match interaction has two sets")
    lefts, rights = (
        {row.get("identifier"): row for row in one.all("simpleAssociableChoice")} for one in sets
    )
    response = setting.response(node)
    line = response.line or node.line
    right = pairs_of(response.earning, line)
    if not right and setting.kind == "scale":
        return {"kind": "scale", "scale": [label(row) for row in rights.values()], "pair": True}
    if not right:
        raise Beyond("nothing in it is marked as belonging together")
    right = [(other, left) if other in lefts and left in rights else (left, other) for left, other in right]
    for left, other in right:
        if left not in lefts or other not in rights:
            raise Malformed(line, f"“{left} {other}”"[:90] + " names no choice of this question")
    if len({left for left, _ in right}) < len(right):
        raise Beyond("something on its left side belongs to several on the right")
    idle = [label(row) for name, row in lefts.items() if name not in dict(right)]
    if idle:
        setting.warnings.append(f"“{idle[0][:60]}” belongs to nothing and stays behind")
    return pairs_or_boxes(right, lefts, rights, setting)


def pairs_or_boxes(
    right: Sequence[tuple[str, str]], lefts: Mapping[str, Node], rights: Mapping[str, Node], setting: Setting
) -> Plain:
    used = [other for _, other in right]
    rows = [(lefts[left], rights[other]) for left, other in right]
    boxes = setting.kind == "sort" or (setting.kind != "match" and len(set(used)) < len(used))
    if boxes:
        cards = [
            {"text": label(left), "box": label(other), "feedback": said_inline(left)} for left, other in rows
        ]
        return {"kind": "sort", "boxes": [label(row) for row in rights.values()], "cards": cards}
    pairs = [
        {"left": label(left), "right": label(other), "feedback": said_inline(left)} for left, other in rows
    ]
    distractors = [label(row) for name, row in rights.items() if name not in used]
    return {"kind": "match", "pairs": pairs, "distractors": distractors}


def associate(node: Node, setting: Setting) -> Plain:
    """Pairs among one set; what belongs to nobody becomes a right side that fits nowhere."""
    texts = {row.get("identifier"): label(row) for row in node.all("simpleAssociableChoice")}
    response = setting.response(node)
    line = response.line or node.line
    right = pairs_of(response.earning, line)
    if not right:
        raise Beyond("nothing in it is marked as belonging together")
    for sides in right:
        if not set(sides) <= set(texts):
            raise Malformed(line, f"“{' '.join(sides)}”"[:90] + " names no choice of this question")
    used = [side for sides in right for side in sides]
    if len(set(used)) < len(used):
        raise Beyond("something in it belongs to several others")
    pairs = [{"left": texts[left], "right": texts[other], "feedback": ""} for left, other in right]
    distractors = [text for name, text in texts.items() if name not in used]
    return {"kind": "match", "pairs": pairs, "distractors": distractors}


def hottext(node: Node, setting: Setting) -> Plain:
    """Words of a text that can be marked."""
    response = setting.response(node)
    refuse_strangers(response, [one.get("identifier") for one in node.all("hottext")], node)
    right = set(response.earning)
    marks = [
        {
            "text": bare(words(one)),
            "correct": one.get("identifier") in right,
            "feedback": said_inline(one),
        }
        for one in node.all("hottext")
    ]
    # Braces of the text's own would be taken for words to mark.
    said = words(
        node, lambda one: f"{BEGIN}{bare(words(one))}{END}" if one.tag == "hottext" else None, ("prompt",)
    )
    text = said.replace("{", "(").replace("}", ")").replace(BEGIN, "{").replace(END, "}")
    return {"kind": "mark_words", "text": text, "marks": marks}


def bare(text: str) -> str:
    return tidy(text.replace("{", "(").replace("}", ")").replace("|", "/"))


def slider(node: Node, setting: Setting) -> Plain:
    """The stops of a slider, coarser where it has many; where somebody stands on it is never right or wrong."""
    least = figure(node.get("lowerBound", "0"), node.line)
    most = figure(node.get("upperBound", "10"), node.line)
    step = figure(node.get("step", "1") or "1", node.line)
    if not most > least or step <= 0:
        raise Malformed(node.line, "a slider goes up by steps from a smaller to a larger number")
    count = int((most - least) / step + 1e-9) + 1
    if count > LONGEST_SLIDER:
        setting.warnings.append(f"the slider has {count} stops; it is read as a scale of {MOST_STOPS}")
        count, step = MOST_STOPS, (most - least) / (MOST_STOPS - 1)
    return {"kind": "scale", "scale": [f"{round(least + n * step, 6):g}" for n in range(max(2, count))]}


def hotspots(node: Node, setting: Setting) -> Plain:
    """One place of a picture; without a label a place is called by its number."""
    picture = next((one for one in node.elements if one.tag in ("object", "img")), None)
    picture = picture or node.first("object", "img")
    if picture is None:
        raise Malformed(node.line, "the picture is missing")
    size = [side_of(picture, side) for side in ("width", "height")]
    response = setting.response(node)
    spots = list(node.all("hotspotChoice"))
    refuse_strangers(response, [one.get("identifier") for one in spots], node)
    fits = response.earning
    if len(fits) != 1:
        raise Beyond("not exactly one place of the picture is right")
    options = []
    for number, spot in enumerate(spots, start=1):
        x, y = middle(spot, size)
        right = spot.get("identifier") in fits
        text = tidy(spot.get("hotspotLabel")) or str(number)
        said = told(spot.get("identifier"), spot, setting)
        options.append(
            {"text": text, "correct": right, "chosen": said, "fraction": float(right), "x": x, "y": y}
        )
    src = picture.get("data") or picture.get("src")
    alt = words(picture) or tidy(picture.get("alt"))
    if not src.startswith("pictures/"):
        setting.warnings.append(f"the picture {src[:80]} stays behind; its places come along as a list")
    return {"kind": "hotspot_choice", "options": options, "picture": drawing(src), "alt": alt}


def gap_match(node: Node, setting: Setting) -> Plain:
    """Cards for the gaps of a text."""
    response = setting.response(node)
    cards = {one.get("identifier"): label(one) for one in node.all("gapText", "gapImg")}
    names = [one.get("identifier") for one in node.all("gap")]
    line = response.line or node.line
    told_pairs = pairs_of(response.earning, line)
    turned = [(gap, card) if gap in cards and card in names else (card, gap) for card, gap in told_pairs]
    for card, gap in turned:
        if card not in cards or gap not in names:
            raise Malformed(line, f"“{card} {gap}”"[:90] + " names no card and gap of this question")
    fits: dict[str, str] = {}
    for card, gap in turned:
        if gap in fits and response.correct:
            raise Beyond("several cards belong into one gap")
        fits.setdefault(gap, card)
    if any(name not in fits for name in names):
        raise Beyond("a gap stays empty")
    text = with_gaps(node, ("gap",), ("prompt", "gapText", "gapImg"))
    gaps = [{"accept": [cards[fits[name]]], "tip": "", "feedback": ""} for name in names]
    used = set(fits.values())
    return {
        "kind": "gaps_choose",
        "lines": text.split("\n"),
        "gaps": gaps,
        "bank": list(cards.values()),
        "distractors": [text for name, text in cards.items() if name not in used],
    }


def typed_ways(response: Declared, line: int) -> list[Plain]:
    """Accepted ways of writing, with what each earns; an asterisk in them is an asterisk."""
    mapped = {key: value for key, value in response.mapped.items() if value > 0}
    ways = {**dict.fromkeys(response.correct, max(mapped.values(), default=1.0)), **mapped}
    if not ways:
        raise Beyond("no answer is accepted in it")
    most = max(ways.values())
    rows = ways.items()
    return [{"accept": [literally(w)], "fraction": round(v / most, 5), "feedback": ""} for w, v in rows]


def inline_bank(nodes: Sequence[Node], setting: Setting) -> Plain:
    """Menus in a text: one bank of all their choices."""
    bank: list[str] = []
    gaps = []
    offered = []
    for node in nodes:
        texts = {one.get("identifier"): label(one) for one in node.all("inlineChoice")}
        response = setting.response(node)
        refuse_strangers(response, texts, node)
        if not response.earning:
            raise Beyond("no choice of a menu in it is marked as right")
        right = response.earning[0]
        gaps.append({"accept": [texts[right]], "tip": "", "feedback": ""})
        bank += texts.values()
        offered.append(sorted(texts.values()))
    if any(texts != offered[0] for texts in offered):
        setting.warnings.append("its menus offer different words; all of them stand in one bank")
    bank = list(dict.fromkeys(bank))
    used = {gap["accept"][0] for gap in gaps}
    return {
        "kind": "gaps_choose",
        "gaps": gaps,
        "bank": bank,
        "distractors": [t for t in bank if t not in used],
    }
