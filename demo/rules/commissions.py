"""What the demo company promised its partners."""

from dataclasses import dataclass
from decimal import Decimal

from settlements.rules.terms import Basis, Due, Orders, Period, Shape, Slab, Step, Terms

DAYS_BACK = 100
"""So long before the story's end the first promise was made."""


@dataclass(frozen=True, kw_only=True)
class Promise:
    """A rule of the demo; `after` is how many days later than the first it began."""

    name: str
    terms: Terms
    beneficiary: str = "partner"
    stage: str = ""
    tier: str = ""
    kind: str = ""
    after: int = 0
    note: str = ""


PROMISES = (
    Promise(
        name="Every partner",
        terms=Terms(shape=Shape.PERCENT, percent=Decimal(3), hold_days=14),
        note="Agreed at the partner evening",
    ),
    Promise(name="Silver", tier="silver", terms=Terms(shape=Shape.PERCENT, percent=Decimal(4), hold_days=14)),
    Promise(name="Gold", tier="gold", terms=Terms(shape=Shape.PERCENT, percent=Decimal("5.5"), hold_days=14)),
    Promise(
        name="Shops by volume",
        kind="Building shop",
        terms=Terms(
            shape=Shape.STEPS,
            steps=(
                Step(start=0, percent=Decimal(2)),
                Step(start=2_000_000, percent=Decimal("3.5")),
                Step(start=6_000_000, percent=Decimal(5)),
            ),
            slab=Slab.MARGINAL,
            volume_of=Period.MONTH,
            hold_days=14,
            currency="BYN",
        ),
    ),
    Promise(
        name="Banks share the profit",
        kind="Bank",
        terms=Terms(shape=Shape.SPLIT, basis=Basis.MARGIN, percent=Decimal(15), hold_days=30),
    ),
    Promise(
        name="Agencies by margin",
        kind="Estate agency",
        terms=Terms(shape=Shape.PERCENT, basis=Basis.MARGIN, percent=Decimal(9), hold_days=14),
    ),
    Promise(
        name="First order from a developer",
        kind="Developer",
        terms=Terms(shape=Shape.FIXED, fixed=12_000, currency="BYN", orders=Orders.FIRST, due=Due.ORDER),
    ),
    Promise(
        name="Sellers in shops",
        beneficiary="seller",
        terms=Terms(shape=Shape.PERCENT, percent=Decimal(1), period_cap=50_000, currency="BYN", hold_days=14),
    ),
    Promise(
        name="A measurement is booked",
        stage="measured",
        terms=Terms(shape=Shape.FIXED, fixed=3_000, currency="BYN"),
    ),
)
RAISED = Promise(
    name="Every partner",
    terms=Terms(shape=Shape.PERCENT, percent=Decimal("3.5"), hold_days=14),
    after=60,
    note="Raised for the autumn",
)
HOLDS = (
    ("The customer asked for a second measurement", 10),
    ("The order's number is not the one on the shop's list", None),
)
