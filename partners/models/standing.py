"""What the night says of a partner. Partners owns the rows, scoring writes them."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _


class Tier(models.TextChoices):
    GOLD = "gold", _("Gold")
    SILVER = "silver", _("Silver")
    BRONZE = "bronze", _("Bronze")
    BEGINNER = "beginner", _("Beginner")


class AbcClass(models.TextChoices):
    A = "A", "A"
    B = "B", "B"
    C = "C", "C"
    D = "D", "D"


FLAG_NAMES = {
    "no_contact": _("No contact"),
    "dormant": _("Dormant"),
    "turnover_fell": _("Turnover fell"),
    "too_large": _("Too much of the total"),
    "papers_unsigned": _("Papers not signed"),
    "papers_expired": _("Papers expired"),
    "promises_broken": _("Promises broken"),
    "complaints": _("Open complaints"),
    "one_sided": _("One-sided exchange"),
}


class Standing(models.Model):
    """The verdict of the last published run (F1, F2, F4); money in minor units of the company's currency.

    `turnover` is of the class's period, `tier_turnover` of the tier's window and `mean_month` its month, `recent` and
    `previous` of the two neighbouring windows that the trend compares, `to_next_tier` what a month still lacks (null
    at the top). `below_since` opens the grace in which a tier is kept though sales fell short of it. `flags` holds the
    codes of open risk flags (`FLAG_NAMES`; scoring's rules have the same, a test sees to it). What is the same for
    all of a run (total, cuts, windows, rules) stands on the run: `scoring.queries.standing.explain` puts both
    together, so that a night rewrites only partners that changed.
    """

    # Written by the night in one go for all partners: no constraint that looks each of them up again. The night
    # itself takes away what a deleted partner left.
    partner = models.OneToOneField(
        "partners.Partner", models.CASCADE, primary_key=True, related_name="standing", db_constraint=False
    )
    abc = models.CharField(_("class"), max_length=1, choices=AbcClass.choices)
    tier = models.CharField(_("tier"), max_length=10, choices=Tier.choices)
    tier_since = models.DateField()
    below_since = models.DateField(null=True)
    turnover = models.BigIntegerField(_("turnover"))
    tier_turnover = models.BigIntegerField(default=0)
    mean_month = models.BigIntegerField()
    to_next_tier = models.BigIntegerField(null=True)
    recent = models.BigIntegerField(default=0)
    previous = models.BigIntegerField(default=0)
    last_deal_on = models.DateField(_("last deal"), null=True)
    flags = ArrayField(models.CharField(max_length=40), default=list)

    class Meta:
        indexes = [
            models.Index(fields=["-turnover", "partner"], name="standing_turnover"),
            models.Index(fields=["tier", "-turnover"], name="standing_tier"),
            models.Index(fields=["abc", "-turnover"], name="standing_abc"),
            GinIndex(fields=["flags"], name="standing_flags"),
            models.Index(
                fields=["below_since"], name="standing_in_grace", condition=models.Q(below_since__isnull=False)
            ),
        ]


class StandingChange(models.Model):
    """A class or tier that changed, and the state it changed to; appended by the night, never edited."""

    partner = models.ForeignKey("partners.Partner", models.CASCADE, related_name="standing_changes")
    on = models.DateField()
    run = models.ForeignKey("core.JobRun", models.PROTECT, related_name="+")
    from_abc = models.CharField(max_length=1, blank=True)
    abc = models.CharField(max_length=1)
    from_tier = models.CharField(max_length=10, blank=True)
    tier = models.CharField(max_length=10)
    turnover = models.BigIntegerField()
    mean_month = models.BigIntegerField()
    rules_version = models.CharField(max_length=64)

    class Meta:
        ordering = ["-on", "-id"]
        indexes = [
            models.Index(fields=["partner", "-on"], name="standingchange_partner"),
            models.Index(fields=["on"], name="standingchange_on"),
        ]
