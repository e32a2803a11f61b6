"""Step two: turnover classes and tiers (F1, F2)."""

from dataclasses import asdict
from datetime import timedelta
from typing import Any

from scoring.rules.abc import Cut, cuts
from scoring.services.night.context import Night
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

VERDICTS = """
create temp table night_verdict on commit drop as
select partner_id, abc, (array['gold', 'silver', 'bronze', 'beginner'])[place] as tier,
    case when place = held then tier_since else %(on)s end as tier_since,
    case when place = held and earned > held then coalesce(below_since, %(on)s) end as below_since,
    sign(tier_turnover)::int * ((2 * abs(tier_turnover) + %(months)s) / (2 * %(months)s)) as mean_month,
    case when place > 1 then greatest(0, (case place when 2 then %(gold)s when 3 then %(silver)s else %(bronze)s end
        - tier_turnover + %(months)s - 1) / %(months)s) end as to_next_tier
from (
    select n.partner_id, n.tier_turnover, s.tier_since, s.below_since,
        case when n.turnover >= %(a)s or n.partner_id = any(%(tied_a)s) then 'A'
            when n.turnover >= %(b)s or n.partner_id = any(%(tied_b)s) then 'B'
            when n.turnover >= %(c)s or n.partner_id = any(%(tied_c)s) then 'C'
            else 'D' end as abc,
        e.earned, s.held,
        case when s.held is null or e.earned < s.held or coalesce(s.below_since, %(on)s) <= %(grace_ends)s
            then e.earned else s.held end as place
    from night_sum n
    left join (
        select partner_id, tier_since, below_since,
            array_position(array['gold', 'silver', 'bronze', 'beginner']::varchar[], tier) as held
        from partners_standing where %(keeps_state)s
    ) s on s.partner_id = n.partner_id
    cross join lateral (
        select case when n.tier_turnover >= %(gold)s then 1 when n.tier_turnover >= %(silver)s then 2
            when n.tier_turnover >= %(bronze)s then 3 else 4 end as earned
    ) e
) judged
"""


def judge_standing(night: Night) -> None:
    """Work out classes and tiers into `night_verdict`; nothing that readers see is touched yet.

    `scoring.rules` says what a class and a tier are; the statements here say the same for all partners at once.
    """
    sum_turnover(night)
    ((turnovers,),) = night.rows(TURNOVERS, full=night.full)
    ends = cuts(turnovers, night.rules.abc)
    words = _ends(night, ends)
    if not night.full:
        night.sql(OTHERS_WHO_MOVE, **words)
    tiers = night.rules.tiers
    bounds = {tier: tiers.of(tier) * tiers.months for tier in ("gold", "silver", "bronze")}
    judged = night.sql(VERDICTS, on=night.on, months=tiers.months, keeps_state=night.keeps_state, **bounds, **words)
    night.read |= {
        "partners": judged,
        "turnover": sum(turnovers),
        "selling_partners": len(turnovers),
        "classes": {end.abc: asdict(end) for end in ends},
        "windows": {name: day.isoformat() for name, day in night.windows.days().items()},
    }


def _ends(night: Night, ends: list[Cut]) -> dict[str, Any]:
    """Where the classes end and which day ends a grace, as parameters of a statement."""
    words: dict[str, Any] = {end.abc.lower(): end.surely_from for end in ends}
    words |= {f"tied_{end.abc.lower()}": _tied(night, end) for end in ends}
    return words | {"grace_ends": night.on - timedelta(days=night.rules.tiers.grace_days)}


def _tied(night: Night, end: Cut) -> list[int]:
    """Who of the partners with the same turnover is still inside: by external id, name and date of entry."""
    if not end.tied:
        return []
    return [pk for (pk,) in night.rows(TIED, turnover=end.from_turnover, tied=end.tied)]
