"""Where a page may end: no card leaves its set, no question and no line stands alone, a story's picture may end one."""

from io import BytesIO

import pytest
from django.utils import translation
from language.hangul import fill_lines, trim_ends
from pypdf import PdfReader

from manuals import paper
from manuals.domain.readers import Readers
from manuals.domain.variants import Variant
from manuals.models import Kind
from manuals.press import typesetter
from manuals.wording import legal_words

CARDS = "".join(f"<li><h3>card{n}</h3><p>words</p></li>" for n in range(1, 6))
ITEMS = "".join(f'<div class="item"><h3>item{n}</h3><p style="height:20mm">x</p></div>' for n in range(1, 4))


def pages(body: str, *, filled: int, variant: Variant = Variant.A4, tier: str = "e3") -> list[str]:
    """The words of each page of a chapter whose first page is filled to so many millimetres."""
    html = f"""<html lang="en"><head><title>t</title><style>{paper.styles(variant)}</style></head>
    <body class="book"><article class="chapter" data-tier="{tier}"><div style="height:{filled}mm">before</div>
    {body}</article></body>
    </html>"""
    made = typesetter().HTML(string=html).write_pdf()
    return [page.extract_text() for page in PdfReader(BytesIO(made)).pages]


def on(found: list[str], word: str) -> int:
    return next(number for number, words in enumerate(found) if word in words)


def test_the_fifth_card_stays_with_its_set():
    found = pages(
        f'<div class="act"><div class="set"><ol class="paper-cards">{CARDS}</ol></div></div>', filled=190
    )
    assert {on(found, f"card{n}") for n in range(1, 6)} == {1}


def test_the_last_question_takes_another_along():
    found = pages(f'<section class="part quiz">{ITEMS}</section>', filled=150)
    assert [on(found, f"item{n}") for n in (1, 2, 3)] == [0, 1, 1]


def test_of_a_long_quiz_three_questions_stand_on_the_last_page():
    items = "".join(
        f'<div class="item"><h3>item{n}.</h3><p style="height:20mm">x</p></div>' for n in range(1, 9)
    )
    for filled in (0.1, 20, 40):
        found = pages(f'<section class="part quiz"><h2>Quiz</h2>{items}</section>', filled=filled)
        last = [n for n in range(1, 9) if f"item{n}." in found[-1]]
        assert len(last) == 8 or len(last) >= 3


def test_on_half_size_pages_no_question_is_left_alone_for_the_sake_of_the_last_ones():
    items = "".join(
        f'<div class="item"><h3>item{n}.</h3><p style="height:52mm">x</p></div>' for n in range(1, 11)
    )
    section = f'<section class="part quiz"><h2>Quiz</h2>{items}</section>'
    found = pages(section, filled=0.1, variant=Variant.LARGE)
    assert min(words.count("item") for words in found if "item" in words) >= 2


def test_the_last_moment_takes_another_along():
    moments = "".join(f'<li><h3>moment{n}</h3><p style="height:20mm">x</p></li>' for n in range(1, 5))
    found = pages(f'<ol class="moments of-4">{moments}</ol>', filled=120)
    assert [on(found, f"moment{n}") for n in (1, 2, 3, 4)] == [0, 0, 1, 1]


def test_the_picture_of_a_story_may_end_its_page():
    story = """<div class="act story"><figure><div style="height:60mm">picture</div></figure>
    <p class="hint-line">hint</p><ol class="places"><li class="node"><p style="height:30mm">place</p></li></ol></div>"""
    found = pages(f'<section class="screen"><h2>head</h2>{story}</section>', filled=160)
    assert [on(found, word) for word in ("head", "picture", "place")] == [0, 0, 1]


@pytest.mark.parametrize("readers", [Readers.TEEN, Readers.CARERS])
def test_the_imprint_speaks_to_its_readers(readers: Readers):
    with translation.override("ko"):
        assert legal_words(readers, Kind.PUPIL).endswith("있습니다.")


@pytest.mark.parametrize(("cards", "kind", "filled"), [(7, "paper-cards", 200), (8, "fold-cards of-8", 225)])
def test_a_set_of_seven_or_eight_stays_together(cards: int, kind: str, filled: int):
    drawn = "".join(f"<li><h3>card{n}</h3><p>words</p></li>" for n in range(1, cards + 1))
    found = pages(
        f'<div class="act"><div class="set"><ol class="{kind}">{drawn}</ol></div></div>', filled=filled
    )
    assert {on(found, f"card{n}") for n in range(1, cards + 1)} == {1}


@pytest.mark.parametrize("filled", range(196, 232, 6))
def test_no_line_of_a_list_stands_alone(filled: int):
    rows = "".join(
        f'<li><div class="row"><span class="tick"></span><span>line{n}</span></div></li>' for n in range(1, 6)
    )
    found = pages(f'<div class="act"><ul class="rows">{rows}</ul></div>', filled=filled)
    places = [on(found, f"line{n}") for n in range(1, 6)]
    assert places[0] == places[1]
    assert places[3] == places[4]


@pytest.mark.parametrize("filled", [198, 216, 234])
def test_a_word_stays_with_its_meaning(filled: int):
    meaning = (
        "some words that run on and on until they fill two lines of text for sure, and more of them still"
    )
    words = "".join(
        f'<li><div class="word"><b>word{n}</b><span>{meaning} end{n}</span></div></li>' for n in range(1, 6)
    )
    found = pages(f'<section class="words"><ul>{words}</ul></section>', filled=filled)
    assert [on(found, f"word{n}") for n in range(1, 6)] == [on(found, f"end{n}") for n in range(1, 6)]


def test_the_first_word_of_a_line_is_never_left_alone():
    said = (
        "<p>Fast and careful are not opposites. With the order settled beforehand you can be both. Much "
        "<b>secondary victimisation</b> can be prevented by being prepared.</p>"
    )
    widths = "".join(
        f'<div style="width:{width}mm;break-after:page">{said}</div>' for width in range(70, 140)
    )
    for words in pages(fill_lines(widths), filled=0)[:70]:
        lines = words.replace("before", "", 1).split("prepared.")[0].splitlines()[:-1]
        assert [line for line in lines if line.strip().isalpha()] == []


def test_an_option_that_just_fits_its_line_stays_on_it():
    said = "Show figures and say that most offenders are in fact male."
    option = f'<div class="opt"><i></i><span>{said}\n</span></div>'
    (words,) = pages(trim_ends(f'<div class="item">{option}</div>'), filled=10, variant=Variant.LARGE)
    assert said in words


HOME = "Put three sentences on the fridge: “Thank you for telling me. It is not your fault. Let’s find a way together.”"


@pytest.mark.parametrize("variant", [Variant.BOOKLET, Variant.LARGE])
@pytest.mark.parametrize("tier", ["e1", "m"])
def test_a_sheet_for_home_is_one_page_in_small_and_in_large_print(variant: Variant, tier: str):
    parts = "".join(f"<li><span>{HOME}</span></li>" for _ in range(5))
    sheet = f"""<section class="home"><div class="home-frame"><p class="eyebrow">top</p><h2>Our repair shop at home</h2>
    <ol class="home-parts">{parts}</ol><div class="signs"><p><span class="write"></span>me</p></div>
    <p class="home-note">bottom</p></div></section>"""
    found = pages(sheet, filled=20, variant=variant, tier=tier)
    assert on(found, "top") == on(found, "bottom")


@pytest.mark.parametrize("variant", [Variant.BOOKLET, Variant.LARGE])
def test_tall_cards_leave_no_heading_alone_on_a_page(variant: Variant):
    cards = "".join(f'<li><p style="height:48mm">card{n}</p></li>' for n in range(1, 7))
    set_of = f'<div class="set"><ol class="paper-cards">{cards}</ol></div>'
    act = f'<div class="act"><div class="lead">lead</div>{set_of}</div>'
    found = pages(f'<section class="screen"><h2>head</h2>{act}</section>', filled=100, variant=variant)
    assert {on(found, word) for word in ("head", "lead", "card1")} == {1}


# Six cards of the principles for teachers, as tall as they are there.
TALL = [40, 75, 42, 44, 50, 48]


def test_tall_cards_of_small_pages_are_whole_and_in_order_and_fill_the_pages():
    cards = "".join(
        f'<li><h3>card{n}</h3><p>{"word " * words}</p><p class="why">end{n}</p></li>'
        for n, words in enumerate(TALL, start=1)
    )
    found = pages(
        f'<div class="act"><div class="set"><ol class="paper-cards numbered long">{cards}</ol></div></div>',
        filled=60,
        variant=Variant.LARGE,
    )
    where = [(on(found, f"card{n}"), on(found, f"end{n}")) for n in range(1, 7)]
    assert all(first == last for first, last in where)
    assert where == sorted(where)
    assert where[-1] == (2, 2)


def test_a_matching_of_long_sentences_does_not_leave_its_heading_alone():
    left = "".join(
        f'<li><span>{"sentence " * 8}</span><span class="letter-box"></span></li>' for _ in "123456"
    )
    right = "".join(f"<li><b>{letter}</b><span>It says what is done.</span></li>" for letter in "ABCDEF")
    join = f'<div class="join left-wide"><ol>{left}</ol><ol>{right}</ol></div>'
    act = f'<div class="act whole"><p class="lead">lead of it</p><p class="hint-line">hint</p>{join}</div>'
    found = pages(
        f'<section class="screen"><h2>head</h2>{act}</section>',
        filled=150,
        variant=Variant.LARGE,
    )
    assert on(found, "head") == on(found, "lead of") == on(found, "sentence")


@pytest.mark.parametrize("variant", [Variant.A4, Variant.LARGE, Variant.BOOKLET])
@pytest.mark.parametrize(
    ("section", "entry", "least"),
    [
        (
            '<section class="new-page words quiet"><h1>All</h1><ul>{}</ul></section>',
            '<li><div class="word"><b>entry{}.</b><span>two lines<br>of words</span></div></li>',
            6,
        ),
        (
            '<section class="new-page all-sources quiet"><h1>All</h1>{}</section>',
            '<div class="from"><h3>entry{}.</h3><ul><li>one</li><li>two</li><li>three</li></ul></div>',
            3,
        ),
        # As long as the sources of a lesson with figures are in large print: five would not fit on one page.
        (
            '<section class="new-page all-sources quiet"><h1>All</h1>{}</section>',
            '<div class="from"><h3>entry{}.</h3><ul>' + "<li>line</li>" * 8 + "</ul></div>",
            3,
        ),
    ],
)
def test_the_lists_that_end_a_book_leave_no_page_for_a_few_entries(
    variant: Variant, section: str, entry: str, least: int
):
    for many in range(24, 60, 9):
        found = pages(
            section.format("".join(entry.format(n) for n in range(many))), filled=1, variant=variant
        )
        last = [n for n in range(many) if f"entry{n}." in found[-1]]
        assert len(last) >= min(least, many)
        assert all(words.strip() for words in found)
