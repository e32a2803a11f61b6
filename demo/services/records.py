"""The rest of the record: own fields, branches, sellers, banks, potential, key accounts (B1, B8)."""

from datetime import date, timedelta
from random import Random

from accounts.models import User
from core.rules.phones import normal_phone
from demo.rules.names import person
from demo.rules.records import (
    BANKS,
    COMPETITORS,
    PAID,
    QUESTIONS,
    SELLER_ROLES,
    SHOPS,
    STREETS,
    STRUCTURE,
    Question,
)
from demo.services.partners import Cast
from partners.models import (
    Branch,
    CustomField,
    CustomValue,
    KeyCategory,
    LegalEntity,
    Member,
    MemberRole,
    Partner,
    PartnerKind,
    Seller,
    Status,
    Turn,
)

KEYS = {"rising": KeyCategory.PROMISING, "surging": KeyCategory.PROMISING, "steady": KeyCategory.EXPERT}


def create_records(rows: list[Cast], *, by_kind: dict[str, PartnerKind], curators: list[User], on: date) -> None:
    """What a careful manager has written down by now; dice of its own, so that other stories stay as they are."""
    dice = Random(7)  # noqa: S311 - a story, not a secret
    _describe(rows, curators=curators, dice=dice)
    _create_banks(dice)
    _create_sellers(rows, _create_branches(rows, dice=dice), on=on, dice=dice)
    _create_answers(rows, _create_questions(by_kind), on=on, dice=dice)


def _describe(rows: list[Cast], *, curators: list[User], dice: Random) -> None:
    signed = (Status.ONBOARDING, Status.ACTIVE, Status.DORMANT)
    for row in rows:
        partner = row.partner
        partner.employees = dice.choice([1, 2, 3, 5, 8, 12, 30, 60])
        partner.potential = dice.randint(2, 60) * 500_000
        partner.competitors = dice.sample(COMPETITORS, dice.choice([0, 0, 1, 2]))
        partner.structure = STRUCTURE if row.sheet.name in SHOPS and dice.random() < 0.4 else ""
        if partner.status in signed:
            partner.curator = partner.manager if dice.random() < 0.7 else dice.choice(curators)
            partner.paperless = "" if dice.random() < 0.8 else "Works on recommendation, takes no commission"
        if partner.status not in signed and dice.random() < 0.3:
            partner.turn = Turn.THEM
            partner.blocked_by = dice.choice(
                ["Their lawyer reads the contract", "The owner is abroad until Monday", ""]
            )
        if dice.random() < 0.15:
            partner.key_category = KEYS.get(row.story.name, "")
    media = [row.partner for row in rows if row.sheet.name in ("Media", "Bank", "Developer")]
    for partner in media:
        partner.key_category = KeyCategory.IMAGE
    fields = [
        "employees", "potential", "competitors", "structure", "curator", "paperless", "turn", "blocked_by",
        "key_category",
    ]  # fmt: skip
    Partner.objects.bulk_update([row.partner for row in rows], fields)


def _create_banks(dice: Random) -> None:
    firms = list(LegalEntity.objects.order_by("pk"))
    for firm in firms:
        bank, code = dice.choice(BANKS)
        firm.bank_name, firm.bank_code = f"{bank} Bank", code
        firm.bank_account = f"BY{dice.randint(10, 99)}{code[:4]}3012{dice.randint(10**15, 10**16 - 1)}"
    LegalEntity.objects.bulk_update(firms, ["bank_name", "bank_code", "bank_account"])


def _create_branches(rows: list[Cast], *, dice: Random) -> dict[int, list[Branch]]:
    branches = [
        Branch(
            partner=row.partner, name=f"{row.sheet.first[0]} at {street}", city=row.partner.city,
            address=f"{street} {dice.randint(1, 150)}", area=row.partner.city,
        )
        for row in rows
        if row.sheet.name in SHOPS and row.story.name != "candidate"
        for street in dice.sample(STREETS, dice.choice([1, 1, 2, 3]))
    ]  # fmt: skip
    Branch.objects.bulk_create(branches)
    by_partner: dict[int, list[Branch]] = {}
    for branch in branches:
        by_partner.setdefault(branch.partner_id, []).append(branch)
    return by_partner


def _create_sellers(rows: list[Cast], branches: dict[int, list[Branch]], *, on: date, dice: Random) -> None:
    sellers = []
    for row in rows:
        for branch in branches.get(row.partner.pk, []):
            for _ in range(dice.choice([1, 2, 3])):
                phone = f"+375 {dice.choice((29, 33, 44))} {dice.randint(100, 999)}-{dice.randint(10, 99)}-22"
                left = on - timedelta(days=dice.randint(5, 300)) if dice.random() < 0.08 else None
                sellers.append(
                    Seller(
                        partner=row.partner, branch=branch, name=person(dice), position=dice.choice(SELLER_ROLES),
                        phone=phone, phone_normal=normal_phone(phone, country="BY"), left_on=left,
                    )
                )  # fmt: skip
    for member in Member.objects.filter(role=MemberRole.SELLER).select_related("user"):
        sellers.append(Seller(partner_id=member.partner_id, member=member, name=str(member.user), position="Seller"))
    Seller.objects.bulk_create(sellers)


def _create_questions(by_kind: dict[str, PartnerKind]) -> list[tuple[Question, CustomField]]:
    made = []
    for position, asked in enumerate(QUESTIONS, start=1):
        field = CustomField.objects.create(
            name=asked.name, type=asked.type, options=list(asked.options), help=asked.help, position=position * 10
        )
        field.kinds.set(by_kind[name] for name in asked.kinds)
        made.append((asked, field))
    return made


def _create_answers(rows: list[Cast], made: list[tuple[Question, CustomField]], *, on: date, dice: Random) -> None:
    values = [
        CustomValue(partner=row.partner, field=field, value=_answer(asked, on=on, dice=dice))
        for row in rows
        for asked, field in made
        if (not asked.kinds or row.sheet.name in asked.kinds) and dice.random() < 0.55
    ]
    CustomValue.objects.bulk_create(values, batch_size=2000)


def _answer(asked: Question, *, on: date, dice: Random) -> str:
    match asked.type:
        case "number":
            return str(dice.randint(4, 90) * 10)
        case "yes_no":
            return dice.choice(["yes", "yes", "no"])
        case "choice":
            return dice.choice(asked.options)
        case "day":
            return (on - timedelta(days=dice.randint(100, 2000))).isoformat()
    return dice.choice(PAID)
