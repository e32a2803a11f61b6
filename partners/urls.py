"""Addresses of partners."""

from django.urls import URLPattern, path

from accounts.stub import stub
from partners.views import find, interaction, member

app_name = "partners"
urlpatterns: list[URLPattern] = [
    path("partners/", stub, name="list"),
    path("partners/new/", stub, name="new"),
    path("partners/export/", stub, name="export"),
    path("partners/bulk/", stub, name="bulk"),
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
