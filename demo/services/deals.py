"""Two years of orders, each with its lines."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from core.rules.weeks import IsoWeek
from demo.rules.stories import WEEKS, Story, poisson
from demo.services.partners import Cast
from sales.models import Deal, DealLine, DealState, Product

COSTS_LATE = "Estate agency"
"""Orders of this kind of partner have their costs written down when the job is over, so many days after the order."""
COSTS_AFTER = 21


def create_deals(rows: list[Cast], *, products: list[Product], on: date, dice: Random) -> int:
    """Every partner's orders up to the day `on`, oldest first; how many there are."""
    days = sorted(_order_days(rows, on=on, dice=dice), key=lambda found: (found[0], found[1].partner.external_id))
    deals, lines = [], []
    for number, (day, row) in enumerate(days, start=1):
        deal_lines = _lines(row.story, products=products, dice=dice)
        kind = row.partner.kind
        if kind and kind.name == COSTS_LATE and (on - day).days < COSTS_AFTER:
            _leave_costs_open(deal_lines)
        deal = _deal(row, number=number, day=day, lines=deal_lines, on=on, dice=dice)
        for line in deal_lines:
            line.deal = deal
        deals.append(deal)
        lines.extend(deal_lines)
    Deal.objects.bulk_create(deals, batch_size=2000)
    DealLine.objects.bulk_create(lines, batch_size=5000)
    return len(deals)


def _order_days(rows: list[Cast], *, on: date, dice: Random) -> Iterator[tuple[date, Cast]]:
    this_week = IsoWeek.of(on)
    for row in rows:
        for weeks_ago in range(min(row.story.start, WEEKS), -1, -1):
            monday = this_week.plus(-weeks_ago).monday
            for _ in range(poisson(row.story.weekly_rate(weeks_ago=weeks_ago, monday=monday), dice)):
                day = monday + timedelta(days=dice.choices(range(6), weights=[5, 5, 5, 5, 5, 2])[0])
                if day <= on:
                    yield day, row


def _lines(story: Story, *, products: list[Product], dice: Random) -> list[DealLine]:
    wanted = max(15_000, int(dice.lognormvariate(0, 0.42) * story.cheque * 100))
    chosen = dice.sample(products, dice.choice([1, 2, 2, 3, 3, 4]))
    lines = []
    for position, product in enumerate(chosen, start=1):
        quantity = max(1, round(wanted / len(chosen) / product.price))
        amount = quantity * product.price
        lines.append(
            DealLine(
                position=position, product=product, name=product.name, article=product.article,
                quantity=quantity, amount=amount, cost=amount * dice.randint(61, 74) // 100,
            )
        )  # fmt: skip
    return lines


def _leave_costs_open(lines: list[DealLine]) -> None:
    for line in lines:
        line.cost = None


def _deal(row: Cast, *, number: int, day: date, lines: list[DealLine], on: date, dice: Random) -> Deal:
    amount = sum(line.amount for line in lines)
    costs = [line.cost for line in lines if line.cost is not None]
    margin = amount - sum(costs) if costs else None
    state = DealState.WON
    if dice.random() < 0.04:
        state = DealState.CANCELLED
    elif (on - day).days < 9 and dice.random() < 0.15:
        state = DealState.OPEN
    name = f"{day.year}-{number:05d}"
    return Deal(
        partner=row.partner, key=f"demo:{name}", number=name, ordered_on=day, state=state, amount=amount, margin=margin,
        currency="BYN", rate=1, base_amount=amount, base_margin=margin,
    )  # fmt: skip
