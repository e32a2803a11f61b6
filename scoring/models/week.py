"""Weekly KPIs (G1): what happened in an ISO week, known by its Monday. Money in minor units."""

from django.db import models


class PartnerWeek(models.Model):
    """A partner's week; a row stands only where something happened."""

    partner = models.ForeignKey("partners.Partner", models.CASCADE, related_name="weeks", db_index=False)
    week = models.DateField()
    calls = models.IntegerField(default=0)
    meetings = models.IntegerField(default=0)
    orders = models.IntegerField(default=0)
    turnover = models.BigIntegerField(default=0)
    margin = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partner", "week"], name="partnerweek_once")]
        indexes = [models.Index(fields=["week"], name="partnerweek_week")]


class ScopeWeek(models.Model):
    """The same, summed for the company (`scope_id` 0), a kind or a manager (their ids; 0 for none)."""

    class Scope(models.TextChoices):
        COMPANY = "company"
        KIND = "kind"
        MANAGER = "manager"

    scope = models.CharField(max_length=8, choices=Scope.choices)
    scope_id = models.BigIntegerField(default=0)
    week = models.DateField()
    calls = models.IntegerField(default=0)
    meetings = models.IntegerField(default=0)
    new_partners = models.IntegerField(default=0)
    orders = models.IntegerField(default=0)
    turnover = models.BigIntegerField(default=0)
    margin = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "scope_id", "week"], name="scopeweek_once")]
        indexes = [models.Index(fields=["week", "scope"], name="scopeweek_week")]


class WeekMover(models.Model):
    """The partners and kinds that rose or fell most in a week against the mean of the four before."""

    week = models.DateField()
    scope = models.CharField(max_length=8)
    scope_id = models.BigIntegerField()
    turnover = models.BigIntegerField()
    before = models.BigIntegerField()
    change = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["week", "scope", "scope_id"], name="weekmover_once")]
        indexes = [models.Index(fields=["week", "scope", "-change"], name="weekmover_change")]
