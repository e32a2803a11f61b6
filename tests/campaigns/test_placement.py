"""Stock and placements: what leaves is counted, what stands is looked after."""

from datetime import date, timedelta

import pytest

from accounts.models import Role
from campaigns.models import Material, MaterialMove, Placement
from campaigns.services.material import NotEnough, NothingMoved, add_material, move_material
from campaigns.services.placement import Seen, TakenAway, place, see, take_away
from tests.campaigns.conftest import DAY
from tests.rendered import submit


@pytest.fixture
def leaflets(db):
    material = add_material(name="Leaflets", kind="leaflet", order_at=100)
    move_material(material, kind="received", quantity=500, on=DAY, by=None)
    return material


@pytest.fixture
def stand(leaflets, partner, manager):
    return place(leaflets, partner=partner, place="Till", quantity=120, on=DAY, by=manager, refill_days=30)


def stock():
    material = Material.objects.get()
    assert material.in_stock == sum(MaterialMove.objects.values_list("quantity", flat=True))
    return material.in_stock


def test_what_is_placed_leaves_the_stock_and_comes_back(leaflets, stand, manager):
    assert (stock(), stand.refill_on) == (380, DAY + timedelta(days=30))
    see(stand, seen=Seen(on=DAY + timedelta(days=20), state="low", refilled=80), by=manager)
    stand.refresh_from_db()
    assert (stock(), stand.last_state, stand.refill_on) == (300, "low", DAY + timedelta(days=50))
    take_away(stand, back=50, on=DAY + timedelta(days=60), by=manager)
    assert stock() == 350
    with pytest.raises(TakenAway):
        see(stand, seen=Seen(on=DAY, state="fine"), by=manager)


def test_no_more_leaves_than_there_is(leaflets, partner, stand):
    with pytest.raises(NotEnough) as short:
        place(leaflets, partner=partner, place="Door", quantity=381, on=DAY, by=None)
    assert (short.value.left, Placement.objects.count(), stock()) == (380, 1, 380)
    with pytest.raises(NothingMoved):
        move_material(leaflets, kind="handed", quantity=1, on=DAY, by=None)
    move_material(leaflets, kind="counted", quantity=90, on=DAY, by=None)
    assert (stock(), Material.objects.get().is_low) == (90, True)


def test_an_older_visit_noted_late_moves_nothing_back(stand, manager):
    see(stand, seen=Seen(on=DAY - timedelta(days=5), state="poor"), by=manager)
    stand.refresh_from_db()
    assert (stand.last_seen_on, stand.last_state) == (DAY, "fine")
    see(stand, seen=Seen(on=DAY, state="gone"), by=manager)
    stand.refresh_from_db()
    assert (stand.removed_on, stand.refill_on) == (DAY, None)


def test_placed_seen_and_fetched_by_the_forms(log_in, manager, leaflets, partner, today):
    client = log_in(manager)
    url = f"/partners/{partner.uuid}/placements/new/"
    refused = submit(client, url, material=str(leaflets.uuid), place="Till", quantity="900")
    assert list(refused.context["form"].errors) == ["quantity"]
    gone = submit(client, url, material=str(leaflets.uuid), place="Till", quantity="100", refill_days="7")
    submit(client, gone.url, state="low", refilled="20", note="Dusty")
    page = client.get(gone.url).content.decode()
    assert all(words in page for words in ("Dusty", "20 brought", "running low"))
    submit(client, gone.url, action=f"{gone.url}take/", **{"take-back": "10"})
    assert (stock(), Placement.objects.get().removed_on) == (390, date(2026, 3, 4))
    assert "Till" in client.get("/placements/?state=gone").content.decode()
    material = f"/materials/{leaflets.uuid}/"
    submit(client, material, kind="received", quantity="10")
    assert stock() == 400
    assert list(submit(client, material, kind="lost", quantity="401").context["form"].errors) == ["quantity"]
    made = submit(client, "/materials/", name="Banner", kind="banner")
    assert client.get(made.url).status_code == 200
    assert list(submit(client, "/materials/", name="Banner", kind="banner").context["form"].errors) == ["name"]


def test_what_is_due_is_listed_and_who_may(client, log_in, stand, manager, stranger, member, person):
    url = f"/placements/{stand.uuid}/"
    assert "Till" in log_in(manager).get("/placements/").content.decode()
    lines = b"".join(log_in(manager).get("/placements/?state=standing&as=csv").streaming_content).decode("utf-8-sig")
    assert lines.splitlines()[1].startswith("Atelier Łuk,Leaflets,Till,120")
    assert log_in(manager).get("/placements/?state=x").status_code == 400
    assert log_in(person(Role.ACCOUNTANT)).get(url).status_code == 200
    for nobody in (stranger, member):
        assert log_in(nobody).get(url).status_code == 404
    client.logout()
    assert client.get(url).status_code == 302
