"""Placements that a person may see."""

from collections.abc import Iterator
from datetime import date

from accounts.models import User
from campaigns.models import Material, Placement
from campaigns.models.placement import PlacementQuerySet
from core.sheets.write import Cell

PAGE_SIZE = 50


def placements_of(*, state: str, material: Material | None, actor: User, on: date) -> PlacementQuerySet:
    """Those to look after (`due`), all that stand (`standing`), or those taken away (`gone`)."""
    found = Placement.objects.visible_to(actor)
    match state:
        case "gone":
            found = found.exclude(removed_on=None).order_by("-removed_on", "-id")
        case "standing":
            found = found.standing().order_by("placed_on", "id")
        case _:
            found = found.standing().filter(refill_on__lte=on).order_by("refill_on", "id")
    if material:
        found = found.filter(material=material)
    return found.select_related("partner", "material")


def export_rows(found: PlacementQuerySet) -> Iterator[list[Cell]]:
    """These placements for a spreadsheet."""
    fields = (
        "partner__name", "material__name", "place", "quantity", "placed_on", "last_seen_on", "last_state", "refill_on",
        "removed_on",
    )  # fmt: skip
    for row in found.values_list(*fields).iterator(chunk_size=2000):
        yield list(row)
