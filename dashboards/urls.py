"""Addresses of dashboards."""

from django.urls import URLPattern, path

from accounts.stub import stub
from dashboards.views import partner, week

app_name = "dashboards"
urlpatterns: list[URLPattern] = [
    path("", stub, name="home"),
    path("week/", week.week, name="week"),
    path("week/<str:iso>/", week.week_of, name="week_of"),
    path("day/", stub, name="day"),
    path("partners/<uuid:uuid>/", partner.partner, name="partner"),
]
