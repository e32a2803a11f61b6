"""Which facts changed since the last night: the marks that triggers left."""

from scoring.services.night.context import Night

MANY = 50_000
EDITED = "select partner_id from night_mark where what = 'partner'"

TAKE = """
create temp table night_mark on commit drop as
select what, partner_id, week, author_id, calls, meetings, orders, turnover, margin
from scoring_factmark where %(listed)s
"""

COUNT = (
    "select count(*), count(*) filter (where what = 'all') from (select what from scoring_factmark limit 50001) seen"
)


def take_marks(night: Night) -> None:
    """Move the marks that this night can see into `night_mark`; too many, and everything is rebuilt instead.

    The transaction's snapshot holds exactly the facts behind these marks: what commits later keeps its mark.
    """
    ((marks, all_of_them),) = night.rows(COUNT)
    if marks > MANY or all_of_them:
        night.base = None
    night.sql(TAKE, listed=not night.full)
    night.sql("delete from scoring_factmark")
    night.sql("analyze night_mark")
    night.read["marks"] = marks
