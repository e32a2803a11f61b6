"""Stock of materials: every change is a move, and the sum of moves is what we have."""

from datetime import date

from django.db import transaction

from accounts.models import User
from campaigns.models import Material, MaterialMove, MoveKind, Placement
from partners.models import Partner

LEAVING = frozenset({MoveKind.HANDED, MoveKind.LOST})


class NotEnough(Exception):
    """There are fewer in stock: `left`."""

    def __init__(self, left: int) -> None:
        super().__init__(left)
        self.left = left


class NothingMoved(Exception):
    """A move is of at least one, and a handover is to somebody."""


def add_material(*, name: str, kind: str, order_at: int) -> Material:
    return Material.objects.create(name=name, kind=kind, order_at=order_at)


@transaction.atomic
def move_material(
    material: Material,
    *,
    kind: str,
    quantity: int,
    on: date,
    by: User | None,
    partner: Partner | None = None,
    placement: Placement | None = None,
    note: str = "",
) -> MaterialMove:
    """So many came, were handed over, came back, were lost; or were counted: then `quantity` is what is there now.

    Raises NotEnough, NothingMoved.
    """
    held = Material.objects.select_for_update().get(pk=material.pk)
    change = _change(kind, quantity=quantity, stock=held.in_stock)
    if not change or (kind in (MoveKind.HANDED, MoveKind.RETURNED) and partner is None):
        raise NothingMoved
    if held.in_stock + change < 0:
        raise NotEnough(held.in_stock)
    held.in_stock += change
    held.save(update_fields=["in_stock"])
    material.in_stock = held.in_stock
    return MaterialMove.objects.create(
        material=held, kind=kind, quantity=change, partner=partner, placement=placement, on=on, note=note[:200], by=by
    )


def _change(kind: str, *, quantity: int, stock: int) -> int:
    if kind == MoveKind.COUNTED:
        return quantity - stock
    return -quantity if kind in LEAVING else quantity
