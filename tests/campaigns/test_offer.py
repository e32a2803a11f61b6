"""Offers: made, sent, opened by people, answered; the public page's link in every state."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from pypdf import PdfReader

from accounts.models import Role
from campaigns.models import Agreement, Offer, Proposal, Scheme
from campaigns.services.offer import NotTwoToFour, OfferWords, OptionWords, save_offer
from campaigns.services.proposal import (
    Answer,
    NothingChosen,
    NotPossible,
    answer,
    expire_proposals,
    new_link,
    opened,
    send_offer,
    withdraw,
)
from core.models import SignedLink
from notify.models import Letter
from tests.campaigns.conftest import DAY, NOW
from tests.rendered import submit

CODES = ("stand", "affiliate", "barter", "gifts", "events")


def option(code):
    scheme = Scheme.objects.get(code=code)
    return OptionWords(
        scheme=scheme, title=f"Option {code}", we_give=f"We bring {code}\nand more", they_give=f"You bring {code}",
        they_win="Customers", price="5 %",
    )  # fmt: skip


@pytest.fixture
def offer(kind, manager, company):
    words = OfferWords(title="Three ways to earn", kind=kind, intro="Hello <b>there</b>")
    return save_offer(None, words=words, options=[option(code) for code in CODES[:3]], by=manager)


@pytest.fixture
def sent(offer, partner, manager):
    """A sent offer and its path, as the letter has it."""
    contact = partner.contacts.get()
    proposal, address = send_offer(
        offer, partner=partner, contact=contact, email=contact.email, by=manager, now=NOW, today=DAY
    )
    return proposal, address[address.index("/offers/open/") :]


def state_of(proposal):
    proposal.refresh_from_db()
    return proposal.state


def yes(proposal, **changes):
    return Answer(**{"accepted": True, "name": "Ola", "chosen": [proposal.page["options"][0]["key"]], **changes})


@pytest.mark.parametrize("count", [0, 1, 5])
def test_two_to_four_options(kind, manager, count):
    with pytest.raises(NotTwoToFour):
        save_offer(None, words=OfferWords(title="x"), options=[option(code) for code in CODES[:count]], by=manager)
    assert not Offer.objects.exists()


def test_the_letter_has_the_link_and_the_document(sent, partner):
    letter = Letter.objects.get()
    assert letter.to == "ola@luk.example"
    assert sent[1] in letter.body
    attached = letter.attachments.get()
    pages = PdfReader(BytesIO(bytes(attached.content))).pages
    text = pages[0].extract_text()
    assert len(pages) == 1
    assert all(
        words in text for words in ("Atelier Łuk", "Option barter", "We bring stand", "5 %", "Hello <b>there</b>")
    )


def test_four_options_stand_on_one_page(kind, manager, partner):
    offer = save_offer(None, words=OfferWords(title="Four"), options=[option(code) for code in CODES[:4]], by=manager)
    send_offer(offer, partner=partner, contact=None, email="a@b.example", by=manager, now=NOW, today=DAY)
    assert len(PdfReader(BytesIO(bytes(Letter.objects.get().attachments.get().content))).pages) == 1


def test_a_later_edit_changes_nothing_in_what_was_sent(sent, offer, manager, client, today):
    save_offer(offer, words=OfferWords(title="Other"), options=[option("gifts"), option("events")], by=manager)
    page = client.get(sent[1]).content.decode()
    assert "Three ways to earn" in page
    assert "Option gifts" not in page


def test_a_mail_scanner_opens_nothing_and_answers_nothing(sent, client, today):
    proposal, path = sent
    for _each in range(3):
        assert client.get(path).status_code == 200
        assert client.head(path).status_code == 200
        assert client.get(f"{path}pdf/").status_code == 200
    assert client.get(f"{path}opened/").status_code == 405
    assert (state_of(proposal), proposal.opened_at, SignedLink.objects.get().used_at) == ("sent", None, None)


def test_a_program_that_posts_without_the_pages_token_is_refused(sent, today):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    proposal, path = sent
    assert strict.post(f"{path}opened/").status_code == 403
    assert strict.post(path, {"answer": "no", "name": "Bot"}).status_code == 403
    assert state_of(proposal) == "sent"


def test_a_person_opens_it_once(sent, client, today, manager):
    proposal, path = sent
    assert f'data-opened="{path}opened/"' in client.get(path).content.decode()
    assert client.post(f"{path}opened/").status_code == 204
    first = (state_of(proposal), proposal.opened_at)
    assert client.post(f"{path}opened/").status_code == 204
    assert (state_of(proposal), proposal.opened_at) == first
    assert first[0] == "opened"
    assert first[1] >= NOW
    assert manager.notices.filter(event="offer_opened").count() == 1


def test_accepted_on_the_page_it_becomes_a_draft(sent, client, today, manager):
    proposal, path = sent
    chosen = [each["key"] for each in proposal.page["options"][:2]]
    page = submit(client, path, answer="yes", chosen=chosen, name="Ola Łuk", comment="From May")
    assert "it&#x27;s agreed" in page.content.decode() or "it's agreed" in page.content.decode()
    assert (state_of(proposal), proposal.answered_by, proposal.chosen, proposal.comment) == (
        "accepted", "Ola Łuk", chosen, "From May",
    )  # fmt: skip
    agreement = Agreement.objects.get()
    version = agreement.version
    assert (agreement.state, agreement.proposal, agreement.our_responsible) == ("draft", proposal, manager)
    assert version.we_give.splitlines() == ["We bring stand", "and more", "We bring affiliate", "and more"]
    assert version.they_give.splitlines() == ["You bring stand", "You bring affiliate"]
    assert {each.scheme.code for each in version.chosen_schemes.all()} == {"stand", "affiliate"}
    assert manager.notices.filter(event="offer_answered").exists()
    assert client.get(path).status_code == 410
    assert client.post(path, {"answer": "no", "name": "x"}).status_code == 410


def test_what_is_missing_is_said_and_the_link_stays_open(sent, client, today):
    proposal, path = sent
    refused = submit(client, path, answer="yes", name="Ola")
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["chosen"])
    refused = submit(client, path, answer="no", name="")
    assert list(refused.context["form"].errors) == ["name"]
    assert state_of(proposal) == "sent"
    submit(client, path, answer="no", name="Ola")
    assert state_of(proposal) == "declined"
    assert not Agreement.objects.exists()


def test_a_link_that_was_changed_opens_nothing(sent, client, today):
    path = sent[1]
    changed = re.sub(r"(/offers/open/)(.)", lambda found: found[1] + ("A" if found[2] != "A" else "B"), path)
    for each in (changed, "/offers/open/nonsense/", path.replace(":", "%00")):
        assert client.get(each).status_code in (400, 404)
    assert client.post(f"{changed}opened/").status_code == 404
    assert client.get(f"{changed}pdf/").status_code == 404


def test_a_link_ends_with_the_last_day_of_the_offer(sent, client, company):
    with time_machine.travel(NOW + timedelta(days=30)):
        assert client.get(sent[1]).status_code == 200
    with time_machine.travel(NOW + timedelta(days=31)):
        assert client.get(sent[1]).status_code == 410
    assert expire_proposals(on=DAY + timedelta(days=30)) == 0
    assert expire_proposals(on=DAY + timedelta(days=31)) == 1
    assert state_of(sent[0]) == "expired"


def test_a_withdrawn_or_replaced_link_opens_nothing(sent, client, today):
    proposal, path = sent
    other = new_link(proposal, now=NOW)
    assert client.get(path).status_code == 410
    path = other[other.index("/offers/open/") :]
    assert client.get(path).status_code == 200
    withdraw(proposal, now=NOW)
    assert client.get(path).status_code == 410
    with pytest.raises(NotPossible):
        new_link(proposal, now=NOW)
    with pytest.raises(NotPossible):
        answer(proposal, given=yes(proposal), by=None, now=NOW)


def test_an_answer_is_given_once_and_only_to_what_was_offered(sent, manager):
    proposal = sent[0]
    with pytest.raises(NothingChosen):
        answer(proposal, given=yes(proposal, chosen=["made-up"]), by=None, now=NOW)
    opened(proposal, now=NOW)
    assert answer(proposal, given=yes(proposal), by=manager, now=NOW).state == "draft"
    with pytest.raises(NotPossible):
        answer(proposal, given=Answer(accepted=False, name="x"), by=manager, now=NOW)
    assert opened(proposal, now=NOW).state == "accepted"


def test_an_offer_is_written_of_schemes_previewed_and_sent(log_in, manager, partner, kind, today):
    client = log_in(manager)
    stand, barter = (Scheme.objects.get(code=code) for code in ("stand", "barter"))
    url = f"/offers/new/?scheme={stand.uuid}&scheme={barter.uuid}&scheme=nonsense"
    page = client.get(url)
    assert [form["title"].value() for form in page.context["options"]][:2] == [stand.name, barter.name]
    words = {f"options-{n}-{name}": f"{name} {n}" for n in (0, 1) for name in ("we_give", "they_give")}
    answer_ = submit(client, url, title="Two ways", kind=str(kind.uuid), **words)
    offer = Offer.objects.get()
    assert answer_.url == f"/offers/{offer.uuid}/"
    assert "we_give 0" in client.get(answer_.url).content.decode()
    assert f"/partners/{partner.uuid}/offers/new/?offer={offer.uuid}" in client.get(
        f"/offers/send/?offer={offer.uuid}&q=atel"
    ).content.decode().replace("&amp;", "&")
    gone = submit(client, f"/partners/{partner.uuid}/offers/new/", email="")
    shown = client.get(gone.url).content.decode()
    link = re.search(r"/offers/open/[^<\"]+", shown)[0]
    assert link not in client.get(gone.url).content.decode()
    assert client.get(link).status_code == 200
    assert not Letter.objects.exists()
    noted = submit(client, gone.url, answer="no", name="By phone")
    assert (noted.url, Proposal.objects.get().state) == (gone.url, "declined")


def test_one_option_is_no_offer_on_the_page(log_in, manager, company):
    client = log_in(manager)
    stand = Scheme.objects.get(code="stand")
    url = f"/offers/new/?scheme={stand.uuid}"
    refused = submit(client, url, title="One", **{"options-0-we_give": "x", "options-0-they_give": "y"})
    assert refused.status_code == 422
    assert "two to four options" in refused.content.decode()


@pytest.mark.parametrize("path", ["", "pdf/", "link/", "withdraw/"])
def test_who_may_look_at_a_sent_offer(sent, client, person, log_in, manager, stranger, member, path):
    url = f"/offers/sent/{sent[0].uuid}/{path}"
    posts = path in ("link/", "withdraw/")
    ask = (lambda who: who.post(url)) if posts else (lambda who: who.get(url))
    assert ask(client).status_code == 302
    for nobody in (stranger, member):
        assert ask(log_in(nobody)).status_code == 404
    assert ask(log_in(person(Role.ACCOUNTANT))).status_code == (403 if posts else 200)
    assert ask(log_in(manager)).status_code == (302 if posts else 200)


def test_the_list_of_sent_offers(sent, log_in, manager, stranger, offer, partner, django_assert_max_num_queries):
    client = log_in(manager)
    client.get("/offers/sent/")
    with django_assert_max_num_queries(40) as one:
        assert "Three ways to earn" in client.get("/offers/sent/?state=sent").content.decode()
    for _each in range(2):
        send_offer(offer, partner=partner, contact=None, email="", by=manager, now=NOW, today=DAY)
    with django_assert_max_num_queries(40) as three:
        client.get("/offers/sent/?state=sent")
    assert len(one) == len(three)
    assert "No sent offer matches" in client.get("/offers/sent/?state=accepted").content.decode()
    lines = b"".join(client.get("/offers/sent/export/?as=csv").streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 4
    assert "3 sent, 0 opened, 0 accepted" in client.get("/offers/").content.decode()
    assert "Nothing was sent yet" in log_in(stranger).get("/offers/sent/").content.decode()
