"""One change to the chosen partners, or to all that a list matches."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.access import MANAGERS, access
from accounts.models import User
from core.queries.company import company_day, company_of
from core.rules.identity import read_uuid
from partners.access import may_assign
from partners.models import Partner
from partners.queries.choices import kinds, may_be_responsible, people
from partners.queries.listing import selection
from partners.services.bulk import NoTag, add_tag, assign_manager, remove_tag
from partners.views.actor import Request, actor_of
from partners.views.saved_view import list_address, list_of

NOBODY = "none"


class NotUnderstood(Exception):
    """The post names no change, or none that can be made; its words are for the person."""


@access(MANAGERS)
@require_POST
def bulk(request: Request) -> HttpResponse:
    """`do` is assign, tag or untag; `chosen` has the partners, or `all` means every one that `list` matches."""
    back = list_address(request.POST.get("list", ""))
    some = _chosen(request)
    everything = "all" in request.POST
    if everything and "sure" not in request.POST:
        return render(request, "partners/bulk.html", {"many": some.count(), "back": back, "kept": _kept(request)})
    try:
        changed = _change(request)(some)
    except NotUnderstood as error:
        messages.error(request, str(error))
        return redirect(back)
    said = ngettext("%(many)s partner changed.", "%(many)s partners changed.", changed) % {"many": changed}
    messages.success(request, said)
    return redirect(back)


def _chosen(request: Request) -> QuerySet[Partner]:
    actor = actor_of(request)
    if "all" in request.POST:
        today = company_day(timezone.now(), of=company_of(request))
        query = list_of(request.POST.get("list", ""))
        return selection(query, actor=actor, today=today, kinds=kinds(), people=people())
    uuids = [found for found in map(read_uuid, request.POST.getlist("chosen")) if found]
    return Partner.objects.visible_to(actor).filter(uuid__in=uuids)


def _change(request: Request) -> Callable[[QuerySet[Partner]], int]:
    now, do, tag = timezone.now(), request.POST.get("do"), request.POST.get("tag", "")
    if do == "assign":
        if not may_assign(actor_of(request)):
            raise PermissionDenied
        manager = _manager(request.POST.get("manager", ""))
        return lambda some: assign_manager(some, manager=manager, now=now)
    service = {"tag": add_tag, "untag": remove_tag}.get(do or "")
    if not service:
        raise NotUnderstood(_("Choose what to do with them."))

    def tagging(some: QuerySet[Partner]) -> int:
        try:
            return service(some, tag=tag, now=now)
        except NoTag as error:
            raise NotUnderstood(_("Type one tag, without commas.")) from error

    return tagging


def _manager(value: str) -> User | None:
    if value == NOBODY:
        return None
    uuid = read_uuid(value)
    found = User.objects.filter(may_be_responsible(), uuid=uuid).first() if uuid else None
    if not found:
        raise NotUnderstood(_("Partners are assigned to managers who work here."))
    return found


def _kept(request: Request) -> list[tuple[str, str]]:
    return [(name, request.POST.get(name, "")) for name in ("do", "manager", "tag", "list", "all")]
