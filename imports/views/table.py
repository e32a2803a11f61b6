"""The list of imports."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from core.views.columns import NumberColumn
from imports.models import ImportJob


class ImportTable(tables.Table):  # type: ignore[misc]
    file_name = tables.Column(verbose_name=_("File"), linkify=("imports:job", {"uuid": tables.A("uuid")}))
    kind = tables.Column(verbose_name=_("What"))
    state = tables.TemplateColumn(template_name="imports/_state.html", verbose_name=_("State"))
    created = NumberColumn(verbose_name=_("New"), accessor="counts__created", orderable=False)
    updated = NumberColumn(verbose_name=_("Changed"), accessor="counts__updated", orderable=False)
    unchanged = NumberColumn(verbose_name=_("The same"), accessor="counts__unchanged", orderable=False)
    refused = NumberColumn(verbose_name=_("Refused"), accessor="counts__refused", orderable=False)
    author = tables.Column(verbose_name=_("By"), order_by="author__full_name", default="—")
    created_at = tables.TemplateColumn(template_name="imports/_when.html", verbose_name=_("When"))

    class Meta:
        model = ImportJob
        fields = (
            "file_name",
            "kind",
            "state",
            "created",
            "updated",
            "unchanged",
            "refused",
            "author",
            "created_at",
        )
        order_by = "-created_at"
