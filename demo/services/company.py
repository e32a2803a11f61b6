"""The demo company, its people, kinds, products, rules and plan."""

from datetime import date

from django.contrib.auth.hashers import make_password

from accounts.models import Role, User
from core.models import Company
from core.rules.weeks import IsoWeek
from partners.models import PartnerKind
from sales.models import Product
from scoring.models import TierRule, WeekPlan

PASSWORD = "demo-Partner-1"  # noqa: S105 - the demo company's, printed by `make run`

PEOPLE = (
    ("owner@demo.example", "Viktar Nebo", Role.OWNER),
    ("head@demo.example", "Alena Harbuz", Role.HEAD),
    ("manager@demo.example", "Maryia Kavalenka", Role.MANAGER),
    ("ihar@demo.example", "Ihar Drozd", Role.MANAGER),
    ("hanna@demo.example", "Hanna Siniak", Role.MANAGER),
    ("accountant@demo.example", "Liudmila Bondar", Role.ACCOUNTANT),
    ("partner@demo.example", "Dzmitry Sokal", Role.PARTNER),
    ("seller@demo.example", "Yuliya Chaika", Role.PARTNER),
)

PHONES = {
    "manager@demo.example": "+375 29 000-01-03",
    "ihar@demo.example": "+375 29 000-01-04",
    "hanna@demo.example": "+375 29 000-01-05",
}

GOODS = (
    ("Matte canvas, m²", "CN-100", 2400),
    ("Satin canvas, m²", "CN-110", 2900),
    ("Gloss canvas, m²", "CN-120", 2700),
    ("Fabric ceiling, m²", "FB-200", 5600),
    ("Shadow profile, m", "PR-310", 1900),
    ("Floating profile with light, m", "PR-320", 4300),
    ("Hidden cornice, m", "CR-400", 5200),
    ("Track light, pc", "LT-500", 14500),
    ("Spot light, pc", "LT-510", 3800),
    ("Measurement and fitting", "SV-900", 18000),
)

PLAN = {"calls": 60, "meetings": 10, "new_partners": 1, "orders": 80, "turnover": 19_000_000, "margin": 6_000_000}


def create_company(*, on: date) -> None:
    """The company row, its rules and a plan that has stood for a year."""
    Company.objects.create(pk=1, name="Nebo Ceilings", currency="BYN", country="BY", time_zone="Europe/Minsk")
    TierRule.objects.update_or_create(
        pk=1, defaults={"gold": 2_000_000, "silver": 700_000, "bronze": 150_000, "window_months": 12, "grace_days": 30}
    )
    since = IsoWeek.of(on).plus(-52).monday
    WeekPlan.objects.bulk_create(WeekPlan(metric=m, from_week=since, value=v) for m, v in PLAN.items())


def create_people() -> dict[str, User]:
    """Everybody who can log in, by e-mail; one password for all."""
    secret = make_password(PASSWORD)
    people = User.objects.bulk_create(
        User(
            email=email,
            full_name=name,
            role=role,
            phone=PHONES.get(email, ""),
            password=secret,
            time_zone="Europe/Minsk",
        )
        for email, name, role in PEOPLE
    )
    return {user.email: user for user in people}


def create_products() -> list[Product]:
    return Product.objects.bulk_create(
        Product(name=name, article=article, price=price, currency="BYN") for name, article, price in GOODS
    )


def create_kinds(names: list[str]) -> dict[str, PartnerKind]:
    """Kinds by name, in the given order; those that stand already are kept."""
    for position, name in enumerate(names, start=1):
        PartnerKind.objects.get_or_create(name=name, defaults={"position": position * 10})
    return {kind.name: kind for kind in PartnerKind.objects.all()}
