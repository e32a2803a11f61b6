"""What customers bought before, together with and after our product, and from whom (A4)."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.audit import audited


@audited()
class Survey(models.Model):
    """Three questions behind a public link; `edition` goes up with each new link, so that old ones open nothing."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120)
    product = models.CharField(_("our product, as customers call it"), max_length=80)
    thanks = models.CharField(_("words of thanks"), max_length=200, blank=True)
    kinds = ArrayField(
        models.CharField(max_length=80), verbose_name=_("kinds of business to choose from"), default=list
    )
    enough = models.PositiveSmallIntegerField(_("answers that are enough"), default=30)
    opens_on = models.DateField(_("from"))
    closes_on = models.DateField(_("until"), null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, editable=False)
    edition = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("survey")
        verbose_name_plural = _("surveys")
        ordering = ["-opens_on", "-id"]

    def __str__(self) -> str:
        return self.name


class Channel(models.TextChoices):
    LINK = "link", _("Public link")
    TYPED = "typed", _("Typed in")


class SurveyReply(models.Model):
    """One customer's answers, without a name. `key` is the form's own, unique, so that sending twice counts once.

    `visitor` is a keyed digest of the address and the day: it stops a flood, and the next day it means nothing.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="replies")
    key = models.CharField(max_length=64, unique=True)
    channel = models.CharField(max_length=5, choices=Channel.choices)
    visitor = models.CharField(max_length=32, blank=True)
    typed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    replied_at = models.DateTimeField()

    class Meta:
        ordering = ["-replied_at", "-id"]
        indexes = [
            models.Index(fields=["survey", "-replied_at"], name="surveyreply_when"),
            models.Index(fields=["visitor", "replied_at"], condition=~models.Q(visitor=""), name="surveyreply_visitor"),
        ]


class Moment(models.TextChoices):
    BEFORE = "before", _("Before")
    TOGETHER = "together", _("Together")
    AFTER = "after", _("After")


class SurveyMention(models.Model):
    """A kind of business that a customer bought from, when, and the firm if it was named."""

    reply = models.ForeignKey(SurveyReply, models.CASCADE, related_name="mentions")
    moment = models.CharField(max_length=8, choices=Moment.choices)
    kind = models.CharField(max_length=80)
    firm = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=~models.Q(kind=""), name="surveymention_says_what")]
