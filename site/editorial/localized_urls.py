"""Addresses for reviewers without an account, below the language."""

from django.urls import path

from . import visiting

app_name = "editorial_outside"
urlpatterns = [
    path("review/<str:token>/", visiting.review, name="review"),
    path("review/<str:token>/draft/<int:number>/", visiting.draft, name="draft"),
]
