"""The shape of a framing rule, and what each kind of framing does to a reader."""

import re
from dataclasses import dataclass
from enum import StrEnum

from .lexicon import Severity


class Kind(StrEnum):
    VICTIM_BLAMING = "victim-blaming"
    FEAR_APPEAL = "fear-appeal"
    STRANGER_DANGER = "stranger-danger"
    HIDDEN_PERPETRATOR = "hidden-perpetrator"
    ABSTINENCE_ONLY = "abstinence-only"


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence in both languages."""

    ko: str
    en: str

    def said(self, language: str) -> str:
        return self.ko if language == "ko" else self.en


@dataclass(frozen=True, slots=True)
class Rule:
    """One framing rule. A group named `hit` in the pattern is the passage shown; else the whole match is.

    `unless` anywhere in the sentence, or `unless_beside` anywhere in the paragraph, keeps the rule silent;
    `own_voice`: so do quotation marks around it, because a person may say so (“Don’t take my picture!”).
    `hits` and `misses` are examples that the tests run.
    """

    id: str
    kind: Kind
    language: str
    severity: Severity
    pattern: re.Pattern[str]
    reason: Said
    proposal: Said
    hits: tuple[str, ...]
    misses: tuple[str, ...]
    unless: re.Pattern[str] | None = None
    unless_beside: re.Pattern[str] | None = None
    own_voice: bool = False


def compiled(pattern: str) -> re.Pattern[str]:
    """A rule's pattern: spaces in it stand for any short white space, letters for both cases."""
    return re.compile(re.sub(r" ", r"\\s{1,4}", pattern), re.IGNORECASE)


BLAMES = Said(
    "피해를 겪은 사람에게 책임을 돌리는 말입니다. 책임은 그 일을 한 사람에게 있습니다.",
    "Puts the blame on the person who was harmed. The responsibility lies with the one who did it.",
)
ASKS_WHY = Said(
    "‘왜’라는 물음은 겪은 사람에게 책임을 묻는 말로 들립니다.",
    "A “why” to the person who was harmed sounds like blame.",
)
EXPECTS = Said(
    "피해를 겪은 사람이 다르게 행동했어야 한다고 말합니다. 다르게 행동해야 했던 사람은 가해자입니다.",
    "Says that the person who was harmed should have acted otherwise. It was the offender who should have.",
)
FRIGHTENS = Said(
    "겁을 주면 도움을 청하지 못하게 됩니다. 겁주기는 예방 효과가 없습니다.",
    "Fear keeps people from asking for help, and it does not prevent harm.",
)
ENDS_LIVES = Said(
    "피해를 겪으면 삶이 끝난다고 말합니다. 회복할 수 있고 도움을 받을 수 있다는 사실을 가립니다.",
    "Says that a life is over after harm. It hides that people recover and that there is help.",
)
STRANGERS = Said(
    "가해자는 아는 사람인 때가 많습니다. 낯선 사람만 조심하라는 말은 아는 사람이 하는 일을 알아차리지 못하게 합니다.",
    "The offender is often somebody known. Pointing at strangers hides what known people do.",
)
HIDES = Said(
    "한 사람이 보이지 않고 일이 저절로 일어난 것처럼 들립니다.",
    "Nobody seems to have done it: it sounds as if it had happened by itself.",
)
FORBIDS = Said(
    "사진을 찍거나 보내지 말라고만 하면, 일이 생겼을 때 자기 탓을 하며 숨기게 됩니다.",
    "If all we say is not to take or send pictures, somebody who is harmed will blame herself and hide it.",
)

NAME_THE_ONE = Said("책임은 그 일을 한 사람에게 있습니다.", "The responsibility lies with the one who did it.")
ASK_OPENLY = Said("“무슨 일이 있었는지 들려줄래요?”", "“Would you like to tell me what happened?”")
OFFER_HELP = Said("무엇을 할 수 있고 누가 도와주는지 말합니다.", "Say what one can do and who helps.")
NAME_THE_SIGNS = Said(
    "누구든 비밀을 만들거나 조르면 믿는 어른에게 말해도 된다고 씁니다.",
    "Say: whoever makes secrets or presses you, you may tell a trusted adult.",
)
NAME_WHO_DID_IT = Said(
    "누가 했는지 씁니다. 예: “한 학생이 허락 없이 사진을 퍼뜨렸다.”",
    "Say who did it: “A pupil spread the picture without permission.”",
)
SPEAK_OF_CONSENT = Said(
    "먼저 허락을 묻기, 받은 사진은 전달하지 않기, 일이 생기면 도움을 청하기를 함께 씁니다.",
    "Speak of asking first, of not passing on, and of help: it is not your fault.",
)
