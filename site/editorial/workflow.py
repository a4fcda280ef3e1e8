"""The way of a text to its readers: content, survivor safety, law, translation, each approved by its own role."""

from django.db import connection
from people.roles import Role
from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from .models import STEPS, RoleTask

# Both languages, because a name is stored once and read by everybody.
NAME = "검토 · Review"
STEP_NAMES = {
    Role.REVIEWER: "내용 · Content",
    Role.SAFETY_REVIEWER: "피해자 안전 · Survivor safety",
    Role.LEGAL_REVIEWER: "법률 · Legal",
    Role.TRANSLATOR: "번역 · Translation",
}
WAGTAILS_OWN = "Moderators approval"


def settle() -> None:
    """Make the workflow once and lay it over the whole tree; whatever administrators changed since stays."""
    tables = connection.introspection.table_names()
    if not {RoleTask._meta.db_table, Workflow._meta.db_table, WorkflowPage._meta.db_table} <= set(tables):
        return  # a migration that stops halfway has nothing to settle yet
    if RoleTask.objects.exists():
        return
    workflow = Workflow.objects.create(name=NAME)
    for order, role in enumerate(STEPS):
        task = RoleTask.objects.create(name=STEP_NAMES[role], role=role.value)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    for root in Page.objects.filter(depth=1):
        lay_over(root, workflow)


def lay_over(root: Page, workflow: Workflow) -> None:
    """Take the place of Wagtail's starter workflow, never of one that somebody chose."""
    laid = WorkflowPage.objects.filter(page=root).select_related("workflow").first()
    if laid is None:
        WorkflowPage.objects.create(page=root, workflow=workflow)
    elif laid.workflow.name == WAGTAILS_OWN:
        laid.workflow = workflow
        laid.save()
