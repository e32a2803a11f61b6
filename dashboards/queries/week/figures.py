"""Weeks and plans of a scope."""

from accounts.models import User
from core.rules.weeks import IsoWeek
from dashboards.access import week_scope
from dashboards.rules.figure import Metric
from dashboards.rules.history import History, WeekFacts
from scoring.models import ScopeWeek, WeekPlan

KEPT_WEEKS = 80
COLUMNS = ("calls", "meetings", "new_partners", "orders", "turnover", "margin")


def history(*, of: User, until: IsoWeek) -> History:
    """Enough weeks up to `until` for 26 weeks and the same weeks a year before."""
    scope, scope_id = week_scope(of)
    rows = ScopeWeek.objects.filter(
        scope=scope, scope_id=scope_id, week__gt=until.plus(-KEPT_WEEKS).monday, week__lte=until.monday
    ).values_list("week", *COLUMNS)
    return History({IsoWeek(monday): WeekFacts(**dict(zip(COLUMNS, row, strict=True))) for monday, *row in rows})


def last_sale(before: IsoWeek, *, of: User) -> IsoWeek | None:
    """The latest week before that one in which something was sold."""
    scope, scope_id = week_scope(of)
    sold = ScopeWeek.objects.filter(scope=scope, scope_id=scope_id, week__lt=before.monday, orders__gt=0)
    monday = sold.order_by("-week").values_list("week", flat=True).first()
    return IsoWeek(monday) if monday else None


def plans(week: IsoWeek, *, of: User) -> dict[Metric, int]:
    """The plan in force in `week`; it is the company's, so a manager's own week has none."""
    if week_scope(of)[0] != ScopeWeek.Scope.COMPANY:
        return {}
    rows = WeekPlan.objects.filter(from_week__lte=week.monday, metric__in=list(Metric))
    latest = rows.order_by("metric", "-from_week").distinct("metric")
    return {Metric(metric): value for metric, value in latest.values_list("metric", "value")}
