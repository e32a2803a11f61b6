"""Colleagues: the list, a person's role, in and out."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import HEADS, access, grantable, may_manage
from accounts.forms.person import PersonForm
from accounts.models import User
from accounts.queries.person import colleagues, signed_in, waiting_invitations
from accounts.rules.invitation import InvitationState
from accounts.services.invitation import path_of
from accounts.services.people import LastOwner, MayNotManage, deactivate, reactivate, set_role
from core.views.exporting import exported_rows, wants_export


@access(HEADS)
def people(request: HttpRequest) -> HttpResponseBase:
    """Colleagues and who is invited; `?as=` downloads them."""
    actor, now, link = signed_in(request), timezone.now(), request.build_absolute_uri
    if wants_export(request):
        return exported_rows(request, colleagues(), _columns(), name="people")
    may_give = grantable(actor)
    invitations = [
        {
            "row": invitation,
            "expired": invitation.state(at=now) is InvitationState.EXPIRED,
            "link": link(path_of(invitation)),
        }
        for invitation in waiting_invitations()
        if invitation.role in may_give
    ]
    context = {
        "rows": [{"person": found, "may_manage": may_manage(actor, found)} for found in colleagues()],
        "invitations": invitations,
    }
    return render(request, "accounts/people.html", context)


def _columns() -> list[tuple[str, Callable[[Any], object]]]:
    yes, no = _("yes"), _("no")
    return [
        (_("Name"), lambda one: one.full_name),
        (_("E-mail"), lambda one: one.email),
        (_("Phone"), lambda one: one.phone),
        (_("Role"), lambda one: one.get_role_display()),
        (_("Sees all partners"), lambda one: yes if one.sees_all_partners else no),
        (_("Second factor"), lambda one: yes if one.has_second_factor else no),
        (_("Active"), lambda one: yes if one.is_active else no),
        (_("Last login"), lambda one: one.last_login),
    ]


@access(HEADS)
def person(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = signed_in(request)
    found = get_object_or_404(colleagues(), uuid=uuid)
    form = PersonForm(request.POST or None, person=found, by=actor)
    if request.method == "POST" and form.is_valid():
        outcome = _attempt(request, lambda: set_role(found, by=actor, **form.cleaned_data))
        if outcome:
            messages.success(request, _("%(name)s: saved.") % {"name": outcome})
            return redirect("accounts:people")
    context = {"form": form, "person": found, "may_manage": may_manage(actor, found)}
    return render(request, "accounts/person.html", context)


@access(HEADS)
@require_POST
def person_active(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Deactivates, or with `do=reactivate` lets in again."""
    actor = signed_in(request)
    found = get_object_or_404(colleagues(), uuid=uuid)
    if request.POST.get("do") == "reactivate":
        if _attempt(request, lambda: reactivate(found, by=actor)):
            messages.success(request, _("%(name)s can log in again.") % {"name": found})
    elif _attempt(request, lambda: deactivate(found, by=actor)):
        messages.success(request, _("%(name)s is logged out everywhere and can't log in.") % {"name": found})
    return redirect("accounts:people")


def _attempt(request: HttpRequest, change: Callable[[], User]) -> User | None:
    try:
        return change()
    except LastOwner:
        messages.error(request, _("This is the last owner. Make someone else an owner first."))
    except MayNotManage:
        messages.error(request, _("Only an owner may change this person."))
    return None
