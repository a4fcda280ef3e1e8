"""Whatever changes what readers see ends the pages kept in memory."""

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from safety.keeping import content_changed
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

# Rows of these apps are shown on public pages; answers, audit rows and sessions are not.
SHOWN = {"register", "safety", "manuals"}
# Of other apps these: what is asked, where the site is, and who may see a page.
SHOWN_ROWS = {"quizzes.QuizVersion", "wagtailcore.Site", "wagtailcore.PageViewRestriction"}


def changed(**_: object) -> None:
    # A cache that is down must not take the write with it, and while tables are being made it is not there yet.
    transaction.on_commit(content_changed, robust=True)


def row_changed(sender: type, **_: object) -> None:
    if sender._meta.app_label in SHOWN or sender._meta.label in SHOWN_ROWS:
        changed()


def connect() -> None:
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(changed, dispatch_uid="pages.cache")
    for signal in (post_save, post_delete):
        signal.connect(row_changed, dispatch_uid="pages.cache.rows")
