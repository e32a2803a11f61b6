"""Addresses of documents."""

from django.urls import URLPattern, path

from documents.views import file

app_name = "documents"
urlpatterns: list[URLPattern] = [
    path("files/<uuid:uuid>/", file.download, name="file"),
]
