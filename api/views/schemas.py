"""What the API takes and answers."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field


def _plain(text: str) -> str:
    if "\0" in text:
        raise ValueError("NUL is in no text.")
    return text


Text = Annotated[str, AfterValidator(_plain)]


class ReferralIn(Schema):
    """A customer. At least one of phone, e-mail and tax id is needed."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    customer: Text = Field(min_length=1, max_length=150)
    phone: Text = Field("", max_length=60)
    email: Text = Field("", max_length=254, pattern=r"^$|^[^@\s]+@[^@\s]+\.[^@\s]+$")
    tax_id: Text = Field("", max_length=32)
    note: Text = Field("", max_length=1000)
    code: Text = Field("", max_length=40, description="A coupon code of the partner, in any spelling.")
    kind: str = Field("lead", pattern="^(lead|registration)$")
    partner: Text = Field("", max_length=64, description="The partner's external id: only with a key of the company.")


class ReferralOut(Schema):
    """A referral as the key's owner may see it. `taken_on`: since when another claim holds the customer."""

    uuid: UUID
    customer: str
    state: str
    reason: str
    direction: str
    kind: str
    registered_at: datetime
    protected_until: date | None
    taken_on: date | None


class ReferralList(Schema):
    """Newest first; `next` is the `before` of the next page, null at the end."""

    items: list[ReferralOut]
    next: str | None


class Refusal(Schema):
    """Why it was refused, in one sentence."""

    detail: str
