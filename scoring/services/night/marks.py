"""Which facts changed since the last night: the marks that triggers left."""

from psycopg2.sql import SQL, Identifier

from scoring.services.night.context import Night

MANY = 50_000
EDITED = "select partner_id from night_mark where what = 'partner'"

TAKE = """
create temp table night_mark on commit drop as
select what, partner_id, day, scoring_monday(day) as week, author_id, calls, meetings, orders, turnover, margin
from scoring_factmark where %(listed)s
"""

FEW_ROWS = "set local random_page_cost = 0.1"
"""An ordinary night touches a tenth of the rows, all in memory: by an index, not by reading whole tables."""

COUNT = (
    "select count(*), count(*) filter (where what = 'all') from (select what from scoring_factmark limit 50001) seen"
)


ORPHANS = """
delete from {table} o
where {which}
    and not exists (select from partners_partner p where p.id = o.partner_id)
"""


def take_marks(night: Night) -> None:
    """Move the marks that this night can see into `night_mark`; too many, and everything is rebuilt instead.

    The transaction's snapshot holds exactly the facts behind these marks: what commits later keeps its mark. What
    partners deleted around Django left behind is taken away.
    """
    ((marks, all_of_them),) = night.rows(COUNT)
    if marks > MANY or all_of_them:
        night.base = None
    if not night.full:
        night.sql(FEW_ROWS)
    night.sql(TAKE, listed=not night.full)
    night.sql("delete from scoring_factmark")
    night.sql("analyze night_mark")
    night.read["marks"] = marks
    for table in ("partners_standing", "scoring_riskflag"):
        night.sql(SQL(ORPHANS).format(table=Identifier(table), which=night.among("o.partner_id", EDITED)))
