"""Step two: turnover classes and tiers (F1, F2)."""

from dataclasses import asdict
from datetime import timedelta
from typing import Any

from scoring.rules.abc import Cut
from scoring.services.night.classes import find_ends
from scoring.services.night.context import Night
from scoring.services.night.sums import sum_turnover

TIED = """
select p.id
from (
    select partner_id from night_sum where turnover = %(turnover)s
    union all
    select partner_id from partners_standing s where not %(full)s and turnover = %(turnover)s
        and not exists (select from night_sum n where n.partner_id = s.partner_id)
) equals
join partners_partner p on p.id = equals.partner_id
order by nullif(p.external_id, '') collate "C" nulls last, p.name collate "C", p.created_at, p.id
limit %(tied)s
"""

OTHERS = """
insert into night_sum
select s.partner_id, s.turnover, s.tier_turnover, s.recent, s.previous, s.last_deal_on, s.turnover, s.last_deal_on,
    s.abc, s.tier, s.tier_since, s.below_since, s.flags
from partners_standing s
where not exists (select from night_sum n where n.partner_id = s.partner_id) and {why}
"""

GRACE_ENDS = OTHERS.format(why="s.below_since <= %(grace_ends)s")

CLASS_MOVES = OTHERS.format(
    why="""(
    (s.abc = 'A' and s.turnover < %(a)s)
    or (s.abc = 'B' and s.turnover >= %(a)s) or (s.abc = 'B' and s.turnover < %(b)s)
    or (s.abc = 'C' and s.turnover >= %(b)s) or (s.abc = 'C' and s.turnover < %(c)s)
    or (s.abc = 'D' and s.turnover >= %(c)s) or s.partner_id = any(%(tied)s::bigint[])
) and s.abc <> case
    when s.turnover >= %(a)s or s.partner_id = any(%(tied_a)s::bigint[]) then 'A'
    when s.turnover >= %(b)s or s.partner_id = any(%(tied_b)s::bigint[]) then 'B'
    when s.turnover >= %(c)s or s.partner_id = any(%(tied_c)s::bigint[]) then 'C'
    else 'D' end"""
)

VERDICTS = """
create temp table night_verdict on commit drop as
select partner_id, turnover, tier_turnover, recent, previous, last_deal_on, old_abc, old_tier, abc::varchar as abc,
    (array['gold', 'silver', 'bronze', 'beginner']::varchar[])[place] as tier,
    case when place = held then tier_since else %(on)s end as tier_since,
    case when place = held and earned > held then coalesce(below_since, %(on)s) end as below_since,
    sign(tier_turnover)::int * ((2 * abs(tier_turnover) + %(months)s) / (2 * %(months)s)) as mean_month,
    case when place > 1 then greatest(0, (case place when 2 then %(gold)s when 3 then %(silver)s else %(bronze)s end
        - tier_turnover + %(months)s - 1) / %(months)s) end as to_next_tier
from (
    select n.*, h.held, e.earned,
        case when n.turnover >= %(a)s or n.partner_id = any(%(tied_a)s::bigint[]) then 'A'
            when n.turnover >= %(b)s or n.partner_id = any(%(tied_b)s::bigint[]) then 'B'
            when n.turnover >= %(c)s or n.partner_id = any(%(tied_c)s::bigint[]) then 'C'
            else 'D' end as abc,
        case when h.held is null or e.earned < h.held or coalesce(n.below_since, %(on)s) <= %(grace_ends)s
            then e.earned else h.held end as place
    from night_sum n
    cross join lateral (
        select case when n.tier_turnover >= %(gold)s then 1 when n.tier_turnover >= %(silver)s then 2
            when n.tier_turnover >= %(bronze)s then 3 else 4 end as earned
    ) e
    cross join lateral (
        select case when %(keeps_state)s then
            case n.old_tier when 'gold' then 1 when 'silver' then 2 when 'bronze' then 3 when 'beginner' then 4 end
        end as held
    ) h
) judged
"""


def judge_standing(night: Night) -> None:
    """Work out classes and tiers into `night_verdict`; nothing that readers see is touched yet.

    `scoring.rules` says what a class and a tier are; the statements here say the same for all partners at once.
    """
    sum_turnover(night)
    ends = find_ends(night)
    words = _ends(night, ends)
    if not night.full:
        night.sql(CLASS_MOVES, **words)
        night.sql(GRACE_ENDS, **words)
    tiers = night.rules.tiers
    bounds = {tier: tiers.of(tier) * tiers.months for tier in ("gold", "silver", "bronze")}
    judged = night.sql(VERDICTS, on=night.on, months=tiers.months, keeps_state=night.keeps_state, **bounds, **words)
    night.read |= {
        "partners": judged,
        "classes": {end.abc: asdict(end) for end in ends},
        "windows": {name: day.isoformat() for name, day in night.windows.days().items()},
    }


def _ends(night: Night, ends: list[Cut]) -> dict[str, Any]:
    """Where the classes end and which day ends a grace, as parameters of a statement."""
    words: dict[str, Any] = {end.abc.lower(): end.surely_from for end in ends}
    words |= {f"tied_{end.abc.lower()}": _tied(night, end) for end in ends}
    words["tied"] = [pk for end in ends for pk in words[f"tied_{end.abc.lower()}"]]
    return words | {"grace_ends": night.on - timedelta(days=night.rules.tiers.grace_days)}


def _tied(night: Night, end: Cut) -> list[int]:
    """Who of the partners with the same turnover is still inside: by external id, name and date of entry."""
    if not end.tied:
        return []
    return [pk for (pk,) in night.rows(TIED, turnover=end.from_turnover, tied=end.tied, full=night.full)]
