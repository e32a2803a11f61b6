"""What a person sets for themselves."""

import pytest

from accounts.models import Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("company")]


def sent(client, **changes):
    form = client.get("/me/").context["form"]
    return client.post("/me/", {name: form[name].value() or "" for name in form.fields} | changes)


def test_a_colleague_gives_a_phone_that_partners_may_call(person, log_in):
    me = person(Role.MANAGER)
    assert sent(log_in(me), phone="+48 600 100 200", full_name="Ewa").status_code == 302
    me.refresh_from_db()
    assert (me.phone, me.full_name) == ("+48 600 100 200", "Ewa")


def test_a_partners_person_has_no_phone_to_show(person, log_in):
    me = person(Role.PARTNER)
    assert "phone" not in log_in(me).get("/me/").context["form"].fields
    assert sent(log_in(me), full_name="Olga").status_code == 302
    me.refresh_from_db()
    assert (me.phone, me.full_name) == ("", "Olga")
