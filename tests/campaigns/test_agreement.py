"""Agreements through their life, on the real database."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from campaigns.models import Agreement, AgreementScheme, AgreementVersion, Obligation, Occurrence, Scheme
from campaigns.services.agreement import (
    Heading,
    MoveNotAllowed,
    NotADraft,
    Promised,
    Terms,
    TermsMissing,
    UnderWay,
    amend,
    draft_agreement,
    drop,
    end,
    end_terms,
    enter_into_force,
    propose,
    take_back,
    write_down,
    write_draft,
)
from partners.models import Partner
from partners.services.lifecycle import AgreementNeeded, move_partner
from tests.campaigns.conftest import DAY, NOW

MONTHLY = Promised(
    side="they", what="Clean the stand", first_due=date(2026, 1, 31), rhythm="month", penalty="We fetch it"
)
ONCE = Promised(side="we", what="Bring the stand", first_due=date(2026, 3, 10), proof="photo")


def dues(agreement, **given):
    return [day for (day,) in Occurrence.objects.filter(partner=agreement.partner, **given).values_list("due_on")]


def in_force(version, manager):
    return enter_into_force(version, signed="paper", signed_on=DAY, by=manager, now=NOW, today=DAY)


def test_from_draft_to_in_force(make_agreement):
    agreement = make_agreement("in_force", promises=[MONTHLY, ONCE])
    version = agreement.version
    assert (agreement.state, version.state, version.signed, version.number) == ("in_force", "in_force", "paper", 1)
    assert (version.our_name, version.their_firm) == ("Maria Manager", "Atelier Łuk")
    assert [(move.from_state, move.to_state) for move in agreement.moves.all()] == [
        ("proposed", "in_force"), ("draft", "proposed"),
    ]  # fmt: skip
    assert dues(agreement) == [date(2026, 3, 10), date(2026, 3, 31), date(2026, 4, 30)]


@pytest.mark.parametrize(
    ("lacking", "names"),
    [
        ({"we_give": " "}, ["we_give"]),
        ({"they_give": ""}, ["they_give"]),
        ({"we_give": "", "they_give": "\n"}, ["we_give", "they_give"]),
        ({"starts_on": None}, ["starts_on"]),
    ],
)
def test_both_sides_give_before_it_is_proposed(make_agreement, manager, lacking, names):
    agreement = make_agreement(**lacking)
    with pytest.raises(TermsMissing) as missing:
        propose(agreement.version, by=manager, now=NOW)
    assert missing.value.names == names
    agreement.version.refresh_from_db()
    assert agreement.version.state == "draft"


def test_the_database_itself_asks_for_both_columns(make_agreement):
    version = make_agreement(they_give="").version
    with pytest.raises(IntegrityError, match="both_give"):
        AgreementVersion.objects.filter(pk=version.pk).update(state="proposed")


@pytest.mark.parametrize("state", ["proposed", "in_force"])
@pytest.mark.parametrize(
    "change",
    [
        lambda version: AgreementVersion.objects.filter(pk=version.pk).update(we_give="Nothing"),
        lambda version: AgreementVersion.objects.filter(pk=version.pk).update(ends_on=date(2030, 1, 1)),
        lambda version: AgreementScheme.objects.filter(version=version).delete(),
        lambda version: AgreementScheme.objects.create(version=version, scheme=Scheme.objects.get(code="barter")),
        lambda version: Obligation.objects.filter(version=version).update(what="Something else"),
        lambda version: Obligation.objects.filter(version=version).delete(),
        lambda version: Obligation.objects.filter(version=version).update(version=None),
        lambda version: Obligation.objects.create(
            version=version, partner=version.agreement.partner, side="we", what="More", first_due=DAY
        ),
    ],
    ids=["terms", "term", "schemes go", "schemes come", "promise changes", "promise goes", "promise leaves", "comes"],
)
def test_the_database_refuses_to_edit_what_was_proposed(make_agreement, state, change):
    version = make_agreement(state, promises=[MONTHLY]).version
    Occurrence.objects.all().delete()
    with pytest.raises(IntegrityError, match="edited"), transaction.atomic():
        change(version)


def test_the_same_edits_pass_in_a_draft(make_agreement):
    version = make_agreement(promises=[MONTHLY]).version
    AgreementVersion.objects.filter(pk=version.pk).update(we_give="More")
    AgreementScheme.objects.filter(version=version).delete()
    Obligation.objects.filter(version=version).update(what="Else")
    Obligation.objects.filter(version=version).delete()


def test_what_is_in_force_is_never_deleted(make_agreement):
    agreement = make_agreement("in_force")
    Agreement.objects.filter(pk=agreement.pk).update(version=None)
    with pytest.raises(IntegrityError, match="nothing of it is edited"), transaction.atomic():
        AgreementVersion.objects.filter(agreement=agreement).delete()
    with pytest.raises(IntegrityError, match="it stays"), transaction.atomic():
        AgreementVersion.objects.filter(agreement=agreement)._raw_delete("default")


def test_a_draft_is_written_anew_and_nothing_else_is(make_agreement, manager):
    agreement = make_agreement(promises=[MONTHLY])
    scheme = Scheme.objects.get(code="barter")
    write_draft(agreement.version, terms=Terms(we_give="A van", they_give="A wall"), schemes=[scheme], promises=[ONCE])
    version = AgreementVersion.objects.get()
    assert (version.we_give, version.chosen_schemes.get().scheme, version.obligations.get().what) == (
        "A van", scheme, "Bring the stand",
    )  # fmt: skip
    proposed = make_agreement("proposed")
    with pytest.raises(NotADraft):
        write_draft(proposed.version, terms=Terms(), schemes=[], promises=[])
    take_back(proposed.version, by=manager, now=NOW)
    write_draft(proposed.version, terms=Terms(we_give="Less"), schemes=[], promises=[])


def test_an_amendment_is_a_new_version_and_the_old_stays(make_agreement, manager):
    agreement = make_agreement("in_force", promises=[MONTHLY, ONCE], ends_on=date(2026, 12, 31))
    old = agreement.version
    draft = amend(agreement, why="They moved", starts_on=date(2026, 4, 1))
    assert (draft.number, draft.we_give, draft.obligations.count()) == (2, old.we_give, 2)
    with pytest.raises(UnderWay):
        amend(agreement, why="Again", starts_on=DAY)
    agreement.refresh_from_db()
    assert (agreement.state, agreement.version) == ("in_force", old)
    propose(draft, by=manager, now=NOW)
    agreement = in_force(draft, manager)
    old.refresh_from_db()
    assert (agreement.state, agreement.version, old.state) == ("amended", draft, "amended")
    assert dues(agreement, obligation__version=old, state="open") == [date(2026, 3, 10), date(2026, 3, 31)]
    assert dues(agreement, obligation__version=old, state="dropped") == [date(2026, 4, 30)]
    assert dues(agreement, obligation__version=draft) == [date(2026, 4, 30)]


def test_a_dropped_amendment_leaves_the_one_in_force(make_agreement, manager):
    agreement = make_agreement("in_force")
    draft = amend(agreement, why="", starts_on=DAY)
    agreement = drop(draft, by=manager, now=NOW, note="They said no")
    assert (agreement.state, agreement.version.number) == ("in_force", 1)
    assert amend(agreement, why="", starts_on=DAY).number == 3


@pytest.mark.parametrize("ending", ["by_us", "by_them", "expired"])
def test_a_manager_ends_it_and_nothing_is_owed_after(make_agreement, manager, ending):
    agreement = make_agreement("in_force", promises=[MONTHLY])
    amend(agreement, why="", starts_on=DAY)
    agreement = end(agreement, ending=ending, on=date(2026, 3, 31), by=manager, now=NOW, note="Shop closes")
    assert (agreement.state, agreement.ending, agreement.ended_on) == ("ended", ending, date(2026, 3, 31))
    assert dues(agreement, state="open") == [date(2026, 3, 31)]
    assert sorted(agreement.versions.values_list("state", flat=True)) == ["dropped", "ended"]
    with pytest.raises(MoveNotAllowed):
        end(agreement, ending=ending, on=DAY, by=manager, now=NOW)


def test_that_somebody_broke_it_is_for_those_who_lead(make_agreement, manager, head):
    agreement = make_agreement("in_force")
    with pytest.raises(MoveNotAllowed):
        end(agreement, ending="breached_by_them", on=DAY, by=manager, now=NOW)
    agreement = end(agreement, ending="breached_by_them", on=DAY, by=head, now=NOW)
    assert agreement.ending == "breached_by_them"


def test_an_accountant_moves_nothing(make_agreement, person):
    accountant = person("accountant")
    with pytest.raises(MoveNotAllowed):
        propose(make_agreement().version, by=accountant, now=NOW)
    with pytest.raises(MoveNotAllowed):
        take_back(make_agreement("proposed").version, by=accountant, now=NOW)


def test_a_term_that_is_over_ends_or_goes_on(make_agreement):
    over, last = date(2026, 3, 3), {"ends_on": date(2026, 3, 3)}
    ends = make_agreement("in_force", promises=[MONTHLY], renewal="ends", **last)
    goes_on = make_agreement("in_force", renewal="automatic", renewal_months=12, **last)
    later = make_agreement("in_force", renewal="ends", ends_on=DAY)
    assert end_terms(on=over, now=NOW) == []
    assert set(end_terms(on=DAY, now=NOW)) == {ends, goes_on}
    for agreement in (ends, goes_on, later):
        agreement.refresh_from_db()
    assert (ends.state, ends.ending, ends.ended_on) == ("ended", "expired", over)
    assert dues(ends, state="open") == []
    assert (goes_on.state, goes_on.ends_on, goes_on.version.ends_on) == ("in_force", date(2027, 3, 3), over)
    assert "2027-03-03" in goes_on.moves.first().note
    assert later.state == "in_force"
    assert end_terms(on=DAY, now=NOW) == []


def test_a_term_missed_for_years_goes_on_until_now(make_agreement):
    agreement = make_agreement("in_force", renewal="automatic", renewal_months=6, ends_on=date(2026, 1, 31))
    end_terms(on=date(2028, 3, 1), now=NOW + timedelta(days=727))
    agreement.refresh_from_db()
    assert agreement.ends_on == date(2028, 7, 31)


def test_a_draft_without_a_word_can_be_kept(partner):
    agreement = draft_agreement(partner, heading=Heading(title="Talk"), terms=Terms())
    assert (agreement.state, str(agreement)) == ("draft", "Talk")


def said(agreement):
    return Partner.objects.get(pk=agreement.partner_id).agreement_in_force


def test_the_record_says_whether_an_agreement_is_in_force(make_agreement, manager):
    draft = make_agreement("proposed")
    assert not said(draft)
    agreement = in_force(draft.version, manager)
    assert said(agreement)
    amend(agreement, why="More stands", starts_on=DAY)
    assert said(agreement)
    end(agreement, ending="by_us", on=DAY, by=manager, now=NOW)
    assert not said(agreement)


def test_the_record_says_so_while_any_agreement_is_in_force(make_agreement, manager):
    first, _second = make_agreement("in_force"), make_agreement("in_force", title="Referrals")
    end(first, ending="by_them", on=DAY, by=manager, now=NOW)
    assert said(first)


def test_an_agreement_in_force_lets_its_partner_become_active(make_agreement, partner, manager):
    partner.status = "agreed"
    partner.curator = manager
    partner.save()
    make_agreement("proposed")
    with pytest.raises(AgreementNeeded):
        move_partner(partner, to="active", actor=manager, now=NOW)
    make_agreement("in_force", title="Signed")
    assert move_partner(partner, to="active", actor=manager, now=NOW).to_status == "active"


def test_the_night_mends_what_the_record_says(make_agreement, partner):
    agreement = make_agreement("in_force")
    Partner.objects.update(agreement_in_force=False)
    assert write_down(partners=Partner.objects.all()) == 1
    assert said(agreement)
    assert write_down(partners=Partner.objects.all()) == 0
