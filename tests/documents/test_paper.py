"""The registry of papers: states by role, the list, reminders, and who sees what."""

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Role
from documents.models import Paper, PaperState
from documents.rules.paper import MOVES, NIGHT, REMIND_BEFORE, may_move, moves_from, reminder_due
from documents.services.paper import (
    ExpiryNeeded,
    ForeignEntity,
    MoveNotAllowed,
    NumberTaken,
    PaperFacts,
    add_paper,
    change_paper,
    move_paper,
)
from documents.services.reminders import remind
from notify.models import Notice
from partners.models import LegalEntity, Member, MemberRole, Partner
from tests.documents.conftest import upload
from tests.rendered import submit

DAY = date(2026, 11, 4)
NOW = datetime(2026, 11, 4, 10, tzinfo=UTC)
STATES = PaperState.values
PEOPLE = [*Role.values, NIGHT]
STAFF = {"owner", "head", "manager", "accountant"}
ALLOWED = {
    ("draft", "sent"): STAFF,
    ("draft", "signed"): STAFF,
    ("draft", "cancelled"): STAFF,
    ("sent", "draft"): STAFF,
    ("sent", "signed"): STAFF,
    ("sent", "cancelled"): STAFF,
    ("signed", "expired"): {"night"},
    ("signed", "cancelled"): {"owner", "head"},
    ("expired", "signed"): STAFF,
    ("expired", "cancelled"): {"owner", "head"},
}


@pytest.fixture
def manager(person):
    return person(Role.MANAGER, sees_all_partners=False)


@pytest.fixture
def firm(company, manager):
    return Partner.objects.create(name="Okna Plus", manager=manager)


@pytest.fixture
def make_paper(firm):
    def make(state="draft", *, of=None, **facts):
        facts = PaperFacts(**{"kind": "contract", "dated_on": DAY, **facts})
        paper = add_paper(of or firm, facts=facts, by=None, now=NOW)
        Paper.objects.filter(pk=paper.pk).update(state=state, sent_on=DAY, signed_on=DAY)
        paper.refresh_from_db()
        return paper

    return make


def test_every_pair_of_states_for_every_role():
    for before, to, role in product(STATES, STATES, PEOPLE):
        assert may_move(before, to=to, role=role) is (role in ALLOWED.get((before, to), set())), (before, to, role)
    assert set(MOVES) == set(ALLOWED)
    assert moves_from("signed", role="manager") == []


@pytest.mark.parametrize("before", STATES)
@pytest.mark.parametrize("to", STATES)
def test_the_service_moves_as_the_table_says(make_paper, before, to):
    paper = make_paper(before, expires_on=DAY + timedelta(days=9))
    if to in {after for (at, after), roles in ALLOWED.items() if at == before and "owner" in roles}:
        assert move_paper(paper, to=to, role="owner", on=DAY).state == to
    else:
        with pytest.raises(MoveNotAllowed):
            move_paper(paper, to=to, role="owner", on=DAY)


def test_an_expired_paper_holds_again_only_with_a_day_to_come(make_paper):
    paper = make_paper("expired", expires_on=DAY - timedelta(days=1))
    with pytest.raises(ExpiryNeeded):
        move_paper(paper, to="signed", role="owner", on=DAY)
    change_paper(paper, facts=PaperFacts(kind="contract", dated_on=DAY, expires_on=DAY + timedelta(days=1)))
    assert move_paper(paper, to="signed", role="owner", on=DAY).state == "signed"


def test_what_was_sent_says_what_it_says(make_paper):
    paper = make_paper("sent", number="7")
    changed = change_paper(paper, facts=PaperFacts(kind="act", dated_on=DAY, number="8", note="asked twice"))
    assert (changed.kind, changed.number, changed.note) == ("contract", "7", "asked twice")


def test_a_number_is_one_papers_and_a_legal_entity_the_partners_own(make_paper, firm, company):
    make_paper(number="7")
    with pytest.raises(NumberTaken):
        make_paper(number="7")
    make_paper(number="7", kind="annex")
    foreign = LegalEntity.objects.create(partner=Partner.objects.create(name="Other"), name="Other Ltd")
    with pytest.raises(ForeignEntity):
        make_paper(legal_entity=foreign)


@pytest.mark.parametrize(
    ("days", "due"), [(31, None), (30, 30), (29, 30), (8, 30), (7, 7), (2, 7), (1, 1), (0, 1), (-1, None)]
)
def test_which_reminder_a_day_calls_for(days, due):
    assert reminder_due(days) == due


def test_each_reminder_is_told_once_whatever_nights_were_missed(make_paper, manager):
    make_paper("signed", number="7", expires_on=DAY)
    told = []
    for back in [*range(40, 20, -1), 5, 5, 1, 0, -1, -2]:
        remind(on=DAY - timedelta(days=back), now=NOW)
        told.append(Notice.objects.filter(user=manager).count())
    assert max(told) == len(REMIND_BEFORE)
    assert told[:11].count(0) == 10
    assert Paper.objects.get().state == "expired"
    assert "Contract 7" in Notice.objects.first().text


def test_an_unmanaged_partners_papers_are_told_to_the_heads(make_paper, firm, person):
    Partner.objects.update(manager=None)
    head = person(Role.HEAD)
    make_paper("signed", expires_on=DAY)
    remind(on=DAY, now=NOW)
    assert list(Notice.objects.values_list("user", flat=True)) == [head.pk]


def test_a_paper_from_its_form_to_signed(firm, manager, log_in):
    entity = LegalEntity.objects.create(partner=firm, name="Okna Plus sp. z o.o.")
    client = log_in(manager)
    answer = submit(
        client, f"/papers/new/?partner={firm.uuid}", kind="act", number="A-1", dated_on="2026-11-04",
        legal_entity=entity.uuid, month="2026-10", amount="1,250.50", currency="EUR", expires_on="", note="",
    )  # fmt: skip
    paper = Paper.objects.get()
    assert answer.url == f"/papers/{paper.uuid}/"
    assert (paper.month, paper.amount, paper.legal_entity, paper.state) == (date(2026, 10, 1), 125050, entity, "draft")
    client.post(f"/papers/{paper.uuid}/files/", {"file": upload(name="act.pdf")})
    assert "act.pdf" in client.get(f"/papers/{paper.uuid}/").content.decode()
    for to in ("sent", "signed"):
        client.post(f"/papers/{paper.uuid}/move/", {"to": to})
    paper.refresh_from_db()
    assert paper.state == "signed"
    assert paper.signed_on
    client.post(f"/papers/{paper.uuid}/move/", {"to": "draft"})
    assert "moved on meanwhile" in client.get(f"/papers/{paper.uuid}/").content.decode()
    form = client.get(f"/papers/{paper.uuid}/edit/").content.decode()
    assert 'name="number"' not in form


def test_a_bad_file_says_why_and_changes_nothing(make_paper, manager, log_in):
    paper, client = make_paper(), log_in(manager)
    client.post(f"/papers/{paper.uuid}/files/", {"file": upload(b"MZ", "act.exe")})
    assert "This kind of file isn&#x27;t kept" in client.get(f"/papers/{paper.uuid}/").content.decode()
    assert paper.files.count() == 0


def test_the_list_narrows_and_exports(make_paper, firm, person, log_in):
    other = Partner.objects.create(name="Drzwi")
    make_paper("sent", number="S-1")
    make_paper("signed", number="G-1", expires_on=DAY - timedelta(days=400))
    make_paper("draft", number="D-1", of=other, kind="invoice", month=DAY)
    client = log_in(person(Role.OWNER))

    def shown(query):
        page = client.get(f"/papers/?{query}")
        return sorted(paper.number for paper in page.context["page"])

    assert shown("") == ["D-1", "G-1", "S-1"]
    assert shown("state=sent") == ["S-1"]
    assert shown("kind=invoice") == ["D-1"]
    assert shown("waits=unsigned") == ["S-1"]
    assert shown("waits=over") == ["G-1"]
    assert shown("waits=ending") == []
    assert shown("month=2026-11") == ["D-1"]
    assert shown("q=drzwi") == ["D-1"]
    assert shown("q=g-1") == ["G-1"]
    assert shown(f"partner={other.uuid}") == ["D-1"]
    assert shown("month=never") == []
    rows = b"".join(client.get("/papers/export/?as=csv&state=sent").streaming_content).decode()
    assert "S-1" in rows
    assert "G-1" not in rows
    assert "S-1" in client.get(f"/partners/{firm.uuid}/papers/").content.decode()


def test_the_same_queries_with_one_row_and_with_three(make_paper, person, log_in):
    client = log_in(person(Role.OWNER))

    def queries():
        with CaptureQueriesContext(connection) as seen:
            client.get("/papers/")
        return len(seen)

    make_paper()
    queries()
    one = queries()
    for number in range(3):
        make_paper(of=Partner.objects.create(name=f"P{number}"))
    assert queries() == one


@pytest.mark.parametrize("path", ["", "edit/", "move/", "files/"])
def test_colleague_other_manager_partner_stranger(make_paper, person, log_in, client, firm, path):
    paper = make_paper("sent")
    address = f"/papers/{paper.uuid}/{path}"
    ask = client.post if path in ("move/", "files/") else client.get
    assert ask(address).status_code == 302
    log_in(person(Role.MANAGER, sees_all_partners=False))
    assert ask(address).status_code == 404
    theirs = person(Role.PARTNER)
    Member.objects.create(partner=firm, user=theirs, role=MemberRole.PRINCIPAL)
    log_in(theirs)
    assert ask(address).status_code == 404
    log_in(person(Role.ACCOUNTANT))
    assert ask(address).status_code in (200, 302)


def test_what_a_partners_people_may_know_of(make_paper, firm, person):
    sent, draft = make_paper("sent"), make_paper("draft")
    seen = {}
    for role in MemberRole.values:
        user = person(Role.PARTNER)
        Member.objects.create(partner=firm, user=user, role=role)
        seen[role] = set(Paper.objects.visible_to(user))
    assert seen == {"principal": {sent}, "accountant": {sent}, "seller": set()}
    assert draft not in seen["principal"]
