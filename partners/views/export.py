"""The list as a spreadsheet, and the tags that are known."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import STAFF, access
from core.queries.company import company_day, company_of
from core.views.exporting import exported
from partners.queries.choices import kinds, known_tags, people
from partners.queries.custom_field import questions_of_lists
from partners.queries.export import export_rows
from partners.queries.listing import selection, stretches
from partners.rules.listing import read_query
from partners.views.actor import Request, actor_of


def _headers(currency: str) -> list[str]:
    return [
        _("Partner"), _("External id"), _("Kind"), _("Status"), _("Manager"), _("Tier"), _("Class"),
        _("Turnover, %(currency)s") % {"currency": currency}, _("Flags"), _("Last contact"), _("Legal name"),
        _("Tax id"), _("Contact"), _("Phone"), _("E-mail"), _("City"), _("Address"), _("Web site"), _("Source"),
        _("Areas"), _("Tags"), _("Notes"), _("Added"), _("Curator"),
        _("Potential a year, %(currency)s") % {"currency": currency}, _("Employees"),
        _("Competitors they also work with"), _("Key account"),
    ]  # fmt: skip


@access(STAFF)
def export_list(request: Request) -> HttpResponseBase:
    """Every partner of the current selection in its order; `?as=` is csv or xlsx."""
    actor, company, now = actor_of(request), company_of(request), timezone.now()
    query = read_query(dict(request.GET.lists()))
    today = company_day(now, of=company)
    some = selection(query, actor=actor, today=today, kinds=kinds(), people=people())
    own = questions_of_lists()
    rows = export_rows(stretches(some, query=query), company=company, own=own)
    headers = [*_headers(company.currency), *(question.name for question in own)]
    return exported(request, headers, rows, name=f"partners-{today}")


@access(STAFF)
def tags(request: Request) -> HttpResponse:
    """Tags to choose from, for a field that suggests them."""
    return render(request, "partners/tags.html", {"tags": known_tags(actor=actor_of(request))})
