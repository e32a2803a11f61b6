"""Choosing the partner that something new is for."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.access import MANAGERS, access
from partners.queries.find import find_partners
from partners.rules.search import read_search
from partners.views.actor import Request, actor_of


@access(MANAGERS)
def agreement_with(request: Request) -> HttpResponse:
    return _ask(request, question=_("With whom do we agree?"), target="campaigns:agreement_new")


@access(MANAGERS)
def promise_with(request: Request) -> HttpResponse:
    return _ask(request, question=_("With whom is the promise?"), target="campaigns:promise_new")


@access(MANAGERS)
def placement_with(request: Request) -> HttpResponse:
    return _ask(request, question=_("At whose place?"), target="campaigns:placement_new")


@access(MANAGERS)
def offer_with(request: Request) -> HttpResponse:
    """`?offer=` goes on with the partner that is chosen."""
    offer = request.GET.get("offer", "")[:36]
    return _ask(request, question=_("To whom do we send it?"), target="campaigns:offer_send", kept={"offer": offer})


def _ask(request: Request, *, question: str, target: str, kept: dict[str, str] | None = None) -> HttpResponse:
    """`?q=` is a part of a name; the answer is a link for each partner that has it, `kept` going with it."""
    typed = request.GET.get("q", "")[:100]
    hits = find_partners(read_search(typed), actor=actor_of(request))
    words = {"q": typed, "hits": hits, "question": question, "target": target, "kept": kept or {}}
    words["rest"] = f"?{urlencode(kept)}" if kept else ""
    return render(request, "campaigns/with_whom.html", words)
