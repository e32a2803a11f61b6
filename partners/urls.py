"""Addresses of partners."""

from django.urls import URLPattern, path

from accounts.stub import stub
from partners.views import bulk, export, find, interaction, listing, member, saved_view

app_name = "partners"
urlpatterns: list[URLPattern] = [
    path("partners/", listing.partner_list, name="list"),
    path("partners/new/", stub, name="new"),
    path("partners/export/", export.export_list, name="export"),
    path("partners/bulk/", bulk.bulk, name="bulk"),
    path("partners/tags/", export.tags, name="tags"),
    path("partners/columns/", saved_view.columns, name="columns"),
    path("partners/views/", saved_view.save, name="views"),
    path("partners/views/<uuid:uuid>/", saved_view.change, name="view"),
    path("partners/<uuid:uuid>/edit/", stub, name="edit"),
    path("partners/<uuid:uuid>/log/", interaction.log, name="log"),
    path("partners/<uuid:uuid>/history/", stub, name="history"),
    path("partners/<uuid:uuid>/people/", member.people, name="people"),
    path("partners/<uuid:uuid>/people/<uuid:member>/remove/", member.remove, name="member_remove"),
    path("partners/<uuid:uuid>/invitations/<uuid:invitation>/", member.invitation, name="member_invitation"),
    path("join/<str:token>/", member.join, name="join"),
    path("log/", interaction.log_any, name="log_any"),
    path("find/", find.find, name="find"),
    path("interactions/", stub, name="interactions"),
    path("tasks/", stub, name="tasks"),
    path("tasks/<uuid:uuid>/done/", stub, name="task_done"),
]
