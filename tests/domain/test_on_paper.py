"""What a note before a lesson says of buttons is not said on paper."""

import pytest

from courses.domain.on_paper import without_screen, without_site


@pytest.mark.parametrize(
    ("note", "on_paper"),
    [
        (
            "쉬고 싶으면 쉬어요. 화면에서는 오른쪽 위의 ‘잠깐 나가기’를 눌러요. 선생님께 말해도 돼요.",
            "쉬고 싶으면 쉬어요. 선생님께 말해도 돼요.",
        ),
        (
            "Take a break when you like. On a screen, press “Leave now” at the top right.",
            "Take a break when you like.",
        ),
        ("이 수업은 추천 화면을 다룹니다. 쉬어도 됩니다.", "이 수업은 추천 화면을 다룹니다. 쉬어도 됩니다."),
    ],
)
def test_a_sentence_for_the_screen_is_left_out(note: str, on_paper: str):
    assert without_screen(note) == on_paper


def test_quotation_marks_end_a_sentence_too():
    note = "Rest when you like. On a screen, press “Leave now.” You may tell your teacher."
    assert without_screen(note) == "Rest when you like. You may tell your teacher."


def test_a_source_that_points_to_the_site_is_left_out():
    sources = [
        "korea.kr (1366)",
        "상담 전화는 이 누리집의 ‘도움 받기’에 있어요.",
        "Helplines: see “Get help” on this site.",
    ]
    assert without_site(sources) == ["korea.kr (1366)"]
