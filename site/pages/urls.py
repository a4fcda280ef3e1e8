"""Addresses outside the language: the text size and the pattern gallery."""

from django.urls import path

from . import views

app_name = "pages"
urlpatterns = [
    path("text-size/", views.text_size, name="text_size"),
    path("patterns/", views.patterns, name="patterns"),
]
