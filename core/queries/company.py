"""Reading the company's settings."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.http import HttpRequest

from core.models import Company


def company() -> Company:
    """The one company row; unsaved defaults where the installation is still empty."""
    return Company.objects.filter(pk=1).first() or Company(pk=1, name="prm")


def company_day(moment: datetime, *, of: Company) -> date:
    """The calendar day of an aware moment in the company's time zone."""
    return moment.astimezone(ZoneInfo(of.time_zone)).date()


def company_time(moment: datetime, *, of: Company) -> time:
    """The time of day of an aware moment in the company's time zone."""
    return moment.astimezone(ZoneInfo(of.time_zone)).time()


def company_of(request: HttpRequest) -> Company:
    """The company, read once for a request."""
    known: Company | None = getattr(request, "_company", None)
    if known is None:
        known = company()
        request._company = known  # type: ignore[attr-defined]
    return known
