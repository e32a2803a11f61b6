"""Addresses of campaigns."""

from django.urls import URLPattern, path

from campaigns.views.scheme import edit_scheme, schemes

app_name = "campaigns"
urlpatterns: list[URLPattern] = [
    path("schemes/", schemes, name="schemes"),
    path("schemes/new/", edit_scheme, name="scheme_new"),
    path("schemes/<uuid:uuid>/", edit_scheme, name="scheme"),
]
