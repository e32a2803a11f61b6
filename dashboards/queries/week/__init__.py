"""What the owner's week reads: rows that the night summed, never deals or interactions."""

from dashboards.queries.week.report import WeekReport, week_report

__all__ = ["WeekReport", "week_report"]
