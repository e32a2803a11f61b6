"""Fields that a company adds by itself, and their values (B1)."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from core.models.audit import audited


class FieldType(models.TextChoices):
    TEXT = "text", _("Text")
    NUMBER = "number", _("Number")
    DAY = "day", _("Date")
    YES_NO = "yes_no", _("Yes or no")
    CHOICE = "choice", _("One of a list")


@audited()
class CustomField(models.Model):
    """A question about partners of some kinds, of all where none is named; `options` are the answers of a choice.

    The type never changes once there are answers; a field that isn't asked any more is put away with them.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=80)
    type = models.CharField(_("type"), max_length=6, choices=FieldType.choices, default=FieldType.TEXT)
    kinds = models.ManyToManyField("partners.PartnerKind", verbose_name=_("only for"), blank=True, related_name="+")
    options = ArrayField(models.CharField(max_length=80), verbose_name=_("answers"), default=list, blank=True)
    help = models.CharField(_("hint"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=100)
    archived_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("custom field")
        verbose_name_plural = _("custom fields")
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="customfield_name_once",
                violation_error_message=_("Another field has this name. It may be put away."),
            ),
            models.CheckConstraint(
                condition=~models.Q(type="choice") | ~models.Q(options=[]), name="customfield_choice_has_answers"
            ),
        ]

    def __str__(self) -> str:
        return self.name


@audited()
class CustomValue(models.Model):
    """A partner's answer in one spelling: days as 2026-03-04, numbers with a point, `yes` or `no`."""

    partner = models.ForeignKey("partners.Partner", models.CASCADE, related_name="custom_values", db_index=False)
    field = models.ForeignKey(
        CustomField, models.PROTECT, verbose_name=_("field"), related_name="values", db_index=False
    )
    value = models.CharField(_("answer"), max_length=500)

    class Meta:
        verbose_name = _("own field")
        verbose_name_plural = _("own fields")
        constraints = [
            models.UniqueConstraint(fields=["partner", "field"], name="customvalue_once"),
            models.CheckConstraint(condition=~models.Q(value=""), name="customvalue_says_something"),
        ]
        indexes = [models.Index(fields=["field", "value"], name="customvalue_field")]
