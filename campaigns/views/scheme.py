"""The catalogue of schemes of cooperation (C1)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.access import HEADS, STAFF, access
from campaigns.forms.scheme import SchemeForm
from campaigns.models import Scheme
from campaigns.services.scheme import save_scheme


@access(STAFF)
def schemes(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "campaigns/schemes.html",
        {"schemes": Scheme.objects.all(), "may_edit": HEADS.allows(request.user)},
    )


@access(HEADS)
def edit_scheme(request: HttpRequest, uuid: UUID | None = None) -> HttpResponse:
    scheme = get_object_or_404(Scheme, uuid=uuid) if uuid else None
    form = SchemeForm(request.POST or None, scheme=scheme)
    if request.method == "POST" and form.is_valid():
        saved = save_scheme(scheme=scheme, **form.cleaned_data)
        messages.success(request, _("“%(name)s” is saved.") % {"name": saved.name})
        return redirect("campaigns:schemes")
    return render(request, "campaigns/scheme_form.html", {"form": form, "scheme": scheme})
