"""The demo company and what it has none of, so that every page has something to show."""

from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone

from accounts.models import Role, User
from accounts.services.invitation import invite, token_of
from campaigns.models import Scheme
from core.models import JobRun
from imports.models import ImportKind
from imports.services import jobs
from imports.services.work import work_on
from partners.models import Partner, Task
from partners.services.member import invite_member, join_path
from partners.services.saved_view import save_view
from sales.models import Deal, Product

PARTNERS = "Id;Name;Phone\n1;Okna Plus;+375 29 123-45-67\n2;;12\n"
DEALS = "Order No;Date;Partner;Amount\n1;03.04.2025;Okna Plus;1 200,50\n2;04.03.2025;Nobody;x\n"


def furnish():
    """Fill an empty database; the arguments of the addresses that take some, as `pages.places` wants them."""
    call_command("demo", stdout=None)
    owner = User.objects.get(email="owner@demo.example")
    now = timezone.now()
    scheme = Scheme.objects.create(name="Cards", how="Each side hands out the cards of the other.")
    partner = Partner.objects.exclude(standing=None).order_by("-standing__turnover")[0]
    colleague = invite(email="new@demo.example", full_name="New", role=Role.MANAGER, by=owner, now=now)
    theirs = invite_member(partner, email="their@demo.example", full_name="Their", role="seller", by=owner, now=now)
    uuid = [{"uuid": partner.uuid}]
    imports = [{"uuid": job.uuid} for job in _imports(owner)]
    return {
        "account_reset_password_from_key": [{"uidb36": "1", "key": "too-old"}],
        "accounts:accept": [{"token": token_of(colleague)}],
        "accounts:person": [{"uuid": User.objects.get(email="manager@demo.example").uuid}],
        "campaigns:scheme": [{"uuid": scheme.uuid}],
        "dashboards:partner": [*uuid, {"uuid": _quiet_partner().uuid}],
        "dashboards:week_of": [{"iso": "2026-W20"}],
        "imports:job": imports,
        "imports:refused_csv": imports[:1],
        "imports:refused_xlsx": imports[:1],
        "partners:edit": uuid,
        "partners:history": uuid,
        "partners:log": uuid,
        "partners:view": [{"uuid": _saved_view(owner).uuid}],
        "partners:join": [{"token": join_path(theirs).split("/")[-2]}],
        "partners:move": uuid,
        "partners:people": uuid,
        "partners:task": [{"uuid": Task.objects.latest("pk").uuid}],
        "sales:deal": [{"uuid": Deal.objects.latest("pk").uuid}],
        "sales:deal_edit": [{"uuid": Deal.objects.latest("pk").uuid}],
        "sales:product": [{"uuid": Product.objects.latest("pk").uuid}],
        "scoring:run": [{"uuid": JobRun.objects.latest("pk").uuid}],
    }


def _saved_view(owner):
    return save_view(owner=owner, name="Gold", query="tier=gold", columns=[], shared=True)


def _quiet_partner():
    return Partner.objects.create(name="A partner of whom nothing is known")


def _imports(owner):
    """An import that was checked, one that asks, and one that was written."""
    checked, asks, written = (
        jobs.upload(ContentFile(text.encode(), name=name), kind=kind, author=owner)
        for text, name, kind in [
            (PARTNERS, "partners.csv", ImportKind.PARTNERS),
            (DEALS, "deals.csv", ImportKind.DEALS),
            (PARTNERS.replace("Okna", "Drzwi"), "more.csv", ImportKind.PARTNERS),
        ]
    )
    for job in (checked, asks, written):
        work_on(job)
        job.refresh_from_db()
    jobs.order_writing(written)
    work_on(written)
    return checked, asks, written
