"""Sending statements: a letter with a signed link to each address, and the state that says so (E3)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from core.models import Company, SignedLink
from core.queries.address import absolute
from core.queries.company import company
from core.services import link as links
from notify.models import Letter
from notify.services.outbox import one_line, post, post_many
from settlements.models import Statement, StatementState
from settlements.queries.statement import Recipient, recipients_of

PURPOSE = "statement"
VALID_FOR = timedelta(days=45)


@transaction.atomic
def send(statements: Sequence[Statement], *, by: User | None, now: datetime) -> int:
    """Send those that are made or whose dispute was answered; how many went. One without an address stays as it is."""
    states = (StatementState.MADE, StatementState.DISPUTED)
    waiting = Statement.objects.filter(pk__in=[each.pk for each in statements], state__in=states).order_by("pk")
    rows = list(
        waiting.select_for_update(of=("self",)).select_related("partner", "legal_entity", "seller__member__user")
    )
    to, own = recipients_of(rows), company()
    going = [statement for statement in rows if to[statement.pk]]
    letters = [_letter(each, to=person, of=own, now=now) for each in going for person in to[each.pk]]
    post_many(letters)
    Statement.objects.filter(pk__in=[each.pk for each in going]).update(
        state=StatementState.SENT, sent_by=by, sent_at=now
    )
    return len(going)


@transaction.atomic
def send_link_again(link: SignedLink, *, now: datetime) -> None:
    """A fresh link to the address that the old one went to, once a day."""
    statement = Statement.objects.select_related("partner", "legal_entity", "seller").get(uuid=link.subject)
    person = next(
        (each for each in recipients_of([statement])[statement.pk] if each.email.lower() == link.recipient), None
    )
    key = f"statement-again:{link.uuid}:{now.date()}"
    if person and not Letter.objects.filter(key=key).exists():
        letter = _letter(statement, to=person, of=company(), now=now)
        post(to=letter.to, subject=letter.subject, body=letter.body, key=key, now=now)


def link_to(statement: Statement, *, recipient: str, now: datetime) -> str:
    """The path of a new link to a statement."""
    token = links.issue(
        purpose=PURPOSE, subject=statement.uuid, recipient=recipient, expires_at=now + VALID_FOR, now=now
    )
    return reverse("settlements:statement_link", args=[token])


def _letter(statement: Statement, *, to: Recipient, of: Company, now: datetime) -> Letter:
    with translation.override(to.language or (of.languages[0] if of.languages else "en")):
        words = {
            "statement": statement,
            "name": to.name,
            "company": of.name,
            "link": absolute(link_to(statement, recipient=to.email, now=now)),
            "until": now + VALID_FOR,
        }
        subject = _("%(company)s: your statement %(number)s") % {"company": of.name, "number": statement.number}
        body = render_to_string("settlements/email/statement.txt", words)
    return Letter(
        key=f"statement:{statement.uuid}:{to.email}:{now.isoformat()}",
        to=to.email,
        subject=one_line(subject),
        body=body,
        created_at=now,
        next_at=now,
    )
