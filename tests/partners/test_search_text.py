"""The text that partners are found by is kept by the database, whoever writes."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from partners.models import Contact, LegalEntity, Partner
from partners.rules.search import ACCENTED, CYRILLIC, LONG, QUOTES, SILENT, fold, patterns, read_search

LETTERS = ACCENTED[0] + CYRILLIC[0] + "".join(LONG) + SILENT + QUOTES


def text_of(partner):
    return Partner.objects.values_list("search_text", flat=True).get(pk=partner.pk)


def test_every_name_and_number_is_in_it(partner):
    text = text_of(partner)
    for part in (" OOO", " ROMASHKA", " R-17", " LODZ", "5252248481", " ZHANNA SHCHUKINA", "48600123456"):
        assert part in text
    assert "+48 600 123 456" in text
    assert "ZHANNA@ROMASHKA.EXAMPLE" in text


def test_changes_of_children_reach_it(partner):
    partner.contacts.update(name="Anna Nowak")
    assert "ANNA NOWAK" in text_of(partner)
    assert "SHCHUKINA" not in text_of(partner)
    partner.contacts.all().delete()
    assert "ANNA" not in text_of(partner)
    partner.legal_entities.update(tax_id="111222333")
    assert "111222333" in text_of(partner)
    partner.legal_entities.all().delete()
    assert "TRADE" not in text_of(partner)


def test_a_contact_that_moves_leaves_one_partner_for_the_other(partner):
    other = Partner.objects.create(name="Other")
    partner.contacts.update(partner=other)
    assert "SHCHUKINA" not in text_of(partner)
    assert "SHCHUKINA" in text_of(other)


def test_a_stale_instance_cannot_spoil_it(partner):
    stale = Partner.objects.get(pk=partner.pk)
    Contact.objects.create(partner=partner, name="Late Comer")
    stale.notes = "saved whole"
    stale.save()
    assert "LATE COMER" in text_of(partner)
    Partner.objects.update(search_text="nonsense")
    assert "LATE COMER" in text_of(partner)


def test_a_renamed_partner_keeps_its_peoples_names(partner):
    Partner.objects.filter(pk=partner.pk).update(name="Lutik")
    text = text_of(partner)
    assert text.startswith(" LUTIK")
    assert "SHCHUKINA" in text
    assert "ROMASHKA 5" not in text


def test_thousands_at_once(company):
    Partner.objects.bulk_create(Partner(name=f"Firm {n}") for n in range(2000))
    pks = list(Partner.objects.values_list("pk", flat=True))
    Contact.objects.bulk_create(Contact(partner_id=pk, name=f"Person {pk}") for pk in pks)
    LegalEntity.objects.bulk_create(LegalEntity(partner_id=pk, name="x", tax_id=f"77{pk}") for pk in pks)
    last = Partner.objects.get(pk=pks[-1])
    assert f"PERSON {last.pk}" in last.search_text
    assert f"77{last.pk}" in last.search_text
    assert not Partner.objects.exclude(search_text__contains="PERSON").exists()


@pytest.mark.django_db
@pytest.mark.parametrize("text", [LETTERS, LETTERS.lower(), "Żółć «Ёж» Straße, ООО 'Æther' № 5", "ΑΒΓ δ", ""])
def test_both_folds_agree(text):
    with connection.cursor() as cursor:
        cursor.execute("SELECT prm_fold(%s)", [text])
        assert cursor.fetchone()[0] == fold(text)


@given(st.text(alphabet=LETTERS + "abc XYZ09-", max_size=30), st.text(alphabet=LETTERS + "abc09", max_size=30))
def test_a_part_folds_to_a_part(one, two):
    assert fold(one) + fold(two) == fold(one + two)
    assert fold(fold(one)) == fold(one)


@pytest.mark.parametrize(
    ("typed", "words", "digits"),
    [
        ("ромаш", ("ROMASH",), ""),
        ("Łódź ромашка", ("LODZ", "ROMASHKA"), ""),
        ("  «Ромашка» ", ("ROMASHKA",), ""),
        ("+48 600-123-456", ("+48", "600-123-456"), "600123456"),
        ("8 029 1234567", ("8", "029", "1234567"), "291234567"),
        ("123", ("123",), ""),
        ("R-17", ("R-17",), ""),
        ("", (), ""),
    ],
)
def test_what_was_typed(typed, words, digits):
    search = read_search(typed)
    assert (search.words, search.digits) == (words, digits)


def test_one_or_two_letters_begin_a_word():
    assert patterns(read_search("ro abc")) == [" RO", "ABC"]
