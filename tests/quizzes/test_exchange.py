"""Questions in and out by command and at the desk: a quiz of their own, refused whole, handed out with their key."""

import html
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from quiz_samples import every_kind, quiz_data

from quizzes.exchanging import NoQuiz, hand_out, held, read, take_over
from quizzes.models import Purpose, Quiz, QuizVersion
from quizzes.versions import write

pytestmark = pytest.mark.django_db
GIFT = "::사진:: 친구 사진을 올려도 될까요? {=먼저 물어요#맞아요 ~그냥 올려요#먼저 물어요}\n\n동의는 늘 필요해요. {T}\n"
BROKEN = GIFT + "\n\nWhat? {=a ~b"


def run(command: str, *words: str) -> tuple[int, str, str]:
    """(exit code, what it said, what it complained of)"""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command(command, *words, stdout=out, stderr=err)
    except SystemExit as stop:
        return int(stop.code or 0), out.getvalue(), err.getvalue()
    except CommandError as wrong:
        return wrong.returncode, out.getvalue(), str(wrong)
    return 0, out.getvalue(), err.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Any:
    def make(name: str, data: str | bytes) -> str:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return str(path)

    return make


class TestImport:
    def test_questions_become_a_quiz_of_their_own(self, file):
        code, out, _ = run(
            "import_questions", file("동의 photos.gift", GIFT), "--from", "gift", "--format", "json"
        )
        told = json.loads(out)
        assert (code, told["result"], told["language"]) == (0, "native", "ko")
        assert [item["kind"] for item in told["items"]] == ["choice_one", "true_false"]
        quiz = Quiz.objects.get(slug=told["quiz"])
        assert (quiz.tier, quiz.purpose) == ("teachers", Purpose.TEST)
        content = quiz.newest.read()
        assert (content.origin, content.languages) == ("gift", ("ko",))
        assert content.title == {"ko": "동의 photos"}
        assert content.items[0].options[0].feedback == {"ko": "맞아요"}

    def test_a_dry_run_keeps_nothing(self, file):
        before = QuizVersion.objects.count()
        code, out, _ = run(
            "import_questions", file("a.gift", GIFT), "--from", "gift", "--dry-run", "--format", "json"
        )
        assert (code, json.loads(out)["quiz"], len(json.loads(out)["items"])) == (0, "", 2)
        assert QuizVersion.objects.count() == before

    def test_a_malformed_file_names_line_and_reason_and_imports_nothing(self, file):
        before = (Quiz.objects.count(), QuizVersion.objects.count())
        code, out, _ = run("import_questions", file("a.gift", BROKEN), "--from", "gift", "--format", "json")
        told = json.loads(out)
        assert (code, told["result"], told["items"]) == (1, "refused", [])
        assert told["reason"] == "line 6: a brace { is never closed"
        assert (Quiz.objects.count(), QuizVersion.objects.count()) == before

    @pytest.mark.parametrize(
        ("words", "reason"),
        [
            (("--tier", "e3", "--from", "gift"), "nothing is typed in a tier for pupils"),
            (("--quiz", "no good", "--from", "gift"), "letters, digits and hyphens"),
            (("--language", "klingon", "--from", "gift"), "code of a language"),
            (("--from", "h5p"), "later release"),
            (("--from", "qti"), "neither a QTI item nor a package"),
            (("--from", "xlsx"), "no XLSX workbook"),
            (("--from", "csv"), "no column is headed"),
        ],
    )
    def test_what_cannot_be_is_refused_with_its_reason(self, file, words: tuple[str, ...], reason: str):
        before = Quiz.objects.count()
        typed = "How many? {#6}\n"
        code, out, err = run("import_questions", file("a.gift", typed), *words)
        assert (code, out) == (1, "")
        assert reason in err
        assert Quiz.objects.count() == before

    def test_a_name_that_is_taken_is_never_written_over(self, file):
        write(data=quiz_data("P-99"))
        code, _, err = run("import_questions", file("a.gift", GIFT), "--from", "gift", "--quiz", "P-99")
        assert code == 1
        assert "there is a quiz P-99 already" in err
        assert Quiz.objects.get(slug="P-99").versions.count() == 1

    def test_the_same_file_twice_makes_two_quizzes(self):
        names = [take_over(data=GIFT.encode(), origin="gift", name="set.gift").quiz for _ in range(3)]
        assert names == ["import-set", "import-set-2", "import-set-3"]

    def test_questions_without_right_or_wrong_are_a_survey(self):
        table = "문항,유형,보기 1,보기 2\n얼마나 그런가요?,척도,조금,많이\n"
        found = take_over(data=table.encode(), origin="csv", name="a.csv")
        assert Quiz.objects.get(slug=found.quiz).purpose == Purpose.SURVEY

    def test_a_file_that_is_not_there_is_wrong_usage(self):
        assert run("import_questions", "/nowhere/a.gift", "--from", "gift")[0] == 2

    def test_unequal_forms_become_one_with_a_warning(self):
        table = "question,form,answer\nOne?,a,true\nTwo?,b,true\nThree?,b,false\n"
        found = take_over(data=table.encode(), origin="csv", name="a.csv")
        assert "all questions are form A" in found.warnings[-1]
        assert len(Quiz.objects.get(slug=found.quiz).newest.read().of_form("a")) == 3


class TestExport:
    @pytest.mark.parametrize("target", ["gift", "qti", "csv", "xlsx"])
    def test_the_same_items_come_back(self, tmp_path: Path, target: str):
        write(data=every_kind("P-97"))
        out = tmp_path / f"quiz.{target}"
        assert run("export_questions", "P-97", "--to", target, "--out", str(out), "--language", "en")[0] == 0
        code, told, err = run(
            "import_questions", str(out), "--from", target, "--format", "json", "--language", "en"
        )
        assert code == 0, err
        again = json.loads(told)
        handed = hand_out(slug=again["quiz"], target="csv")
        first = read(data=handed.data, origin="csv", language="en").items
        assert list(first) == again["items"]

    def test_the_code_of_a_unit_may_be_written_small(self, tmp_path: Path):
        code, _, _ = run("export_questions", "e3-2", "--to", "gift", "--out", str(tmp_path / "a.gift"))
        assert code == 0
        assert "::" in (tmp_path / "a.gift").read_text(encoding="utf-8")

    def test_what_stays_behind_is_named(self, tmp_path: Path):
        write(data=every_kind("P-97"))
        _, out, _ = run(
            "export_questions", "P-97", "--to", "gift", "--out", str(tmp_path / "a"), "--format", "json"
        )
        assert any("scenario" in line for line in json.loads(out)["warnings"])

    @pytest.mark.parametrize(("words", "code"), [(("X-1", "--to", "gift"), 1), (("E3-2", "--to", "h5p"), 1)])
    def test_what_cannot_be_is_refused(self, tmp_path: Path, words: tuple[str, ...], code: int):
        out = tmp_path / "a"
        assert run("export_questions", *words, "--out", str(out))[0] == code
        assert not out.exists()

    def test_a_refusal_is_one_document_too(self, tmp_path: Path):
        words = ("X-1", "--to", "gift", "--out", str(tmp_path / "a"), "--format", "json")
        code, out, _ = run("export_questions", *words)
        assert (code, json.loads(out)) == (1, {"result": "refused", "reason": "there is no quiz X-1"})

    def test_an_unknown_quiz_is_named(self):
        with pytest.raises(NoQuiz):
            hand_out(slug="nowhere", target="gift")


def upload(data: bytes, name: str = "a.gift", **more: str) -> dict[str, Any]:
    return {"file": SimpleUploadedFile(name, data), "origin": "gift", "language": "", **more}


def held_in(answer: Any) -> str:
    """What the page carries on."""
    return re.search(r'name="held" value="([^"]+)"', answer.content.decode())[1]


DOORS = {"desk": "quizzes_take", "pages": "quizzes:questions"}


@pytest.mark.parametrize("door", DOORS)
class TestCarryingIn:
    def test_an_editor_looks_first_and_takes_over_then(self, cast, door: str):
        before = Quiz.objects.count()
        seen = cast.editor.post(reverse(DOORS[door]), upload(GIFT.encode(), "set.gift"))
        assert seen.status_code == 200
        for words in ("친구 사진을 올려도 될까요?", "먼저 물어요", "맞아요"):
            assert words in seen.content.decode()
        assert Quiz.objects.count() == before
        told = {"held": held_in(seen), "tier": "teachers", "title": "사진"}
        kept = cast.editor.post(reverse(DOORS[door]), told)
        assert kept.status_code == 200
        quiz = Quiz.objects.get(slug="import-set")
        edit = reverse("wagtailsnippets_quizzes_quiz:edit", args=[quiz.pk])
        assert edit in kept.content.decode()
        assert quiz.newest.author is not None
        assert quiz.newest.read().title == {"ko": "사진"}
        assert cast.editor.get(edit).status_code == 200

    @pytest.mark.parametrize("target", ["gift", "qti", "csv", "xlsx"])
    def test_what_was_read_goes_along_in_another_format(self, cast, door: str, target: str):
        seen = cast.editor.post(reverse(DOORS[door]), upload(GIFT.encode(), "사진 set.gift"))
        file = cast.editor.post(reverse(DOORS[door]), {"held": held_in(seen), "to": target})
        assert file["Content-Disposition"].startswith('attachment; filename="set.')
        again = read(data=file.content, origin="", language="ko")
        first = read(data=GIFT.encode(), origin="gift", language="ko")
        assert [item["stem"] for item in again.items] == [item["stem"] for item in first.items]

    @pytest.mark.parametrize(
        ("data", "more", "reason"),
        [
            (BROKEN.encode(), {}, "6번째 줄: 닫히지 않은 {가 있습니다"),
            (b"PK\x03\x04x", {}, "압축 파일입니다"),
            (b"\x00\x01", {}, "텍스트 파일이 아닙니다"),
            (b"", {}, "빈 파일입니다"),
            (GIFT.encode(), {"origin": "xlsx"}, "XLSX 엑셀 파일이 아닙니다"),
            (b"x", {"origin": "riddle"}, "origin"),
        ],
    )
    def test_what_cannot_be_is_refused_with_its_reason(
        self, cast, door: str, data: bytes, more: dict[str, str], reason: str
    ):
        before = Quiz.objects.count()
        with override("ko"):
            answer = cast.editor.post(reverse(DOORS[door]), upload(data, **more))
        assert answer.status_code == 422
        assert reason in html.unescape(answer.content.decode())
        assert Quiz.objects.count() == before

    def test_what_pupils_may_not_be_asked_is_refused_at_the_second_step(self, cast, door: str):
        before = Quiz.objects.count()
        seen = cast.editor.post(reverse(DOORS[door]), upload(b"How many? {#6}"))
        answer = cast.editor.post(reverse(DOORS[door]), {"held": held_in(seen), "tier": "e3", "title": ""})
        assert (answer.status_code, Quiz.objects.count()) == (422, before)

    @pytest.mark.parametrize("said", ["", "x", "eyJh:b:c", None])
    def test_what_was_not_read_here_is_not_taken_over(self, cast, door: str, said: str | None):
        before = Quiz.objects.count()
        if said is None:
            # Somebody else's page.
            other = cast.administrator if hasattr(cast, "administrator") else cast.teacher
            said = held(read(data=GIFT.encode(), origin="gift"), name="a", by=person_of(other))
        answer = cast.editor.post(reverse(DOORS[door]), {"held": said, "tier": "teachers", "title": ""})
        assert (answer.status_code, Quiz.objects.count()) == (422, before)

    @pytest.mark.parametrize(("size", "status"), [(-1, 200), (0, 200), (1, 422)])
    def test_a_file_that_is_too_large_is_refused(self, cast, monkeypatch, door: str, size: int, status: int):
        monkeypatch.setattr("quizzes.exchange_forms.LARGEST", len(GIFT.encode()) - size)
        assert cast.editor.post(reverse(DOORS[door]), upload(GIFT.encode())).status_code == status


def person_of(client: Any) -> Any:
    from people.models import User

    return User.objects.get(pk=client.session["_auth_user_id"])


class TestDoors:
    def test_a_teacher_looks_and_converts_and_editors_take_over(self, cast):
        door = reverse("quizzes:questions")
        seen = cast.teacher.post(door, upload(GIFT.encode()))
        assert seen.status_code == 200
        before = Quiz.objects.count()
        cast.teacher.post(door, {"held": held_in(seen), "tier": "teachers", "title": ""})
        assert Quiz.objects.count() == before
        assert cast.teacher.post(door, {"held": held_in(seen), "to": "csv"})["Content-Type"].startswith(
            "text/csv"
        )

    def test_who_may_bring_and_take_questions(self, cast):
        write(data=quiz_data("E3-99"))
        hand = reverse("quizzes_hand", args=["E3-99"])
        assert cast.editor.get(hand).status_code == 200
        for who in (cast.teacher, cast.pupil, cast.stranger):
            assert who.get(reverse("quizzes_take")).status_code in (302, 403)
            assert who.get(hand).status_code in (302, 403)
        for who in (cast.pupil, Client()):
            for address in (reverse("quizzes:questions"), reverse("quizzes:take_along", args=["E3-99"])):
                assert who.get(address).status_code in (302, 403)

    @pytest.mark.parametrize("name", ["quizzes_hand", "quizzes:take_along"])
    def test_a_quiz_is_handed_out_in_each_format(self, cast, name: str):
        write(data=quiz_data("E3-99"))
        hand = reverse(name, args=["E3-99"])
        assert "stem-q1" in cast.editor.get(hand, {"to": "gift", "language": "en"}).content.decode()
        for target in ("gift", "qti", "csv", "xlsx"):
            answer = cast.editor.get(hand, {"to": target, "language": "ko"})
            assert answer["Content-Disposition"].startswith('attachment; filename="E3-99-ko.')
        assert cast.editor.get(reverse(name, args=["X-1"])).status_code == 404

    def test_a_teacher_takes_what_she_may_see(self, cast):
        write(data=quiz_data("E3-99"))
        write(data=every_kind("P-97"))
        page = cast.teacher.get(reverse("quizzes:questions")).content.decode()
        assert "E3-99" in page
        assert "P-97" not in page
        assert cast.teacher.get(reverse("quizzes:take_along", args=["E3-99"])).status_code == 200
        assert (
            cast.teacher.get(reverse("quizzes:take_along", args=["P-97"]), {"to": "gift"}).status_code == 404
        )

    @pytest.mark.parametrize("name", ["quizzes_hand", "quizzes:take_along"])
    def test_police_questions_leave_only_before_a_witness(self, cast, name: str):
        from people.models import AuditEntry

        write(data=every_kind("P-97"))
        before = AuditEntry.objects.count()
        answer = cast.editor.get(reverse(name, args=["P-97"]), {"to": "gift"})
        assert AuditEntry.objects.count() == before + (answer.status_code == 200)

    @pytest.mark.parametrize("language", ["ko", "en"])
    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_the_empty_table_is_read_as_it_is(self, cast, kind: str, language: str):
        with override(language):
            answer = cast.teacher.get(reverse("quizzes:template", args=[kind]))
        found = read(data=answer.content, origin=kind)
        assert [item["kind"] for item in found.items] == ["choice_one", "choice_many", "true_false", "order"]
        assert (found.warnings, found.language) == ((), language)
        assert cast.teacher.get(reverse("quizzes:template", args=["exe"])).status_code == 404


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("이름,나이\n가,3\n", "row 1: "),
        (
            '"id","kind","question"\n"1","choice_one","열린 따옴표\n',
            "line 2: this is no CSV: a quotation mark",
        ),
    ],
)
def test_a_table_that_cannot_be_read_is_not_taken_for_a_text_without_questions(text: str, reason: str):
    found = read(data=text.encode(), origin="", name="questions.CSV")
    assert (found.result, found.origin) == ("refused", "csv")
    assert found.reason.startswith(reason), found.reason
