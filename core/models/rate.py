"""How often someone unknown has asked for something lately."""

from django.db import models


class Rate(models.Model):
    """`digest` stands for an address or a person, never the address itself; `count` within the window begun."""

    purpose = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    began_at = models.DateTimeField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["purpose", "digest"], name="rate_once")]
        indexes = [models.Index(fields=["began_at"], name="rate_began")]
