"""Step two: turnover classes and tiers (F1, F2)."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from django.db import connection

from scoring.rules.abc import Cut, cuts
from scoring.rules.tiers import TierState, earned, mean_month, missing, move
from scoring.services.night.context import Night, copied, streamed
from scoring.services.night.sums import sum_turnover

TURNOVERS = """
select coalesce(array_agg(turnover order by turnover desc), '{}')
from (
    select turnover from night_sum
    union all
    select s.turnover from partners_standing s where not %(full)s
        and not exists (select from night_sum n where n.partner_id = s.partner_id)
) known
where turnover > 0
"""

TIED = """
select p.id
from partners_partner p
left join night_sum n on n.partner_id = p.id
left join partners_standing s on s.partner_id = p.id
where coalesce(n.turnover, s.turnover) = %(turnover)s
order by nullif(p.external_id, '') collate "C" nulls last, p.name collate "C", p.created_at, p.id
limit %(tied)s
"""

OTHERS_WHO_MOVE = """
insert into night_sum
select s.partner_id, s.turnover, s.tier_turnover, s.recent, s.previous, s.last_deal_on
from partners_standing s
where not exists (select from night_sum n where n.partner_id = s.partner_id)
    and (s.below_since <= %(grace_ends)s or s.abc <> case
        when s.turnover >= %(a)s or s.partner_id = any(%(tied_a)s) then 'A'
        when s.turnover >= %(b)s or s.partner_id = any(%(tied_b)s) then 'B'
        when s.turnover >= %(c)s or s.partner_id = any(%(tied_c)s) then 'C'
        else 'D' end)
"""

TO_JUDGE = """
select n.partner_id, n.turnover, n.tier_turnover, s.tier, s.tier_since, s.below_since
from night_sum n left join partners_standing s using (partner_id)
"""

VERDICTS = """
create temp table night_verdict (
    partner_id bigint not null, abc text not null, tier text not null, tier_since date not null, below_since date,
    mean_month bigint not null, to_next_tier bigint
) on commit drop
"""

COPY_VERDICTS = "copy night_verdict from stdin"


def judge_standing(night: Night) -> None:
    """Work out classes and tiers into `night_verdict`; nothing that readers see is touched yet."""
    sum_turnover(night)
    ((turnovers,),) = night.rows(TURNOVERS, full=night.full)
    ends = cuts(turnovers, night.rules.abc)
    tied = {end.abc: _tied(night, end) for end in ends}
    if not night.full:
        _add_others_who_move(night, ends, tied)
    _tell(night, turnovers, ends)
    night.sql(VERDICTS)
    with connection.cursor() as cursor:
        copied(cursor, COPY_VERDICTS, _verdicts(night, ends, tied))
    night.sql("analyze night_verdict")


def _tied(night: Night, end: Cut) -> list[int]:
    """Who of the partners with the same turnover is still inside: by external id, name and date of entry."""
    if not end.tied:
        return []
    return [pk for (pk,) in night.rows(TIED, turnover=end.from_turnover, tied=end.tied)]


def _add_others_who_move(night: Night, ends: list[Cut], tied: dict[str, list[int]]) -> None:
    """Partners whose own figures stand still, but not their class, for the others moved; and whose grace ends."""
    words: dict[str, object] = {end.abc.lower(): end.surely_from for end in ends}
    words |= {f"tied_{abc.lower()}": pks for abc, pks in tied.items()}
    night.sql(OTHERS_WHO_MOVE, grace_ends=night.on - timedelta(days=night.rules.tiers.grace_days), **words)


def _tell(night: Night, turnovers: list[int], ends: list[Cut]) -> None:
    night.read |= {
        "turnover": sum(turnovers),
        "selling_partners": len(turnovers),
        "classes": {end.abc: asdict(end) for end in ends},
        "windows": {name: day.isoformat() for name, day in night.windows.days().items()},
    }


def _verdicts(night: Night, ends: list[Cut], tied: dict[str, list[int]]) -> Iterator[str]:
    inside = [(end.abc, end.surely_from, frozenset(tied[end.abc])) for end in ends]
    judged = 0
    for batch in streamed(TO_JUDGE, {}):
        judged += len(batch)
        yield from (_line(night, inside, row) for row in batch)
    night.read["partners"] = judged


def _line(night: Night, inside: Iterable[tuple[str, int, frozenset[int]]], row: tuple[Any, ...]) -> str:
    """One partner's verdict as a line of COPY."""
    partner, turnover, tier_turnover, tier, since, below_since = row
    bounds = night.rules.tiers
    before = TierState(tier, since, below_since) if tier and night.keeps_state else None
    state = move(before, earns=earned(tier_turnover, bounds), on=night.on, grace_days=bounds.grace_days)
    abc = next((abc for abc, surely, tied in inside if turnover >= surely or partner in tied), "D")
    lack = missing(tier_turnover, tier=state.tier, bounds=bounds)
    mean = mean_month(tier_turnover, months=bounds.months)
    return f"{partner}\t{abc}\t{state.tier}\t{state.since}\t{_or_null(state.below_since)}\t{mean}\t{_or_null(lack)}\n"


def _or_null(value: date | int | None) -> str:
    return "\\N" if value is None else str(value)
