"""How the desk's own deeds read in the history of a page."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter

# Name, what it is called in lists, and its sentence with words of the entry in braces.
DEEDS: Mapping[str, tuple[Any, Any]] = {
    "override": (_("Let pass"), _("Let pass in spite of errors ({errors}), because: {reason}")),
    "review_date": (_("Review date"), _("To be read again by {due}, seen to by {owner}")),
    "invited": (_("Outside reviewer asked"), _("A link was made for {name}, step {step}")),
    "opened_by_link": (_("Opened by link"), _("Opened by link, named {name}")),
    "approved_by_link": (_("Approved by link"), _("Approved by link, named {name}, step {step}")),
    "commented_by_link": (_("Commented by link"), _("Commented by link, named {name}, step {step}")),
    "link_closed": (_("Link closed"), _("The link for {name} was closed")),
}


class DeedFormatter(LogFormatter):
    """One deed; the braces of its sentence are filled from what was written down."""

    sentence: Any = ""

    def format_message(self, log_entry: Any) -> str:
        words = str(self.sentence)
        for name, value in (log_entry.data or {}).items():
            words = words.replace("{" + name + "}", str(value or "–"))
        return words

    def format_comment(self, log_entry: Any) -> str:
        return str((log_entry.data or {}).get("comment", ""))


def register(actions: LogActionRegistry) -> None:
    for name, (label, sentence) in DEEDS.items():
        formatter = type(f"Deed{name}", (DeedFormatter,), {"label": label, "sentence": sentence})
        actions.register_action(f"editorial.{name}")(formatter)
