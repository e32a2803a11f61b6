"""Addresses of partners."""

from django.urls import URLPattern, path

from partners.views import bulk, export, find, interaction, kind, listing, member, partner, saved_view, talks, task

app_name = "partners"
urlpatterns: list[URLPattern] = [
    path("partners/", listing.partner_list, name="list"),
    path("partners/new/", partner.new, name="new"),
    path("partners/export/", export.export_list, name="export"),
    path("partners/bulk/", bulk.bulk, name="bulk"),
    path("partners/tags/", export.tags, name="tags"),
    path("partners/columns/", saved_view.columns, name="columns"),
    path("partners/views/", saved_view.save, name="views"),
    path("partners/views/<uuid:uuid>/", saved_view.change, name="view"),
    path("partners/<uuid:uuid>/edit/", partner.edit, name="edit"),
    path("partners/<uuid:uuid>/log/", interaction.log, name="log"),
    path("partners/<uuid:uuid>/move/", partner.move, name="move"),
    path("partners/<uuid:uuid>/history/", partner.history, name="history"),
    path("partners/<uuid:uuid>/people/", member.people, name="people"),
    path("partners/<uuid:uuid>/people/<uuid:member>/remove/", member.remove, name="member_remove"),
    path("partners/<uuid:uuid>/invitations/<uuid:invitation>/", member.invitation, name="member_invitation"),
    path("join/<str:token>/", member.join, name="join"),
    path("kinds/", kind.kinds, name="kinds"),
    path("log/", interaction.log_any, name="log_any"),
    path("find/", find.find, name="find"),
    path("interactions/", talks.interactions, name="interactions"),
    path("tasks/", task.tasks, name="tasks"),
    path("tasks/new/", task.new, name="task_new"),
    path("tasks/<uuid:uuid>/", task.change, name="task"),
    path("tasks/<uuid:uuid>/done/", task.done, name="task_done"),
]
