"""The company that runs this installation: one row."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.audit import audited


def monday_to_friday() -> list[int]:
    return [1, 2, 3, 4, 5]


def all_languages() -> list[str]:
    return ["en", "ru", "pl"]


@audited()
class Company(models.Model):
    """Settings that the owner edits; exactly one row, id 1 (`core.queries.company.company()` reads it)."""

    name = models.CharField(_("name"), max_length=200)
    currency = models.CharField(_("currency"), max_length=3, default="EUR")
    country = models.CharField(_("country"), max_length=2, default="PL")
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC")
    week_start = models.PositiveSmallIntegerField(
        _("week starts on"), default=1, validators=[MinValueValidator(1), MaxValueValidator(7)]
    )
    working_days = ArrayField(
        models.PositiveSmallIntegerField(), verbose_name=_("working days"), default=monday_to_friday
    )
    languages = ArrayField(models.CharField(max_length=5), verbose_name=_("languages"), default=all_languages)

    class Meta:
        verbose_name = _("company")
        verbose_name_plural = _("company")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="company_is_one_row")]

    def __str__(self) -> str:
        return self.name
