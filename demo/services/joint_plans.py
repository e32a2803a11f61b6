"""Joint business plans with the demo company's best partners: reviewed, running, shared, and a draft."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from accounts.models import User
from demo.rules import joint_plans as words
from demo.services.partners import Cast
from partners.models import Contact, Member
from partners.services.task import complete_task
from strategy.models import JointPlan, PlanMetric, PlanState, Side
from strategy.rules.quarters import quarters_of
from strategy.services.joint_plan import (
    Measure,
    NextTask,
    PlanFacts,
    add_measure,
    hold_review,
    move_plan,
    set_numbers,
    write_plan,
)

ROAD = (PlanState.SHARED, PlanState.AGREED, PlanState.RUNNING, PlanState.REVIEWED)
# How far each plan went, its year before this one, and how much is planned over what comes, percent.
PLANS = ((3, 0, 118), (4, 1, 108), (3, 0, 96), (1, 0, 125), (0, 0, 120))


def create_joint_plans(rows: list[Cast], *, head: User, on: date, dice: Random) -> int:
    """Plans with the partners that matter most; how many there are."""
    stars = sorted((row for row in rows if row.story.name in ("star", "rising")), key=lambda row: -row.story.rate)
    for row, (went, years_ago, percent) in zip([stars[0], *stars], PLANS, strict=False):
        year = on.year - years_ago
        plan = _write(row, year=year, dice=dice)
        _number(plan, story_rate=row.story.rate, cheque=row.story.cheque, percent=percent)
        _go(plan, went=went, head=head, on=on, dice=dice)
    for row, went, percent in zip(_with_cabinet(rows), (1, 3), (115, 104), strict=False):
        plan = _write(row, year=on.year + (went == 1), dice=dice)
        _number(plan, story_rate=row.story.rate, cheque=row.story.cheque, percent=percent)
        _go(plan, went=went, head=head, on=on, dice=dice)
    return JointPlan.objects.count()


def _with_cabinet(rows: list[Cast]) -> list[Cast]:
    """The firms whose people log in, by name: one is asked to agree, with another a plan runs."""
    seated = set(Member.objects.values_list("partner_id", flat=True))
    return sorted((row for row in rows if row.partner.pk in seated), key=lambda row: row.partner.name)


def _write(row: Cast, *, year: int, dice: Random) -> JointPlan:
    facts = PlanFacts(
        name=f"Together in {year}",
        starts_on=date(year, 1, 1),
        ends_on=date(year, 12, 31),
        their_goals=dice.choice(words.THEIR_GOALS),
        our_goals=dice.choice(words.OUR_GOALS),
        strategy=dice.choice(words.STRATEGY),
        our_budget=dice.randint(4, 12) * 50_000,
        their_budget=dice.randint(1, 8) * 50_000,
        our_lead=row.partner.manager,
        their_lead=Contact.objects.filter(partner=row.partner, is_decision_maker=True).first(),
    )
    return write_plan(None, partner=row.partner, facts=facts)


def _number(plan: JointPlan, *, story_rate: float, cheque: int, percent: int) -> None:
    numbers = {}
    for quarter in quarters_of(plan.starts_on, plan.ends_on):
        orders = max(1, round(story_rate * 13 * percent / 100))
        numbers[PlanMetric.ORDERS.value, quarter] = orders
        numbers[PlanMetric.TURNOVER.value, quarter] = orders * cheque * 100
        numbers[PlanMetric.MARGIN.value, quarter] = orders * cheque * 32
        numbers[PlanMetric.MEETINGS.value, quarter] = 2
    set_numbers(plan, numbers=numbers)


def _go(plan: JointPlan, *, went: int, head: User, on: date, dice: Random) -> None:
    began = datetime.combine(min(plan.starts_on - timedelta(days=25), on - timedelta(days=6)), time(10), UTC)
    JointPlan.objects.filter(pk=plan.pk).update(created_at=began - timedelta(days=12))
    for i, what in enumerate(dice.sample(words.OURS, 2)):
        measure = add_measure(plan, measure=Measure(Side.WE, what, plan.starts_on + timedelta(days=70 + 120 * i)))
        if measure.task and measure.due_on < on and i == 0:
            complete_task(measure.task, now=datetime.combine(measure.due_on, time(12), UTC))
    for what in dice.sample(words.THEIRS, 2):
        add_measure(plan, measure=Measure(Side.THEY, what, plan.starts_on + timedelta(days=dice.randint(30, 200))))
    for i, state in enumerate(ROAD[:went]):
        conclusion = "Orders came, the margin didn’t. The next plan begins with light." if state == "reviewed" else ""
        after = datetime.combine(plan.ends_on + timedelta(days=12), time(10), UTC)
        moment = min(after if conclusion else began + timedelta(days=9 * i), datetime.combine(on, time(7), UTC))
        move_plan(plan, to=state, by=head, now=moment, conclusion=conclusion)
    if went >= 3:
        _meet(plan, head=head, on=on)


def _meet(plan: JointPlan, *, head: User, on: date) -> None:
    """A meeting each quarter that is over, the last one's task still open."""
    author = plan.our_lead or head
    ends = [quarter for quarter in quarters_of(plan.starts_on, plan.ends_on)[1:] if quarter < on]
    for number, day in enumerate(ends):
        moment = datetime.combine(day + timedelta(days=6), time(11), UTC)
        if moment.date() > on:
            continue
        due = moment.date() + timedelta(days=21 if number < len(ends) - 1 else (on - moment.date()).days + 5)
        step = NextTask(words.STEPS[number % len(words.STEPS)], due, author)
        review = hold_review(
            plan, minutes=words.MINUTES[number % len(words.MINUTES)], steps=[step], by=author, now=moment
        )
        if number < len(ends) - 1:
            for task in review.interaction.next_steps.all():
                complete_task(task, now=moment + timedelta(days=15))
