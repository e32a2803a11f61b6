"""REST: a key's own rows only, each request once however often it is sent."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.models import Role
from api.models import ApiKey, Reply
from api.services.key import make_key, revoke_key
from campaigns.models import Code
from partners.models import Partner
from sales.models import Referral
from sales.rules.customer import Customer
from sales.services.referral import Entry, register
from tests.house.addresses import MISSING
from tests.rendered import submit

BODY = {"customer": "Ola Nowak", "phone": "600 100 200"}
ALL = ["referrals:read", "referrals:write"]


@pytest.fixture
def firm(company):
    return Partner.objects.create(name="Own firm", external_id="N-1")


@pytest.fixture
def foreign(company):
    return Partner.objects.create(name="Canary firm", external_id="N-2")


@pytest.fixture
def owner(person):
    return person(Role.OWNER)


@pytest.fixture
def key(owner):
    def make(partner, *, scopes=ALL):
        return make_key(name="Site", partner=partner, scopes=scopes, by=owner, now=timezone.now())[1]

    return make


@pytest.fixture
def call(client):
    def ask(text, body=None, *, idempotency="k1", path=""):
        headers = {"Authorization": f"Bearer {text}", "Idempotency-Key": idempotency}
        if body is None:
            return client.get(f"/api/v1/referrals{path}", headers=headers)
        return client.post("/api/v1/referrals", body, content_type="application/json", headers=headers)

    return ask


@pytest.fixture
def theirs(company, foreign):
    entry = Entry(
        key="c", customer=Customer(name="Canary customer", phone="600100999"), source="manager", note="Canary"
    )
    return register(foreign, entry=entry, by=None, now=timezone.now(), company=company).referral


def test_a_customer_is_registered(call, key, firm):
    answer = call(key(firm), BODY)
    referral = Referral.objects.get()
    assert (answer.status_code, referral.partner, referral.source) == (201, firm, "api")
    told = answer.json()
    assert (told["uuid"], told["state"], told["taken_on"]) == (str(referral.uuid), "new", None)


def test_the_same_request_gets_the_same_answer(call, key, firm):
    text = key(firm)
    first = call(text, BODY)
    Referral.objects.update(state="accepted")
    assert call(text, BODY).content == first.content
    assert (Referral.objects.count(), Reply.objects.count()) == (1, 1)


@pytest.mark.parametrize("other", [{"customer": "Else"}, {"phone": "600100201"}, {"note": "more"}])
def test_another_request_under_the_same_key_is_refused(call, key, firm, other):
    text = key(firm)
    call(text, BODY)
    assert call(text, {**BODY, **other}).status_code == 409
    assert Referral.objects.count() == 1


@pytest.mark.parametrize(
    "body",
    [{}, {"customer": "Ola"}, {**BODY, "customer": ""}, {**BODY, "phone": "1"}, {**BODY, "code": "none"},
     {**BODY, "kind": "x"}, {**BODY, "email": "x"}, {**BODY, "surprise": 1}, {**BODY, "partner": "N-2"}, [], "x",
     {**BODY, "customer": "Ola\0"}, {**BODY, "note": "\0"}, {**BODY, "email": "a\0@b.test"}],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_keeps_nothing(call, key, firm, foreign, body):
    assert call(key(firm), body).status_code in (400, 422)
    assert not Referral.objects.exists()
    assert not Reply.objects.exists()


def test_a_request_without_its_own_key_is_refused(client, key, firm):
    headers = {"Authorization": f"Bearer {key(firm)}"}
    assert client.post("/api/v1/referrals", BODY, content_type="application/json", headers=headers).status_code == 422


def test_a_late_claim_is_told_since_when_and_no_name(call, key, firm, theirs):
    answer = call(key(firm), {**BODY, "phone": "600100999"})
    told = answer.json()
    assert (told["state"], told["taken_on"], told["reason"]) == (
        "rejected",
        str(theirs.registered_on),
        "registered before",
    )
    assert b"Canary" not in answer.content


def test_a_code_names_the_seller(call, key, firm, foreign):
    code = Code.objects.create(partner=firm, text="TOP", key="T0P")
    Code.objects.create(partner=foreign, text="CANARY", key="CANARY")
    text = key(firm)
    assert call(text, {**BODY, "code": "canary"}).status_code == 422
    call(text, {**BODY, "code": "top"})
    assert Referral.objects.get().code == code


def test_anothers_referral_and_a_missing_one_answer_alike(call, key, firm, theirs):
    text = key(firm)
    found, missing = (call(text, path=f"/{uuid}") for uuid in (theirs.uuid, MISSING))
    assert (found.status_code, found.content) == (missing.status_code, missing.content) == (404, missing.content)
    assert call(text).json() == {"items": [], "next": None}
    assert call(text, path=f"?before={theirs.uuid}").json() == {"items": [], "next": None}


def test_the_companys_key_names_the_partner(call, key, firm, theirs):
    text = key(None)
    assert call(text, BODY).status_code == 422
    assert call(text, {**BODY, "partner": "N-9"}).status_code == 422
    assert call(text, {**BODY, "partner": "N-1"}).status_code == 201
    assert len(call(text).json()["items"]) == 2


def test_a_key_does_what_it_may(call, key, firm):
    reads, writes = key(firm, scopes=["referrals:read"]), key(firm, scopes=["referrals:write"])
    assert call(reads, BODY).status_code == 403
    assert call(writes).status_code == 403
    assert call(writes, BODY).status_code == 201
    assert len(call(reads).json()["items"]) == 1


@pytest.mark.parametrize("text", ["", "x", "prm_x_y", "prm__", "prm_\0_x"])
def test_a_wrong_key_opens_nothing(company, call, text):
    assert call(text or "none", BODY).status_code == 401


def test_a_revoked_or_changed_key_opens_nothing(call, key, firm):
    text = key(firm)
    assert call(text[:-1] + ("a" if text[-1] != "a" else "b")).status_code == 401
    assert call(text).status_code == 200
    revoke_key(ApiKey.objects.get(), now=timezone.now())
    assert call(text).status_code == 401


def test_pages_follow_each_other(call, key, firm, company, monkeypatch):
    monkeypatch.setattr("api.views.v1.PAGE_SIZE", 2)
    text = key(firm)
    for n in range(5):
        call(text, {**BODY, "phone": f"60010030{n}"}, idempotency=f"n{n}")
    seen, before = [], ""
    while before is not None:
        page = call(text, path=f"?before={before}" if before else "").json()
        seen += [item["uuid"] for item in page["items"]]
        before = page["next"]
    assert len(seen) == len(set(seen)) == 5


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_one_is_registered(key, firm):
    text = key(firm)

    def one(_):
        try:
            headers = {"Authorization": f"Bearer {text}", "Idempotency-Key": "same"}
            answer = Client().post("/api/v1/referrals", BODY, content_type="application/json", headers=headers)
            return answer.status_code, answer.content
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        answers = set(pool.map(one, range(18)))
    assert len(answers) == 1
    assert Referral.objects.count() == 1


def test_keys_are_made_shown_once_and_revoked(log_in, owner, firm):
    client = log_in(owner)
    page = submit(client, "/api/keys/", name="Web site", partner="own firm", scopes=["referrals:write"])
    made = ApiKey.objects.get()
    assert f"prm_{made.prefix}_" in page.content.decode()
    assert made.digest not in page.content.decode()
    again = client.get("/api/keys/").content.decode()
    assert again.count(f"prm_{made.prefix}_") == 1
    submit(client, "/api/keys/", action=f"/api/keys/{made.uuid}/revoke/")
    made.refresh_from_db()
    assert made.revoked_at
    assert submit(client, "/api/keys/", name="x", partner="Nobody").status_code == 422


def test_the_page_about_the_api_needs_nothing_from_elsewhere(log_in, owner, client):
    page = log_in(owner).get("/api/").content.decode()
    assert "POST /api/v1/referrals" in page
    assert "cdn" not in page
    assert client.get("/api/v1/openapi.json").json()["paths"]
