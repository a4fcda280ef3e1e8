"""Addresses of the words below the language."""

from django.urls import path

from . import views

app_name = "words"
urlpatterns = [
    path("words/", views.kinds, name="kinds"),
    path("words/<slug:tier>/", views.glossary, name="glossary"),
]
