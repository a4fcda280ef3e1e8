"""Addresses of delivered quizzes, of the teachers' bank and groups, and of trainings."""

from collections.abc import Callable

from django.urls import URLPattern, path

from . import views
from .doors import View, in_a_group, in_a_training

app_name = "quizzes"
# A quiz in a group has these pages for its teacher, one that was put to officers for whoever runs their training.
PAGES = [
    ("", views.delivery, "delivery"),
    ("rules/", views.rules, "rules"),
    ("tally/", views.tally, "tally"),
    ("questions/", views.question_sheet, "question_sheet"),
    ("sheets/", views.sheets, "sheets"),
    ("photos/", views.photos, "photos"),
]


def pages_of(place: str, door: Callable[[View], View], before: str) -> list[URLPattern]:
    return [
        path(f"{place}/quizzes/<int:pk>/{end}", door(view), name=before + name) for end, view, name in PAGES
    ]


urlpatterns = [
    # A pupil's own session: the place that the seat cookie opens decides, nobody signs in.
    path("class/group/<int:pk>/", views.card, name="card"),
    path("class/quiz/<int:pk>/", views.class_quiz, name="class_quiz"),
    path("training/quiz/<int:pk>/", views.training_quiz, name="training_quiz"),
    path("teach/bank/", views.bank, name="bank"),
    path("teach/bank/<slug:key>/", views.bank_item, name="bank_item"),
    path("teach/questions/", views.questions, name="questions"),
    path("teach/questions/table.<slug:kind>", views.template, name="template"),
    path("teach/questions/<slug:quiz>/", views.take_along, name="take_along"),
    path("teach/groups/", views.groups, name="groups"),
    path("teach/groups/<int:pk>/", views.group, name="group"),
    path("teach/groups/<int:pk>/cards/", views.cards, name="cards"),
    path("teach/groups/<int:pk>/closing/", views.closing, name="closing"),
    path("training/quiz/", views.training_list, name="training_list"),
    path("training/quizzes/", views.training_quizzes, name="training_quizzes"),
    *pages_of("teach", in_a_group, ""),
    *pages_of("training", in_a_training, "training_"),
]
