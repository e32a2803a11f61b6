"""The demo company's papers: contracts, annexes, certificates; some unsigned, some over, one with its file."""

from datetime import UTC, date, datetime, time, timedelta

from django.core.files.base import ContentFile

from accounts.models import User
from core.services import pdf
from demo.rules.papers import Sheet, folder
from demo.services.partners import Cast
from documents.models import Paper, PaperState
from documents.services.paper import attach
from partners.models import LegalEntity, Status

WORKING = (Status.AGREED, Status.ONBOARDING, Status.ACTIVE, Status.DORMANT)
WITH_FILES = 3


def create_papers(rows: list[Cast], *, by: User, on: date) -> int:
    """Everyone's folder; how many papers."""
    partners = [row.partner for row in rows]
    entities: dict[int, LegalEntity] = {}
    for entity in LegalEntity.objects.filter(partner__in=partners).order_by("-pk"):
        entities[entity.partner_id] = entity
    papers = [
        _paper(sheet, number=number, place=place, entity=entities.get(partner.pk), partner_id=partner.pk, by=by, on=on)
        for number, partner in enumerate(partners, start=1)
        for place, sheet in enumerate(folder(number, active=partner.status in WORKING))
    ]
    Paper.objects.bulk_create(papers)
    for paper in Paper.objects.select_related("partner__manager").order_by("-pk")[:WITH_FILES]:
        _give_file(paper, by=by, on=on)
    return len(papers)


def _paper(
    sheet: Sheet, *, number: int, place: int, entity: LegalEntity | None, partner_id: int, by: User, on: date
) -> Paper:
    later = timedelta(days=number * 7 % 15)
    dated = on - timedelta(days=sheet.age) - later
    sent = on - timedelta(days=sheet.waits) - later if sheet.waits else dated
    ends = dated + timedelta(days=sheet.holds) if sheet.holds else None
    over = sheet.state == PaperState.SIGNED and ends is not None and ends < on
    return Paper(
        partner_id=partner_id,
        legal_entity=entity,
        kind=sheet.kind,
        number=f"{dated:%y}-{number:03d}/{place + 1}",
        dated_on=dated,
        expires_on=ends,
        state=PaperState.EXPIRED if over else sheet.state,
        sent_on=sent,
        signed_on=dated + timedelta(days=3) if sheet.state == PaperState.SIGNED else None,
        created_by=by,
        created_at=datetime.combine(dated, time(9), UTC),
    )


def _give_file(paper: Paper, *, by: User, on: date) -> None:
    facts = [[paper.partner.name, str(paper.legal_entity or "")], [str(paper.dated_on), str(paper.expires_on or "")]]
    content = pdf.render("paper", {"company": "", "title": str(paper), "facts": facts})
    file = ContentFile(content, name=f"{paper.number.replace('/', '-')}.pdf")
    attach(paper, upload=file, by=by, now=datetime.combine(on, time(9), UTC))
