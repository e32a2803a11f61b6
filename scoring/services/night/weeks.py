"""Step one: weekly KPIs (G1)."""

from scoring.services.night.context import Night
from scoring.services.night.weeks_changed import correct_weeks
from scoring.services.night.weeks_full import rebuild_weeks


def count_weeks(night: Night) -> None:
    """Bring the weekly figures up to the facts."""
    if night.full:
        rebuild_weeks(night)
    else:
        correct_weeks(night)
