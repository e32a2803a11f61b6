"""Addresses of sales."""

from django.urls import URLPattern, path

from accounts.stub import stub

app_name = "sales"
urlpatterns: list[URLPattern] = [
    path("deals/", stub, name="deals"),
    path("deals/<uuid:uuid>/", stub, name="deal"),
    path("products/", stub, name="products"),
]
