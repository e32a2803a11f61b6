"""What the band over every page of a partner says."""

from dataclasses import dataclass
from datetime import date

from campaigns.queries.promise import overdue_of
from partners.models import Contact, Partner, Standing, Task
from scoring.models import RiskFlag
from scoring.queries.standing import Why, explain


@dataclass(frozen=True)
class Band:
    """As of `today`: `standing` is None until a night has run; `tasks` are the open ones, the earliest first; `overdue`
    counts the promises of each side that are late."""

    today: date
    standing: Standing | None
    why: Why | None
    flags: list[RiskFlag]
    contacts: list[Contact]
    tasks: list[Task]
    overdue: dict[str, int]

    @property
    def next_step(self) -> Task | None:
        return self.tasks[0] if self.tasks else None

    @property
    def dials(self) -> Contact | None:
        """The person whose phone the band dials: the decision maker first."""
        return next((contact for contact in self.contacts if contact.phone), None)


def band_of(partner: Partner, *, on: date) -> Band:
    """Best asked of a partner read with its kind, manager and standing."""
    standing: Standing | None = getattr(partner, "standing", None)
    tasks = Task.objects.open().filter(partner=partner).select_related("assignee")
    return Band(
        today=on,
        standing=standing,
        why=explain(standing) if standing else None,
        flags=list(RiskFlag.objects.filter(partner=partner, closed_on=None)),
        contacts=list(partner.contacts.all()),
        tasks=list(tasks.order_by("due_on", "id")),
        overdue=overdue_of(partner, on=on),
    )
