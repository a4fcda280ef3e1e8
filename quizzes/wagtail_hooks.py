"""The quizzes' place in the editors' menu."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from . import exchange_desk, report_hooks
from .bank_desk import BankItemViewSet, BlueprintViewSet
from .desk import QuizViewSet

register_snippet(QuizViewSet)
register_snippet(BankItemViewSet)
register_snippet(BlueprintViewSet)
report_hooks.enter()
exchange_desk.enter()


@hooks.register("insert_global_admin_css")
def desk_styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("quizzes/desk.css"))
