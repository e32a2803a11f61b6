"""Codes with what they brought."""

from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, Count, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from campaigns.models import Code
from sales.models import Deal, DealState, Referral


def with_results(codes: QuerySet[Code]) -> QuerySet[Code]:
    """Each knows `brought` (referrals), `won` of them, and `turnover` (orders in the company's currency)."""
    came = Referral.objects.filter(code=OuterRef("pk"), partner=OuterRef("partner")).order_by().values("code")
    beside = Deal.objects.filter(code=OuterRef("pk"), partner=OuterRef("partner"))
    orders = beside.filter(state=DealState.WON).order_by().values("code")
    is_won = Q(state__in=["won", "paid"])

    def found(rows: QuerySet[Any, Any], what: Count | Sum) -> Coalesce:
        return Coalesce(Subquery(rows.annotate(found=what).values("found"), output_field=BigIntegerField()), 0)

    return codes.annotate(
        brought=found(came, Count("pk")),
        won=found(came, Count("pk", filter=is_won)),
        turnover=found(orders, Sum("base_amount")),
    ).select_related("partner", "seller")


def codes_listed(codes: QuerySet[Code], *, now: datetime, closed: bool = False) -> QuerySet[Code]:
    """Open ones, or closed ones, newest first."""
    over = Q(closed_at__isnull=False, closed_at__lte=now)
    return with_results(codes.filter(over) if closed else codes.exclude(over)).order_by("-created_at", "-pk")
