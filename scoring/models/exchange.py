"""What we and a partner did for each other, quarter by quarter (C8)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.audit import audited
from scoring.rules.exchange import Exchange


@audited()
class ExchangeRule(models.Model):
    """How the balance counts: one row, id 1 (`scoring.rules.exchange.ExchangeTerms`)."""

    share_percent = models.PositiveSmallIntegerField(_("turnover of unknown margin counts as, %"), default=20)
    enough = models.PositiveSmallIntegerField(_("events before an index is shown"), default=5)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="exchangerule_is_one_row"),
            models.CheckConstraint(
                condition=models.Q(share_percent__gte=1, share_percent__lte=100, enough__gte=1),
                name="exchangerule_in_bounds",
            ),
        ]


class ExchangeQuarter(models.Model):
    """A quarter, known by its first day, of a partner with whom something was exchanged; written by the night.

    `..._got` is what we got from the partner, `..._gave` what it got from us; money in minor units of the company's
    currency. `got` and `gave` are what each side won by it: margin (or its assumed share of turnover), commissions and
    barter. Of promises the number due and kept in the quarter is told for each side.
    """

    partner = models.ForeignKey(
        "partners.Partner", models.CASCADE, related_name="exchange", db_constraint=False, db_index=False
    )
    quarter = models.DateField()
    customers_got = models.IntegerField(default=0)
    customers_gave = models.IntegerField(default=0)
    orders_got = models.IntegerField(default=0)
    orders_gave = models.IntegerField(default=0)
    turnover_got = models.BigIntegerField(default=0)
    turnover_gave = models.BigIntegerField(default=0)
    margin_got = models.BigIntegerField(default=0)
    margin_gave = models.BigIntegerField(default=0)
    commissions_gave = models.BigIntegerField(default=0)
    barter_got = models.BigIntegerField(default=0)
    barter_gave = models.BigIntegerField(default=0)
    placements_got = models.IntegerField(default=0)
    materials_gave = models.IntegerField(default=0)
    promises_theirs = models.IntegerField(default=0)
    promises_theirs_kept = models.IntegerField(default=0)
    promises_ours = models.IntegerField(default=0)
    promises_ours_kept = models.IntegerField(default=0)
    events = models.IntegerField(default=0)
    got = models.BigIntegerField(default=0)
    gave = models.BigIntegerField(default=0)

    class Meta:
        ordering = ["partner", "quarter"]
        constraints = [models.UniqueConstraint(fields=["partner", "quarter"], name="exchangequarter_once")]
        indexes = [models.Index(fields=["quarter"], name="exchangequarter_quarter")]

    @property
    def exchange(self) -> Exchange:
        return Exchange(self.got, self.gave, self.events)
