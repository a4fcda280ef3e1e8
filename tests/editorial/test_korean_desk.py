"""The desk in Korean: the library's own words where its catalogue lacks them, and times as people write them."""

import json
import re
from datetime import datetime, timedelta

import polib
import pytest
import wagtail
from cast import Cast
from desk_samples import MILD, user_of, with_text
from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext
from wagtail.models import TaskState

from courses.models import UnitPage

FOLDER = settings.ROOT / "site" / "desk_words" / "ko" / "LC_MESSAGES"
CATALOGUES = {name: polib.pofile(str(FOLDER / f"{name}.po")) for name in ("django", "djangojs")}
PLACES = re.compile(r"%\(\w+\)[sd]|\{\w+\}")


def known_to_the_library(domain: str) -> set[str]:
    packages = settings.ROOT.__class__(wagtail.__file__).parent.parent.glob("wagtail*")
    files = [f for package in packages for f in package.glob(f"**/locale/en/LC_MESSAGES/{domain}.po")]
    return {entry.msgid for file in files for entry in polib.pofile(str(file))}


@pytest.mark.parametrize("domain", CATALOGUES)
def test_every_word_is_one_that_the_library_says(domain: str):
    assert {entry.msgid for entry in CATALOGUES[domain]} - known_to_the_library(domain) == set()


@pytest.mark.parametrize("domain", CATALOGUES)
def test_every_word_fills_in_only_what_there_is(domain: str):
    for entry in CATALOGUES[domain]:
        said = entry.msgstr or entry.msgstr_plural[0]
        wanted = set(PLACES.findall(entry.msgid)) | set(PLACES.findall(entry.msgid_plural))
        assert (entry.msgid, set(PLACES.findall(said)) - wanted) == (entry.msgid, set())


def test_our_own_words_stand_before_the_librarys():
    ours = polib.pofile(str(settings.ROOT / "site" / "locale" / "ko" / "LC_MESSAGES" / "django.po"))
    by_id = {entry.msgid: entry.msgstr for entry in ours if not entry.msgctxt and entry.msgstr}
    both = [
        e.msgid for e in CATALOGUES["django"] if not e.msgctxt and not e.msgid_plural and e.msgid in by_id
    ]
    with translation.override("ko"):
        assert [gettext(word) for word in both] == [by_id[word] for word in both]


def test_the_time_of_day_stands_before_the_hour():
    with translation.override("ko"):
        said = date_format(datetime(2026, 11, 26, 13, 19), "DATETIME_FORMAT")
    assert said == "2026년 11월 26일 오후 1:19"


@pytest.mark.django_db
class TestPages:
    @pytest.mark.parametrize(
        ("path", "said", "not_said"),
        [
            ("/cms/", "페이지 ", " Pages"),
            ("/cms/reports/workflow/", "아직 검토에 낸 글이 없습니다", "By task"),
            ("/cms/reports/site-history/", "1 / ", "page log entries"),
            ("/cms/jsi18n/", "바뀐 내용을 자동으로 저장했습니다.", "none"),
        ],
    )
    def test_pages_of_every_day_speak_korean(self, cast: Cast, path: str, said: str, not_said: str):
        answer = cast.editor.get(path, headers={"accept-language": "ko"}).content.decode()
        assert said in answer or json.dumps(said)[1:-1] in answer
        assert not_said not in answer

    def test_the_panel_of_the_status_says_in_korean_since_when_a_text_waits(self, cast: Cast, unit: UnitPage):
        with_text(UnitPage.objects.get(pk=unit.pk), MILD).save_revision()
        unit.get_workflow().start(UnitPage.objects.get(pk=unit.pk), user_of(cast.editor))
        TaskState.objects.update(started_at=timezone.now() - timedelta(minutes=32))
        answer = cast.editor.get(f"/cms/pages/{unit.pk}/edit/", headers={"accept-language": "ko"})
        assert "32 분 전에 내용 · Content 단계로 보냄" in answer.content.decode().replace("\xa0", " ")

    def test_the_editor_says_that_a_text_is_saved(self, cast: Cast, unit: UnitPage):
        answer = cast.editor.get(f"/cms/pages/{unit.pk}/edit/", headers={"accept-language": "ko"})
        page = answer.content.decode()
        assert "저장됨" in page
        assert ">Saved<" not in page
