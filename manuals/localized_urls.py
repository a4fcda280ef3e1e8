"""Addresses of paper below the language: answer sheets of a quiz on paper."""

from django.urls import path

from quizzes.doors import in_a_group, in_a_training

from . import views

app_name = "papers"
urlpatterns = [
    path("teach/quizzes/<int:pk>/answer-sheets.pdf", in_a_group(views.answer_sheets), name="answer_sheets"),
    path(
        "training/quizzes/<int:pk>/answer-sheets.pdf",
        in_a_training(views.answer_sheets),
        name="training_answer_sheets",
    ),
]
