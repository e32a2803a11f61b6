"""Schemes of cooperation: shipped with the product, editable (C1)."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.audit import audited


class Effort(models.TextChoices):
    """How much work a scheme is for us."""

    LITTLE = "little", _("little")
    SOME = "some", _("some")
    MUCH = "much", _("much")


class SchemeQuerySet(models.QuerySet["Scheme"]):
    def offered(self) -> "SchemeQuerySet":
        """The schemes in use here; the others are kept for the agreements that name them."""
        return self.filter(is_active=True)


@audited()
class Scheme(models.Model):
    """One way of working together. `code` names a shipped scheme; blank for one that a user wrote.

    `suits` says in words for whom it is, `kinds` which of the company's own kinds those are. A first step stands
    as words in `first_steps`, and at the same place of `step_days` how many days after the start it is due.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(max_length=40, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=100)
    name = models.CharField(_("name"), max_length=120)
    how = models.TextField(_("how it works"), blank=True)
    we_do = models.TextField(_("what we do"), blank=True)
    they_do = models.TextField(_("what they do"), blank=True)
    we_win = models.TextField(_("what we win"), blank=True)
    they_win = models.TextField(_("what they win"), blank=True)
    cost = models.TextField(_("what it costs"), blank=True)
    effort = models.CharField(_("effort"), max_length=8, choices=Effort.choices, default=Effort.SOME)
    suits = models.TextField(_("whom it suits"), blank=True)
    kinds = models.ManyToManyField(
        "partners.PartnerKind", verbose_name=_("kinds of partner"), related_name="schemes", blank=True
    )
    first_steps = ArrayField(models.CharField(max_length=200), verbose_name=_("first steps"), default=list, blank=True)
    step_days = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    protection_days = models.PositiveSmallIntegerField(_("days a customer is protected"), default=90, db_default=90)
    is_active = models.BooleanField(_("in use"), default=True)

    objects = SchemeQuerySet.as_manager()

    class Meta:
        verbose_name = _("scheme of cooperation")
        verbose_name_plural = _("schemes of cooperation")
        ordering = ["position", "name"]
        constraints = [models.UniqueConstraint(fields=["code"], condition=~models.Q(code=""), name="scheme_code_once")]

    def __str__(self) -> str:
        return self.name
