"""A large made-up network, written by the database itself: partners, their people, talks and deals."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import connection, transaction

from accounts.models import Role, User
from core.models import Company
from partners.models import Member, MemberRole, Partner, PartnerKind

PASSWORD = "bench-Partner-1"
OWNER, MANAGER, MEMBER = (f"{name}@bench.example" for name in ("owner", "m0", "member"))
MANAGERS = 50
KINDS = ("Designer", "Foreman", "Shop", "Windows", "Furniture", "Agency")


@dataclass(frozen=True)
class Size:
    """How many rows of each; interactions and referrals are spread over two years like the deals."""

    partners: int = 100_000
    deals: int = 2_000_000
    interactions: int = 500_000
    tasks: int = 0
    referrals: int = 0


PARTNERS = """
insert into partners_partner (uuid, name, kind_id, external_id, status, manager_id, source, areas, tags, city, address,
    website, notes, search_text, created_at, status_since, updated_at)
select gen_random_uuid(),
    (array['Studio','Market','Crew','Windows','Kitchens','Light','Depot','Bureau'])[1 + n %% 8] || ' '
        || (array['Linia','Kontur','Yantar','Zenit','Arbat','Vilia','Lazur','Palitra','Dvor'])[1 + (n / 8) %% 9]
        || ' ' || n,
    (%(kinds)s::bigint[])[1 + n %% %(kind_count)s], 'B' || n,
    (array['active','active','active','negotiating','candidate','dormant'])[1 + n %% 6],
    (%(managers)s::bigint[])[1 + n %% %(manager_count)s], '', '{}', array[(array['premium','stand','own'])[1 + n %% 3]],
    (array['Minsk','Brest','Hrodna','Homel'])[1 + n %% 4], '', '', '', '',
    %(on)s::date - (n %% 730) * interval '1 day', %(on)s::date - (n %% 730) * interval '1 day', now()
from generate_series(1, %(partners)s) n
"""

CONTACTS = """
insert into partners_contact (uuid, partner_id, name, position, is_decision_maker, phone, phone_normal, email,
    messenger, notes)
select gen_random_uuid(), id, 'Person ' || id, 'Owner', true, '+375 29 ' || lpad(id::text, 7, '0'),
    '+37529' || lpad(id::text, 7, '0'), 'p' || id || '@bench.example', '', ''
from partners_partner
"""

INTERACTIONS = """
insert into partners_interaction (uuid, partner_id, kind, direction, outcome, happened_at, day, author_id, notes,
    created_at)
select gen_random_uuid(), partner_id, kind, 'out', 'reached', day + interval '10 hours', day, author_id, '', now()
from (
    select p.id as partner_id, p.manager_id as author_id, (array['call','call','call','meeting'])[1 + n %% 4] as kind,
        %(on)s::date - (random() * 729)::int as day
    from generate_series(1, %(interactions)s) n
    join (select id, manager_id, row_number() over (order by id) as place from partners_partner) p
        on p.place = 1 + (n * 7919::bigint) %% %(partners)s
) drawn
"""

LAST_CONTACT = """
update partners_partner p set last_contact_on = seen.day
from (select partner_id, max(day) as day from partners_interaction group by partner_id) seen
where seen.partner_id = p.id
"""

# A third is open, most of it due in the weeks to come.
TASKS = """
insert into partners_task (uuid, title, due_on, result, done_at, created_at, assignee_id, partner_id)
select gen_random_uuid(), 'Call about the order', day, '', case when n %% 3 > 0 then day + interval '12 hours' end,
    day - interval '9 days', manager_id, id
from (
    select n, p.id, p.manager_id,
        %(on)s::date + case when n %% 3 > 0 then -1 - (random() * 700)::int else (random() * 90)::int - 1 end as day
    from (select n, 1 + floor(random() * %(partners)s)::int as place
          from generate_series(1, %(tasks)s) n offset 0) drawn
    join (select id, manager_id, row_number() over (order by id) as place from partners_partner) p using (place)
) made
"""

# One in ten is under way or new.
REFERRALS = """
insert into sales_referral (uuid, key, direction, kind, source, customer, phone, email, tax_id, note, amount, currency,
    state, state_since, reason, due_on, registered_at, registered_on, protected_until, partner_id)
select gen_random_uuid(), 'bench:' || n, case when n %% 7 = 0 then 'outbound' else 'inbound' end, 'lead', 'manager',
    (array['Anna','Boris','Daria','Egor','Halina','Ivan','Julia','Leon','Maria','Oleg','Piotr','Vera'])[1 + n %% 12]
        || ' ' || (array['Kovalenko','Nowak','Ivanova','Lebedeva','Sidorchuk','Zielinski','Moroz'])[1 + (n / 12) %% 7]
        || ' ' || n,
    '+375 33 ' || lpad(n::text, 7, '0'), '', '', '', 100000 + n %% 900000, 'EUR', state, day + interval '1 day',
    case when state in ('rejected', 'lost') then 'Chose another maker' else '' end,
    case when state in ('new', 'accepted', 'contacted') then %(on)s::date + 1 + n %% 20 end, day + interval '9 hours',
    day, case when state in ('accepted', 'contacted') then %(on)s::date + 1 + n %% 60 end, id
from (
    select n, p.id, state, %(on)s::date - (random() * case when state in ('new', 'accepted') then 20 else 729 end)::int
        as day
    from (select n, 1 + floor(random() * %(partners)s)::int as place,
              (array['new','accepted','contacted','won','paid','paid','paid','lost','rejected','expired'])[
                  1 + floor(10 * power(random(), 0.4))::int] as state
          from generate_series(1, %(referrals)s) n offset 0) drawn
    join (select id, row_number() over (order by id) as place from partners_partner) p using (place)
) made
"""

REFERRAL_KEYS = """
insert into sales_referralkey (referral_id, kind, value, held)
select id, 'phone', replace(phone, ' ', ''), state in ('new', 'accepted', 'contacted') from sales_referral
"""

ENTITIES = """
insert into partners_legalentity (uuid, name, tax_id, address, bank_details, partner_id)
select gen_random_uuid(), name || ' Ltd', lpad(id::text, 9, '1'), '', '', id from partners_partner
"""

DEALS = """
insert into sales_deal (uuid, partner_id, key, number, ordered_on, state, amount, margin, currency, rate, base_amount,
    base_margin, seller, created_at, updated_at)
select gen_random_uuid(), partner_id, 'bench:' || n, 'B' || n, day, 'won', amount, amount / 3, 'EUR', 1, amount,
    amount / 3, '', now(), now()
from (
    select n, p.id as partner_id, %(on)s::date - (random() * 729)::int as day,
        (1000 + random() * random() * 900000)::bigint as amount
    from (select n, 1 + floor(%(partners)s * power(random(), 1.7))::bigint as place
          from generate_series(1, %(deals)s) n offset 0) drawn
    join (select id, row_number() over (order by id) as place from partners_partner) p using (place)
) made
"""


STATEMENTS = (
    PARTNERS, CONTACTS, ENTITIES, INTERACTIONS, LAST_CONTACT, TASKS, REFERRALS, REFERRAL_KEYS, DEALS,
)  # fmt: skip


def fill(size: Size, *, on: date) -> None:
    """Fill an empty, migrated database; the same size and day give the same rows, up to their UUIDs."""
    with transaction.atomic():
        Company.objects.create(pk=1, name="Bench", currency="EUR", country="PL", time_zone="UTC")
        secret = make_password(PASSWORD)
        people = [User(email=OWNER, full_name="Owner", role=Role.OWNER, password=secret)]
        people += [
            User(email=f"m{n}@bench.example", full_name=f"Manager {n}", role=Role.MANAGER, password=secret)
            for n in range(MANAGERS)
        ]
        member = User(email=MEMBER, full_name="Principal", role=Role.PARTNER, password=secret)
        User.objects.bulk_create([*people, member])
        for position, name in enumerate(KINDS):
            PartnerKind.objects.get_or_create(name=name, defaults={"position": position})
        kinds = list(PartnerKind.objects.values_list("pk", flat=True))
        managers = list(User.objects.filter(role=Role.MANAGER).values_list("pk", flat=True))
        words: dict[str, Any] = {
            "on": on, "partners": size.partners, "deals": size.deals, "interactions": size.interactions,
            "tasks": size.tasks, "referrals": size.referrals, "kinds": kinds, "kind_count": len(kinds),
            "managers": managers, "manager_count": len(managers),
        }  # fmt: skip
        with connection.cursor() as cursor:
            cursor.execute("select setseed(0.42)")
            for statement in STATEMENTS:
                cursor.execute(statement, words)
        some = Partner.objects.order_by("pk")[size.partners // 3]
        Member.objects.create(partner=some, user=member, role=MemberRole.PRINCIPAL)
    with connection.cursor() as cursor:
        cursor.execute("vacuum analyze")
