"""Addresses of delivered quizzes, and of the teachers' bank and groups."""

from django.urls import path

from . import views

app_name = "quizzes"
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
    path("teach/quizzes/<int:pk>/", views.delivery, name="delivery"),
    path("teach/quizzes/<int:pk>/rules/", views.rules, name="rules"),
    path("teach/quizzes/<int:pk>/tally/", views.tally, name="tally"),
    path("teach/quizzes/<int:pk>/questions/", views.question_sheet, name="question_sheet"),
    path("teach/quizzes/<int:pk>/sheets/", views.sheets, name="sheets"),
    path("teach/quizzes/<int:pk>/photos/", views.photos, name="photos"),
]
