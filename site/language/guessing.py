"""In which language a text is written, by the letters that it uses."""

import re

_HANGUL = re.compile("[가-힣ㄱ-ㆎᄀ-ᇿ]")
_KANA = re.compile("[ぁ-ゖァ-ヺ]")
_HAN = re.compile("[一-鿿]")
_LATIN = re.compile("[A-Za-z]+")
_SAMPLE = 20_000  # characters looked at


def guess(text: str) -> str:
    """ko, en, ja or zh; a text without letters is taken for Korean.

    A Latin word weighs as much as two syllables of Hangul, so that a Korean text with English names stays Korean.
    """
    sample = text[:_SAMPLE]
    hangul = len(_HANGUL.findall(sample))
    latin = 2 * len(_LATIN.findall(sample))
    kana, han = len(_KANA.findall(sample)), len(_HAN.findall(sample))
    if kana and kana + han > hangul and kana + han > latin:
        return "ja"
    if han > hangul and han > latin:
        return "zh"
    return "en" if latin > hangul else "ko"
