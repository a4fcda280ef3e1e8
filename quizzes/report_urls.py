"""Addresses of reports below the language: a group's for its teacher, a training's for whoever runs it."""

from django.urls import path

from .report_views import change, mirror, report, table, teacher, trainer

app_name = "reports"
ONE, TRAINING = {"training": False}, {"training": True}
urlpatterns = [
    path("teach/quizzes/<int:pk>/report/", teacher(report), ONE, name="report"),
    path("teach/quizzes/<int:pk>/report/table.<slug:kind>", teacher(table), ONE, name="table"),
    path("teach/quizzes/<int:pk>/mirror/", teacher(mirror), ONE, name="mirror"),
    path("teach/quizzes/<int:pk>/mirror/<slug:key>/poster/", teacher(mirror), ONE, name="poster"),
    path("teach/groups/<int:pk>/change/<slug:quiz>/", teacher(change), ONE, name="change"),
    path("training/quiz/<int:pk>/report/", trainer(report), TRAINING, name="training_report"),
    path("training/quiz/<int:pk>/report/table.<slug:kind>", trainer(table), TRAINING, name="training_table"),
    path("training/quiz/<int:pk>/mirror/", trainer(mirror), TRAINING, name="training_mirror"),
    path(
        "training/quiz/<int:pk>/mirror/<slug:key>/poster/", trainer(mirror), TRAINING, name="training_poster"
    ),
    path("training/change/<slug:quiz>/<path:series>/", trainer(change), TRAINING, name="training_change"),
]
