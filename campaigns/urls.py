"""Addresses of campaigns."""

from django.urls import URLPattern, path

from accounts.stub import stub

app_name = "campaigns"
urlpatterns: list[URLPattern] = [
    path("schemes/", stub, name="schemes"),
]
