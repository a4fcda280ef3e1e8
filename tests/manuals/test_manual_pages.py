"""The web pages of manuals and the bindery at the editors' desk."""

import datetime
import re

import pytest
from cast import Cast
from desk_samples import user_of
from django.test import Client
from django.utils import timezone, translation
from django.utils.html import escape
from register.models import Claim
from wagtail.users.models import UserProfile

from courses.models import UnitPage
from manuals import shelf
from manuals.binding import bind, order
from manuals.models import Edition, Kind, ManualPage, State

pytestmark = pytest.mark.django_db
PAGE = "/ko/manuals/children/"


def html(client: Client, path: str = PAGE) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    "path", ["/ko/manuals/", "/en/manuals/", "/ko/manuals/teenagers/", "/en/manuals/children/"]
)
def test_the_pages_of_manuals_answer_in_both_languages(client: Client, loaded_site: None, path: str):
    assert "<h1>" in html(client, path)


def test_a_manual_shows_its_lessons_in_the_order_of_its_chapters(client: Client, children: ManualPage):
    parts = client.get(PAGE).context["parts"]
    shown = [card.code for part in parts for card in part.cards]
    assert shown == children.codes
    assert shown


def test_a_book_for_several_grades_names_them_for_each_counts_its_lessons_from_1(loaded_site: None):
    for slug, words in (("teachers", ["초등 5–6학년", "중학생"]), ("teenagers", [""])):
        book = ManualPage.objects.get(slug=slug, locale__language_code="ko")
        with translation.override("ko"):
            assert [part.words for part in shelf.parts(book) if part.words != "선생님"] == words


def test_a_manual_that_was_never_built_says_so(client: Client, children: ManualPage):
    assert "아직 만들지 않았어요" in html(client)


def test_a_built_manual_offers_the_file_with_pages_size_date_and_fingerprint(
    client: Client, children: ManualPage, quick_press: list[str]
):
    edition = bind(edition=order(manual=children)[0])
    page = html(client)
    assert f"/editions/{edition.file_name}.pdf" in page
    assert edition.short_hash in page
    assert "1쪽" in page


def test_a_build_in_work_shows_its_progress_and_is_kept_in_no_cache(client: Client, children: ManualPage):
    order(manual=children)
    Edition.objects.update(state=State.BUILDING, progress=37, beat_at=timezone.now())
    response = client.get(PAGE)
    assert 'value="37"' in response.content.decode()
    assert response["X-Not-Kept"] == "1"


def test_a_server_without_pdf_says_so_honestly(client: Client, children: ManualPage, monkeypatch):
    monkeypatch.setattr(shelf, "can_print", lambda: False)
    assert "PDF를 만들 수 없어요" in html(client)


def test_only_signed_in_adults_see_the_teachers_edition(children: ManualPage, quick_press: list[str]):
    edition = bind(edition=order(manual=children, kind=Kind.TEACHER)[0])
    assert edition.file_name not in html(Client())
    assert edition.file_name in html(Cast().teacher)


def test_a_lesson_changed_later_makes_the_edition_out_of_date(
    client: Client, children: ManualPage, quick_press
):
    edition = bind(edition=order(manual=children)[0])
    sentence = "수업이 바뀌었어요"
    assert sentence not in html(client)
    Edition.objects.filter(pk=edition.pk).update(built_at=timezone.now() - timezone.timedelta(days=900))
    assert sentence in html(client)


def test_pages_of_manuals_carry_no_inline_style_and_no_other_host(client: Client, children: ManualPage):
    for path in ("/ko/manuals/", PAGE):
        page = html(client, path)
        assert not re.search(r"\sstyle=|<style|\son\w+=", page)
        assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)


def desk(manual: ManualPage) -> str:
    return f"/cms/manuals/{manual.pk}/"


def test_an_editor_has_a_manual_built_and_watches_it(
    children: ManualPage, quick_press: list[str], django_capture_on_commit_callbacks
):
    editor = Cast().editor
    assert 'value="pupil"' in html(editor, desk(children))
    with django_capture_on_commit_callbacks(execute=True):
        assert editor.post(desk(children), {"kind": "pupil"})["Location"] == desk(children)
    assert Edition.objects.get().state == State.DONE
    assert Edition.objects.get().short_hash in html(editor, f"{desk(children)}progress/")


def test_a_build_in_work_is_looked_at_again_by_itself_and_by_a_link(children: ManualPage):
    order(manual=children)
    page = html(Cast().editor, desk(children))
    assert 'hx-trigger="every 2s"' in page
    assert f'<a href="{desk(children)}">' in page


def test_a_failed_build_says_why_and_offers_the_button_again(children: ManualPage):
    order(manual=children)
    Edition.objects.update(state=State.FAILED, message="The book has too many pages. Take out some chapters.")
    page = html(Cast().editor, desk(children))
    assert "쪽이 너무 많습니다" in page
    assert page.count('name="kind"') == len(Kind.PUPIL.variants) + len(Kind.TEACHER.variants)


@pytest.mark.parametrize(
    ("language", "built_in", "todo", "why"),
    [
        ("en", "ko", "Not built: figures in it must be looked at first.", "to be read again by 2020-01-01"),
        ("ko", "en", "만들지 않았습니다. 먼저 살펴볼 근거가 있습니다.", "2020-01-01"),
    ],
)
def test_a_book_with_an_old_figure_says_which_where_and_why_in_the_editors_language(
    teenagers: ManualPage, quick_press: list[str], language: str, built_in: str, todo: str, why: str
):
    slug = UnitPage.objects.get(slug="m-4", locale__language_code="ko").claim_slugs[0]
    Claim.objects.filter(slug=slug).update(review_by=datetime.date(2020, 1, 1))
    with translation.override(built_in):  # the worker's language is nobody's
        bind(edition=order(manual=teenagers)[0])
    cast = Cast()
    UserProfile.objects.update_or_create(user=user_of(cast.editor), defaults={"preferred_language": language})
    page = html(cast.editor, desk(teenagers))
    claim = Claim.objects.get(slug=slug)
    assert todo in page
    assert why in page
    assert f"({slug}, M-4)" in page
    link = re.search(rf'<a href="([^"]+)">{re.escape(escape(claim.said(language)))}</a>', page)
    assert link
    assert cast.editor.get(link[1]).status_code == 200
    Claim.objects.filter(slug=slug).update(review_by=datetime.date(2099, 1, 1))
    assert slug not in html(cast.editor, desk(teenagers))


@pytest.mark.parametrize("who", ["teacher", "officer", "coordinator", "translator", "stranger"])
def test_nobody_else_may_build(children: ManualPage, who: str):
    client = getattr(Cast(), who)
    assert client.post(desk(children), {"kind": "pupil"}).status_code in {302, 403}
    assert Edition.objects.count() == 0


@pytest.mark.parametrize("words", [{"kind": "everything"}, {"kind": "pupil", "variant": "gold"}, {}])
def test_what_is_no_edition_is_not_ordered(children: ManualPage, words: dict[str, str]):
    Cast().editor.post(desk(children), words)
    assert Edition.objects.count() == 0


def test_a_draft_is_not_built(children: ManualPage):
    children.unpublish()
    Cast().editor.post(desk(children), {"kind": "pupil"})
    assert Edition.objects.count() == 0


def test_the_button_stands_on_manuals_only(children: ManualPage):
    editor = Cast().editor
    assert desk(children) in html(editor, f"/cms/pages/{children.pk}/edit/")
    shelf = children.get_parent()
    assert f'href="/cms/manuals/{shelf.pk}/"' not in html(editor, f"/cms/pages/{shelf.pk}/edit/")


def test_an_editor_has_a_booklet_made_and_readers_find_it_beside_the_book(
    client: Client, children: ManualPage, quick_press: list[str], django_capture_on_commit_callbacks
):
    bind(edition=order(manual=children)[0])
    with django_capture_on_commit_callbacks(execute=True):
        Cast().editor.post(desk(children), {"kind": "pupil", "variant": "booklet"})
    booklet = Edition.objects.get(variant="booklet")
    page = html(client)
    assert f"/editions/{booklet.file_name}.pdf" in page
    assert client.get(PAGE).context["offers"][0].edition.variant == "a4", "the A4 file stays the first"


def test_teachers_booklets_are_for_signed_in_adults_too(children: ManualPage, quick_press: list[str]):
    for variant in Kind.TEACHER.variants:
        bind(edition=order(manual=children, kind=Kind.TEACHER, variant=variant)[0])
    for edition in Edition.objects.all():
        assert edition.file_name not in html(Client())
        assert edition.file_name in html(Cast().teacher)


def test_reading_a_manual_does_not_ask_the_database_for_every_chapter(
    children: ManualPage, django_assert_max_num_queries
):
    with django_assert_max_num_queries(1):
        assert len(ManualPage.objects.get(pk=children.pk).codes) == len(children.codes)
