"""The teachers' guide and the police handbook: what stands in them, in which form and order."""

import datetime
import re
from html import unescape

import pytest
from register.models import Claim

from courses.printing import find, notes
from manuals.binding import bind, order
from manuals.composing import FiguresToRead, NothingToPrint, compose
from manuals.models import Edition, Kind, ManualPage, State
from manuals.planting import chapters_for, said

pytestmark = pytest.mark.django_db


def book(slug: str, locale: str = "ko") -> ManualPage:
    return ManualPage.objects.get(slug=slug, locale__language_code=locale)


def solid(text: str) -> str:
    return re.sub(r"[\s\u2060]", "", re.sub(r"\*\*|\[\[[^|\]]*\|([^\]]*)\]\]", r"\1", text))


def words_of(html: str) -> str:
    return solid(unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL))))


@pytest.fixture
def teachers(loaded_site: None) -> ManualPage:
    return book("teachers")


@pytest.fixture
def police(loaded_site: None) -> ManualPage:
    return book("police")


def test_every_reader_has_a_book_in_both_languages(loaded_site: None):
    wanted = {"children", "teenagers", "teachers", "carers", "police"}
    for locale in ("ko", "en"):
        assert (
            set(ManualPage.objects.filter(locale__language_code=locale).values_list("slug", flat=True))
            == wanted
        )


@pytest.mark.parametrize("locale", ["ko", "en"])
@pytest.mark.parametrize("slug", ["children", "teenagers", "teachers", "carers", "police"])
def test_every_book_has_a_foreword_a_way_to_use_it_and_last_words(loaded_site: None, slug: str, locale: str):
    page = book(slug, locale)
    assert all(len(text) > 20 for text in (page.foreword, page.how_to_use, page.closing))
    assert page.headline.count("\n") == 1


def test_the_guide_holds_the_notes_of_every_lesson_for_pupils(teachers: ManualPage):
    assert teachers.codes == ["E3-2", "M-4"]
    found = words_of(compose(manual=teachers, kind=Kind.PUPIL).html)
    for code in teachers.codes:
        unit = notes(
            unit=find(code=code, locale="ko"), readers=teachers.readers.tier, base_url="http://testserver"
        )
        wanted = [unit.title, *unit.outcomes, *unit.discussion, *unit.guide.aim, *unit.guide.adaptations]
        wanted += [step["say"] for step in unit.guide.steps] + [note["text"] for note in unit.guide.notes]
        wanted += [str(step["minutes"]) for step in unit.guide.steps]
        wanted += [word["definition"] for word in unit.words]
        assert [text for text in wanted if solid(text) not in found] == []
        assert words_of(unit.quiz_key) in found, "the key with every reason"


def test_notes_hold_no_screen_and_no_sheet_of_the_pupils(teachers: ManualPage):
    html = compose(manual=teachers, kind=Kind.PUPIL).html
    assert 'class="screen"' not in html
    assert 'class="home"' not in html
    assert 'class="item"' not in html
    assert html.count('class="chapter notes"') == len(teachers.codes)


def test_questions_that_rest_on_figures_for_adults_stand_in_the_guide_and_not_in_the_pupils_book(
    teachers: ManualPage,
):
    unit = find(code="M-4", locale="ko")
    for_adults = [part.value["text"] for part in unit.discussion if part.value["claims"]]
    guide = words_of(compose(manual=teachers, kind=Kind.PUPIL).html)
    pupils = words_of(compose(manual=book("teenagers"), kind=Kind.PUPIL).html)
    assert for_adults
    assert [text for text in for_adults if solid(text) not in guide] == []
    assert [text for text in for_adults if solid(text) in pupils] == []


def test_what_a_teacher_must_have_read_stands_before_the_lessons(teachers: ManualPage):
    html = compose(manual=teachers, kind=Kind.PUPIL).html
    assert [section.title for section in teachers.sections][1] == "아이가 말할 때"
    assert html.index('id="before-1"') < html.index('class="opener part-opener') < html.index('id="help"')
    found = words_of(html)
    for saying in ("말해 줘서 고마워.", "네 말을 믿어.", "네 잘못이 아니야.", "너는 혼자가 아니야."):
        assert solid(saying) in found


def test_lessons_stand_in_the_order_in_which_they_are_taught(teachers: ManualPage):
    from courses.models import UnitPage

    first = UnitPage.objects.get(code="E3-2", locale__language_code="ko")
    later = first.copy(
        update_attrs={"code": "E3-1", "slug": "e3-1", "position": first.position + 1}, keep_live=True
    )
    assert [part["value"] for part in chapters_for(teachers.readers)] == ["E3-2", later.code, "M-4"]


def test_the_handbook_teaches_without_the_answers_and_the_trainers_edition_holds_them(police: ManualPage):
    plain = compose(manual=police, kind=Kind.PUPIL).html
    trainers = compose(manual=police, kind=Kind.TEACHER).html
    assert 'class="part key' not in plain
    assert 'class="guide"' not in plain
    assert 'class="part key' in trainers
    assert 'class="guide"' in trainers
    assert "진행자용" in words_of(trainers)
    assert "law.go.kr" in words_of(plain)


def test_the_handbook_lists_everybody_who_helps_adults(police: ManualPage):
    from safety.posters import listed

    first, besides = listed(police.readers.tier)
    found = words_of(compose(manual=police, kind=Kind.PUPIL).html)
    assert besides
    assert [entry.name for entry in (*first, *besides) if solid(entry.name) not in found] == []


def test_sources_of_a_book_stand_together_at_its_end(teachers: ManualPage):
    html = compose(manual=teachers, kind=Kind.PUPIL).html
    assert html.index('id="words"') < html.index('id="sources"')
    assert 'class="sources"' not in html


def test_a_book_of_one_chapter_needs_no_contents_and_keeps_its_words_and_sources_inside(police: ManualPage):
    html = compose(manual=police, kind=Kind.PUPIL).html
    assert police.codes == ["P-4"]
    assert 'class="toc' not in html
    assert 'id="words"' not in html
    assert 'class="sources"' in html


def test_a_booklet_without_its_lesson_says_so(loaded_site: None):
    with pytest.raises(NothingToPrint):
        compose(manual=book("carers"), kind=Kind.PUPIL)


def test_no_figure_is_printed_that_somebody_must_read_again(teachers: ManualPage, quick_press: list[str]):
    unit = notes(
        unit=find(code="M-4", locale="ko"), readers=teachers.readers.tier, base_url="http://testserver"
    )
    assert unit.claims
    Claim.objects.filter(slug=unit.claims[0]).update(review_by=datetime.date(2020, 1, 1))
    with pytest.raises(FiguresToRead, match=unit.claims[0]):
        compose(manual=teachers, kind=Kind.PUPIL)
    failed = bind(edition=order(manual=teachers)[0])
    assert (failed.state, quick_press) == (State.FAILED, [])
    assert unit.claims[0] in failed.message


def test_a_guide_shows_the_notes_of_pupils_lessons_and_refuses_those_of_the_police(
    teachers: ManualPage, quick_press: list[str]
):
    raw = [{"type": "chapter", "id": code, "value": code} for code in ("E3-2", "P-4")]
    ManualPage.objects.filter(pk=teachers.pk).update(chapters=raw)
    failed = bind(edition=order(manual=teachers)[0])
    assert (failed.state, quick_press) == (State.FAILED, [])
    assert "P-4" in failed.message


def test_an_edition_knows_for_whom_it_was_composed(police: ManualPage, quick_press: list[str]):
    bind(edition=order(manual=police)[0])
    assert Edition.objects.get().audience == "police"


def test_texts_of_several_kinds_become_stream_data_with_equal_ids_in_both_languages():
    parts = [{"title": {"ko": "제목", "en": "Title"}}, {"point": {"ko": "하나", "en": "One"}}]
    korean, english = said(parts, "ko"), said(parts, "en")
    assert [part["id"] for part in korean] == [part["id"] for part in english] == ["title-1", "point-2"]
    assert [part["value"] for part in english] == ["Title", "One"]
