"""Calls, meetings and other interactions, listed and exported."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import STAFF, access
from core.forms.chips import Chip
from core.queries.company import company_day, company_of
from core.rules.weeks import IsoWeek
from core.templatetags.formats import day as in_words
from core.views.exporting import exported, wants_export
from partners.models import InteractionKind
from partners.queries.choices import people
from partners.queries.interaction import COUNTED_TO, asked_partner, export_talks, page_of, talks
from partners.rules.interactions import PAGE_SIZE, TalkQuery, read_talk_query
from partners.views.actor import Request, actor_of


@access(STAFF)
def interactions(request: Request) -> HttpResponseBase:
    """Who talked with whom; `?as=csv` or `xlsx` downloads what is listed."""
    actor, query, everyone = actor_of(request), read_talk_query(dict(request.GET.lists())), people()
    found = talks(query, actor=actor, people=everyone)
    today = company_day(timezone.now(), of=company_of(request))
    if wants_export(request):
        return exported(request, _headers(), export_talks(found), name=f"calls-{today}")
    rows, more, total = page_of(found, number=query.page)
    names = {choice.value: choice.name for choice in everyone}
    partner = asked_partner(query, actor=actor) if query.partner else None
    words = {
        "rows": rows,
        "query": query,
        "kinds": InteractionKind.choices,
        "people": everyone,
        "this_week": str(IsoWeek.of(today)),
        "chips": _chips(query, names=names, partner=str(partner or query.partner)),
        "address": query.address(),
        "first": (query.page - 1) * PAGE_SIZE + 1,
        "last": (query.page - 1) * PAGE_SIZE + len(rows),
        "total": min(total, COUNTED_TO),
        "is_exact": total <= COUNTED_TO,
        "before": query.address(page=query.page - 1) if query.page > 1 else None,
        "after": query.address(page=query.page + 1) if more else None,
    }
    return render(request, "partners/interactions.html", words)


def _chips(query: TalkQuery, *, names: dict[str, str], partner: str) -> list[Chip]:
    kinds = dict(InteractionKind.choices)
    shown = [
        ("author", _("Who"), names.get(query.author, query.author)),
        ("kind", _("Kind"), ", ".join(str(kinds.get(kind, kind)) for kind in query.kinds)),
        ("partner", _("Partner"), partner),
        ("since", _("From"), in_words(query.since)),
        ("until", _("To"), in_words(query.until)),
        ("week", _("Week"), query.week),
    ]
    here = reverse("partners:interactions")
    return [
        Chip(label, value, f"{here}?{query.address(drop=name)}") for name, label, value in shown if getattr(query, name)
    ]


def _headers() -> list[str]:
    return [
        _("Day"), _("When"), _("Partner"), _("External id"), _("Kind"), _("Who began"), _("Outcome"), _("Minutes"),
        _("With"), _("Who"), _("What was said"),
    ]  # fmt: skip
