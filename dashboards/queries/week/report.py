"""The owner's week as one value."""

from dataclasses import dataclass
from datetime import date

from accounts.models import User
from core.models import Company
from core.rules.weeks import IsoWeek
from dashboards.queries.week.figures import history, last_sale, plans
from dashboards.queries.week.movers import Movers, movers
from dashboards.queries.week.standing import FlagsOfWeek, TierMoves, flags_of_week, tier_moves
from dashboards.rules.change import Direction
from dashboards.rules.figure import EFFORTS, RESULTS, Figure, Metric, figure
from dashboards.rules.history import NOTHING, History
from dashboards.rules.pace import Elapsed, Pace, elapsed
from dashboards.rules.story import Moves, Story, makes_up, story
from scoring.queries.runs import last_published


@dataclass(frozen=True)
class Running:
    """The week that isn't over: what is in so far, and how much of it is gone."""

    week: IsoWeek
    elapsed: Elapsed
    paces: dict[Metric, Pace]


@dataclass(frozen=True)
class WeekReport:
    """`running` is known on the running week, where `is_running`, and on the last full one, beside it; `last_sale` is
    looked for only where nothing was sold for weeks."""

    week: IsoWeek
    is_running: bool
    as_of: date | None
    figures: dict[Metric, Figure]
    story: Story
    leader: str
    running: Running | None
    movers: Movers
    tiers: TierMoves
    flags: FlagsOfWeek
    turnover: list[int | None]
    turnover_before: list[int | None]
    last_sale: IsoWeek | None
    is_empty: bool

    @property
    def turnover_direction(self) -> Direction:
        return self.figures[Metric.TURNOVER].direction

    @property
    def results(self) -> list[Figure]:
        return [self.figures[metric] for metric in RESULTS]

    @property
    def efforts(self) -> list[Figure]:
        return [self.figures[metric] for metric in EFFORTS]


def week_report(week: IsoWeek, *, of: User, company: Company, today: date) -> WeekReport:
    now = IsoWeek.of(today)
    run = last_published()
    known = history(of=of, until=max(week, now) if week.plus(1) >= now else week)
    plan = plans(week, of=of)
    figures = {metric: figure(metric, history=known, week=week, plan=plan.get(metric)) for metric in Metric}
    as_of = run.on if run else None
    found = movers(week, of=of, judged_on=as_of)
    gone = elapsed(now, through=as_of, working_days=company.working_days)
    told = story(figures)
    sold = last_sale(week, of=of) if told.moves is Moves.NOTHING else None
    return WeekReport(
        week=week,
        is_running=week == now,
        as_of=as_of,
        figures=figures,
        story=told,
        leader=_leader(found, turnover=figures[Metric.TURNOVER]),
        running=_running(known, now=now, gone=gone) if now in (week, week.plus(1)) else None,
        movers=found,
        tiers=tier_moves(week, of=of),
        flags=flags_of_week(week, of=of),
        turnover=figures[Metric.TURNOVER].spark,
        turnover_before=_a_year_before(known, week=week),
        last_sale=sold,
        is_empty=not known.weeks and sold is None,
    )


def _leader(found: Movers, *, turnover: Figure) -> str:
    """The partner who alone makes up half of the company's rise or fall, or nobody."""
    for mover in (*found.partners_up[:1], *found.partners_down[:1]):
        if makes_up(mover.amount, whole=turnover.usual):
            return mover.name
    return ""


def _running(known: History, *, now: IsoWeek, gone: Elapsed) -> Running:
    facts, full = known.facts(now) or NOTHING, known.facts(now.plus(-1)) or NOTHING
    paces: dict[Metric, Pace] = {
        metric: Pace(value=metric.of(facts) or 0, full=metric.of(full), elapsed=gone)
        for metric in (*RESULTS, *EFFORTS)
        if metric is not Metric.AVERAGE_CHEQUE
    }
    return Running(week=now, elapsed=gone, paces=paces)


def _a_year_before(known: History, *, week: IsoWeek) -> list[int | None]:
    weeks = [week.plus(-back).a_year_before() for back in reversed(range(26))]
    return [known.value(each, measure=Metric.TURNOVER.of) for each in weeks]
