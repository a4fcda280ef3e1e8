"""What the form of a page saves and says: no draft that says the same again, and after a yes who comes next."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.models import Page

from .models import RoleTask


class SavesWhatChanged:
    """Put it before Wagtail's view for editing a page.

    The buttons of a review write what was pressed into the form before it is sent. Autosave takes that for a change
    and, where the answer takes longer than half a second, sends the form once more with the button in it: a lesson
    that had just been published got a draft that nobody wrote, and whoever holds two steps in a row answered both.
    """

    @cached_property
    def action_name_and_method(self) -> tuple[str, Any]:
        if self.expects_json_response:
            return ("save", self.save_action)
        return super().action_name_and_method

    def save_action(self) -> HttpResponse:
        if self.has_content_changes or self.is_reverting:
            return super().save_action()
        return self.nothing_to_save()

    def nothing_to_save(self) -> HttpResponse:
        """The answer of a saving without a new draft: without its number the browser goes on with the one it has."""
        if not self.expects_json_response:
            messages.info(self.request, _("Nothing has changed, so no new draft was saved."))
            return self.redirect_and_remain()
        answer = {
            "success": True,
            "pk": self.page.pk,
            "field_updates": {},
            "comments": self.form.serialize_comments(self.request.user),
            "html": self.render_partials(),
        }
        return JsonResponse(answer)

    def add_save_confirmation_message(self) -> None:
        is_yes = self.action_name == "perform_workflow_action" and self.workflow_action == "approve"
        if is_yes:
            said = after_a_yes(Page.objects.get(pk=self.page.pk), given=self.workflow_task_before)
            messages.success(self.request, said)
        else:
            super().add_save_confirmation_message()

    def perform_workflow_action(self) -> HttpResponse:
        self.workflow_task_before = self.page.current_workflow_task
        return super().perform_workflow_action()


def after_a_yes(page: Page, *, given: Any) -> str:
    """Where a text stands after a yes: with its readers, at the next step, or at an earlier one again."""
    title, waiting = page.get_admin_display_title(), page.current_workflow_task
    if waiting is None:
        return _("“{title}” is approved and published.").replace("{title}", title)
    if comes_before(waiting, given, page):
        said = _("You approved “{title}”. Its text has changed on the way, so it is looked at again: {step}.")
    else:
        said = _("You approved “{title}”. Next step: {step}.")
    return said.replace("{title}", title).replace("{step}", waiting.name)


def comes_before(step: Any, other: Any, page: Page) -> bool:
    order = list(page.current_workflow_state.workflow.tasks.values_list("pk", flat=True))
    places = [order.index(task.pk) if task and task.pk in order else -1 for task in (step, other)]
    return isinstance(other.specific, RoleTask) and places[0] <= places[1]
