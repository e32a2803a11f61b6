"""Addresses of cabinet."""

from django.urls import URLPattern, path

from cabinet.views import home

app_name = "cabinet"
urlpatterns: list[URLPattern] = [
    path("cabinet/", home.home, name="home"),
    path("cabinet/firm/", home.switch, name="switch"),
]
