"""The partner that a form is about: named by the address, or found by typing."""

from django import forms
from django.utils.translation import gettext as _

from campaigns.models import Code
from partners.models import Partner
from partners.queries.choices import named_partner
from partners.queries.find import Hit, find_partners
from partners.rules.search import read_search
from partners.views.actor import Request, actor_of


def chosen_partner(request: Request) -> tuple[Partner | None, list[Hit]]:
    """The partner picked, named by the address, or the only one that was meant; and the choice for what was typed."""
    actor = actor_of(request)
    hits = find_partners(read_search(request.POST.get("q", "")), actor=actor)
    picked = request.POST.get("partner") or request.GET.get("partner") or (str(hits[0].uuid) if len(hits) == 1 else "")
    return named_partner(picked, actor=actor), hits


def code_fits(form: forms.Form, *, partner: Partner | None) -> bool:
    """Put the code itself in the place of what was typed; false, and said, where there is none of this partner."""
    typed = form.cleaned_data["code"]
    code = Code.objects.typed(typed).filter(partner=partner).first() if typed and partner else None
    if typed and not code:
        form.add_error("code", _("This partner has no such code."))
        return False
    form.cleaned_data["code"] = code
    return True
