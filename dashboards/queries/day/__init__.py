"""What a manager's day reads."""

from dashboards.queries.day.page import DayPage, day_page

__all__ = ["DayPage", "day_page"]
