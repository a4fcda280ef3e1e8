"""What an editor reads when a block cannot be published as it stands."""

from django.utils.translation import gettext as _

from .domain.soundness import Flaw, Kind


def sentence(flaw: Flaw) -> str:
    """Say what is missing and where."""
    match flaw.kind:
        case Kind.TWICE:
            said = _("The key “{key}” stands twice. Give one of them another key.")
        case Kind.NO_BOX:
            said = _("No box has the key “{key}”.")
        case Kind.NOT_ONE_RIGHT:
            said = _("In the question “{key}” mark exactly one range as the right one.")
        case Kind.NO_START:
            said = _("No scene has the key “{key}”: the story cannot begin.")
        case Kind.NO_PLACE:
            said = _("A choice leads to “{key}”, but no scene has this key.")
        case Kind.NEVER_REACHED:
            said = _("No choice leads to the scene “{key}”.")
        case Kind.NO_WAY_OUT:
            said = _("From the scene “{key}” no end can be reached.")
    return said.replace("{key}", flaw.key)
