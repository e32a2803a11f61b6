"""Returns and payments on a deal's page, by submitting the rendered form."""

import pytest

from accounts.models import Role
from sales.models import DealPayment, DealReturn
from tests.rendered import form_with, submit


@pytest.fixture
def client_of(log_in, manager):
    return log_in(manager)


def test_a_part_comes_back_and_a_part_is_paid(client_of, make_deal):
    deal = make_deal(10000)
    page = f"/deals/{deal.uuid}/"
    assert "Nothing came back" in client_of.get(page).content.decode()
    submit(client_of, f"{page}return/", amount="25", kind="return", reason="Scratched")
    submit(client_of, f"{page}payment/", amount="50,5", note="Cash")
    seen = client_of.get(page).content.decode()
    assert all(text in seen for text in ("Scratched", "Cash", "24.50"))


def test_the_same_form_twice_is_one_event(client_of, make_deal):
    url = f"/deals/{make_deal(1000).uuid}/payment/"
    form = form_with(client_of.get(url), "amount")
    data = {**{k: v for k, v in form.values.items() if v}, "amount": "5"}
    assert {client_of.post(url, data).status_code for _ in range(2)} == {302}
    assert client_of.post(url, {**data, "amount": "6"}).status_code == 422
    assert DealPayment.objects.count() == 1


@pytest.mark.parametrize(("path", "amount"), [("return", "11"), ("return", "-1"), ("payment", "-1"), ("payment", "0")])
def test_what_cannot_be_is_said_on_the_field(client_of, make_deal, path, amount):
    answer = submit(client_of, f"/deals/{make_deal(1000).uuid}/{path}/", amount=amount)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["amount"])
    assert not DealReturn.objects.exists()
    assert not DealPayment.objects.exists()


@pytest.mark.parametrize(("path", "accountant"), [("return", 403), ("payment", 200)])
def test_at_the_door(make_deal, stranger, person, log_in, client, path, accountant):
    url = f"/deals/{make_deal().uuid}/{path}/"
    assert client.get(url).status_code == 302
    assert log_in(stranger).get(url).status_code == 404
    assert log_in(person(Role.PARTNER)).get(url).status_code == 404
    assert log_in(person(Role.ACCOUNTANT)).get(url).status_code == accountant
