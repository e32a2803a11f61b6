"""Where the classes end (F1): on an ordinary night looked for near where they ended the night before."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from scoring.rules.abc import Cut, Stretch, cut_in, cuts
from scoring.services.night.context import Night

FIRST_LOOK = 400
WIDER = 8

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

SOMEBODY_LEFT = """
select exists (
    select from night_mark m where what = 'partner'
        and not exists (select from partners_partner p where p.id = m.partner_id)
)
"""

MOVED = """
select coalesce(sum((turnover >= mark)::int - (old_turnover >= mark)::int), 0)::bigint,
    coalesce(sum(turnover * (turnover >= mark)::int - old_turnover * (old_turnover >= mark)::int), 0)::bigint
from unnest(%(marks)s::bigint[]) with ordinality marks (mark, place)
left join (select turnover, coalesce(old_turnover, 0) as old_turnover from night_sum) sums on true
group by place order by place
"""

NEAR = """
select array(
    select turnover from (
        (select turnover from partners_standing s where {side}
            and not exists (select from night_sum n where n.partner_id = s.partner_id)
            order by turnover {order} limit %(many)s)
        union all
        (select turnover from night_sum where {side} order by turnover {order} limit %(many)s)
    ) both_kinds
    order by turnover {order} limit %(many)s
)
"""
FROM_IT_UP = NEAR.format(side="turnover >= %(mark)s", order="")
BELOW_IT = NEAR.format(side="turnover < %(mark)s and turnover > 0", order="desc")


def find_ends(night: Night) -> list[Cut]:
    """The ends of the classes; how many sell, and how much together, goes into what the night read."""
    near = None if night.full or not _is_whole(night.known) else _near_the_old(night)
    return _among_all(night) if near is None else near


def _is_whole(known: Mapping[str, Any]) -> bool:
    return {"turnover", "selling_partners", "classes"} <= known.keys()


def _among_all(night: Night) -> list[Cut]:
    ((turnovers,),) = night.rows(TURNOVERS, full=night.full)
    night.read |= {"turnover": sum(turnovers), "selling_partners": len(turnovers)}
    return cuts(turnovers, night.rules.abc)


def _near_the_old(night: Night) -> list[Cut] | None:
    """None where a partner who counted is gone without a trace of its turnover."""
    ((left,),) = night.rows(SOMEBODY_LEFT)
    if left:
        return None
    old = [Cut(**night.known["classes"][abc]) for abc, _ in night.rules.abc.ends()]
    marks = [1, *(cut.surely_from for cut in old)]
    (sellers, turnover), *moved = night.rows(MOVED, marks=marks)
    total = night.known["turnover"] + turnover
    night.read |= {"turnover": total, "selling_partners": night.known["selling_partners"] + sellers}
    return [
        _look_around(night, cut, percent, counted=counted, summed=summed, total=total)
        for cut, (_, percent), (counted, summed) in zip(old, night.rules.abc.ends(), moved, strict=True)
    ]


def _look_around(night: Night, old: Cut, percent: Decimal, *, counted: int, summed: int, total: int) -> Cut:
    """The new end of a class, given how many and how much more there is now from the old end up."""
    above, inside = old.surely[0] + counted, old.surely[1] + summed
    many = FIRST_LOOK
    while True:
        stretch = _stretch(night, mark=old.surely_from, above=above, inside=inside, many=many)
        found = cut_in(stretch, old.abc, percent, total=total, strict=night.rules.abc.strict)
        if found:
            return found
        many *= WIDER


def _stretch(night: Night, *, mark: int, above: int, inside: int, many: int) -> Stretch:
    """At most `many` partners on either side of a turnover that `above` partners have or exceed."""
    ((higher,),) = night.rows(FROM_IT_UP, mark=mark, many=many)
    ((lower,),) = night.rows(BELOW_IT, mark=mark, many=many)
    return Stretch(
        [*reversed(higher), *lower],
        above=above - len(higher),
        inside=inside - sum(higher),
        to_top=len(higher) < many,
        to_bottom=len(lower) < many,
    )
