"""REST, version 1: referrals (J1). A partner's key reads and writes that partner's rows only."""

from contextlib import AbstractContextManager, nullcontext
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Header, NinjaAPI, Status
from ninja.errors import HttpError
from ninja.security import HttpBearer

from accounts.access import PUBLIC
from api.models import ApiKey, ApiScope
from api.services.key import find_key
from api.services.reply import OtherRequest, once
from api.views.schemas import ReferralIn, ReferralList, ReferralOut, Refusal
from campaigns.models import Code
from core.queries.company import company_day, company_of
from partners.models import Partner
from partners.queries.scope import only
from sales.models import Referral, ReferralSource
from sales.models.referral import ReferralQuerySet
from sales.rules.customer import Customer
from sales.rules.protection import TAKEN
from sales.services.referral import Entry, KeyReused, NoContact, register

PAGE_SIZE = 100


class KeyRequest(HttpRequest):
    """A request that a key was let in with."""

    auth: ApiKey


class KeyAuth(HttpBearer):
    """`Authorization: Bearer prm_…`"""

    def authenticate(self, request: HttpRequest, token: str) -> ApiKey | None:
        return find_key(token, on=company_day(timezone.now(), of=company_of(request)))


api = NinjaAPI(title="prm", version="1", urls_namespace="v1", auth=KeyAuth(), docs_url=None, openapi_url=None)


def scope_of(key: ApiKey, *, needs: str) -> AbstractContextManager[None]:
    """What the key may touch; refused where it lacks the scope."""
    if needs not in key.scopes:
        raise HttpError(403, f"This key lacks {needs}.")
    return only([key.partner_id]) if key.partner_id else nullcontext()


def referrals_of(key: ApiKey) -> ReferralQuerySet:
    return Referral.objects.filter(partner=key.partner_id) if key.partner_id else Referral.objects.all()


@api.post("/referrals", response={201: ReferralOut, 400: Refusal, 403: Refusal, 409: Refusal, 422: Refusal})
def register_referral(
    request: KeyRequest,
    body: ReferralIn,
    idempotency_key: Annotated[str, Header(min_length=1, max_length=100)],
) -> Status[dict[str, object]]:
    """Register a customer once: send the same request again with the same `Idempotency-Key` as often as you need."""
    key = request.auth
    with scope_of(key, needs=ApiScope.WRITE):
        try:
            status, told = once(
                key,
                idempotency_key=idempotency_key,
                asked=body.model_dump_json().encode(),
                work=lambda: _register(request, body, idempotency_key=idempotency_key),
                now=timezone.now(),
            )
        except (OtherRequest, KeyReused) as error:
            raise HttpError(409, "This Idempotency-Key belongs to a request that said something else.") from error
        return Status(status, told)


def _register(request: KeyRequest, body: ReferralIn, *, idempotency_key: str) -> tuple[int, dict[str, object]]:
    key = request.auth
    partner = _partner(key, external_id=body.partner)
    code = Code.objects.typed(body.code).filter(partner=partner.pk).first() if body.code else None
    if body.code and code is None:
        raise HttpError(422, "This partner has no such code.")
    entry = Entry(
        key=f"api:{key.pk}:{idempotency_key}",
        customer=Customer(name=body.customer, phone=body.phone, email=body.email, tax_id=body.tax_id),
        source=ReferralSource.API,
        kind=body.kind,
        code=code,
        note=body.note,
    )
    try:
        made = register(partner, entry=entry, by=None, now=timezone.now(), company=company_of(request))
    except NoContact as error:
        raise HttpError(422, "A phone, an e-mail or a tax id is needed.") from error
    told = _told(made.referral) | {"taken_on": made.taken_on}
    return 201, ReferralOut.model_validate(told).model_dump(mode="json")


def _partner(key: ApiKey, *, external_id: str) -> Partner:
    if key.partner:
        if external_id and external_id != key.partner.external_id:
            raise HttpError(422, "There is no such partner.")
        return key.partner
    found = Partner.objects.filter(external_id=external_id).first() if external_id else None
    if found is None:
        raise HttpError(422, "There is no such partner.")
    return found


@api.get("/referrals", response={200: ReferralList, 403: Refusal})
def list_referrals(request: KeyRequest, before: UUID | None = None, state: str = "") -> dict[str, object]:
    """A hundred, newest first; `before` is the uuid that the last page ended with."""
    key = request.auth
    with scope_of(key, needs=ApiScope.READ):
        found = referrals_of(key).order_by("-pk")
        if state:
            found = found.filter(state=state)
        if before:
            end = referrals_of(key).filter(uuid=before).values_list("pk", flat=True).first()
            found = found.filter(pk__lt=end or 0)
        rows = list(found[: PAGE_SIZE + 1])
        shown = rows[:PAGE_SIZE]
        more = len(rows) > PAGE_SIZE
        return {"items": [_shown(key, row) for row in shown], "next": str(shown[-1].uuid) if more else None}


@api.get("/referrals/{uuid}", response={200: ReferralOut, 403: Refusal, 404: Refusal})
def one_referral(request: KeyRequest, uuid: UUID) -> dict[str, object]:
    """Where one stands."""
    key = request.auth
    with scope_of(key, needs=ApiScope.READ):
        found = referrals_of(key).filter(uuid=uuid).first()
        if found is None:
            raise HttpError(404, "There is no such referral.")
        return _shown(key, found)


def _shown(key: ApiKey, referral: Referral) -> dict[str, object]:
    """A late claim tells since when, as when it was registered; whose the first one is stays ours."""
    return _told(referral) | {"taken_on": None}


def _told(referral: Referral) -> dict[str, object]:
    names = ("uuid", "customer", "state", "direction", "kind", "registered_at", "protected_until")
    reason = "registered before" if referral.reason == TAKEN else referral.reason
    return {name: getattr(referral, name) for name in names} | {"reason": reason}


def _declare(views: list[Any]) -> None:
    """Who may is told by the key, not by a session."""
    for pattern in views:
        pattern.callback.access = PUBLIC


routes = api.urls
_declare(routes[0])
