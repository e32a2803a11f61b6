"""Addresses of accounts."""

from django.urls import URLPattern, path

from accounts.stub import stub

app_name = "accounts"
urlpatterns: list[URLPattern] = [
    path("people/", stub, name="people"),
    path("company/", stub, name="company"),
    path("me/", stub, name="me"),
]
