"""Addresses of dashboards."""

from django.urls import URLPattern, path

from accounts.stub import stub

app_name = "dashboards"
urlpatterns: list[URLPattern] = [
    path("", stub, name="home"),
    path("week/", stub, name="week"),
    path("week/<str:iso>/", stub, name="week_of"),
    path("day/", stub, name="day"),
    path("partners/<uuid:uuid>/", stub, name="partner"),
]
