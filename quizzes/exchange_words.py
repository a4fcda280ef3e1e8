"""What an import or export says, in the language of the page: the sentences of its rooms, and how each is said."""

import re
from functools import cache

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from .domain.fields import fill

# The rooms that read and write files know no languages and say whole sentences; here stands each with its {parts}.
# tests/quizzes/test_exchange_words.py holds the list against those rooms.
SENTENCES = (
    _("there are more than {n} columns"),
    _("a cell is longer than {n} characters"),
    _("what was read is no longer here; choose the file again"),
    _("this is no CSV: {why}"),
    _("there are more than {n} rows"),
    _("this is no text file"),
    _("this is no text in UTF-8; save the file as UTF-8 and try again"),
    _("this is no text in UTF-16 or UTF-8"),
    _("what stands in the braces is no answer: begin one with = or ~"),
    _("“{text}” stands before the first = or ~"),
    _("no answer earns the whole point"),
    _("no answer fits: put = before it, or a weight such as %100%"),
    _("more than one answer earns the whole point, where one is chosen; write ~%50% for parts"),
    _("at least two pairs are needed"),
    _("a number is missing behind #"),
    _("“{text}” is no number"),
    _("“{text}” is no number that can be used"),
    _("a weight goes from -100 to 100, not {n}"),
    _("an answer has no words"),
    _("a pair is written = left -> right"),
    _("an accepted answer needs words, and earns from 0 to 100"),
    _("any number earns something"),
    _("a question has one pair of braces; put a backslash before the braces of a text"),
    _("a brace } was never opened"),
    _("a brace { is never closed"),
    _("{what}; it is kept as it came and not asked"),
    _("the picture {name} stays behind; its words come along"),
    _("the picture {name} stays behind and has no words: say in the question what it shows"),
    _("the picture {name} stays behind; its places come along as a list"),
    _("a link stays behind; its words come along"),
    _("a sound stays behind; its words come along"),
    _("a video stays behind; its words come along"),
    _("a table stays behind; its words come along"),
    _("a formula stays behind; its words come along"),
    _("a drawing stays behind; its words come along"),
    _("an embedded page stays behind; its words come along"),
    _("an embedded object stays behind; its words come along"),
    _("its weights do not add up to 100; they are kept in proportion"),
    _("GIFT has no such question"),
    _("it is no GIFT question"),
    _("what was said about it here"),
    _("the picture: it becomes a choice"),
    _("what is said about its parts"),
    _("help beside a gap"),
    _("rows of underscores become two"),
    _("the characters -> become →"),
    _("what is said about its gaps"),
    _("what is said afterwards"),
    _("keywords and the sample"),
    _("the hint"),
    _("pictures"),
    _("the hint and pictures"),
    _("the file is larger than {n} MB"),
    _("this file is empty"),
    _("a document type or an entity is declared; that is not allowed"),
    _("this is no XML: {why}"),
    _("this XML is in an encoding that is not read; save it as UTF-8"),
    _("this is not in the encoding that its first line names"),
    _("there are more elements than a question needs"),
    _("there are more than {n} files in the package"),
    _("unpacked the package is larger than {n} MB"),
    _("the name {name} is not allowed in a package"),
    _("{name} is no plain file"),
    _("{name} is locked with a password"),
    _("{name} stands twice in the package"),
    _("{name} is not in the package"),
    _("{name} is named and not in the package"),
    _("this is no zip file that can be opened"),
    _("{name} is larger than {n} MB"),
    _("{name} is packed too tightly to be trusted"),
    _("{name} cannot be unpacked"),
    _("{name} is larger than it says"),
    _("{name} declares a document type, which no workbook does"),
    _("what is right in it is said by rules of its own"),
    _("what earns a point is said by rules of its own"),
    _("its own rules give nothing for its key"),
    _("its own rules give the whole point for another answer than its key"),
    _("its own rules count parts of a point differently; here they count as our questions do"),
    _("its key is kept as a sample: sentences are not scored here"),
    _("one place on its slider is right: it asks for a number now"),
    _("a number in it has more digits than can be typed here"),
    _("“{text}” stands as right and as wrong"),
    _("“{text}” names no choice of this question"),
    _("“{text}” names no card and gap of this question"),
    _("there is nothing to choose from"),
    _("a choice would cost more than everything; it costs everything"),
    _("no right order is given"),
    _("only some of its choices are to be put in order"),
    _("the right order does not name every choice once"),
    _("a match interaction has two sets"),
    _("nothing in it is marked as belonging together"),
    _("something on its left side belongs to several on the right"),
    _("“{text}” belongs to nothing and stays behind"),
    _("something in it belongs to several others"),
    _("a slider goes up by steps from a smaller to a larger number"),
    _("the slider has {n} stops; it is read as a scale of {most}"),
    _("the picture is missing"),
    _("not exactly one place of the picture is right"),
    _("a gap stays empty"),
    _("no answer is accepted in it"),
    _("its menus offer different words; all of them stand in one bank"),
    _("no answer is marked as right, so it is read as a scale"),
    _("not exactly one choice earns the whole point"),
    _("several cards belong into one gap"),
    _("no choice of a menu in it is marked as right"),
    _("there is no QTI item in this package"),
    _("this is a package of QTI 1.2, which is not read; export it as QTI 2.1 or 3.0"),
    _("this is QTI 1.2, which is not read; export it as QTI 2.1 or 3.0"),
    _("the parts of this test lead in a circle"),
    _("this is no QTI item, but <{name}>"),
    _("the item has no body"),
    _("the test's own rules (choice, order, weights, branches) stay behind"),
    _("<{name}> is not known here"),
    _("it mixes several ways of answering"),
    _("it is asked in several steps"),
    _("it has more parts than a question can have"),
    _("it makes its values anew each time"),
    _("a part of it stands in a file of its own"),
    _("a note for {whom} stays behind: {text}"),
    _("what is said as “{name}” stays behind: {text}"),
    _("it asks {n} things and becomes as many questions"),
    _("no answer is accepted in it, so it asks for sentences"),
    _("an answer that earns only a part stays behind: a gap takes an answer or not"),
    _("no number earns anything"),
    _("there is no {what} in this item"),
    _("“{text}” is no pair of identifiers"),
    _("QTI has no such question"),
    _("it is no QTI item"),
    _("line breaks inside short texts"),
    _("there is no question in this file"),
    _("there are more than {n} questions"),
    _("parts of this question do not fit together"),
    _("“{text}” names no option; write its number"),
    _("“{text}” is the words of one option and names another; write ({n}) or ({m})"),
    _("“{text}” can mean several things without options: write the kind"),
    _("this cell is empty"),
    _("a number is missing"),
    _("no column is headed “question” (문항)"),
    _("what stands above the headings is left out"),
    _("there are more cells than headings"),
    _("this is no whole number"),
    _("one option fits in this kind; write choice_many where several do"),
    _("write true or false (참 or 거짓)"),
    _("“{text}” is no kind of question; one of {all}"),
    _("there is no gap ▢ or ____ in this text"),
    _("there are {n} gaps ▢ and answers for {m}"),
    _("an accepted answer is missing"),
    _("this is no list of scenes, as an export writes it"),
    _("the column “{name}” stands twice"),
    _("nothing is accepted in this gap"),
    _("this is no JSON, as an export writes it"),
    _("this is an XLS workbook, or one with a password: save it as XLSX without one"),
    _("this is no workbook that can be read; save it as XLSX again"),
    _("there are more cells than a sheet of questions needs"),
    _("column {name} holds a formula without a result"),
    _("column {name} holds an error instead of a value"),
    _("a date is read as {day}; check whether it was one"),
    _("the sheet “{name}” is left out"),
    _("left out: {names}"),
    _("the file is not in UTF-8; it was read as Korean Windows writes it"),
    _("the file is in UTF-16 without its mark; it was read so"),
    _("forms A and B differ in number: all questions are form A now"),
    _("there is no format {name}"),
    _("this is a packed file, no text: choose XLSX or QTI for it"),
    _("this is no XLSX workbook"),
    _("this is neither a QTI item nor a package of them"),
    _("there is no tier {name}"),
    _("the name of a quiz has letters, digits and hyphens, 40 at most"),
    _("there is a quiz {name} already"),
    _("these words are not for pupils; the warnings name them"),
    _("H5P is not read or written yet: it comes with a later release"),
)
# Faults of items, as quizzes/domain/kinds says them.
FAULTS = (
    _("the text is missing"),
    _("the {language} text is missing"),
    _("is longer than {most} characters"),
    _("needs at least {least} entries"),
    _("has more than {most} entries"),
    _("must be a number from {least} to {most}"),
    _("exactly one must be correct, not {right}"),
    _("at least one must be correct"),
    _("at least one must earn the whole point"),
    _("all right sides say the same"),
    _("says the same as another right side"),
    _("says the same as another card"),
    _("must be one of {allowed}"),
    _("must be the code of a language, as ko or en"),
    _("must be a whole number from 1 to {most}"),
    _("nothing is typed in a tier for pupils: choose another kind"),
)
# Why a parser stopped, in its own words (expat, csv).
OF_PARSERS = (
    _("no element found"),
    _("not well-formed (invalid token)"),
    _("unclosed token"),
    _("mismatched tag"),
    _("duplicate attribute"),
    _("junk after document element"),
    _("undefined entity"),
    _("unclosed CDATA section"),
    _("XML declaration not well-formed"),
    _("unbound prefix"),
    _("partial character"),
    _("a quotation mark is never closed"),
    _("'{mark}' expected after '\"'"),
)
PLACED = (
    (re.compile(r"line (\d+): (.+)", re.DOTALL), _("line {n}: {what}")),
    (re.compile(r"row (\d+): (.+)", re.DOTALL), _("row {n}: {what}")),
    (re.compile(r"column “([^”]*)”: (.+)", re.DOTALL), _("column “{n}”: {what}")),
)
PART = re.compile(r"\\\{(\w+)\\\}")


def in_words(said: str) -> str:
    """A reason or a warning in the language of the page; what is not known here is said as it came."""
    for pattern, sentence in PLACED:
        found = pattern.fullmatch(said)
        if found:
            return fill(gettext(sentence), {"n": found.group(1), "what": in_words(found.group(2))})
    for pattern, sentence in patterns():
        found = pattern.fullmatch(said)
        if found:
            parts = found.groupdict()
            inner = {name: in_words(parts[name]) for name in ("what", "why") if name in parts}
            return fill(gettext(sentence), {**parts, **inner})
    # The file, the question or the field that is meant stands before.
    head, colon, rest = said.partition(": ")
    return f"{head}: {in_words(rest)}" if colon else said


@cache
def patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each sentence as a pattern that finds its parts; those with the most words of their own first."""
    ordered = sorted(
        (*SENTENCES, *FAULTS, *OF_PARSERS), key=lambda sentence: -len(re.sub(r"\{\w+\}", "", sentence))
    )
    return tuple((pattern_of(sentence), sentence) for sentence in ordered)


def pattern_of(sentence: str) -> re.Pattern[str]:
    return re.compile(PART.sub(r"(?P<\1>.+?)", re.escape(sentence)), re.DOTALL)
