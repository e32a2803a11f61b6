"""Surveys: kept, opened to the public by a link, answered (A4)."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.core import signing
from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac

from accounts.models import User
from partners.models import Partner
from partners.services.partner import create_partner
from strategy.models import Channel, Survey, SurveyMention, SurveyReply
from strategy.rules.survey import fold

LINK, FORM, VISITOR = "strategy.survey", "strategy.survey.form", "strategy.survey.visitor"
FORM_LIVES = timedelta(hours=12)
TYPING_TAKES = timedelta(seconds=3)
AN_HOUR = timedelta(hours=1)
MOST_AN_HOUR = 30


class Shut(StrEnum):
    """Why a link opens nothing."""

    TAMPERED = "tampered"
    REVOKED = "revoked"
    NOT_YET = "not_yet"
    EXPIRED = "expired"


class SurveyShut(Exception):
    """The link opens nothing: `reason` says why."""

    def __init__(self, reason: Shut) -> None:
        super().__init__(reason)
        self.reason = reason


class FormStale(Exception):
    """The form wasn't made by us, or lay open too long: it has to be loaded again."""


class TooFast(Exception):
    """Nobody types that fast."""


class TooMany(Exception):
    """So many answers came from this place within the hour that people can't have written them."""


@dataclass(frozen=True)
class Said:
    """A kind of business at a moment, and the firm if it was named."""

    moment: str
    kind: str
    firm: str = ""


def token_of(survey: Survey) -> str:
    """What the public link carries; a new edition makes another."""
    return signing.Signer(salt=LINK).sign(f"{survey.uuid.hex}.{survey.edition}")


def survey_of(token: str, *, on: date) -> Survey:
    """The open survey behind a link; nothing is written. Raises `SurveyShut`."""
    try:
        uuid, _dot, edition = signing.Signer(salt=LINK).unsign(token).partition(".")
        survey = Survey.objects.get(uuid=UUID(uuid))
    except (signing.BadSignature, ValueError, Survey.DoesNotExist) as error:
        raise SurveyShut(Shut.TAMPERED) from error
    if survey.revoked_at or edition != str(survey.edition):
        raise SurveyShut(Shut.REVOKED)
    if on < survey.opens_on:
        raise SurveyShut(Shut.NOT_YET)
    if survey.closes_on and on > survey.closes_on:
        raise SurveyShut(Shut.EXPIRED)
    return survey


def new_form(survey: Survey) -> str:
    """What makes a form count once: signed, with the moment it was shown."""
    return signing.TimestampSigner(salt=FORM).sign(f"{survey.uuid.hex}.{secrets.token_urlsafe(12)}")


def visitor_of(survey: Survey, *, address: str | None, on: date) -> str:
    """A keyed digest of a network address that means nothing on another day or for another survey."""
    if not address:
        return ""
    return salted_hmac(VISITOR, f"{survey.pk} {on} {address}", algorithm="sha256").hexdigest()[:32]


def reply(survey: Survey, *, once: str, said: Sequence[Said], visitor: str, now: datetime) -> tuple[SurveyReply, bool]:
    """Keep a customer's answers; the same form sent again gives the same row and False.

    Raises `FormStale`, `TooFast`, `TooMany`.
    """
    _check_form(survey, once)
    key = hashlib.sha256(once.encode()).hexdigest()
    known = SurveyReply.objects.filter(key=key).first()
    if known:
        return known, False
    recent = SurveyReply.objects.filter(visitor=visitor, replied_at__gt=now - AN_HOUR) if visitor else None
    if recent is not None and recent.count() >= MOST_AN_HOUR:
        raise TooMany
    row = SurveyReply(survey=survey, key=key, channel=Channel.LINK, visitor=visitor, replied_at=now)
    try:
        return _keep(row, said=said), True
    except IntegrityError:
        return SurveyReply.objects.get(key=key), False


def type_in(survey: Survey, *, once: str, said: Sequence[Said], by: User, now: datetime) -> SurveyReply:
    """Answers that a customer gave by word of mouth; the same form sent again counts once."""
    key = hashlib.sha256(once.encode()).hexdigest()
    row = SurveyReply(survey=survey, key=key, channel=Channel.TYPED, typed_by=by, replied_at=now)
    try:
        return _keep(row, said=said)
    except IntegrityError:
        return SurveyReply.objects.get(key=key)


@transaction.atomic
def _keep(row: SurveyReply, *, said: Sequence[Said]) -> SurveyReply:
    row.save(force_insert=True)
    SurveyMention.objects.bulk_create(
        SurveyMention(reply=row, moment=one.moment, kind=one.kind, firm=one.firm) for one in said
    )
    return row


def _check_form(survey: Survey, once: str) -> None:
    signer = signing.TimestampSigner(salt=FORM)
    try:
        content = signer.unsign(once, max_age=FORM_LIVES)
    except signing.BadSignature as error:
        raise FormStale from error
    if content.partition(".")[0] != survey.uuid.hex:
        raise FormStale
    try:
        signer.unsign(once, max_age=TYPING_TAKES)
    except signing.SignatureExpired:
        return
    raise TooFast


def save_survey(survey: Survey, **fields: object) -> Survey:
    """A new survey, or other words and days for one."""
    for name, value in fields.items():
        setattr(survey, name, value)
    survey.save()
    return survey


@transaction.atomic
def revoke_link(survey: Survey, *, now: datetime) -> Survey:
    """The public link opens nothing any more; revoking twice is once."""
    fresh = Survey.objects.select_for_update().get(pk=survey.pk)
    if not fresh.revoked_at:
        fresh.revoked_at = now
        fresh.save(update_fields=["revoked_at"])
    return fresh


@transaction.atomic
def renew_link(survey: Survey) -> Survey:
    """Another link; every one before it opens nothing."""
    fresh = Survey.objects.select_for_update().get(pk=survey.pk)
    fresh.edition, fresh.revoked_at = fresh.edition + 1, None
    fresh.save(update_fields=["edition", "revoked_at"])
    return fresh


@transaction.atomic
def make_candidate(survey: Survey, *, firm: str, source: str, by: User) -> tuple[Partner, bool]:
    """The firm as a candidate of the person's; one that is known by this name already is answered instead."""
    Survey.objects.select_for_update().get(pk=survey.pk)
    name = " ".join(firm.split())
    known = Partner.objects.filter(name__iexact=name).first()
    if known:
        return known, False
    return create_partner(Partner(name=name, source=source[:120], manager=by)), True


def firm_named(survey: Survey, firm: str) -> str | None:
    """The firm as customers spelled it; None where nobody named it."""
    named = SurveyMention.objects.filter(reply__survey=survey, firm__iexact=firm).values_list("firm", flat=True)
    return next((name for name in named if fold(name) == fold(firm)), None)
