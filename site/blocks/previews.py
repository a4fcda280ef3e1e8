"""A small true lesson for every block: what editors see before they use it, and what /patterns/ draws."""

from typing import Any


def parts(*names: str) -> Any:
    """A builder of keyed parts: parts("text")("a", "…") is {"key": "a", "text": "…"}."""

    def part(key: str, *values: Any) -> dict[str, Any]:
        return {"key": key, **dict(zip(names, values, strict=True))}

    return part


option = parts("text")
flip = parts("picture", "step", "front", "back")
card = parts("title", "text", "why")
row = parts("avoid", "use", "why")
example = parts("avoid", "use")
box = parts("sign", "text")
saying = parts("head", "text", "box", "feedback")
moment = parts("label", "text", "action")
scene = parts("title", "text", "picture", "choices", "again")
way = parts("to", "text")
pair = parts("left", "right", "feedback")
span = parts("text", "right")
question = parts("question", "ranges", "answer", "claim")

ON_THE_BUS = {
    "text": "체험 학습을 다녀오는 버스 안이에요. 도윤이가 잠들었어요. 하린이는 휴대폰을 들었어요.\n\n"
    "찍기 전에 **먼저** 물어요. 도윤이의 대답이 [[permission|허락]]이에요.",
    "claims": [],
}

WILL_HE_LAUGH = {
    "question": "자는 모습을 찍은 사진을 보면 도윤이도 웃을까요?",
    "options": [
        option("laughs", "웃을 거예요"),
        option("dislikes", "싫어할 거예요"),
        option("ask", "물어봐야 알아요"),
    ],
    "after": "우리는 도윤이의 마음을 몰라요. 그래서 물어봐요.",
}

THREE_ASKINGS = {
    "lead": "하린이가 이렇게 물어요. 카드를 한 장씩 뒤집어 보아요.",
    "cards": [
        flip("take", "ask-take", "물음 1 · 찍기", "“찍어도 돼?”", "대답을 듣고 찍어요."),
        flip("keep", "ask-keep", "물음 2 · 갖기", "“이 사진 내가 가져도 돼?”", "싫다면 함께 지워요."),
        flip(
            "share",
            "ask-share",
            "물음 3 · 보내기",
            "“우리 반 방에 올려도 돼?”",
            "어디에, 누구에게 보낼지 말해요.",
        ),
    ],
}

FIVE_SENTENCES = {
    "style": "numbered",
    "lead": "짝에게 소리 내어 말해 본다. 아무것도 기록되지 않는다.",
    "cards": [
        card("thanks", "고마움", "“찾아와 주셔서 고맙습니다. 저는 ○○팀 ○○○입니다.”", "존중, 역할"),
        card("fault", "책임", "“책임은 이 일을 한 사람에게 있습니다.”", "자책 줄이기"),
        card("choice", "선택", "“쉬거나, 멈추거나, 담당자를 바꿔 달라고 하실 수 있습니다.”", "선택권"),
    ],
    "claims": [],
    "as_of": "2026-11",
}

EXPLAINED = {
    "lead": "설명한 뒤에만 표시한다.",
    "items": [
        option("alias", "가명 진술(신원관리카드)"),
        option("trusted-person", "신뢰관계인 동석"),
        option("deletion", "삭제 지원 연계(1366)"),
    ],
}

BETTER_QUESTIONS = {
    "lead": "같은 사실을 묻되, 책임을 묻지 않는다.",
    "rows": [
        row(
            "sending",
            "“왜 보냈어요?”",
            "“그때 상대가 무슨 말을 했는지 들려주시겠어요?”",
            "‘왜’는 책임을 묻는 말로 들린다",
        ),
        row(
            "late-report", "“왜 바로 신고하지 않았어요?”", "“그 뒤 어떻게 지내셨어요?”", "늦은 신고는 흔하다"
        ),
    ],
}

FIRST_RECORD = {
    "lead": "피해자의 말 그대로, 판단 없는 말로 쓴다.",
    "examples": [
        example(
            "sending",
            "“피해자가 경솔하게 전송함”",
            "“피의자가 ‘보내지 않으면 퍼뜨린다’고 말한 뒤 피해자가 전송함”",
        )
    ],
    "prompt": "창구 이야기의 첫날 기록을 두 문장으로 써 본다.",
}

IS_THIS_A_YES = {
    "lead": "“사진 찍어도 돼?” 하고 물었어요. 대답을 보고 상자를 골라요.",
    "layout": "boxes",
    "boxes": [
        box("agrees", "ring", "‘응’이에요"),
        box("not-sure", "tri", "아직 몰라요"),
        box("declines", "close", "‘아니’예요"),
    ],
    "cards": [
        saying("glad", "head-seoa-happy", "“좋아, 예쁘게 찍어 줘!”", "agrees", "스스로 분명하게 말했어요."),
        saying("maybe", "head-amina-think", "“음… 글쎄.”", "not-sure", "‘글쎄’는 ‘응’이 아니에요. 기다려요."),
        saying("asleep", "head-doyun-sleep", "자고 있어요.", "declines", "자는 사람은 대답할 수 없어요."),
    ],
}

TWO_DAYS = {
    "lead": "어제에서 오늘로 옮겨 보아요. 버튼이 어떻게 바뀌나요?",
    "steps": [
        moment("yesterday", "어제", "서아는 춤 영상을 올려도 된다고 했어요.", "올리기"),
        moment("today", "오늘", "서아가 말해요. “내려 줘.” 바로 내려요. 까닭을 캐묻지 않아요.", "내리기"),
    ],
}

RIPPLES = {
    "lead": "한 사람이 네 명에게 보내요. 네 명이 저마다 네 명에게 보내요.",
    "start": 1,
    "factor": 4,
    "rounds": 2,
    "unit": "명",
    "after": "벌써 스무 명이 보았어요. 그래서 나부터 멈춰요. 다시 보내는 것을 [[redistribution|재유포]]라고 해요.",
}

IF_YOU_WERE_HARIN = {
    "start": "start",
    "scene": "scene-bus",
    "scene_alt": "체험 학습 버스 안이에요. 도윤이가 잠들었고, 하린이가 휴대폰을 들고 망설여요.",
    "nodes": [
        scene(
            "start",
            "버스 안",
            "도윤이의 사진이 내 휴대폰에 있어요. 친구들이 말해요. “반 방에 올려 봐!”",
            "",
            [
                way("post", "posted", "지금 바로 올린다."),
                way("ask", "asked", "도윤이가 깨면 보여 주고 물어본다."),
            ],
            False,
        ),
        scene(
            "posted",
            "반 방에 올린 뒤",
            "도윤이가 잠에서 깨요. 아무 말도 하지 않아요.",
            "head-doyun-worry",
            [way("sorry", "repaired", "“미안해. 지웠어.”"), way("laugh", "alone", "“다들 웃잖아. 왜 그래?”")],
            False,
        ),
        scene("repaired", "바로잡기", "“고마워. 다음에는 먼저 물어봐.”", "head-doyun-calm", [], False),
        scene("alone", "도윤이의 마음", "한 사람만 아프면 장난이 아니에요.", "head-doyun-worry", [], True),
        scene(
            "asked",
            "도윤이의 대답",
            "함께 지워요. 도윤이가 웃어요. 믿음이 자라요.",
            "head-doyun-smile",
            [],
            False,
        ),
    ],
    "ending": "누가 찍었는지, 누가 보냈는지가 중요해요. 찍힌 사람의 잘못은 없어요.",
}

PUTTING_RIGHT = {
    "lead": "허락 없이 사진을 올렸어요. 무엇부터 할까요? 순서대로 놓아요.",
    "steps": [
        option("stop", "멈춰요"),
        option("take-down", "지우고 내려요"),
        option("sorry", "“미안해”라고 말해요"),
        option("grown-up", "어른에게 도움을 청해요"),
    ],
    "right": "잘했어요. 멈추고, 내리고, 마음을 돌보고, 함께 바로잡아요.",
    "first_wrong": "사진은 지금도 퍼질 수 있어요. 가장 먼저 무엇을 하면 좋을까요?",
    "other_wrong": "시작이 좋아요. 사진을 내린 다음에는 찍힌 친구의 마음을 돌봐요.",
}

EXCUSES = {
    "lead": "변명은 무언가를 가립니다. 변명마다 알맞은 답을 이어 보세요.",
    "pairs": [
        pair(
            "joke",
            "“장난이었어.”",
            "동의가 없으면 장난이 아니라 폭력입니다.",
            "누가 웃었는지 물어보세요. 지우는 웃지 않았습니다.",
        ),
        pair("fake", "“가짜잖아.”", "얼굴과 상처는 진짜입니다.", "만들어 낸 것은 이미지뿐입니다."),
        pair(
            "public",
            "“공개된 사진이었어.”",
            "공개는 이용 허락이 아닙니다.",
            "누구나 볼 수 있는 사진도 쓰려면 물어야 합니다.",
        ),
    ],
    "wrong": "이 변명이 무엇을 가리는지 다시 살펴보세요.",
    "quoted": True,
}

MOST_OF_US = {
    "lead": "먼저 짐작해 보고, 조사 결과와 견주어 보세요.",
    "questions": [
        question(
            "fault",
            "2024년 중·고생 조사에서 “잘못은 만든 사람에게 있다”고 답한 비율은?",
            [span("a", "70~80%", False), span("b", "80~90%", False), span("c", "90~100%", True)],
            "92.0%입니다.",
            "g-moe-92",
        )
    ],
}

PREVIEWS: dict[str, dict[str, Any]] = {
    "text": ON_THE_BUS,
    "picture": {
        "picture": "scene-bus",
        "alt": "체험 학습 버스 안. 도윤이가 잠들었고 하린이가 휴대폰을 들고 망설여요.",
        "caption": "찍기 전에 잠깐 멈춰요.",
    },
    "note": {"style": "promise", "text": "말해도 괜찮아요. 한 사람이 안 들어 주면 또 다른 어른에게 말해요."},
    "flip_cards": THREE_ASKINGS,
    "cards": FIVE_SENTENCES,
    "checklist": EXPLAINED,
    "rewrite": BETTER_QUESTIONS,
    "write": FIRST_RECORD,
    "poll": WILL_HE_LAUGH,
    "sort_boxes": IS_THIS_A_YES,
    "slider_story": TWO_DAYS,
    "ripple": RIPPLES,
    "story": IF_YOU_WERE_HARIN,
    "put_in_order": PUTTING_RIGHT,
    "match_pairs": EXCUSES,
    "guess": MOST_OF_US,
    "screen": {
        "key": "hook",
        "title": "버스에서 찰칵!",
        "minutes": 5,
        "content": [("text", ON_THE_BUS), ("poll", WILL_HE_LAUGH)],
    },
}
