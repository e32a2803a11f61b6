"""Stands and leaflets of the demo company, some of which want a visit."""

from datetime import date, timedelta
from random import Random

from accounts.models import User
from campaigns.models import MoveKind, SeenAs
from campaigns.services.material import add_material, move_material
from campaigns.services.placement import Seen, place, see
from demo.services.partners import Cast

MATERIALS = (
    ("Leaflets “Light in the ceiling”", "leaflet", 500, 6000),
    ("Cards with a coupon", "card", 300, 4000),
    ("Stand with lit samples", "stand", 2, 14),
    ("Banner 2 × 1 m", "banner", 1, 6),
)
PLACES = ("By the entrance", "At the till", "In the showroom, by the window", "At the manager's desk")
STORIES = ("star", "rising", "steady", "comeback", "fading")


def create_placements(rows: list[Cast], *, by: User, on: date, dice: Random) -> int:
    """Every fifth shop or studio has something of ours; a few were not seen for too long. How many stand."""
    stock = []
    for name, kind, order_at, came in MATERIALS:
        material = add_material(name=name, kind=kind, order_at=order_at)
        move_material(material, kind=MoveKind.RECEIVED, quantity=came, on=on - timedelta(days=400), by=by)
        stock.append(material)
    chosen = [row for row in rows if row.story.name in STORIES][::3]
    for number, row in enumerate(chosen):
        material = stock[number % len(stock)]
        single = material.kind in ("stand", "banner")
        if single and number > 20:
            continue
        since = on - timedelta(days=dice.randint(30, 60))
        standing = place(
            material, partner=row.partner, place=dice.choice(PLACES), quantity=1 if single else 200, on=since,
            by=row.partner.manager, refill_days=30,
        )  # fmt: skip
        if dice.random() < 0.7:
            seen = since + timedelta(days=dice.randint(10, 28))
            state = dice.choice([SeenAs.FINE, SeenAs.FINE, SeenAs.LOW, SeenAs.POOR])
            brought = 100 if state == SeenAs.LOW and not single else 0
            see(standing, seen=Seen(on=min(seen, on), state=state, refilled=brought), by=row.partner.manager)
    return len(chosen)
