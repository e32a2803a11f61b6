"""Addresses of imports."""

from django.urls import URLPattern, path

from imports.views import job

app_name = "imports"
urlpatterns: list[URLPattern] = [
    path("imports/", job.import_list, name="list"),
    path("imports/new/", job.new_import, name="new"),
    path("imports/<uuid:uuid>/", job.import_job, name="job"),
    path("imports/<uuid:uuid>/refused.csv", job.refused_rows, {"file_type": "csv"}, name="refused_csv"),
    path("imports/<uuid:uuid>/refused.xlsx", job.refused_rows, {"file_type": "xlsx"}, name="refused_xlsx"),
]
