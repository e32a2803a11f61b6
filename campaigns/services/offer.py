"""Keeping ready offers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from accounts.models import User
from campaigns.models import Offer, OfferOption, Scheme
from campaigns.rules.proposal import fits_a_page
from partners.models import PartnerKind


class NotTwoToFour(Exception):
    """An offer has two to four options: one is no choice, five are a catalogue."""


@dataclass(frozen=True, kw_only=True)
class OfferWords:
    title: str
    kind: PartnerKind | None = None
    intro: str = ""
    closing: str = ""
    valid_days: int = 30


@dataclass(frozen=True, kw_only=True)
class OptionWords:
    """What an option says; one thing on a line."""

    scheme: Scheme
    title: str
    we_give: str
    they_give: str
    we_win: str = ""
    they_win: str = ""
    price: str = ""


@transaction.atomic
def save_offer(offer: Offer | None, *, words: OfferWords, options: Sequence[OptionWords], by: User) -> Offer:
    """A new offer, or other words for one; copies that were sent keep theirs. Raises NotTwoToFour."""
    if not fits_a_page(len(options)):
        raise NotTwoToFour(len(options))
    offer = offer or Offer(author=by)
    for name, value in vars(words).items():
        setattr(offer, name, value)
    offer.save()
    offer.options.all().delete()
    OfferOption.objects.bulk_create(
        OfferOption(offer=offer, position=position, **vars(option)) for position, option in enumerate(options, start=1)
    )
    return offer


def set_aside(offer: Offer, *, active: bool) -> Offer:
    """Offered no more, or again."""
    offer.is_active = active
    offer.save(update_fields=["is_active", "updated_at"])
    return offer


def page_of(offer: Offer) -> dict[str, Any]:
    """The offer's words as they go to a partner and stay with what was sent."""
    return {
        "title": offer.title,
        "intro": offer.intro,
        "closing": offer.closing,
        "options": [
            {
                "key": str(option.uuid),
                "scheme": str(option.scheme.uuid),
                "title": option.title,
                "we_give": _lines(option.we_give),
                "they_give": _lines(option.they_give),
                "we_win": _lines(option.we_win),
                "they_win": _lines(option.they_win),
                "price": option.price,
            }
            for option in offer.options.select_related("scheme")
        ],
    }


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
