"""Sending an offer to a partner, and what the partner does with it (C2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from campaigns.models import Agreement, Offer, Proposal, ProposalState, Scheme
from campaigns.rules.proposal import BY_PARTNER, BY_US, may_move
from campaigns.services.agreement import Heading, Terms, draft_agreement
from campaigns.services.document import offer_pdf
from campaigns.services.offer import page_of
from core.models import Company
from core.queries.address import absolute
from core.queries.company import company
from core.services import link as links
from notify.services.outbox import Enclosure, post
from notify.services.tell import tell
from partners.models import Contact, Partner

PURPOSE = "offer"


class NotPossible(Exception):
    """The offer isn't in a state in which this may happen."""


class NothingChosen(Exception):
    """Who accepts says which options."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What was answered, by whom, and which options by their keys."""

    accepted: bool
    name: str
    chosen: Sequence[str] = ()
    comment: str = ""


@transaction.atomic
def send_offer(
    offer: Offer, *, partner: Partner, contact: Contact | None, email: str, by: User, now: datetime, today: date
) -> tuple[Proposal, str]:
    """A copy for the partner and the address of its page, which is shown once.

    With an e-mail the letter with the link and the document goes out by itself.
    """
    proposal = Proposal.objects.create(
        offer=offer, partner=partner, contact=contact, email=email, page=page_of(offer), sent_by=by, sent_at=now,
        valid_until=today + timedelta(days=offer.valid_days),
    )  # fmt: skip
    return proposal, _door(proposal, now=now)


@transaction.atomic
def new_link(proposal: Proposal, *, now: datetime) -> str:
    """Another address of the page; the one before opens nothing any more. Raises NotPossible."""
    held = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if not may_move(held.state, ProposalState.ACCEPTED) or _end_of(held, own=company()) <= now:
        raise NotPossible(held.state)
    links.revoke(purpose=PURPOSE, subject=held.uuid, now=now)
    return _door(held, now=now)


@transaction.atomic
def opened(proposal: Proposal, *, now: datetime) -> Proposal:
    """A person has the page before their eyes; only the first time counts."""
    changed = Proposal.objects.filter(pk=proposal.pk, state=ProposalState.SENT)
    if changed.update(state=ProposalState.OPENED, opened_at=now):
        _tell(proposal, event="offer_opened", now=now)
    proposal.refresh_from_db()
    return proposal


@transaction.atomic
def answer(proposal: Proposal, *, given: Answer, by: User | None, now: datetime) -> Agreement | None:
    """The partner's answer, from the page or told to one of us (`by`); accepted, it becomes a draft of an agreement.

    Raises NotPossible, NothingChosen.
    """
    held = Proposal.objects.select_for_update().get(pk=proposal.pk)
    to = ProposalState.ACCEPTED if given.accepted else ProposalState.DECLINED
    if not may_move(held.state, to) or to not in (BY_US if by else BY_PARTNER):
        raise NotPossible(held.state)
    known = {option["key"] for option in held.page["options"]}
    chosen = [key for key in given.chosen if key in known]
    if given.accepted and not chosen:
        raise NothingChosen
    held.state, held.answered_at, held.answered_by = to, now, given.name.strip()[:150]
    held.chosen, held.comment = (chosen if given.accepted else []), given.comment.strip()
    held.opened_at = held.opened_at or now
    held.save()
    links.revoke(purpose=PURPOSE, subject=held.uuid, now=now)
    _tell(held, event="offer_answered", now=now)
    return _draft(held) if given.accepted else None


@transaction.atomic
def withdraw(proposal: Proposal, *, now: datetime) -> Proposal:
    """We take it back; its link opens nothing any more. Raises NotPossible."""
    held = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if not may_move(held.state, ProposalState.WITHDRAWN):
        raise NotPossible(held.state)
    held.state = ProposalState.WITHDRAWN
    held.save(update_fields=["state"])
    links.revoke(purpose=PURPOSE, subject=held.uuid, now=now)
    return held


def expire_proposals(*, on: date) -> int:
    """Offers whose last day is before `on` and that nobody answered; how many."""
    return Proposal.objects.waiting().filter(valid_until__lt=on).update(state=ProposalState.EXPIRED)


def _door(proposal: Proposal, *, now: datetime) -> str:
    own = company()
    end = _end_of(proposal, own=own)
    token = links.issue(purpose=PURPOSE, subject=proposal.uuid, recipient=proposal.email, expires_at=end, now=now)
    address = absolute(f"/offers/open/{token}/")
    if proposal.email:
        _write(proposal, address=address, own=own, now=now)
    return address


def _end_of(proposal: Proposal, *, own: Company) -> datetime:
    """The first moment after its last day."""
    return datetime.combine(proposal.valid_until + timedelta(days=1), time(0), ZoneInfo(own.time_zone))


def _write(proposal: Proposal, *, address: str, own: Company, now: datetime) -> None:
    with override(own.languages[0] if own.languages else "en"):
        name = proposal.contact.name if proposal.contact else proposal.partner.name
        words = {
            "name": name, "title": proposal.page["title"], "company": own.name, "address": address,
            "day": f"{proposal.valid_until:%Y-%m-%d}",
        }  # fmt: skip
        body = _(
            "Hello %(name)s,\n\nhere is our offer: %(title)s.\n\nRead it and answer on this page:\n%(address)s\n\n"
            "It holds until %(day)s. The same on one page is attached.\n\n%(company)s\n"
        )
        document = Enclosure("offer.pdf", "application/pdf", offer_pdf(proposal, company=own, address=address))
        post(
            to=proposal.email,
            subject=f"{own.name}: {proposal.page['title']}",
            body=body % words,
            key=f"offer:{address[-40:]}",
            attachments=[document],
            now=now,
        )


def _tell(proposal: Proposal, *, event: str, now: datetime) -> None:
    people = {person for person in (proposal.sent_by, proposal.partner.manager) if person}
    answer_words = f"{proposal.get_state_display()}. {proposal.comment}".strip()
    tell(
        event=event,
        users=people,
        context={"partner": proposal.partner.name, "offer": str(proposal), "answer": answer_words},
        url=f"/offers/sent/{proposal.uuid}/",
        key=f"{event}:{proposal.uuid}",
        now=now,
    )


def _draft(proposal: Proposal) -> Agreement:
    """The first draft, of what was chosen."""
    options = [option for option in proposal.page["options"] if option["key"] in proposal.chosen]
    prices = [f"{option['title']}: {option['price']}" for option in options if option["price"]]
    return draft_agreement(
        proposal.partner,
        heading=Heading(
            title=", ".join(option["title"] for option in options)[:160],
            our_responsible=proposal.partner.manager or proposal.sent_by,
            their_responsible=proposal.contact,
            legal_entity=proposal.partner.legal_entities.first(),
        ),
        terms=Terms(
            we_give="\n".join(line for option in options for line in option["we_give"]),
            they_give="\n".join(line for option in options for line in option["they_give"]),
            commission="\n".join(prices),
            territory=proposal.partner.city,
        ),
        schemes=Scheme.objects.filter(uuid__in=[option["scheme"] for option in options]),
        proposal=proposal,
    )
