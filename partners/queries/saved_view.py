"""The saved views of a list."""

from dataclasses import dataclass

from django.db.models import Q

from accounts.models import SavedView, User
from partners.rules.listing import FIRST_COLUMNS, OWN_COLUMNS, PAGE, read_columns


@dataclass(frozen=True)
class Views:
    """A person's own views and those shared with them; `columns` are what they want to see without a view."""

    listed: list[SavedView]
    columns: tuple[str, ...]

    def named(self, uuid: str) -> SavedView | None:
        return next((view for view in self.listed if str(view.uuid) == uuid), None)


def views_for(user: User) -> Views:
    found = list(SavedView.objects.filter(Q(owner=user) | Q(shared=True), page=PAGE))
    own = next((view for view in found if view.name == OWN_COLUMNS and view.owner_id == user.pk), None)
    columns = read_columns(own.columns) if own else FIRST_COLUMNS
    return Views([view for view in found if view.name != OWN_COLUMNS], columns)
