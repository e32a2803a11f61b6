"""What the first page of the cabinet reads: the member's own firm and nothing else."""

from dataclasses import dataclass
from datetime import date

from accounts.models import User
from cabinet.access import sees_money
from cabinet.queries.money import MoneyTop, money_top
from core.models import Company
from core.rules.trend import Trend
from core.rules.weeks import IsoWeek
from partners.models import Member, Partner, Standing
from sales.models import Deal
from scoring.queries.standing import Why, explain
from scoring.queries.weeks import partner_trend

DEALS_SHOWN = 5


@dataclass(frozen=True)
class CabinetHome:
    """`trend` and `deals` are None for who doesn't see the firm's money; `why` until a night has judged it."""

    member: Member
    money: MoneyTop
    standing: Standing | None
    why: Why | None
    trend: Trend | None
    deals: list[Deal] | None

    @property
    def partner(self) -> Partner:
        return self.member.partner

    @property
    def manager(self) -> User | None:
        manager = self.partner.manager
        return manager if manager and manager.is_active else None


def cabinet_home(member: Member, *, on: date, company: Company) -> CabinetHome:
    standing = Standing.objects.filter(partner=member.partner_id).first()
    money = sees_money(member)
    return CabinetHome(
        member=member,
        money=money_top(member, on=on, company=company),
        standing=standing,
        why=explain(standing) if standing and money else None,
        trend=partner_trend(member.partner, until=IsoWeek.of(on).plus(-1)) if money else None,
        deals=list(Deal.objects.filter(partner=member.partner_id)[:DEALS_SHOWN]) if money else None,
    )
