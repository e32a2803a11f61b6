"""The key of a deal without a number is the same in SQL, where it is made, as in the rule that defines it."""

import pytest

from imports.rules.keys import row_key
from partners.models import Partner
from sales.models import Deal

pytestmark = pytest.mark.django_db


def test_sql_and_rule_agree(load, sheet, company):
    Partner.objects.create(name="Окна Плюс", external_id="7")
    head = "Дата;Код партнера;Партнер;Товар;Артикул;Количество;Сумма\n"
    row = "2025-03-13;7;Окна  Плюс;Подоконник;S1;2,5;1 234,567\n"
    load("deals", sheet(head + row + row))
    words = ["7", "Окна Плюс", "", "20160", "EUR", "1234567000", "S1", "Подоконник", "25000"]
    expected = {row_key(words, occurrence=1), row_key(words, occurrence=2)}
    assert set(Deal.objects.values_list("key", flat=True)) == expected


def test_rows_that_differ_in_what_may_change_are_known_again(load, sheet, company):
    Partner.objects.create(name="Okna", external_id="7")
    load("deals", sheet("Date;Partner id;Amount;Seller;State\n2025-03-13;7;10,00;Ala;open\n"))
    answer = load("deals", sheet("Date;Partner id;Amount;Seller;State\n2025-03-13;7;10,00;Ela;paid\n"))
    deal = Deal.objects.get()
    assert (answer["updated"], deal.seller, deal.state) == (1, "Ela", "won")
