"""Addresses of help and of the exit, below the language."""

from django.urls import path

from . import views

app_name = "safety"
urlpatterns = [
    path("help/", views.help_for_all, name="help"),
    path("help/<slug:tier>/", views.help_for_tier, name="help_tier"),
    path("help/<slug:tier>/poster/", views.sheet, {"form": "poster"}, name="help_poster"),
    path("help/<slug:tier>/card/", views.sheet, {"form": "card"}, name="help_card"),
    path("leave/", views.leave, name="leave"),
    path("leave/limits/", views.limits, name="limits"),
    path("leave/back/", views.back, name="back"),
]
