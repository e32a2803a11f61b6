"""What is refused, and why, row by row; nothing is lost and nothing guessed."""

import pytest
from django.core.management import CommandError, call_command

from imports.models import ImportJob
from partners.models import Contact, LegalEntity, Partner, StatusMove
from sales.models import Deal, DealLine, Product

pytestmark = pytest.mark.django_db


@pytest.fixture
def okna(company):
    return Partner.objects.create(name="Okna Plus", external_id="7")


def codes(answer, level="refused"):
    return [
        (each["row"], each["column"], each["value"], each["code"])
        for each in answer["problems"]
        if each["level"] == level
    ]


REFUSED_DEALS = [
    ("1;2025-02-30;7;10,00;PLN", ("Date", "2025-02-30", "bad_date")),
    ("1;;7;10,00;PLN", ("Date", "", "missing")),
    ("1;2025-03-13;7;ten;PLN", ("Amount", "ten", "bad_money")),
    ("1;2025-03-13;7;;PLN", ("Amount", "", "no_amount")),
    ("1;2025-03-13;8;10,00;PLN", ("Partner id", "8", "unknown_partner")),
    ("1;2025-03-13;;10,00;PLN", ("Partner id", "", "no_partner")),
    ("1;2025-03-13;7;10,00;???", ("Currency", "???", "unknown_currency")),
    (f"{'9' * 65};2025-03-13;7;10,00;PLN", ("Order no", "9" * 65, "too_long")),
    ("1;2025-03-13;7;10,00;PLN;more", ("", "more", "extra_cells")),
]


@pytest.mark.parametrize(("line", "problem"), REFUSED_DEALS)
def test_a_deal_that_can_not_be_is_refused_alone(load, sheet, okna, line, problem):
    good = "2;2025-03-14;7;20,00;PLN\n3;2025-03-15;7;30,50;PLN\n4;2025-03-16;7;1,25;PLN\n"
    answer = load("deals", sheet(f"Order no;Date;Partner id;Amount;Currency\n{line}\n{good}"))
    column, value, code = problem
    assert codes(answer) in ([(2, column, value, code)], [(2, column or "Partner id", value, code)])
    assert (answer["created"], answer["refused"]) == (3, 1)
    refused = ImportJob.objects.get().refused_rows.get()
    assert (refused.row, refused.code) == (2, code)
    assert refused.cells[: len(line.split(";"))] == line.split(";")


@pytest.mark.parametrize(
    ("second", "code"),
    [
        ("1;2025-03-13;8;Sill;2;20,00", "two_partners"),
        ("1;2025-03-14;7;Sill;2;20,00", "two_dates"),
        ("1;2025-03-13;7;Sill;2;much", "bad_money"),
    ],
)
def test_an_order_that_contradicts_itself_is_refused_whole(load, sheet, okna, second, code):
    Partner.objects.create(name="Drzwi", external_id="8")
    head = "Order;Date;Partner id;Product;Qty;Amount\n1;2025-03-13;7;Frame;1;10,00\n"
    answer = load("deals", sheet(f"{head}{second}\n2;2025-03-13;7;Sill;1;5,00\n"))
    assert (answer["read"], answer["created"], answer["refused"], answer["rows"]) == (2, 1, 1, 3)
    assert code in {each["code"] for each in answer["problems"]}
    assert {each["row"] for each in answer["problems"]} == {2, 3}
    assert Deal.objects.get().number == "2"


def test_lines_add_up_to_their_order_which_is_rounded_once(load, sheet, okna):
    text = "Order;Date;Partner id;Product;Amount\n" + "".join(f"1;2025-03-13;7;Item {n};0.335\n" for n in range(3))
    answer = load("deals", sheet(text))
    assert Deal.objects.get().amount == 101
    assert list(DealLine.objects.values_list("amount", flat=True)) == [34, 33, 34]
    assert {"rounded", "lines"} <= {each["code"] for each in answer["assumptions"]}


def test_a_changed_line_changes_the_deal_and_an_unmapped_column_leaves_what_was(load, sheet, okna):
    head = "Order;Date;Partner id;Product;Amount;Seller\n"
    load("deals", sheet(head + "1;2025-03-13;7;Sill;10,00;Ala\n1;2025-03-13;7;Frame;5,00;Ala\n"))
    answer = load(
        "deals", sheet("Order;Date;Partner id;Product;Amount\n1;2025-03-13;7;Sill;9,00\n1;2025-03-13;7;Frame;6,00\n")
    )
    assert (answer["updated"], Deal.objects.get().amount, Deal.objects.get().seller) == (1, 1500, "Ala")
    assert list(DealLine.objects.values_list("amount", flat=True)) == [900, 600]


def test_repeated_orders_without_lines_are_asked_about(load, sheet, okna):
    path = sheet("Order;Date;Partner id;Amount\n1;2025-03-13;7;10,00\n1;2025-03-13;7;10,00\n2;2025-03-13;7;1,00\n")
    with pytest.raises(CommandError, match="repeats=lines\\|once\\|refuse"):
        call_command("import_deals", path)
    assert not Deal.objects.exists()
    assert load("deals", path, "repeats=refuse", dry_run=True)["refused"] == 1
    assert load("deals", path, "repeats=lines", dry_run=True)["created"] == 2
    load("deals", path, "repeats=once")
    assert sorted(Deal.objects.values_list("amount", flat=True)) == [100, 1000]


def test_equal_rows_without_numbers_are_deals_of_their_own_once(load, sheet, okna):
    path = sheet("Date;Partner id;Amount\n2025-03-13;7;10,00\n2025-03-13;7;10,00\n2025-03-14;7;10,00\n")
    assert load("deals", path)["created"] == 3
    assert load("deals", path)["unchanged"] == 3


def test_a_dry_run_writes_nothing(load, sheet, okna):
    answer = load("deals", sheet("Order;Date;Partner id;Amount\n1;2025-03-13;7;10,00\n"), dry_run=True)
    assert (answer["created"], Deal.objects.count(), ImportJob.objects.count()) == (1, 0, 0)


def test_quantity_times_price_list(load, sheet, okna):
    Product.objects.create(name="Sill", article="S1", price=1050, currency="EUR")
    answer = load("deals", sheet("Date;Partner id;Product;Qty\n2025-03-13;7;sill;3\n2025-03-13;7;Door;1\n"))
    assert codes(answer) == [(3, "Product", "Door", "unknown_product")]
    assert (Deal.objects.get().amount, DealLine.objects.get().product.article) == (3150, "S1")


def test_another_currency_is_converted_at_the_rate_of_its_day_which_is_kept(load, sheet, okna):
    load("deals", sheet("Order;Date;Partner id;Amount;Currency\n1;2024-03-13;7;100,00;USD\n"))
    deal = Deal.objects.get()
    assert (deal.amount, deal.currency) == (10000, "USD")
    assert deal.base_amount == round(10000 * deal.rate) and 0.8 < deal.rate < 1


def test_a_currency_without_a_rate_is_asked_about(load, sheet, okna):
    path = sheet("Order;Date;Partner id;Amount;Currency\n1;2024-03-13;7;100,00;BYN\n")
    with pytest.raises(CommandError, match="rate:BYN"):
        call_command("import_deals", path)
    load("deals", path, "rate:BYN=0.28")
    assert Deal.objects.get().base_amount == 2800


def test_another_currency_s_mark_in_a_column_is_refused(load, sheet, okna):
    rows = "".join(f"{n};2024-03-1{n};7;${n}.50\n" for n in range(1, 6))
    answer = load("deals", sheet(f"Order;Date;Partner id;Amount\n{rows}6;2024-03-16;7;€9.50\n"))
    assert (answer["created"], answer["refused"]) == (5, 1)


def test_a_name_that_two_partners_have_is_not_guessed(load, sheet, company):
    for external_id in ("1", "2"):
        Partner.objects.create(name="A Bike Store", external_id=external_id)
    answer = load("deals", sheet("Order;Date;Partner;Amount\n1;2025-03-13;A bike store;10,00\n"))
    assert codes(answer) == [(2, "Partner", "A bike store", "ambiguous_partner")]


def test_a_deal_stays_off_a_namesake_with_another_id(load, sheet, okna):
    answer = load("deals", sheet("Order;Date;Partner id;Partner;Amount\n1;2025-03-13;99;Okna Plus;10,00\n"))
    assert answer["refused"] == 1


PEOPLE = "Id;Name;Kind;NIP;Contact;Phone;E-mail;City;Tags;Manager\n"


def test_a_partner_comes_with_everything_and_the_same_file_changes_nothing(load, sheet, company, person):
    anna = person(email="anna@example.test", full_name="Anna Nowak")
    path = sheet(PEOPLE + "1;Okna;Shop;526-025-02-74;Jan Kos;601 234 567;jan@okna.example;Łódź;gold, new;Anna Nowak\n")
    assert load("partners", path)["created"] == 1
    partner = Partner.objects.get()
    assert (partner.kind.name, partner.city, partner.tags, partner.manager) == ("Shop", "Łódź", ["gold", "new"], anna)
    assert LegalEntity.objects.get().tax_id == "5260250274"
    contact = Contact.objects.get()
    assert (contact.name, contact.phone_normal, contact.is_decision_maker) == ("Jan Kos", "+48601234567", True)
    again = load("partners", path)
    assert (again["unchanged"], Contact.objects.count(), LegalEntity.objects.count()) == (1, 1, 1)


def test_an_empty_cell_never_erases_and_tags_are_added(load, sheet, company):
    load("partners", sheet("Id;Name;City;Tags\n1;Okna;Łódź;gold\n"))
    answer = load("partners", sheet("Id;Name;City;Tags\n1;Okna Plus;;new\n"))
    partner = Partner.objects.get()
    assert (answer["updated"], partner.name, partner.city, partner.tags) == (1, "Okna Plus", "Łódź", ["gold", "new"])


def test_odd_values_are_kept_with_a_warning(load, sheet, company):
    answer = load(
        "partners",
        sheet("Name;NIP;Phone;E-mail\nOkna;5260250275;12;not mail\nDrzwi;7740001454;601234567;d@d.example\n"),
    )
    assert {code for _row, _column, _value, code in codes(answer, "warning")} == {
        "odd_tax_id",
        "odd_phone",
        "odd_email",
    }
    assert LegalEntity.objects.get(name="Okna").tax_id == "5260250275"
    assert Partner.objects.get(name="Okna").notes == "not mail"
    assert Contact.objects.get(partner__name="Okna").phone == "12"


def test_two_partners_of_one_name_stay_two_without_ids_too(load, sheet, company):
    path = sheet("Name;City\nA Bike Store;Łódź\nA Bike Store;Gdańsk\n")
    assert load("partners", path)["created"] == 2
    assert load("partners", path)["unchanged"] == 2


@pytest.mark.parametrize(
    ("second", "code"),
    [
        ("1;Other;", "repeated_id"),
        (";Other;5260250274", "repeated_tax_id"),
    ],
)
def test_rows_that_mean_one_partner_and_say_two_things(load, sheet, company, second, code):
    first = "1;Okna;5260250274" if code == "repeated_id" else ";Okna;5260250274"
    answer = load("partners", sheet(f"Id;Name;NIP\n{first}\n{second}\n"))
    assert (answer["created"], answer["refused"]) == (1, 1)
    assert code in {each["code"] for each in answer["problems"]}


def test_the_same_tax_id_is_the_same_partner_unless_external_ids_differ(load, sheet, company):
    load("partners", sheet("Name;NIP;City\nOkna;5260250274;Łódź\n"))
    assert load("partners", sheet("Id;Name;NIP\n1;Okna S.A.;526 025 02 74\n"))["updated"] == 1
    answer = load("partners", sheet("Id;Name;NIP\n2;Okna S.A.;5260250274\n"))
    assert (answer["created"], Partner.objects.count()) == (1, 2)
    assert "same_tax_id" in {each["code"] for each in answer["problems"]}


def test_a_command_never_merges_a_likely_duplicate_but_says_so(load, sheet, company):
    Partner.objects.create(name="Okna Plus")
    path = sheet("Name;NIP\nOkna-Plus;5260250274\n")
    answer = load("partners", path)
    assert (answer["created"], codes(answer, "warning")[0][3]) == (1, "similar_name")
    assert load("partners", path)["unchanged"] == 1


def test_a_status_that_moves_is_written_down(load, sheet, company):
    load("partners", sheet("Id;Name;Status\n1;Okna;negotiating\n"))
    load("partners", sheet("Id;Name;Status\n1;Okna;активный\n"))
    move = StatusMove.objects.get()
    assert (move.from_status, move.to_status) == ("negotiating", "active")


def test_a_mapping_file_and_its_mistakes(load, sheet, company, tmp_path):
    mapping = tmp_path / "mapping.json"
    mapping.write_text('{"name": "B"}')
    assert load("partners", sheet("A;B\n1;Okna\n"), mapping=mapping)["created"] == 1
    mapping.write_text('{"name": "Z"}')
    with pytest.raises(CommandError, match="Z"):
        call_command("import_partners", sheet("A;B\n1;Okna\n"), mapping=mapping)


def test_questions_stop_a_command_with_a_sentence(sheet, company):
    with pytest.raises(CommandError, match="In what order are the dates"):
        call_command("import_deals", sheet("Order;Date;Partner;Amount\n1;03.04.2025;A;1\n2;04.03.2025;A;2\n"))
    with pytest.raises(CommandError, match="The file has no dates"):
        call_command("import_deals", sheet("Order;Partner;Amount\n1;A;1\n2;A;2\n"))
    with pytest.raises(CommandError, match="can't be understood"):
        call_command("import_deals", sheet("Order;Partner;Amount\n1;A;1\n2;A;2\n"), said=["colour=red"])
