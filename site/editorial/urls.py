"""The address at which calendar programs ask for the desk's calendar; the secret in it is the key."""

from django.urls import path

from . import agenda

urlpatterns = [path("calendar/<str:token>.ics", agenda.feed, name="editorial_feed")]
