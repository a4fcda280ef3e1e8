"""Write questions as QTI 2.1 items. What QTI has no place for travels in a rubric that systems show to authors only."""

from collections.abc import Sequence
from html import escape
from itertools import pairwise

from pictures import album

from .columns import written_json
from .plain import Plain
from .qti_bodies import BRACED, Body, body_of
from .qti_parts import element, outcomes, paragraphs
from .qti_reading import EXTRAS, read_item
from .reading import Found, Malformed, sound
from .writing import Written

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
SCHEMA = f"{NAMESPACE} http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
NOT_IN_QTI = ("scenario", "hotspots")
USUAL = {"level": "U", "form": "a", "points": 1}
COMMON = ("outcome", "level", "points", "category", "critical", "form", "screen", "hint", "about", "source")
OPTION = ("tip", "not_chosen", "marker", "experts")
SAID = ("general", "right", "wrong", "first", "other")


def write_item(item: Plain, language: str, written: Written) -> str | None:
    """One item as a document; None for what QTI cannot carry. What is carried is written down."""
    kept = carried(item, language, written)
    if kept is None:
        return None
    written.items.append(kept)
    if kept["kind"] == "unknown":
        return str(kept["raw"])
    body = body_of(kept, language)
    inside = (
        body.declarations + outcomes(kept["points"]) + item_body(kept, body) + body.processing + modal(kept)
    )
    attributes = {
        "xmlns": NAMESPACE,
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation": SCHEMA,
        "identifier": identifier(kept["id"]),
        "title": kept["about"] or identifier(kept["id"]),
        "label": kept["kind"],
        "adaptive": "false",
        "timeDependent": "false",
        "toolName": "Dongui",
        "xml:lang": language,
    }
    return XML + element("assessmentItem", inside, **attributes) + "\n"


def identifier(key: str) -> str:
    """A key as an identifier of QTI, which begins with a letter."""
    return key if key[:1].isalpha() else f"i-{key}"


def carried(item: Plain, language: str, written: Written) -> Plain | None:
    """The item as QTI carries it; None where it cannot."""
    if item["kind"] == "unknown":
        return as_it_came(item, language, written)
    if item["kind"] in NOT_IN_QTI:
        written.lose(item, "QTI has no such question")
        return None
    kept = one_line(item, written)
    if item["kind"] == "hotspot_choice":
        spots = [{**row, "x": round(row["x"], 2), "y": round(row["y"], 2)} for row in kept["options"]]
        kept = {**kept, "options": spots}
    return kept


def as_it_came(item: Plain, language: str, written: Written) -> Plain | None:
    """What we did not understand is handed out as it came; what was said about it here stays here."""
    found = Found()
    try:
        read_item(item["raw"].encode(), found)
        again = sound(found, language).items
    except Malformed:
        again = ()
    if len(again) != 1 or item["source"] != "qti":
        written.lose(item, "it is no QTI item")
        return None
    if again[0] != item:
        written.lose(item, "what was said about it here")
    return again[0]


def one_line(item: Plain, written: Written) -> Plain:
    """Menus, labels and accepted words have one line in QTI."""
    kept = {**item, "media": [{**one, "alt": flat([one["alt"]])[0]} for one in item["media"]]}
    match item["kind"]:
        case "gaps_choose":
            kept["bank"] = flat(item["bank"])
            kept["distractors"] = flat(item["distractors"])
            kept["gaps"] = [{**gap, "accept": flat(gap["accept"])} for gap in item["gaps"]]
        case "gaps":
            kept["gaps"] = [{**gap, "accept": flat(gap["accept"])} for gap in item["gaps"]]
        case "short_answer":
            kept["answers"] = [{**row, "accept": flat(row["accept"])} for row in item["answers"]]
            kept["accept"] = flat(item["accept"])
        case "hotspot_choice":
            kept["options"] = [{**row, "text": flat([row["text"]])[0]} for row in item["options"]]
            kept["key"] = flat([item["key"]])[0]
            kept["alt"] = flat([item["alt"]])[0]
        case "mark_words":
            kept["text"] = BRACED.sub(lambda found: f"{{{flat([found.group(1)])[0]}}}", item["text"])
            kept["marks"] = [{**mark, "text": flat([mark["text"]])[0]} for mark in item["marks"]]
            kept["tokens"], kept["right"] = flat(item["tokens"]), flat(item["right"])
    if kept != item:
        written.lose(item, "line breaks inside short texts")
    return kept


def flat(texts: Sequence[str]) -> list[str]:
    return [" ".join(text.split()) for text in texts]


def item_body(item: Plain, body: Body) -> str:
    """What is asked, pictures, and the rubric that only authors see."""
    media = "".join(element("p", element("img", src=one["src"], alt=one["alt"])) for one in item["media"])
    extras = written_json(extras_of(item))
    rubric = element("rubricBlock", f"<p>{escape(extras, quote=False)}</p>", view="author", use=EXTRAS)
    sample = item.get("sample")
    scorer = element("rubricBlock", paragraphs(sample), view="scorer") if sample else ""
    return element("itemBody", rubric + scorer + body.inside + media)


def modal(item: Plain) -> str:
    """What is said about the whole answer."""
    shown = {"outcomeIdentifier": "FEEDBACK", "showHide": "show"}
    said = item["feedback"]
    if item["kind"] == "true_false":
        said = {"general": said["general"]}
    return "".join(
        element("modalFeedback", paragraphs(said[name]), identifier=name, **shown)
        for name in SAID
        if said.get(name)
    )


def extras_of(item: Plain) -> Plain:
    """What QTI has no place for."""
    extras: Plain = {"kind": item["kind"], "id": item["id"]}
    extras |= {name: item[name] for name in COMMON if item.get(name) and item[name] != USUAL.get(name)}
    own = own_extras(item)
    rows = row_extras(item)
    return extras | ({"own": own} if own else {}) | ({"rows": rows} if rows else {})


def own_extras(item: Plain) -> Plain:
    """Fields that stand beside the standard ones, or say more than those can."""
    names = ("spelling_tolerance", "case_sensitive", "sample", "keywords", "own", "others")
    own = {name: item[name] for name in names if item.get(name)}
    if any(item.get("said", ())):
        own["said"] = item["said"]
    if item["kind"] in ("short_answer", "numeric") and says_more(item):
        own["answers"] = item["answers"]
    if item["feedback"].get("when"):
        own["feedback"] = item["feedback"]
    return own


def says_more(item: Plain) -> bool:
    """Whether answers have feedback, asterisks, or neighbours that a reader would take for one."""
    rows = item["answers"]
    spoken = any(row["feedback"] for row in rows)
    starred = any("*" in way for row in rows for way in row.get("accept", ()))
    alike = any(a["fraction"] == b["fraction"] for a, b in pairwise(rows))
    return spoken or starred or (alike and item["kind"] == "short_answer")


def row_extras(item: Plain) -> list[object]:
    """What is said beside each row of a list: [name of the list, rows]."""
    names = {"options": OPTION, "pairs": ("feedback",), "cards": ("feedback",), "marks": ("feedback",)}
    if item["kind"] == "hotspot_choice":
        names["options"] = (*OPTION, "chosen")
    if item["kind"] in ("gaps", "gaps_choose"):
        names["gaps"] = ("tip", "feedback")
    for name, fields in names.items():
        rows = [{field: row[field] for field in fields if row.get(field)} for row in item.get(name, ())]
        if any(rows):
            return [name, rows]
    return []


def picture_file(name: str) -> bytes | None:
    """One of our own drawings as a file of the package."""
    return album.picture(name).document().encode() if name in album.ALBUM else None
