"""Addresses of scoring."""

from django.urls import URLPattern, path

from accounts.stub import stub

app_name = "scoring"
urlpatterns: list[URLPattern] = [
    path("runs/", stub, name="runs"),
    path("runs/<uuid:uuid>/", stub, name="run"),
    path("rules/", stub, name="rules"),
    path("risks/", stub, name="risks"),
]
