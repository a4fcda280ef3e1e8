"""Addresses of the bindery outside the page tree: the files."""

from django.urls import path

from . import views

app_name = "manuals"
urlpatterns = [path("editions/<slug:name>.pdf", views.edition, name="edition")]
