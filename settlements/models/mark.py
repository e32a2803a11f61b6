"""Deals and referrals that wait to be looked at."""

from django.db import models


class DealMark(models.Model):
    """A deal whose facts changed, noted by triggers; whoever settles takes the mark away with what it does.

    No constraint to the deal: noting must cost an import next to nothing.
    """

    deal = models.ForeignKey("sales.Deal", models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False)


class ReferralMark(models.Model):
    """A referral that came to a stage, noted likewise."""

    referral = models.ForeignKey(
        "sales.Referral", models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False
    )
