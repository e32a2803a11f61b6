"""What is known of a partner: firm, branches, sellers, the company's own fields."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import MANAGERS, STAFF, access
from partners.access import may_assign
from partners.forms.partner import BranchFormSet, SellerFormSet
from partners.queries.custom_field import answers_of
from partners.queries.key_account import categories_of
from partners.queries.merging import may_be_undone, merges_of
from partners.services.partner import PartInUse, save_places
from partners.views.actor import Request, actor_of, partner_for, partner_shown


@access(STAFF)
def record(request: Request, uuid: UUID) -> HttpResponse:
    """Everything that is written down of the partner itself."""
    partner = partner_shown(request, uuid=uuid)
    words = {
        "partner": partner,
        "entities": list(partner.legal_entities.all()),
        "branches": list(partner.branches.all()),
        "sellers": list(partner.sellers.select_related("branch", "member__user")),
        "answers": answers_of(partner),
        "categories": categories_of(partner),
        "merges": [(one, may_be_undone(one, now=timezone.now())) for one in merges_of(partner)],
        "may_edit": MANAGERS.allows(request.user),
        "may_merge": may_assign(actor_of(request)),
    }
    return render(request, "partners/record.html", words)


@access(MANAGERS)
def places(request: Request, uuid: UUID) -> HttpResponse:
    """Edit the branches and the sellers."""
    partner = partner_for(request, uuid=uuid)
    branches = BranchFormSet(request.POST or None, instance=partner, prefix="branches")
    sellers = SellerFormSet(request.POST or None, instance=partner, prefix="sellers")
    if request.method == "POST" and all([branches.is_valid(), sellers.is_valid()]):
        kept, employed = branches.save(commit=False), sellers.save(commit=False)
        removed = [*branches.deleted_objects, *sellers.deleted_objects]
        try:
            save_places(partner, branches=kept, sellers=employed, removed=removed)
        except PartInUse as error:
            messages.error(
                request, _("“%(name)s” is named by codes. Write the day they left instead.") % {"name": error}
            )
        else:
            messages.success(request, _("Saved: %(name)s") % {"name": partner.name})
            return redirect("partners:record", uuid=uuid)
    words = {"partner": partner, "branches": branches, "sellers": sellers}
    return render(request, "partners/places.html", words)
