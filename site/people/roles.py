"""What a person may be here; a role is a group of the same name."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _
from language.tiers import Tier


class Role(StrEnum):
    """One role; a person may hold several."""

    TEACHER = "teacher"
    OFFICER = "officer"
    COORDINATOR = "coordinator"
    EDITOR = "editor"
    REVIEWER = "reviewer"
    SAFETY_REVIEWER = "safety_reviewer"
    LEGAL_REVIEWER = "legal_reviewer"
    TRANSLATOR = "translator"
    ADMINISTRATOR = "administrator"

    @property
    def label(self) -> str:
        match self:
            case Role.TEACHER:
                return _("Teacher")
            case Role.OFFICER:
                return _("Officer")
            case Role.COORDINATOR:
                return _("Training coordinator")
            case Role.EDITOR:
                return _("Editor")
            case Role.REVIEWER:
                return _("Reviewer")
            case Role.SAFETY_REVIEWER:
                return _("Survivor-safety reviewer")
            case Role.LEGAL_REVIEWER:
                return _("Legal reviewer")
            case Role.TRANSLATOR:
                return _("Translator")
            case Role.ADMINISTRATOR:
                return _("Administrator")

    @property
    def needs_second_factor(self) -> bool:
        """Everybody but teachers, who are offered one."""
        return self is not Role.TEACHER


REVIEWERS = frozenset({Role.REVIEWER, Role.SAFETY_REVIEWER, Role.LEGAL_REVIEWER})
DESK = frozenset({Role.EDITOR, *REVIEWERS, Role.TRANSLATOR, Role.ADMINISTRATOR})
LEADS_POLICE = frozenset({Role.COORDINATOR, *DESK})  # who leads a training or writes it, and sees its keys
POLICE_CONTENT = frozenset({Role.OFFICER, *LEADS_POLICE})


def opened_to(tier: Tier) -> frozenset[Role] | None:
    """Roles that may read a tier; None means everybody."""
    return POLICE_CONTENT if tier is Tier.POLICE else None
