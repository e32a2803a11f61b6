"""Where partners are counted: under their kind and manager of today, in the week they were entered."""

from psycopg2.sql import SQL

from scoring.services.night.context import Night
from scoring.services.night.marks import EDITED

NOW_COUNTED = """
create temp table night_counted on commit drop as
select id as partner_id, coalesce(kind_id, 0) as kind_id, coalesce(manager_id, 0) as manager_id,
    scoring_monday((created_at at time zone %(time_zone)s)::date) as week
from partners_partner
where {which}
"""

FORGET = """
delete from scoring_countedpartner c
where {which}
    and not exists (select from night_counted n where n.partner_id = c.partner_id)
"""

REMEMBER = """
insert into scoring_countedpartner as c (partner_id, kind_id, manager_id, week)
select n.partner_id, n.kind_id, n.manager_id, n.week
from night_counted n left join scoring_countedpartner o using (partner_id)
where o.partner_id is null or (o.kind_id, o.manager_id, o.week) is distinct from (n.kind_id, n.manager_id, n.week)
order by n.partner_id
on conflict (partner_id) do update
set kind_id = excluded.kind_id, manager_id = excluded.manager_id, week = excluded.week
"""


def look_where(night: Night) -> None:
    """Put where partners belong now into `night_counted`."""
    night.sql(SQL(NOW_COUNTED).format(which=night.among("id", EDITED)), time_zone=night.rules.time_zone)
    night.sql("analyze night_counted")


def remember_where(night: Night) -> None:
    """Keep it for the next night."""
    night.sql(SQL(FORGET).format(which=night.among("c.partner_id", EDITED)))
    night.sql(REMEMBER)
