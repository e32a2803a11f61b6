"""Addresses of documents."""

from django.urls import URLPattern, path

from documents.views import file, paper

app_name = "documents"
urlpatterns: list[URLPattern] = [
    path("files/<uuid:uuid>/", file.download, name="file"),
    path("papers/", paper.papers, name="papers"),
    path("papers/export/", paper.paper_export, name="export"),
    path("papers/new/", paper.paper_new, name="paper_new"),
    path("papers/<uuid:uuid>/", paper.paper, name="paper"),
    path("papers/<uuid:uuid>/edit/", paper.paper_edit, name="paper_edit"),
    path("papers/<uuid:uuid>/move/", paper.paper_move, name="paper_move"),
    path("papers/<uuid:uuid>/files/", paper.paper_upload, name="paper_upload"),
    path("partners/<uuid:uuid>/papers/", paper.partner_papers, name="partner_papers"),
]
