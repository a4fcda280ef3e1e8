"""Addresses of paper below the language: answer sheets of a teacher's quiz."""

from django.urls import path

from . import views

app_name = "papers"
urlpatterns = [path("teach/quizzes/<int:pk>/answer-sheets.pdf", views.answer_sheets, name="answer_sheets")]
