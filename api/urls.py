"""Addresses of api."""

from django.urls import URLPattern, URLResolver, path

from api.views import key
from api.views.v1 import routes

app_name = "api"
urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/openapi.json", key.openapi, name="openapi"),
    path("api/v1/", routes),
    path("api/", key.about, name="about"),
    path("api/keys/", key.keys, name="keys"),
    path("api/keys/<uuid:uuid>/revoke/", key.key_revoke, name="key_revoke"),
]
