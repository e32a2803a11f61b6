"""The bare pages: fifty rows in a table for a logged-in person, and a form that is posted."""

from functools import cache
from typing import cast

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template import engines
from django.template.backends.django import Template
from django.urls import path

from core.models import JobRun
from partners.models import Partner

TABLE = """<!doctype html><title>Bare</title><p>{{ user.full_name }}</p><table>
{% for p in rows %}<tr><td><a href="/{{ p.uuid }}/">{{ p.name }}</a><td>{{ p.external_id }}<td>{{ p.status }}
<td>{{ p.city }}<td>{{ p.last_contact_on }}<td>{{ p.created_at }}</tr>{% endfor %}</table>"""


class NoteForm(forms.Form):
    note = forms.CharField(max_length=200)
    day = forms.DateField()


@cache
def page() -> Template:
    """The template, compiled once as a loader that caches would."""
    return cast(Template, engines["django"].from_string(TABLE))


@login_required
def table(request: HttpRequest) -> HttpResponse:
    return HttpResponse(page().render({"rows": Partner.objects.order_by("pk")[:50]}, request))


@login_required
def form(request: HttpRequest) -> HttpResponse:
    """One row written for a valid post, then a redirect."""
    filled = NoteForm(request.POST or None)
    if request.method == "POST" and filled.is_valid():
        run = JobRun(kind="bench", on=filled.cleaned_data["day"], started_at="2020-01-01T00:00Z")
        run.error = filled.cleaned_data["note"]
        run.save()
        return HttpResponse(status=302, headers={"Location": "/"})
    return HttpResponse(get_token(request))


urlpatterns = [path("", table), path("form/", form)]
