"""The night over the large network: rebuilt, and after an ordinary day, beside one bare sum of the same deals."""

import statistics
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from django.db import connection

from scoring.services.night import run_night

ROUNDS = 3
DAY_SHARE = 1000

BARE = """
create table bench_bare as
select partner_id, date_trunc('week', ordered_on)::date as week, sum(base_amount) as turnover, count(*) as orders
from sales_deal where state = 'won' group by 1, 2
"""

NEW_DEALS = """
insert into sales_deal (uuid, partner_id, key, number, ordered_on, state, amount, margin, currency, rate, base_amount,
    base_margin, seller, created_at, updated_at)
select gen_random_uuid(), partner_id, 'day:' || %(on)s || ':' || n, '', %(on)s::date, 'won', amount, amount / 3,
    currency, 1, amount, amount / 3, '', now(), now()
from (
    select partner_id, amount, currency, row_number() over () as n
    from sales_deal where id %% (%(share)s * 5 / 4) = %(round)s
) drawn
"""

CHANGED_DEALS = """
update sales_deal set amount = amount + 100, base_amount = base_amount + 100, updated_at = now()
where id %% (%(share)s * 5) = %(round)s
"""


def measure(*, on: date) -> dict[str, Any]:
    """Medians in seconds, and the megabytes that the full night's server process held at most, shared ones too."""
    floors, fulls, days = [], [], []
    eve = on - timedelta(days=1)
    run_night(on=eve)
    for number in range(ROUNDS):
        _sql("vacuum analyze")
        floors.append(_seconds(partial(_sql, BARE)))
        _sql("drop table bench_bare")
        fulls.append(_seconds(partial(run_night, on=eve + timedelta(days=number), full=True)))
    peak = _peak_mb()
    for number in range(ROUNDS):
        day = on + timedelta(days=ROUNDS - 1 + number)
        for statement in (NEW_DEALS, CHANGED_DEALS):
            _sql(statement, on=day, share=DAY_SHARE, round=number)
        _sql("vacuum analyze")
        days.append(_seconds(partial(run_night, on=day)))
    return {
        "floor_s": statistics.median(floors),
        "full_s": statistics.median(fulls),
        "day_s": statistics.median(days),
        "peak_mb": peak,
    }


def _seconds(act: Callable[[], object]) -> float:
    started = perf_counter()
    act()
    return perf_counter() - started


def _sql(statement: str, **words: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, words or None)


def _peak_mb() -> float:
    """The server process's high-water mark; 0 where its /proc can't be read (another machine)."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        status = Path(f"/proc/{cursor.fetchone()[0]}/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024
