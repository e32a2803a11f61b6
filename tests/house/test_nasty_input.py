"""Nonsense in every parameter of every page and field of every form: an answer with reason, never an error of ours."""

import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from accounts.services.invitation import invite, token_of
from campaigns.models import Scheme
from campaigns.services.agreement import Heading, Promised, Terms, draft_agreement
from campaigns.services.promise import add_promise
from imports.models import ImportKind
from imports.services import jobs
from imports.services.work import work_on
from partners.models import Contact, Interaction, LegalEntity, Member, MemberRole, Partner, PartnerKind, Task
from partners.services.member import invite_member, join_path
from partners.services.saved_view import save_view
from sales.models import Deal, Product
from strategy.models import Criterion, IdealProfile, JointPlan, Survey
from strategy.services.goal import GoalFacts, save_goal
from strategy.services.survey import token_of as token_of_survey
from tests.house.addresses import every_address
from tests.rendered import forms_of

ASKED = ["%_\\'\";--<img src=x onerror=alert(1)>😀", "-1", "9" * 5000, "0001-01-01", "9999-12-31", "0001-W01"]
SENT = ["-9223372036854775809", "0001-01-01T00:00:00+14:00"]
PARAMETERS = [
    "abc", "as", "author", "before", "by", "code", "contact", "created_week", "done", "flag", "key", "kind", "level",
    "list", "manager", "next", "on", "own", "page", "partner", "per_page", "pick", "profile", "q", "since", "sort",
    "state", "status", "tab", "tag", "tier", "until", "view", "week", "who",
]  # fmt: skip
# Filters that are one form: what is wrong in one hides the others, so they are asked one by one.
NARROWING = ["by", "code", "kind", "manager", "partner", "q", "since", "state", "until", "week"]
ONE_BY_ONE = {"sales:deals", "accounts:audit", "scoring:risks"}
BORROWED = ("account_", "mfa_", "usersessions_", "set_language", "healthz", "readyz")


@pytest.fixture
def world(company, person):
    """Someone who may open everything, and the arguments of addresses that lead to real things."""
    owner, now = person(Role.OWNER), timezone.now()
    kind = PartnerKind.objects.create(name="Designers")
    partner = Partner.objects.create(name="Okna Plus", kind=kind, manager=owner, tags=["vip"])
    Contact.objects.create(partner=partner, name="Ola")
    LegalEntity.objects.create(partner=partner, name="Okna Plus sp. z o.o.")
    Interaction.objects.create(partner=partner, happened_at=now, day=now.date(), author=owner)
    Member.objects.create(partner=partner, user=person(Role.PARTNER), role=MemberRole.PRINCIPAL)
    task = Task.objects.create(partner=partner, title="Call", due_on=now.date(), assignee=owner)
    deal = Deal.objects.create(
        partner=partner, key="1", ordered_on="2026-03-02", amount=1, base_amount=1, currency="EUR"
    )
    invited = invite(email="new@example.test", full_name="", role=Role.MANAGER, by=owner, now=now)
    facts = GoalFacts(
        name="Fifty", starts_on=now.date(), ends_on=now.date() + timedelta(days=90), partners=50, customers=0, orders=9,
        per="week",
    )  # fmt: skip
    goal = save_goal(goal=None, facts=facts, people=[owner])
    plan = JointPlan.objects.create(partner=partner, name="2026", starts_on="2026-01-01", ends_on="2026-12-31")
    survey = Survey.objects.create(name="Autumn", product="ceiling", kinds=["Windows"], opens_on="2026-01-01")
    theirs = invite_member(partner, email="their@example.test", full_name="", role="seller", by=owner, now=now)
    return owner, {
        "accounts:accept": {"token": token_of(invited)},
        "accounts:person": {"uuid": person(Role.MANAGER).uuid},
        **_agreed(partner),
        "campaigns:scheme": {"uuid": Scheme.objects.create(name="Cards", how="Swap them.").uuid},
        "dashboards": {"uuid": partner.uuid},
        "imports": {"uuid": _imported(owner).uuid},
        "partners": {"uuid": partner.uuid},
        "partners:join": {"token": join_path(theirs).split("/")[-2]},
        "partners:task": {"uuid": task.uuid},
        "partners:view": {"uuid": save_view(owner=owner, name="Gold", query="", columns=[], shared=True).uuid},
        "sales": {"uuid": deal.uuid},
        "strategy": {"uuid": IdealProfile.objects.get(code="shop").uuid},
        "strategy:criterion": {"uuid": Criterion.objects.first().uuid},
        "dashboards:goal": {"uuid": goal.uuid},
        "strategy:goal_edit": {"uuid": goal.uuid},
        "strategy:goal_months": {"uuid": goal.uuid},
        "dashboards:plan": {"uuid": plan.uuid},
        "strategy:plan_edit": {"uuid": plan.uuid},
        "strategy:plan_numbers": {"uuid": plan.uuid},
        "strategy:plan_review": {"uuid": plan.uuid},
        "strategy:plan_new": {"uuid": partner.uuid},
        "strategy:survey": {"uuid": survey.uuid},
        "strategy:survey_edit": {"uuid": survey.uuid},
        "strategy:survey_type": {"uuid": survey.uuid},
        "strategy:survey_public": {"token": token_of_survey(survey)},
        "strategy:fit": {"uuid": partner.uuid},
        "sales:product": {"uuid": Product.objects.create(name="Door", price=1, currency="EUR").uuid},
    }


def _agreed(partner):
    """An agreement being drafted and a promise, by the addresses that take them."""
    draft = draft_agreement(partner, heading=Heading(title="Stand"), terms=Terms())
    promised = Promised(side="they", what="Photo", first_due=timezone.now().date())
    promise = add_promise(partner, promised=promised, on=timezone.now().date()).occurrences.get()
    pages = ("agreement", "agreement_edit", "agreement_heading", "agreement_amend", "agreement_end", "agreement_sign")
    of_partner = ("partner_agreements", "agreement_new", "promise_new")
    return {
        **{f"campaigns:{name}": {"uuid": draft.uuid} for name in pages},
        **{f"campaigns:{name}": {"uuid": partner.uuid} for name in of_partner},
        "campaigns:promise": {"uuid": promise.uuid},
    }


def _imported(owner):
    file = ContentFile(b"Id;Name;Phone\n1;Drzwi;12\n2;;3\n", name="a.csv")
    job = jobs.upload(file, kind=ImportKind.PARTNERS, author=owner)
    work_on(job)
    return job


def places(arguments):
    """The name of every page of ours and an address of it that something stands behind."""
    for address in every_address():
        if address.name.startswith(BORROWED):
            continue
        given = arguments.get(address.name, arguments.get(address.name.partition(":")[0], {}))
        fits = set(given) == set(address.converters)
        yield address.name, reverse(address.name, kwargs=given) if fits else address.url()


def questions(name, value):
    if name in ONE_BY_ONE:
        return [{parameter: value} for parameter in NARROWING]
    return [dict.fromkeys(PARAMETERS, value)]


def test_no_address_breaks(world, logged_errors):
    owner, arguments = world
    client, broken = Client(raise_request_exception=False), []
    client.force_login(owner)
    for name, url in places(arguments):
        for value in ASKED:
            for asked in questions(name, value):
                answer = client.get(f"{url}?{urlencode(asked)}")
                if answer.streaming:
                    b"".join(answer.streaming_content)
                if answer.status_code >= 500:
                    broken.append((name, list(asked)[:2], value[:20]))
    logged_errors.clear()
    assert broken == []


def test_no_form_breaks(world, logged_errors):
    owner, arguments = world
    client, broken, seen = Client(raise_request_exception=False), [], set()
    for name, url in places(arguments):
        client.force_login(owner)
        page = client.get(url)
        shown = forms_of(page) if page.status_code == 200 and not page.streaming else []
        for form in (form for form in shown if form.method == "post"):
            target = form.action or url
            if target == reverse("account_logout"):
                continue
            for field in sorted(form.names - {"csrfmiddlewaretoken"}):
                same = (name, re.sub(r"\d+|__prefix__", "0", field))
                for value in [] if same in seen else SENT:
                    answer = client.post(target, {**form.values, field: value})
                    if answer.status_code >= 500:
                        broken.append((name, target, field, value))
                seen.add(same)
    logged_errors.clear()
    assert broken == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_nul_is_refused_with_reason(world, client, method):
    client.force_login(world[0])
    for address in ("/products/", "/partners/", "/deals/", "/log/"):
        assert getattr(client, method)(address, {"q": "a\0b"}).status_code == 400
