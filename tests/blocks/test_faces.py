"""Every block has every face: drawn from its sample in each medium, for each kind of reader."""

import re

import pytest
from blocks.faces import MEDIA, draw_value
from blocks.gallery import samples
from blocks.lesson import LESSON_BLOCKS, screen_stream
from cast import Cast
from django.core.exceptions import ValidationError
from django.utils import translation
from language.tiers import Tier, dress
from people.rights import settle as settle_rights
from wagtail.blocks import StreamBlock

BLOCKS = dict(LESSON_BLOCKS) | dict(StreamBlock(screen_stream()).child_blocks)
NAMES = [name for name, _ in LESSON_BLOCKS]
FORM_PARTS = re.compile(r"<(?:form|input|select|textarea|button)\b")
INLINE = re.compile(r"<script|<style|\sstyle=|\son\w+=|javascript:")


def drawn(name: str, medium: str, tier: Tier = Tier.E3) -> str:
    block = BLOCKS[name]
    context = {**dress(tier), "medium": medium, "block_id": f"{name}-1", "reactions": {}, "claims": {}}
    return str(block.render(block.get_preview_value(), context=context))


def texts_in(value: object) -> list[str]:
    """The words of a sample, but for keys and names of pictures."""
    if isinstance(value, dict):
        words = [
            part
            for name, part in value.items()
            if name not in {"key", "to", "start", "box", "claim", "style"}
        ]
        return [text for part in words for text in texts_in(part)]
    if isinstance(value, list):
        return [text for part in value for text in texts_in(part)]
    return [value] if isinstance(value, str) and re.search("[가-힣]", value) else []


@pytest.mark.parametrize("medium", MEDIA)
@pytest.mark.parametrize("name", [*NAMES, "screen"])
def test_every_block_has_a_face_in_every_medium(name: str, medium: str):
    html = drawn(name, medium)
    block = BLOCKS[name]
    first = re.split(r"[\n*\[‘’“”]", texts_in(block.plain(block.get_preview_value()))[0])[0]
    assert re.search("[가-힣]", html)
    assert first in html


@pytest.mark.parametrize("name", [*NAMES, "screen"])
def test_a_sample_is_what_the_block_itself_would_accept(name: str):
    block = BLOCKS[name]
    assert block.clean(block.get_preview_value())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("tier", [Tier.E3, Tier.M, Tier.POLICE])
def test_a_face_on_the_web_can_be_found_and_brings_nothing_inline(name: str, tier: Tier):
    html = drawn(name, "web", tier)
    assert f'id="b-{name}-1"' in html
    assert not INLINE.search(html)


@pytest.mark.parametrize("name", NAMES)
def test_ids_stand_once_and_every_label_names_something(name: str):
    html = drawn(name, "web", Tier.POLICE)
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    pointed = re.findall(r'(?:\sfor|aria-labelledby|aria-describedby)="([^"]+)"', html)
    assert {part for text in pointed for part in text.split()} <= set(ids)


@pytest.mark.parametrize("name", NAMES)
def test_fields_of_an_activity_carry_its_id(name: str):
    fields = set(re.findall(r'<(?:input|select|textarea|button)[^>]*\sname="([^"]+)"', drawn(name, "web")))
    assert {
        field for field in fields if field not in {"do", "done"} and not field.startswith(f"{name}-1.")
    } == set()


@pytest.mark.parametrize("medium", ["slide", "print", "guide"])
@pytest.mark.parametrize("name", NAMES)
def test_only_the_web_has_something_to_fill_in(name: str, medium: str):
    assert not FORM_PARTS.search(drawn(name, medium))


@pytest.mark.parametrize(
    ("tier", "fields"), [(Tier.E3, 0), (Tier.M, 0), (Tier.POLICE, 1), (Tier.TEACHERS, 1)]
)
def test_pupils_write_on_paper_and_what_adults_write_has_no_name(tier: Tier, fields: int):
    html = drawn("write", "web", tier)
    assert html.count("<textarea") == fields
    assert "name=" not in html


def test_ticks_are_neither_sent_nor_kept():
    html = drawn("checklist", "web")
    assert html.count('type="checkbox" autocomplete="off"') == html.count("<input") == 3
    assert "name=" not in html


@pytest.mark.parametrize(
    ("name", "hidden"),
    [
        ("poll", "그래서 물어봐요"),
        ("sort_boxes", "스스로 분명하게"),
        ("guess", "92.0%"),
        ("put_in_order", "잘했어요"),
        ("match_pairs", "누가 웃었는지"),
        ("ripple", "벌써 스무 명"),
        ("story", "찍힌 사람의 잘못은 없어요"),
    ],
)
def test_an_activity_on_the_web_tells_no_answer_beforehand(name: str, hidden: str):
    assert hidden not in drawn(name, "web")


def test_markup_in_a_text_stays_text():
    html = draw_value(
        "text", {"text": "<b onclick=x>**so**</b>", "claims": []}, {**dress(Tier.E3), "medium": "web"}
    )
    assert "&lt;b onclick=x&gt;<strong>so</strong>&lt;/b&gt;" in html


@pytest.mark.parametrize("medium", [None, "", "video", "../../settings"])
def test_an_unknown_medium_is_the_web(medium: str | None):
    html = draw_value("poll", dict(samples())["poll"], {**dress(Tier.E3), "medium": medium})
    assert 'type="radio"' in html


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("poll", {"options": [{"key": "a", "text": "1"}, {"key": "a", "text": "2"}]}, "두 번"),
        ("story", {"start": "nowhere"}, "시작할 수 없습니다"),
    ],
)
def test_an_editor_reads_what_to_mend(name: str, change: dict[str, object], said: str):
    block = BLOCKS[name]
    value = block.normalize({**block.plain(block.get_preview_value()), **change})
    with translation.override("ko"), pytest.raises(ValidationError) as refused:
        block.clean(value)
    assert said in str([error.messages for error in refused.value.block_errors.values()])


@pytest.mark.django_db
def test_the_editors_preview_of_a_block_has_the_look_of_the_site():
    settle_rights()
    address = f"/cms/block-preview/?id={BLOCKS['poll'].definition_prefix}"
    html = Cast().editor.get(address).content.decode()
    assert "site-child" in html
    assert 'id="b-sample-poll"' in html
