"""The panel “Checks” beside the forms of pages and snippets, with a count, and Wagtail's own under its right name."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel, ChecksSidePanel
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet

from . import checks, showing
from .drafting import SavesWhatChanged
from .holding import WithGate


class DeskPanel(BaseSidePanel):
    """What there is to look at in the newest draft."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle checks")
        icon_name = "check"

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            return {**context, "count": self.panel.shown["count"]}

    name = "desk"
    title = _("Checks")
    template_name = "editorial/panel.html"
    order = 150

    def __init__(self, instance: Any, request: Any) -> None:
        super().__init__(instance, request)
        self.shown = showing.panel_for(instance, request.user)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context = super().get_context_data(parent_context)
        return {**context, **self.shown, "csrf_token": parent_context.get("csrf_token", "")}

    class Media:
        js = ["django_htmx/htmx-2.min.js", "editorial/desk.js"]
        css = {"all": ["editorial/desk.css"]}


class AccessibilityPanel(ChecksSidePanel):
    """Wagtail's panel for what axe finds in the preview; its measures of reading know English only."""

    title = _("Accessibility")
    template_name = "editorial/accessibility.html"


class WithChecks:
    """Puts our panel beside the form of any edit view that has side panels."""

    held: Any = None  # what the gate has held: the panel speaks of it and not of what is saved

    def get_side_panels(self) -> MediaContainer:
        panels = [in_our_words(panel) for panel in super().get_side_panels()]
        instance = self.held or getattr(self, "page", None) or self.object
        is_partial = getattr(self, "expects_json_response", False) or getattr(
            self, "hydrate_create_view", False
        )
        if checks.reader_of(instance) is not None and not is_partial:
            panels.insert(1, DeskPanel(instance, self.request))
        return MediaContainer(panels)


def in_our_words(panel: Any) -> Any:
    return AccessibilityPanel(panel.object, panel.request) if type(panel) is ChecksSidePanel else panel


class DeskEditView(WithChecks, SavesWhatChanged, EditView):
    """Wagtail's form for a page with our panel."""


class DeskPageViewSet(PageViewSet):
    """The pages of one model, edited with our panel."""

    edit_view_class = DeskEditView

    @property
    def parent_models(self) -> list[Any]:
        """Lists stay Wagtail's."""
        return []


def page_viewsets() -> list[DeskPageViewSet]:
    """One for every page that is checked; called when all rooms are ready."""
    return [
        DeskPageViewSet(f"desk_{reader.model._meta.model_name}", model=reader.model)
        for reader in checks.readers()
        if reader.is_page
    ]


def dress_snippets(viewsets: Any) -> None:
    """Give the form of every snippet that is checked our panel: the rooms below do not know the desk."""
    checked = {reader.model: reader for reader in checks.readers() if not reader.is_page}
    for viewset in viewsets:
        reader = checked.get(getattr(viewset, "model", None))
        view = getattr(viewset, "edit_view_class", None)
        if reader is None or view is None or issubclass(view, WithChecks):
            continue
        gates = (WithGate,) if reader.stops else ()
        viewset.edit_view_class = type(view.__name__, (WithChecks, *gates, view), {})
        if gates:
            added = viewset.add_view_class
            viewset.add_view_class = type(added.__name__, (*gates, added), {})
