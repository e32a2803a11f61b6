"""The list of surveys."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from core.views.columns import NumberColumn
from strategy.models import Survey

DAY = "{% load formats %}{{ value|day }}"


class SurveyTable(tables.Table):  # type: ignore[misc]
    name = tables.Column(verbose_name=_("Name"), linkify=("strategy:survey", {"uuid": tables.A("uuid")}))
    state = tables.TemplateColumn(
        '{% include "strategy/_survey_state.html" with survey=record %}', verbose_name=_("State"), empty_values=()
    )
    total = NumberColumn(verbose_name=_("Answers"))
    opens_on = tables.TemplateColumn(DAY, verbose_name=_("From"), attrs={"td": {"class": "day"}})
    closes_on = tables.TemplateColumn(DAY, verbose_name=_("Until"), attrs={"td": {"class": "day"}})

    class Meta:
        model = Survey
        fields = ("name", "state", "total", "opens_on", "closes_on")
        orderable = False
