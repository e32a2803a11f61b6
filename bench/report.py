"""The measured figures as the lines that a person reads: value, floor, ratio, aim."""

from collections.abc import Iterator
from typing import Any

PAGE_AIM = 4.0
NIGHT_AIM = 3.0
DAY_AIM = 0.1
IMPORT_AIM = 0.2


def lines(result: dict[str, Any]) -> Iterator[str]:
    """Every aim of the bench with what was measured; `ok` or `MISSED` at the end of each line."""
    yield from _night(result["night"])
    yield from _imports(result["imports"])
    yield from _pages(result["pages"])
    yield from _queries(result["queries"])


def _row(what: str, value: str, floor: str, ratio: float, aim: str, *, good: bool) -> str:
    return f"{what:36} {value:>14} {floor:>20}   {ratio:6.2f}   {aim:14} {'ok' if good else 'MISSED'}"


def _night(night: dict[str, float]) -> Iterator[str]:
    full, floor, day = night["full_s"], night["floor_s"], night["day_s"]
    yield _row(
        "full night",
        f"{full:.2f} s",
        f"{floor:.2f} s bare sum",
        full / floor,
        "at most 3",
        good=full <= NIGHT_AIM * floor,
    )
    yield _row(
        "night after an ordinary day",
        f"{day:.2f} s",
        f"{full:.2f} s full",
        day / full,
        "at most 0.1",
        good=day <= DAY_AIM * full,
    )
    peak = night["peak_mb"]
    yield _row("memory of the full night", f"{peak:.0f} MB", "", peak / 1000, "under 1 GB", good=peak < 1000)


def _imports(imports: dict[str, float]) -> Iterator[str]:
    ours, floor = imports["import_rows_per_s"], imports["copy_rows_per_s"]
    yield _row(
        "deals import",
        f"{ours:,.0f} rows/s",
        f"{floor:,.0f} rows/s COPY",
        ours / floor,
        "at least 0.2",
        good=ours >= IMPORT_AIM * floor,
    )


def _pages(pages: dict[str, float]) -> Iterator[str]:
    for name, taken in pages.items():
        if name.startswith("bare"):
            continue
        floor = pages["bare post" if name == "logging a call" else "bare"]
        yield _row(
            name, f"{taken:.1f} ms", f"{floor:.1f} ms bare", taken / floor, "at most 4", good=taken <= PAGE_AIM * floor
        )


def _queries(queries: dict[str, dict[str, int]]) -> Iterator[str]:
    for name, few in queries["few"].items():
        many = queries["many"][name]
        yield _row(
            f"queries: {name}"[:36], str(many), f"{few} at 100 partners", many / few, "the same", good=few == many
        )
