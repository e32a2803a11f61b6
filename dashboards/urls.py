"""Addresses of dashboards."""

from django.urls import URLPattern, path

from dashboards.views import day, home, partner, week

app_name = "dashboards"
urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("week/", week.week, name="week"),
    path("week/<str:iso>/", week.week_of, name="week_of"),
    path("day/", day.day, name="day"),
    path("partners/<uuid:uuid>/", partner.partner, name="partner"),
]
