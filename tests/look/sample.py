"""Made-up rows and a form for the page of components."""

from dataclasses import dataclass
from datetime import date

import django_tables2 as tables
from django import forms
from django.http import QueryDict
from django.utils.safestring import mark_safe
from django_tables2 import RequestConfig

from core.forms.chips import chips
from core.views.columns import NumberColumn

KINDS = [("", "Any kind"), ("designer", "Designer"), ("shop", "Shop"), ("foreman", "Foreman")]


@dataclass(frozen=True)
class Row:
    uuid: str
    name: str
    kind: str
    tier: str
    abc: str
    risks: int
    deals: int
    turnover: int
    last: date | None

    def __str__(self):
        return self.name


def rows():
    names = ["Okna Komfort", "Studio Len", "Brygada Nowak", "Budmarket Centrum", "Дом и сад", "Łazienki Śląsk"]
    tiers = ["gold", "silver", "bronze", "beginner"]
    return [
        Row(
            uuid=f"00000000-0000-0000-0000-{i:012d}",
            name=f"{names[i % 6]} {i + 1}",
            kind=KINDS[1 + i % 3][1],
            tier=tiers[i % 4],
            abc="ABCD"[i % 4],
            risks=[0, 2, 0, 1, 0][i % 5],
            deals=(i * 37) % 91,
            turnover=9_840_112_50 // (i + 1),
            last=date(2026, 11, 1 + i % 20) if i % 7 else None,
        )
        for i in range(60)
    ]


class SampleTable(tables.Table):
    choose = tables.TemplateColumn(
        '<input type="checkbox" class="form-check-input" name="chosen" value="{{ record.uuid }}" '
        'aria-label="Choose {{ record }}">',
        empty_values=(),
        orderable=False,
        verbose_name=mark_safe(
            '<input type="checkbox" class="form-check-input" data-choose-all aria-label="Choose all on this page">'
        ),
        attrs={"th": {"class": "choose"}, "td": {"class": "choose"}},
    )
    name = tables.TemplateColumn('<a href="#">{{ value }}</a>', verbose_name="Partner")
    kind = tables.Column()
    tier = tables.TemplateColumn("{% load ui %}{% badge value|title value %} {% letter record.abc %}")
    risks = tables.TemplateColumn("{% load ui %}{% risk value %}")
    deals = NumberColumn()
    turnover = NumberColumn(verbose_name="Turnover, EUR")
    last = tables.TemplateColumn("{% load formats %}{{ value|day }}", verbose_name="Last contact")
    go = tables.TemplateColumn(
        '<button type="button" class="btn btn-quiet btn-sm">Log a call</button>',
        verbose_name="",
        orderable=False,
        attrs={"td": {"class": "actions"}},
    )


def sample_table(request):
    table = SampleTable(rows(), order_by="-turnover")
    RequestConfig(request, paginate={"per_page": 12}).configure(table)
    return table


class SampleForm(forms.Form):
    name = forms.CharField(label="Name", help_text="As the firm calls itself.")
    kind = forms.ChoiceField(label="Kind", choices=KINDS)
    next_on = forms.DateField(label="Next step", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    notes = forms.CharField(label="Notes", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    vip = forms.BooleanField(label="Decision maker", required=False)
    channel = forms.ChoiceField(
        label="How", choices=[("call", "Call"), ("meet", "Meeting")], widget=forms.RadioSelect, required=False
    )


class SampleFilter(forms.Form):
    kind = forms.MultipleChoiceField(label="Kind", choices=KINDS[1:], required=False)
    city = forms.CharField(label="City", required=False)


def sample_chips(request):
    query = QueryDict("kind=shop&kind=designer&city=Minsk&page=2")
    return chips(SampleFilter(query), query=query)
