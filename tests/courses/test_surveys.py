"""Surveys for the norms mirror: what their files must hold, and what becomes of them in a group."""

from typing import Any

import pytest
import yaml

from courses.domain.reading import read
from courses.survey_loading import SURVEYS, check, faults_of
from quizzes.models import Purpose, Quiz

FILES = sorted(SURVEYS.glob("*.yaml"))
E3 = yaml.safe_load((SURVEYS / "e3.yaml").read_text("utf-8"))


def faults(**more: Any) -> list[str]:
    document = read(text=yaml.safe_dump({**E3, **more}, allow_unicode=True), file="x.yaml")
    return [fault.field for fault in faults_of(document)]


def test_every_survey_of_ours_is_sound_and_written_for_its_readers():
    assert check(thorough=True) == []
    assert {path.stem for path in FILES} == {"e3", "m"}


def test_no_question_has_a_not_in_it():
    """“I should not laugh” answered with “I do not agree” has no clear meaning."""
    for path in FILES:
        for item in yaml.safe_load(path.read_text("utf-8"))["items"]:
            assert " not " not in item["stem"]["en"]
            assert not any(word in item["stem"]["ko"] for word in ("않", "말아야", "안 "))


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"tier": "police"}, "tier"),
        ({"title": {}}, "title"),
        ({"constructs": []}, "constructs"),
        ({"items": [{**E3["items"][0], "pair": False}]}, "items[0]"),
        ({"items": [{**E3["items"][0], "kind": "choice_one"}]}, "items[0]"),
    ],
)
def test_what_is_wrong_is_named(more: dict[str, Any], field: str):
    assert field in [found.replace("items.0", "items[0]") for found in faults(**more)]


@pytest.mark.django_db
class TestInTheSite:
    def test_a_teacher_finds_it_by_what_it_is_for(self, loaded_site):
        from cast import sign_in
        from factories import person
        from people.roles import Role

        from quizzes.groups import open_group

        assert Quiz.objects.get(slug="norms-e3").purpose == Purpose.SURVEY
        teacher = person(Role.TEACHER)
        group = open_group(by=teacher, tier="e3")
        client = sign_in(teacher, second_factor=False)
        page = client.get(f"/ko/teach/groups/{group.pk}/").content.decode()
        assert "norms-e3 · 나의 생각, 친구들의 생각 · 생각을 묻는 설문" in page
        answer = client.post(f"/ko/teach/groups/{group.pk}/", {"quiz": "norms-e3"})
        given = group.deliveries.get()
        assert (answer.status_code, given.rules.is_survey) == (302, True)
