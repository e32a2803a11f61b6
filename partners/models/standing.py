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


class Standing(models.Model):
    """The verdict of the last published run (F1, F2, F4); money in minor units of the company's currency.

    `turnover` is of the ABC period, `mean_month` of the tier window, `recent` and `previous` of the two
    neighbouring windows that the trend compares, `to_next_tier` what a month still lacks (null at the top).
    `reasons` holds the inputs and the sentence's data behind each verdict, `flags` the codes of open risk flags.
    """

    partner = models.OneToOneField("partners.Partner", models.CASCADE, primary_key=True, related_name="standing")
    abc = models.CharField(_("class"), max_length=1, choices=AbcClass.choices)
    tier = models.CharField(_("tier"), max_length=10, choices=Tier.choices)
    tier_since = models.DateField()
    turnover = models.BigIntegerField(_("turnover"))
    share = models.FloatField(default=0)
    mean_month = models.BigIntegerField()
    to_next_tier = models.BigIntegerField(null=True)
    recent = models.BigIntegerField(default=0)
    previous = models.BigIntegerField(default=0)
    last_deal_on = models.DateField(_("last deal"), null=True)
    flags = ArrayField(models.CharField(max_length=40), default=list)
    reasons = models.JSONField(default=dict)
    rules_version = models.CharField(max_length=64)
    as_of = models.DateField()

    class Meta:
        indexes = [
            models.Index(fields=["-turnover", "partner"], name="standing_turnover"),
            models.Index(fields=["tier", "-turnover"], name="standing_tier"),
            models.Index(fields=["abc", "-turnover"], name="standing_abc"),
            GinIndex(fields=["flags"], name="standing_flags"),
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
