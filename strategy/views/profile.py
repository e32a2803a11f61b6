"""Ideal partners and their criteria."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import HEADS, STAFF, access
from partners.views.actor import Request
from strategy.forms.profile import CriterionForm, ProfileForm
from strategy.models import Criterion, IdealProfile
from strategy.queries.fit import criteria_of
from strategy.services.profile import retire_criterion, return_criterion, save_criterion, save_profile


@access(STAFF)
def profiles(request: Request) -> HttpResponse:
    asked = Count("criteria", filter=Q(criteria__retired_at=None), distinct=True)
    rows = IdealProfile.objects.annotate(asked=asked, assessed=Count("assessments", distinct=True))
    context = {"profiles": rows.prefetch_related("kinds"), "may_edit": HEADS.allows(request.user)}
    return render(request, "strategy/profiles.html", context)


@access(STAFF)
def profile(request: Request, uuid: UUID) -> HttpResponse:
    """The criteria of one ideal partner."""
    found = get_object_or_404(IdealProfile.objects.prefetch_related("kinds"), uuid=uuid)
    context = {
        "profile": found,
        "criteria": criteria_of(found),
        "retired": Criterion.objects.filter(profile=found).exclude(retired_at=None),
        "may_edit": HEADS.allows(request.user),
    }
    return render(request, "strategy/profile.html", context)


@access(HEADS)
def profile_edit(request: Request, uuid: UUID | None = None) -> HttpResponse:
    """A new ideal partner, or other words for one."""
    found = get_object_or_404(IdealProfile, uuid=uuid) if uuid else None
    form = ProfileForm(request.POST or None, profile=found)
    if request.method == "POST" and form.is_valid():
        saved = save_profile(profile=found, **form.cleaned_data)
        messages.success(request, _("“%(name)s” is saved.") % {"name": _(saved.name)})
        return redirect("strategy:profile", uuid=saved.uuid)
    return render(request, "strategy/profile_form.html", {"form": form, "profile": found})


@access(HEADS)
def criterion_new(request: Request, uuid: UUID) -> HttpResponse:
    return _criterion(request, get_object_or_404(IdealProfile, uuid=uuid), None)


@access(HEADS)
def criterion_edit(request: Request, uuid: UUID) -> HttpResponse:
    found = get_object_or_404(Criterion.objects.select_related("profile"), uuid=uuid)
    return _criterion(request, found.profile, found)


def _criterion(request: Request, profile: IdealProfile, found: Criterion | None) -> HttpResponse:
    form = CriterionForm(request.POST or None, criterion=found)
    if request.method == "POST" and form.is_valid():
        save_criterion(criterion=found, profile=profile, fields=form.values(), now=timezone.now())
        messages.success(request, _("Saved. Everyone assessed by this ideal is being measured again."))
        return redirect("strategy:profile", uuid=profile.uuid)
    return render(request, "strategy/criterion_form.html", {"form": form, "criterion": found, "profile": profile})


@access(HEADS)
@require_POST
def criterion_retire(request: Request, uuid: UUID) -> HttpResponse:
    """Asked no longer, or with `undo` asked again."""
    found = get_object_or_404(Criterion.objects.select_related("profile"), uuid=uuid)
    now = timezone.now()
    if "undo" in request.POST:
        return_criterion(found, now=now)
        messages.success(request, _("It is asked again."))
    else:
        retire_criterion(found, now=now)
        messages.success(request, _("It is asked no longer. Its answers are kept."))
    return redirect("strategy:profile", uuid=found.profile.uuid)
