"""Addresses of help and of the exit, below the language."""

from django.urls import path

from . import sheets, views

app_name = "safety"
urlpatterns = [
    path("help/", views.help_for_all, name="help"),
    path("help/hours.ics", views.hours, name="hours"),
    path("help/<slug:slug>.ics", views.service_hours, name="service_hours"),
    path("help/in/<slug:place>/", views.help_in_place, name="help_place"),
    path("help/in/<slug:place>/hours.ics", views.hours, name="place_hours"),
    path("help/speaking/<slug:language>/", views.help_speaking, name="help_speaking"),
    path("help/<slug:tier>/", views.help_for_tier, name="help_tier"),
    path("help/<slug:tier>/hours.ics", views.hours, name="tier_hours"),
    path("help/<slug:tier>/in/<slug:place>/", views.help_in_place, name="help_tier_place"),
    path("help/<slug:tier>/in/<slug:place>/hours.ics", views.hours, name="tier_place_hours"),
    path("help/<slug:tier>/speaking/<slug:language>/", views.help_speaking, name="help_tier_speaking"),
    path("help/<slug:tier>/poster/", sheets.sheet, {"form": "poster"}, name="help_poster"),
    path("help/<slug:tier>/card/", sheets.sheet, {"form": "card"}, name="help_card"),
    path("leave/", views.leave, name="leave"),
    path("leave/limits/", views.limits, name="limits"),
    path("leave/back/", views.back, name="back"),
]
