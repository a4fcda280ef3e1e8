"""Quizzes at the editors' desk: the list, the form, and every version with its key."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import DeleteView, SnippetViewSet

from .editing import edit_handler
from .models import Quiz, QuizVersion
from .previewing import show_version


class QuizPolicy(ModelPermissionPolicy):
    """Rights by role, but what was answered stays."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Quiz) -> bool:
        if action == "delete" and instance.has_answers:
            return False
        return super().user_has_permission_for_instance(user, action, instance)


class DeleteQuiz(DeleteView):
    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if self.object.has_answers:
            raise PermissionDenied(_("Somebody has answered this quiz, so it stays."))


class QuizViewSet(SnippetViewSet):
    model = Quiz
    icon = "clipboard-list"
    menu_label = _("Quizzes")
    add_to_admin_menu = True
    menu_order = 290
    copy_view_enabled = False
    edit_handler = edit_handler
    delete_view_class = DeleteQuiz
    list_display = [
        "slug",
        "tier",
        Column("latest", label=_("Version")),
        DateColumn("since", label=_("Since")),
    ]
    list_filter = ["tier"]
    search_fields = ["slug"]
    ordering = ["slug"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Quiz]:
        return Quiz.objects.annotate(latest=Max("versions__number"), since=Max("versions__created"))

    def get_urlpatterns(self) -> list[Any]:
        return [*super().get_urlpatterns(), path("versions/<int:pk>/", self.version_view, name="version")]

    def version_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """One version as it was asked, with its key."""
        if not self.permission_policy.user_has_any_permission(request.user, ["add", "change", "view"]):
            raise PermissionDenied
        return show_version(
            request, version=get_object_or_404(QuizVersion.objects.select_related("quiz"), pk=pk)
        )


register_permission_policy(Quiz, QuizPolicy(Quiz))
