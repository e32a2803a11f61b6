"""How partners pass from stage to stage (B2)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from accounts.models import Role, User
from partners.models import Status
from partners.rules.lifecycle import OFF_THE_ROAD, ROAD, is_further

STEPS = """
with seen as (
    select id, status, created_at from partners_partner
    where %(everyone)s or manager_id = %(actor)s or curator_id = %(actor)s
),
came as (
    select m.partner_id, m.to_status as stage, m.moved_at as at, m.id as place
    from partners_statusmove m join seen s on s.id = m.partner_id
    union all
    select s.id, coalesce(first.from_status, s.status), s.created_at, 0
    from seen s left join (
        select distinct on (partner_id) partner_id, from_status from partners_statusmove
        order by partner_id, moved_at, id
    ) first on first.partner_id = s.id
),
steps as (
    select stage, at, lead(stage) over w as following, lead(at) over w as left_at from came
    window w as (partition by partner_id order by at, place)
)
"""
PASSED = STEPS + "select stage, following, count(*) from steps where at >= %(since)s group by stage, following"  # noqa: S608 - constants
LASTED = (
    STEPS
    + """
select stage, percentile_cont(0.5) within group (order by extract(epoch from left_at - at)) from steps
where at >= %(since)s and left_at is not null group by stage
"""
)
SECONDS_A_DAY = 86400


@dataclass(frozen=True)
class Stage:
    """Of those who came into a stage within the period: who went on, who left, and the median days until a move."""

    status: str
    name: str
    came: int
    went_on: int
    left: int
    days: float | None

    @property
    def share(self) -> float | None:
        return self.went_on / self.came if self.came else None


def flow(actor: User, *, since: datetime) -> list[Stage]:
    """How partners passed from stage to stage since a moment, along the road."""
    words: dict[str, bool | int | datetime] = {
        "everyone": actor.role != Role.MANAGER or actor.sees_all_partners, "actor": actor.pk, "since": since,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(PASSED, words)
        passed = list(cursor.fetchall())
        cursor.execute(LASTED, words)
        days = {stage: float(seconds) / SECONDS_A_DAY for stage, seconds in cursor.fetchall()}
    return [_stage(status, passed=passed, days=days.get(status)) for status in ROAD]


def _stage(status: str, *, passed: list[tuple[str, str | None, int]], days: float | None) -> Stage:
    here = [(following or "", count) for stage, following, count in passed if stage == status]
    return Stage(
        status,
        str(Status(status).label),
        came=sum(count for _following, count in here),
        went_on=sum(count for following, count in here if is_further(following, status)),
        left=sum(count for following, count in here if following in OFF_THE_ROAD),
        days=days,
    )
