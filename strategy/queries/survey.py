"""What customers said: kinds of business by how early they are bought, and the firms that were named (A4)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Count
from django.db.models.functions import Upper

from accounts.models import User
from core.sheets.write import Cell
from partners.models import Partner
from strategy.models import Moment, Survey, SurveyMention, SurveyReply
from strategy.rules.survey import AFTER, Mention, RankedKind, fold, ranked

FIRMS_SHOWN = 50


@dataclass
class NamedFirm:
    """A firm that customers bought from: how often, of which kinds, how often before or together with us."""

    name: str
    mentions: int = 0
    earlier: int = 0
    kinds: dict[str, str] = field(default_factory=dict)
    partner: Partner | None = None
    is_known: bool = False


@dataclass(frozen=True)
class SurveyResult:
    survey: Survey
    total: int
    typed: int
    kinds: list[RankedKind]
    firms: list[NamedFirm]
    more_firms: bool

    @property
    def is_enough(self) -> bool:
        return self.total >= self.survey.enough

    @property
    def missing(self) -> int:
        return max(self.survey.enough - self.total, 0)

    @property
    def warned(self) -> list[RankedKind]:
        """Kinds that stand mostly after us."""
        return [row for row in self.kinds if row.is_mostly_after and not row.is_thin]


def survey_result(survey: Survey, *, of: User) -> SurveyResult:
    replies = SurveyReply.objects.filter(survey=survey)
    total = replies.count()
    rows = SurveyMention.objects.filter(reply__survey=survey).order_by("pk")
    mentions = list(rows.values_list("reply_id", "moment", "kind", "firm"))
    kinds = ranked([Mention(reply, moment, kind) for reply, moment, kind, _firm in mentions], total=total)
    firms = _firms(mentions)
    shown = firms[:FIRMS_SHOWN]
    _know(shown, of=of)
    typed = replies.exclude(typed_by=None).count()
    return SurveyResult(survey, total, typed, kinds, shown, more_firms=len(firms) > FIRMS_SHOWN)


def _firms(mentions: list[tuple[int, str, str, str]]) -> list[NamedFirm]:
    """Firms named before or together with us most often first."""
    found: dict[str, NamedFirm] = {}
    for _reply, moment, kind, firm in mentions:
        if not firm:
            continue
        row = found.setdefault(fold(firm), NamedFirm(firm))
        row.mentions += 1
        row.earlier += moment != AFTER
        row.kinds.setdefault(fold(kind), kind)
    return sorted(found.values(), key=lambda row: (-row.earlier, -row.mentions, row.name))


def _know(firms: list[NamedFirm], *, of: User) -> None:
    """Which of them stand among the partners, and which of these the person may open."""
    named = Partner.objects.annotate(upper=Upper("name")).filter(upper__in=[row.name.upper() for row in firms])
    by_name = {fold(partner.name): partner for partner in named}
    known = [partner.pk for partner in by_name.values()]
    visible = set(Partner.objects.visible_to(of).filter(pk__in=known).values_list("pk", flat=True))
    for row in firms:
        partner = by_name.get(fold(row.name))
        row.is_known = partner is not None
        row.partner = partner if partner and partner.pk in visible else None


def surveys_listed() -> list[Survey]:
    """All of them, with the number of replies as `total`."""
    return list(Survey.objects.annotate(total=Count("replies")))


def export_rows(survey: Survey) -> Iterator[tuple[Cell, ...]]:
    """Every mention: when it was said, how it came, before or after, what and from whom."""
    rows = SurveyMention.objects.filter(reply__survey=survey).order_by("reply__replied_at", "pk")
    for mention in rows.select_related("reply").iterator(chunk_size=2000):
        yield (
            mention.reply.replied_at.date(),
            mention.reply.get_channel_display(),
            str(Moment(mention.moment).label),
            mention.kind,
            mention.firm,
        )
