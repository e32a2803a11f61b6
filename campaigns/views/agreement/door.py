"""The agreement that a page is about."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from campaigns.models import Agreement, AgreementVersion, VersionState
from partners.views.actor import Request, actor_of


def agreement_for(request: Request, *, uuid: UUID) -> Agreement:
    """An agreement that the person may see; any other is not found."""
    known = Agreement.objects.visible_to(actor_of(request))
    related = ("partner", "version", "our_responsible", "their_responsible", "legal_entity")
    return get_object_or_404(known.select_related(*related), uuid=uuid)


def in_making_for(request: Request, *, uuid: UUID) -> AgreementVersion:
    """The draft or proposed version of an agreement that the person may see; not found where there is none."""
    making = [VersionState.DRAFT, VersionState.PROPOSED]
    versions = agreement_for(request, uuid=uuid).versions.filter(state__in=making)
    return get_object_or_404(versions.select_related("agreement__partner", "agreement__our_responsible"))
