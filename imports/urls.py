"""Addresses of imports."""

from django.urls import URLPattern, path

from accounts.stub import stub

app_name = "imports"
urlpatterns: list[URLPattern] = [
    path("imports/", stub, name="list"),
    path("imports/new/", stub, name="new"),
    path("imports/<uuid:uuid>/", stub, name="job"),
]
