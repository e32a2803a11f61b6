"""What the proof of the ledger found."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LedgerProof(models.Model):
    """One proof: how much it read, and each fault it found; it mends nothing.

    `faults` are `{"check": code, "where": text, "said": text, "found": text}`, at most a hundred; `found` counts all.
    """

    on = models.DateField(_("for the date"))
    at = models.DateTimeField(_("run"))
    seconds = models.FloatField()
    accounts = models.BigIntegerField()
    transactions = models.BigIntegerField()
    entries = models.BigIntegerField()
    commissions = models.BigIntegerField()
    found = models.BigIntegerField(default=0)
    faults = models.JSONField(default=list)

    class Meta:
        verbose_name = _("proof of the ledger")
        verbose_name_plural = _("proofs of the ledger")
        ordering = ["-at"]
        indexes = [models.Index(fields=["-at"], name="ledgerproof_at")]

    def __str__(self) -> str:
        return str(self.on)

    @property
    def is_whole(self) -> bool:
        return self.found == 0
