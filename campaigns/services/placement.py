"""What stands at partners' places: put there, seen, refilled, taken away (C5)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from accounts.models import User
from campaigns.models import Material, MoveKind, Placement, SeenAs, Sighting
from campaigns.services.material import move_material
from documents.models import StoredFile
from partners.models import Partner


class TakenAway(Exception):
    """It doesn't stand there any more."""


@dataclass(frozen=True, kw_only=True)
class Seen:
    """How a placement looked on a day, and how many were brought."""

    on: date
    state: str
    refilled: int = 0
    note: str = ""
    photo: StoredFile | None = None


@transaction.atomic
def place(
    material: Material,
    *,
    partner: Partner,
    place: str,
    quantity: int,
    on: date,
    by: User | None,
    refill_days: int | None = None,
    photo: StoredFile | None = None,
) -> Placement:
    """The material goes from stock to the partner's place. Raises NotEnough."""
    placement = Placement.objects.create(
        partner=partner, material=material, place=place, quantity=quantity, placed_on=on, refill_days=refill_days,
        last_seen_on=on, last_state=SeenAs.FINE, refill_on=_next(on, refill_days),
    )  # fmt: skip
    _hand(placement, quantity=quantity, on=on, by=by)
    Sighting.objects.create(placement=placement, on=on, state=SeenAs.FINE, photo=photo, by=by)
    return placement


@transaction.atomic
def see(placement: Placement, *, seen: Seen, by: User | None) -> Sighting:
    """Somebody was there; what was brought leaves the stock, and the next visit is due. Raises NotEnough, TakenAway."""
    held = Placement.objects.select_for_update(of=("self",)).select_related("material", "partner").get(pk=placement.pk)
    if held.removed_on:
        raise TakenAway
    if seen.refilled:
        _hand(held, quantity=seen.refilled, on=seen.on, by=by)
    sighting = Sighting.objects.create(
        placement=held, on=seen.on, state=seen.state, refilled=seen.refilled, note=seen.note[:200], photo=seen.photo,
        by=by,
    )  # fmt: skip
    if seen.on >= held.last_seen_on:
        held.last_seen_on, held.last_state = seen.on, seen.state
        held.refill_on = _next(seen.on, held.refill_days)
    if seen.state == SeenAs.GONE:
        held.removed_on, held.refill_on = seen.on, None
    held.save()
    return sighting


@transaction.atomic
def take_away(placement: Placement, *, back: int, on: date, by: User | None) -> Placement:
    """It is fetched; `back` of it come back to stock. Raises TakenAway."""
    held = Placement.objects.select_for_update(of=("self",)).select_related("material", "partner").get(pk=placement.pk)
    if held.removed_on:
        raise TakenAway
    if back:
        move_material(
            held.material, kind=MoveKind.RETURNED, quantity=back, on=on, by=by, partner=held.partner, placement=held
        )
    held.removed_on, held.refill_on = on, None
    held.save()
    return held


def _hand(placement: Placement, *, quantity: int, on: date, by: User | None) -> None:
    move_material(
        placement.material, kind=MoveKind.HANDED, quantity=quantity, on=on, by=by, partner=placement.partner,
        placement=placement,
    )  # fmt: skip


def _next(on: date, days: int | None) -> date | None:
    return on + timedelta(days=days) if days else None
