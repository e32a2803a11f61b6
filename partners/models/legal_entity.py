"""Legal entities of a partner (B1)."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.audit import audited


@audited()
class LegalEntity(models.Model):
    """A firm that signs and is paid. `tax_id`, `bank_account` and `bank_code` are kept without spaces and dashes."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partner = models.ForeignKey("partners.Partner", models.CASCADE, related_name="legal_entities")
    name = models.CharField(_("legal name"), max_length=200)
    tax_id = models.CharField(_("tax id"), max_length=32, blank=True, db_index=True)
    address = models.CharField(_("legal address"), max_length=300, blank=True)
    bank_name = models.CharField(_("bank"), max_length=200, blank=True, db_default="", default="")
    bank_account = models.CharField(_("account number"), max_length=64, blank=True, db_default="", default="")
    bank_code = models.CharField(_("bank code (BIC)"), max_length=32, blank=True, db_default="", default="")
    bank_details = models.TextField(_("more bank details"), blank=True)

    class Meta:
        verbose_name = _("legal entity")
        verbose_name_plural = _("legal entities")
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def where_paid(self) -> str:
        """Everything a bank needs to pay it, line by line; empty where nothing is known."""
        parts = (self.bank_name, self.bank_account, self.bank_code, self.bank_details)
        return "\n".join(part.strip() for part in parts if part.strip())
