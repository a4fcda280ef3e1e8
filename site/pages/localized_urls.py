"""Standing pages below the language; the shelves' lessons among them."""

from django.urls import path

from . import views

app_name = "about"
urlpatterns = [
    path("privacy/", views.standing, {"name": "privacy"}, name="privacy"),
    path("accessibility/", views.standing, {"name": "accessibility"}, name="accessibility"),
    path("sources/", views.sources, name="sources"),
    # Behind the teachers' door, open to everybody; pupils' pages have no field to write in.
    path("teach/words/", views.pasted_text, name="pasted_text"),
    # Lessons by address: two queries instead of the ten that a walk through the page tree costs.
    path("learn/<slug:tier>/<slug:slug>/", views.unit, name="unit"),
    path("learn/<slug:tier>/<slug:slug>/<path:rest>", views.unit, name="unit_part"),
]
