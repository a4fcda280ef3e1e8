"""`{% spotted question %}`, `{% drawn shown %}`: the picture of a question, with the numbers of its places."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from quizzes.domain.questions import Question, Shown
from quizzes.domain.spots import picture_in_words, spotted_picture

register = template.Library()


@register.simple_tag
def spotted(question: Question) -> SafeString:
    """The picture with a numbered dot at each place, as inline SVG; nothing where we do not hold it."""
    shown = question.picture
    return mark_safe(spotted_picture(shown, question.offers)) if shown else SafeString("")


@register.simple_tag
def drawn(shown: Shown) -> SafeString:
    return mark_safe(picture_in_words(shown))
