"""On which accounts the money of a commission lies."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import connection

from settlements.models import AccountKind

_LYING = """
select t.commission_id, a.id, sum(e.units)::bigint
from settlements_transaction t
join settlements_entry e on e.transaction_id = t.id
join settlements_account a on a.id = e.account_id
where t.commission_id = any(%s) and a.kind = %s
group by 1, 2 having sum(e.units) <> 0
order by 1, 2
"""
_ROUNDS = """
select commission_id, count(*) from settlements_transaction where commission_id = any(%s) group by 1
"""


@dataclass
class Lying:
    """Minor units by account, and how many transactions the commission has already."""

    units: dict[int, int] = field(default_factory=dict)
    round: int = 0

    def __bool__(self) -> bool:
        return bool(self.units)


def money_of(commissions: Sequence[int], *, kind: AccountKind) -> dict[int, Lying]:
    """What lies on accounts of a kind for each of these commissions."""
    found = {pk: Lying() for pk in commissions}
    with connection.cursor() as cursor:
        cursor.execute(_LYING, [list(commissions), kind])
        for pk, account, units in cursor.fetchall():
            found[pk].units[account] = units
        cursor.execute(_ROUNDS, [list(commissions)])
        for pk, count in cursor.fetchall():
            found[pk].round = count
    return found
