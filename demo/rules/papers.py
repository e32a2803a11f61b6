"""Papers that the demo company has with its partners: what each partner's folder holds. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Sheet:
    """A paper: days since it was dated, its state, and for how many days it holds (0: without an end)."""

    kind: str
    state: str
    age: int
    holds: int = 0
    waits: int = 0


def folder(number: int, *, active: bool) -> list[Sheet]:
    """What the folder of the partner of this number holds: most in order, some waiting, some over."""
    if not active:
        return [Sheet("contract", "sent", 20, waits=16)] if number % 5 == 0 else []
    contract = Sheet("contract", "signed", 300, holds=730)
    if number % 11 == 0:
        contract = Sheet("contract", "sent", 52, waits=47)
    elif number % 13 == 0:
        contract = Sheet("contract", "signed", 380, holds=365)
    elif number % 7 == 0:
        contract = Sheet("contract", "signed", 345, holds=365)
    sheets = [contract]
    if number % 4 == 0:
        sheets.append(Sheet("annex", "signed", 120))
    if number % 17 == 0:
        sheets.append(Sheet("cert", "signed", 350, holds=365))
    return sheets


def months_before(on: date, *, count: int) -> list[date]:
    """The first days of the last full months, latest first."""
    months, first = [], on.replace(day=1)
    for _ in range(count):
        first = (first - timedelta(days=1)).replace(day=1)
        months.append(first)
    return months
