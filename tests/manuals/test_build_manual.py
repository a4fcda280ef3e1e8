"""`manage build_manual`: in the foreground, progress on standard error, a sentence when it cannot."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from manuals.binding import order
from manuals.models import Edition, ManualPage, State

pytestmark = pytest.mark.django_db


def build(*words: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("build_manual", *words, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_it_writes_the_file_and_says_how_far_it_is(
    children: ManualPage, quick_press: list[str], tmp_path: Path
):
    out, err = build("children", "--locale", "ko", "--out", str(tmp_path / "book.pdf"))
    assert (tmp_path / "book.pdf").read_bytes().startswith(b"%PDF")
    assert out == ""
    assert "50 %" in err
    assert "edition 1" in err.splitlines()[-1]


def test_a_second_time_hands_out_the_same_edition(
    children: ManualPage, quick_press: list[str], tmp_path: Path
):
    build("children", "--out", str(tmp_path / "a.pdf"))
    _, err = build("children", "--out", str(tmp_path / "b.pdf"))
    assert len(quick_press) == 1
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert "바뀐 것이 없습니다" in err


@pytest.mark.parametrize("locale", ["ko", "en"])
@pytest.mark.parametrize("edition", ["pupil", "teacher"])
@pytest.mark.parametrize("slug", ["children", "teenagers"])
def test_every_manual_edition_and_language_can_be_built(
    loaded_site: None, quick_press: list[str], tmp_path: Path, slug: str, edition: str, locale: str
):
    build(slug, "--locale", locale, "--edition", edition, "--out", str(tmp_path / "book.pdf"))
    assert f'<html lang="{locale}"' in quick_press[0]
    assert bool(re.search(r'<body class="book[^"]* teacher"', quick_press[0])) is (edition == "teacher")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nothing", "--out", "x.pdf"), "There is no manual nothing"),
        (("children", "--out", "/nowhere/x.pdf"), "/nowhere"),
    ],
)
def test_a_refusal_names_what_is_missing(children: ManualPage, words: tuple[str, ...], said: str):
    with pytest.raises(CommandError, match=said):
        build(*words)


def test_a_build_under_way_is_not_begun_twice(children: ManualPage, quick_press: list[str], tmp_path: Path):
    order(manual=children)
    Edition.objects.update(state=State.BUILDING, beat_at=timezone.now())
    with pytest.raises(CommandError, match="right now"):
        build("children", "--out", str(tmp_path / "x.pdf"))


def test_a_failed_build_ends_with_its_sentence(children: ManualPage, monkeypatch, tmp_path: Path):
    from manuals import binding
    from manuals.press import PANGO, PdfUnavailable

    def no_pango(**_: object) -> None:
        raise PdfUnavailable(f"PDF manuals need Pango, which is missing here. To add it: sudo {PANGO}")

    monkeypatch.setattr(binding, "run_press", no_pango)
    with pytest.raises(CommandError, match="apt-get install"):
        build("children", "--out", str(tmp_path / "x.pdf"))
    assert not (tmp_path / "x.pdf").exists()
