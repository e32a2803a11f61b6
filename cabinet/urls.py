"""Addresses of cabinet."""

from django.urls import URLPattern, path

from accounts.stub import stub

app_name = "cabinet"
urlpatterns: list[URLPattern] = [
    path("cabinet/", stub, name="home"),
]
