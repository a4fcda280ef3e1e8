"""What each role may do at the editors' desk: groups and their permissions, settled after every migration."""

from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.db.models import Q

from .roles import Role

SNIPPETS = ("courses", "quizzes", "register", "safety", "manuals")
# What the reviewers of survivor safety and of law read and may correct; who helps and when is checked by others.
REVIEWED = ("courses", "quizzes", "register", "manuals")
# Where both languages stand side by side, translating is changing. Who helps and when is checked by others.
TRANSLATED = ("courses", "quizzes", "register", "manuals")
PAGES = {
    Role.EDITOR: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
    Role.REVIEWER: ("change_page", "publish_page"),
    # They approve a step; what has been approved is published by the workflow, not by the last who said yes.
    Role.SAFETY_REVIEWER: ("change_page",),
    Role.LEGAL_REVIEWER: ("change_page",),
    Role.TRANSLATOR: ("change_page",),
    Role.ADMINISTRATOR: (
        "add_page",
        "change_page",
        "publish_page",
        "lock_page",
        "unlock_page",
        "bulk_delete_page",
    ),
}
FILES = {
    Role.EDITOR: ("add", "change", "choose"),
    Role.REVIEWER: ("choose",),
    Role.SAFETY_REVIEWER: ("choose",),
    Role.LEGAL_REVIEWER: ("choose",),
    Role.TRANSLATOR: ("choose",),
    Role.ADMINISTRATOR: ("add", "change", "choose", "delete"),
}
WAGTAILS_OWN = ("Moderators", "Editors")


def settle() -> None:
    """Create the groups of all roles and give them exactly their permissions; safe to repeat."""
    if "wagtailcore_grouppagepermission" not in connection.introspection.table_names():
        return  # a migration that stops halfway has nothing to settle yet
    for role in Role:
        group, _ = Group.objects.get_or_create(name=role.value)
        group.permissions.set(permissions_of(role))
        settle_pages(group, role)
        settle_files(group, role)
    settle_workflow()
    # Wagtail's starter groups would be a second way to the same rights.
    Group.objects.filter(name__in=WAGTAILS_OWN, user=None).delete()


def settle_pages(group: Group, role: Role) -> None:
    from wagtail.models import GroupPagePermission, Page

    wanted = Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=PAGES.get(role, ())
    )
    for root in Page.objects.filter(depth=1):
        held = GroupPagePermission.objects.filter(group=group, page=root)
        held.exclude(permission__in=wanted).delete()
        for permission in wanted:
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def settle_files(group: Group, role: Role) -> None:
    from wagtail.models import Collection, GroupCollectionPermission

    codenames = [f"{verb}_{thing}" for verb in FILES.get(role, ()) for thing in ("image", "document")]
    wanted = Permission.objects.filter(
        content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename__in=codenames
    )
    for root in Collection.objects.filter(depth=1):
        held = GroupCollectionPermission.objects.filter(group=group, collection=root)
        held.exclude(permission__in=wanted).delete()
        for permission in wanted:
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=root, permission=permission
            )


def settle_workflow() -> None:
    """Whoever reviews approves: Wagtail's starter task would wait for a group that is gone."""
    from wagtail.models import GroupApprovalTask

    approvers = Group.objects.filter(name__in=[Role.REVIEWER, Role.ADMINISTRATOR])
    for task in GroupApprovalTask.objects.filter(groups__name__in=WAGTAILS_OWN).distinct():
        task.groups.set(approvers)


def permissions_of(role: Role) -> list[Permission]:
    """Permissions that hold everywhere; those on pages and files hang on the tree and the collections."""
    enter = Q(content_type__app_label="wagtailadmin", codename="access_admin")
    translate = Q(codename="submit_translation")
    match role:
        case Role.EDITOR:
            wanted = enter | translate | rights_on(SNIPPETS, ("add", "change", "view", "publish"))
        case Role.REVIEWER:
            wanted = enter | rights_on(SNIPPETS, ("change", "view", "publish"))
        case Role.SAFETY_REVIEWER | Role.LEGAL_REVIEWER:
            wanted = enter | rights_on(REVIEWED, ("change", "view"))
        case Role.TRANSLATOR:
            wanted = enter | translate | rights_on(TRANSLATED, ("change", "view"))
        case Role.ADMINISTRATOR:
            return list(Permission.objects.all())
        case _:
            return []
    return list(Permission.objects.filter(wanted))


def rights_on(apps: tuple[str, ...], verbs: tuple[str, ...]) -> Q:
    wanted = Q()
    for verb in verbs:
        wanted |= Q(codename__startswith=f"{verb}_")
    return wanted & Q(content_type__app_label__in=apps)
