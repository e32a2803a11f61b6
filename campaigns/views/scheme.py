"""The catalogue of schemes of cooperation (C1)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.access import HEADS, MANAGERS, STAFF, access
from campaigns.forms.scheme import SchemeForm
from campaigns.models import Scheme
from campaigns.services.scheme import save_scheme, steps_of


@access(STAFF)
def schemes(request: HttpRequest) -> HttpResponse:
    """Ways of working together; two to four of them, ticked, begin an offer."""
    context = {
        "schemes": Scheme.objects.prefetch_related("kinds"),
        "may_edit": HEADS.allows(request.user),
        "may_offer": MANAGERS.allows(request.user),
    }
    return render(request, "campaigns/schemes.html", context)


@access(STAFF)
def scheme(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One scheme: how it works, who does and wins what, what it costs, how it begins."""
    found = get_object_or_404(Scheme.objects.prefetch_related("kinds"), uuid=uuid)
    context = {"scheme": found, "steps": steps_of(found), "may_edit": HEADS.allows(request.user)}
    return render(request, "campaigns/scheme.html", context)


@access(HEADS)
def edit_scheme(request: HttpRequest, uuid: UUID | None = None) -> HttpResponse:
    scheme = get_object_or_404(Scheme, uuid=uuid) if uuid else None
    form = SchemeForm(request.POST or None, scheme=scheme)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        saved = save_scheme(scheme=scheme, facts=form.facts(), steps=given["first_steps"], kinds=given["kinds"])
        messages.success(request, _("“%(name)s” is saved.") % {"name": saved.name})
        return redirect("campaigns:schemes")
    return render(request, "campaigns/scheme_form.html", {"form": form, "scheme": scheme})
