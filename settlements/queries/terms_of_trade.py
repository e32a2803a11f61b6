"""What a partner agreed with us, and to which firm we pay."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Min

from campaigns.models import AgreementScheme, AgreementVersion, VersionState
from partners.models import LegalEntity

_CONCLUDED = (VersionState.IN_FORCE, VersionState.AMENDED, VersionState.ENDED)


@dataclass(frozen=True)
class _Version:
    agreement_id: int
    number: int
    starts_on: date
    last_day: date | None
    legal_entity_id: int | None
    schemes: frozenset[int]


@dataclass
class Trade:
    """The agreements of one partner, and its first legal entity."""

    entity_id: int | None = None
    versions: list[_Version] = field(default_factory=list)

    def on(self, day: date) -> tuple[frozenset[int], frozenset[int], int | None]:
        """The agreements in force on a day, their schemes, and the firm that is paid."""
        latest: dict[int, _Version] = {}
        for version in self.versions:
            if version.starts_on <= day and (version.last_day is None or day <= version.last_day):
                latest[version.agreement_id] = version
        schemes = frozenset[int]().union(*(version.schemes for version in latest.values()))
        named = [version.legal_entity_id for version in latest.values() if version.legal_entity_id]
        return frozenset(latest), schemes, named[0] if named else self.entity_id


def trades(partners: Iterable[int]) -> dict[int, Trade]:
    """What each of these partners agreed, in the order of versions."""
    wanted = set(partners)
    entities = LegalEntity.objects.filter(partner__in=wanted).values("partner").annotate(first=Min("pk"))
    first = {row["partner"]: row["first"] for row in entities}
    found = {partner: Trade(entity_id=first.get(partner)) for partner in wanted}
    rows = AgreementVersion.objects.filter(
        agreement__partner__in=wanted, state__in=_CONCLUDED, starts_on__isnull=False
    ).select_related("agreement")
    versions = list(rows.order_by("agreement", "number"))
    schemes: dict[int, set[int]] = {}
    for version, scheme in AgreementScheme.objects.filter(version__in=versions).values_list("version", "scheme"):
        schemes.setdefault(version, set()).add(scheme)
    for row in versions:
        found[row.agreement.partner_id].versions.append(_version(row, frozenset(schemes.get(row.pk, ()))))
    return found


def _version(row: AgreementVersion, schemes: frozenset[int]) -> _Version:
    ends = [day for day in (row.agreement.ends_on, row.agreement.ended_on) if day]
    return _Version(
        agreement_id=row.agreement_id,
        number=row.number,
        starts_on=row.starts_on or date.max,
        last_day=min(ends, default=None),
        legal_entity_id=row.agreement.legal_entity_id,
        schemes=schemes,
    )
