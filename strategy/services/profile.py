"""Keeping the ideal partners and their criteria (A2)."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from partners.models import PartnerKind
from strategy.models import Criterion, IdealProfile
from strategy.services.measure import mark_changed


@transaction.atomic
def save_profile(*, profile: IdealProfile | None, name: str, about: str, kinds: Iterable[PartnerKind]) -> IdealProfile:
    """A new profile, or new words for one that stands; a new one goes to the end of the list."""
    if profile is None:
        last = IdealProfile.objects.order_by("-position").first()
        profile = IdealProfile(position=min((last.position if last else 0) + 10, 32000))
    profile.name, profile.about = name, about
    profile.save()
    profile.kinds.set(kinds)
    return profile


@transaction.atomic
def save_criterion(
    *, criterion: Criterion | None, profile: IdealProfile, fields: Mapping[str, object], now: datetime
) -> Criterion:
    """A new criterion at the end, or other words and bounds; everyone assessed by the profile is due to be measured."""
    if criterion is None:
        last = profile.criteria.order_by("-position").first()
        criterion = Criterion(profile=profile, position=min((last.position if last else 0) + 10, 32000))
    for name, value in fields.items():
        setattr(criterion, name, value)
    criterion.save()
    mark_changed(profile, now=now)
    return criterion


@transaction.atomic
def retire_criterion(criterion: Criterion, *, now: datetime) -> Criterion:
    """It is asked no longer and counts no longer; its answers stay, should it come back."""
    criterion.retired_at = now
    criterion.save(update_fields=["retired_at"])
    mark_changed(criterion.profile, now=now)
    return criterion


@transaction.atomic
def return_criterion(criterion: Criterion, *, now: datetime) -> Criterion:
    """It is asked again."""
    criterion.retired_at = None
    criterion.save(update_fields=["retired_at"])
    mark_changed(criterion.profile, now=now)
    return criterion
