"""Weekly KPIs (G1): what happened in an ISO week, known by its Monday. Money in minor units."""

from django.db import models


class PartnerWeek(models.Model):
    """A partner's week; a row stands only where something happened. A view over the facts: never written.

    A partner's week holds little more than one fact on average, so a table of them would be a second copy of all
    deals. Filter by partner: the facts are found by it.
    """

    pk = models.CompositePrimaryKey("week", "partner_id")
    week = models.DateField()
    partner = models.ForeignKey("partners.Partner", models.DO_NOTHING, related_name="weeks", db_constraint=False)
    calls = models.IntegerField()
    meetings = models.IntegerField()
    orders = models.IntegerField()
    turnover = models.BigIntegerField()
    margin = models.BigIntegerField()

    class Meta:
        managed = False
        db_table = "scoring_partnerweek"


class CountedPartner(models.Model):
    """Where the last night counted a partner: its kind, manager and the week it was entered (0 for none)."""

    partner_id = models.BigIntegerField(primary_key=True)
    kind_id = models.BigIntegerField()
    manager_id = models.BigIntegerField()
    week = models.DateField()


class FactMark(models.Model):
    """A fact that changed since the last night, written by database triggers on deals, interactions and partners.

    `day` is a deal's or interaction's, and the numbers are what the change added to that day. `all` stands for a
    change too large to be listed.
    """

    class What(models.TextChoices):
        DEAL = "deal"
        CONTACT = "contact"
        PARTNER = "partner"
        ALL = "all"

    what = models.CharField(max_length=8, choices=What.choices)
    partner_id = models.BigIntegerField(null=True)
    day = models.DateField(null=True)
    author_id = models.BigIntegerField(null=True)
    calls = models.IntegerField(default=0)
    meetings = models.IntegerField(default=0)
    orders = models.IntegerField(default=0)
    turnover = models.BigIntegerField(default=0)
    margin = models.BigIntegerField(default=0)


class ScopeWeek(models.Model):
    """The same, summed for the company (`scope_id` 0), a kind or a manager (their ids; 0 for none).

    Turnover and new partners are of the partners that are of the kind, or the manager's, now. A manager's calls and
    meetings are those the manager held, with whosever partners.
    """

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
    """The partners and kinds that rose or fell most in a week against the mean of the four before.

    Kept for the two latest weeks of the last night, more of them than readers see, so that the next night has whom to
    put in a leaver's place; `scoring.queries.movers` works out the others when asked.
    """

    week = models.DateField()
    scope = models.CharField(max_length=8)
    scope_id = models.BigIntegerField()
    turnover = models.BigIntegerField()
    before = models.BigIntegerField()
    change = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["week", "scope", "scope_id"], name="weekmover_once")]
        indexes = [models.Index(fields=["week", "scope", "-change"], name="weekmover_change")]
