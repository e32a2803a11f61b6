"""Ready offers of the demo company, sent to partners of their kind."""

from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from accounts.models import User
from campaigns.models import Agreement, Offer, Proposal, ProposalState, Scheme
from campaigns.services.offer import OfferWords, OptionWords, page_of, save_offer
from demo.rules.offers import COMMENTS, FATES, OFFERS, ReadyOffer
from demo.services.partners import Cast
from partners.models import PartnerKind

ZONE = ZoneInfo("Europe/Minsk")
ANSWERED = (ProposalState.ACCEPTED, ProposalState.DECLINED)


def create_offers(rows: list[Cast], *, by_kind: dict[str, PartnerKind], by: User, on: date, dice: Random) -> int:
    """Offers, and copies in every state: sent, opened, answered both ways, expired, withdrawn; how many copies."""
    schemes = {scheme.code: scheme for scheme in Scheme.objects.exclude(code="")}
    made = {ready.kind: _save(ready, schemes=schemes, kind=by_kind[ready.kind], by=by) for ready in OFFERS}
    asked = [row for row in rows if row.sheet.name in made and row.story.name != "ended"]
    chosen = dice.sample(asked, min(len(FATES), len(asked)))
    sent = [
        _send(made[row.sheet.name], row=row, state=state, at=_at(on - timedelta(days=ago)), dice=dice)
        for row, (state, ago) in zip(chosen, FATES, strict=False)
    ]
    Proposal.objects.bulk_create(sent)
    for proposal in sent:
        if proposal.state == ProposalState.ACCEPTED:
            Agreement.objects.filter(partner=proposal.partner, proposal=None).update(proposal=proposal)
    return len(sent)


def _save(ready: ReadyOffer, *, schemes: dict[str, Scheme], kind: PartnerKind, by: User) -> Offer:
    words = OfferWords(title=ready.title, kind=kind, intro=ready.intro, closing=ready.closing, valid_days=30)
    options = [
        OptionWords(
            scheme=schemes[option.scheme], title=option.title, we_give=option.we_give, they_give=option.they_give,
            we_win=option.we_win, they_win=option.they_win, price=option.price,
        )
        for option in ready.options
    ]  # fmt: skip
    return save_offer(None, words=words, options=options, by=by)


def _send(offer: Offer, *, row: Cast, state: str, at: datetime, dice: Random) -> Proposal:
    contact, page = row.partner.contacts.first(), page_of(offer)
    opened = at + timedelta(hours=dice.randint(1, 40)) if state in ("opened", *ANSWERED) else None
    proposal = Proposal(
        offer=offer, partner=row.partner, contact=contact, email=contact.email if contact else "", page=page,
        state=state, sent_by=row.partner.manager, sent_at=at, valid_until=at.date() + timedelta(days=30),
        opened_at=opened,
    )  # fmt: skip
    if opened and state in ANSWERED:
        proposal.answered_at = opened + timedelta(minutes=dice.randint(3, 90))
        proposal.answered_by = contact.name if contact else row.partner.name
        proposal.comment = COMMENTS[state]
        proposal.chosen = [page["options"][0]["key"]] if state == ProposalState.ACCEPTED else []
    return proposal


def _at(day: date) -> datetime:
    return datetime.combine(day, time(10, 20), ZONE)
