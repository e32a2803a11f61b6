"""By what a customer is known: the claim that the database itself protects (D1)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class KeyKind(models.TextChoices):
    PHONE = "phone", _("Phone")
    EMAIL = "email", _("E-mail")
    TAX_ID = "tax_id", _("Tax id")


class ReferralKey(models.Model):
    """One normalised phone, e-mail or tax id of a referral. While `held`, no other referral may hold the same."""

    referral = models.ForeignKey("sales.Referral", models.CASCADE, related_name="keys")
    kind = models.CharField(max_length=6, choices=KeyKind.choices)
    value = models.CharField(max_length=254)
    held = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["value", "kind"], condition=models.Q(held=True), name="referralkey_held_once"
            ),
            models.UniqueConstraint(fields=["referral", "kind"], name="referralkey_one_of_a_kind"),
        ]
        indexes = [models.Index(fields=["value", "kind"], name="referralkey_value")]

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"
