"""Words that can only mean true or false where a question is answered with one of two."""

TRUE = {
    "true",
    "t",
    "o",
    "○",
    "⭕",
    "참",
    "맞음",
    "맞다",
    "그렇다",
    "正しい",
    "对",
    "vrai",
    "richtig",
    "wahr",
}
FALSE = {
    *("false", "f", "x", "×", "❌", "거짓", "아님", "아니다", "그렇지 않다", "正しくない", "不对"),
    *("faux", "falsch"),
}


def is_true_in_words(said: str) -> bool | None:
    """What is said, or None where it may mean anything: a yes is an answer to a question, a 1 is a number."""
    word = said.strip().casefold().rstrip(".")
    return True if word in TRUE else False if word in FALSE else None
