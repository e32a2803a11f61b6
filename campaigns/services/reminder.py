"""Reminding whoever owes something, and telling of terms that end (C3, C4)."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import DateField, ExpressionWrapper, F
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from campaigns.models import Agreement, Occurrence, OccurrenceState, Side
from campaigns.queries.agreement import renewal_due
from core.models import Company
from core.queries.company import company
from notify.services.outbox import post
from notify.services.tell import tell
from partners.models import MemberRole, Partner

LOOK_BACK = timedelta(days=3)
"""Nights that were missed are made up for so far back; older news is no news."""
CABINET = "/cabinet/promises/"


def remind_of_promises(*, on: date, now: datetime) -> int:
    """Before its day and after it, each promise once; on the day `on` of the readers. How many were told."""
    before = ExpressionWrapper(F("due_on") - F("obligation__remind_before"), output_field=DateField())
    after = ExpressionWrapper(F("due_on") + F("obligation__remind_after"), output_field=DateField())
    known = Occurrence.objects.select_related(
        "partner__manager", "obligation__our_responsible", "obligation__version__agreement__our_responsible",
        "obligation__version__agreement__their_responsible",
    ).annotate(before=before, after=after)  # fmt: skip
    window = (on - LOOK_BACK, on)
    ahead = list(known.filter(state=OccurrenceState.OPEN, before__range=window, due_on__gte=on))
    owed = [OccurrenceState.OPEN, OccurrenceState.BROKEN]
    late = list(known.filter(state__in=owed, after__range=window, due_on__lt=on))
    people = _principals({promise.partner_id for promise in [*ahead, *late]})
    own = company()
    for promise in ahead:
        _remind(promise, event="promise_due", people=people[promise.partner_id], own=own, now=now)
    for promise in late:
        _remind(promise, event="promise_late", people=people[promise.partner_id], own=own, now=now)
    return len(ahead) + len(late)


def tell_of_renewals(*, on: date, now: datetime) -> int:
    """Terms that end after the notice agreed on, each once; how many."""
    near = renewal_due(Agreement.objects.all(), on=on, since=on - LOOK_BACK)
    found = list(near.select_related("partner__manager", "our_responsible"))
    for agreement in found:
        _tell_of(agreement, event="agreement_ends_soon", day=agreement.ends_on, now=now)
    return len(found)


def tell_of_ends(agreements: Iterable[Agreement], *, now: datetime) -> None:
    """Terms that were over this night, whether the agreement ended or goes on by itself."""
    for agreement in agreements:
        event = "agreement_renewed" if agreement.stands else "agreement_ended"
        _tell_of(agreement, event=event, day=agreement.ends_on, now=now)


def _tell_of(agreement: Agreement, *, event: str, day: date | None, now: datetime) -> None:
    person = agreement.our_responsible or agreement.partner.manager
    tell(
        event=event,
        users=[person] if person else [],
        context={"agreement": str(agreement), "partner": agreement.partner.name, "day": f"{day:%Y-%m-%d}"},
        url=f"/agreements/{agreement.uuid}/",
        key=f"{event}:{agreement.uuid}:{day}",
        now=now,
    )


def _remind(promise: Occurrence, *, event: str, people: list[User], own: Company, now: datetime) -> None:
    ours = promise.side == Side.WE
    context = {"what": promise.obligation.what, "partner": promise.partner.name, "day": f"{promise.due_on:%Y-%m-%d}"}
    key = f"{event}:{promise.uuid}"
    if ours or event == "promise_late":
        who = _responsible(promise)
        side = "ours" if ours else "theirs"
        tell(
            event=f"{event}_{side}",
            users=[who] if who else [],
            context=context,
            url=f"/promises/{promise.uuid}/",
            key=key,
            now=now,
        )
    if not ours and people:
        context["partner"] = own.name
        tell(event=f"{event}_yours", users=people, context=context, url=CABINET, key=f"{key}:partner", now=now)
    elif not ours:
        _write(promise, event=event, own=own, key=key, now=now)


def _write(promise: Occurrence, *, event: str, own: Company, key: str, now: datetime) -> None:
    """A letter to the person whom the agreement names, where the partner has nobody in the cabinet."""
    version = promise.obligation.version
    person = version.agreement.their_responsible if version else None
    if not person or not person.email:
        return
    with override(own.languages[0] if own.languages else "en"):
        words = {"name": person.name, "what": promise.obligation.what, "day": f"{promise.due_on:%Y-%m-%d}"}
        ask = _("Hello %(name)s,\n\nwe agreed on this for %(day)s: %(what)s.\n")
        asked = _("Is it under way? A short answer to this letter is enough.")
        if event == "promise_late":
            asked = _("Its day has passed. Is it done? A short answer to this letter is enough.")
        body = f"{ask % words}\n{asked}\n\n{own.name}\n"
        post(to=person.email, subject=f"{own.name}: {promise.obligation.what}", body=body, key=key, now=now)


def _responsible(promise: Occurrence) -> User | None:
    obligation = promise.obligation
    of_agreement = obligation.version.agreement.our_responsible if obligation.version else None
    return obligation.our_responsible or of_agreement or promise.partner.manager


def _principals(partners: set[int]) -> dict[int, list[User]]:
    """The people who run each of these firms and log in."""
    found: dict[int, list[User]] = defaultdict(list)
    rows = Partner.objects.filter(pk__in=partners, members__role=MemberRole.PRINCIPAL, members__user__is_active=True)
    users = {user.pk: user for user in User.objects.filter(pk__in=rows.values("members__user"))}
    for partner, user in rows.values_list("pk", "members__user"):
        found[partner].append(users[user])
    return found
