"""The measured figures as the lines that a person reads: value, floor, ratio, aim."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """A value, what it is held against, and whether the ratio keeps the aim."""

    what: str
    value: str
    floor: str
    ratio: float
    aim: str
    kept: bool

    def __str__(self) -> str:
        verdict = "ok" if self.kept else "MISSED"
        return f"{self.what:36} {self.value:>16} {self.floor:>22} {self.ratio:8.2f}   {self.aim:14} {verdict}"


def at_most(aim: float, what: str, value: float, floor: float, *, unit: str, against: str) -> Figure:
    """A value that keeps its aim while it is at most `aim` times the floor."""
    ratio = value / floor
    shown = f"{floor:,.2f} {unit} {against}"
    return Figure(what, f"{value:,.2f} {unit}", shown, ratio, f"at most {aim:g}", kept=ratio <= aim)


def at_least(aim: float, what: str, value: float, floor: float, *, unit: str, against: str) -> Figure:
    """A value that keeps its aim while it is at least `aim` times the floor."""
    ratio = value / floor
    shown = f"{floor:,.0f} {unit} {against}"
    return Figure(what, f"{value:,.0f} {unit}", shown, ratio, f"at least {aim:g}", kept=ratio >= aim)


def figures(result: dict[str, Any]) -> Iterator[Figure]:
    """Every aim of the bench with what was measured."""
    night, imports, pages = result["night"], result["imports"], result["pages"]
    yield at_most(3, "full night", night["full_s"], night["floor_s"], unit="s", against="bare sum")
    yield at_most(0.1, "night after an ordinary day", night["day_s"], night["full_s"], unit="s", against="full")
    yield at_most(1, "memory of the full night", night["peak_mb"], 1000, unit="MB", against="")
    yield at_least(
        0.2, "deals import", imports["import_rows_per_s"], imports["copy_rows_per_s"], unit="rows/s", against="COPY"
    )
    yield from _money(result["money"])
    for shown in (pages, result["money pages"]):
        for name in (name for name in shown if not name.startswith("bare")):
            floor = shown["bare post" if name == "logging a call" else "bare"]
            yield at_most(4, name, shown[name], floor, unit="ms", against="bare")
    few, many = result["queries"]["few"], result["queries"]["many"]
    for name, count in few.items():
        same = many[name] == count
        yield Figure(f"queries: {name}"[:36], str(many[name]), f"{count} at 100", many[name] / count, "the same", same)


def _money(money: dict[str, float]) -> Iterator[Figure]:
    """Commissions and statements."""
    alone = money["deals"] / money["import_s"]
    with_earning = money["deals"] / (money["import_s"] + money["accrual_s"])
    yield at_least(0.5, "import with commissions", with_earning, alone, unit="rows/s", against="import alone")
    yield at_most(1, "statements made and sent", money["making_s"] + money["sending_s"], 120, unit="s", against="")
    for name, what in (("approval_s", "approval of all"), ("proof_s", "proof of the ledger")):
        entries = f"{money['entries']:,} entries"
        yield Figure(what, f"{money[name]:,.2f} s", entries, 0, "", kept=True)
