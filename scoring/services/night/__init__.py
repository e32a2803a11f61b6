"""The night's engine; `prm.night` is the list of its steps."""

from scoring.services.night.context import Night
from scoring.services.night.exchange import balance_exchange
from scoring.services.night.flags import judge_flags
from scoring.services.night.publish import publish
from scoring.services.night.run import NightUnderWay, Step, run_night
from scoring.services.night.standing import judge_standing
from scoring.services.night.weeks import count_weeks

__all__ = [
    "Night",
    "NightUnderWay",
    "Step",
    "balance_exchange",
    "count_weeks",
    "judge_flags",
    "judge_standing",
    "publish",
    "run_night",
]
