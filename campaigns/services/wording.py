"""What an agreement says, in the reader's words: for documents and comparisons."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from campaigns.models import AgreementVersion, Obligation, Renewal, Rhythm
from campaigns.rules.compare import Difference, differences
from core.templatetags.formats import day

TERM_NAMES = {
    "we_give": gettext_lazy("What we give"),
    "they_give": gettext_lazy("What they give"),
    "schemes": gettext_lazy("Schemes"),
    "promises": gettext_lazy("Promises"),
    "commission": gettext_lazy("Commission in words"),
    "territory": gettext_lazy("Territory"),
    "starts_on": gettext_lazy("From"),
    "ends_on": gettext_lazy("Until"),
    "renewal": gettext_lazy("When the term is over"),
    "dispute": gettext_lazy("How disputes are settled"),
    "decisions": gettext_lazy("How decisions are made"),
}


def how_often(promise: Obligation) -> str:
    """By when, or how often, a promise is due."""
    first = day(promise.first_due)
    if promise.rhythm == Rhythm.ONCE:
        return _("by %(day)s") % {"day": first}
    words = _every(promise.rhythm, every=promise.every) % {"n": promise.every}
    if promise.last_due:
        return _("%(often)s from %(first)s to %(last)s") % {
            "often": words, "first": first, "last": day(promise.last_due),
        }  # fmt: skip
    return _("%(often)s from %(first)s") % {"often": words, "first": first}


def how_many(promise: Obligation) -> str:
    return " ".join(str(part) for part in (promise.quantity, promise.measure) if part)


def promise_line(promise: Obligation) -> str:
    """A promise in one line, without who gave it."""
    what = f"{promise.what} ({how_many(promise)})" if promise.quantity else promise.what
    words = f"{what}, {how_often(promise)}; {_('shown by')}: {promise.get_proof_display()}"
    return f"{words}; {_('if it is broken')}: {promise.penalty}" if promise.penalty else words


def renewal_words(version: AgreementVersion) -> str:
    if version.renewal == Renewal.AUTOMATIC:
        months = version.renewal_months
        return ngettext(
            "it goes on by itself for %(n)s month", "it goes on by itself for %(n)s months", months
        ) % {"n": months}  # fmt: skip
    return str(version.get_renewal_display())


def scheme_names(version: AgreementVersion) -> list[str]:
    return [_(chosen.scheme.name) for chosen in version.chosen_schemes.select_related("scheme")]


def terms_in_words(version: AgreementVersion) -> dict[str, str]:
    """Every term of a version as text, one thing on a line, in the order of `TERM_NAMES`."""
    promises = [f"{promise.get_side_display()}: {promise_line(promise)}" for promise in version.obligations.all()]
    return {
        "we_give": version.we_give,
        "they_give": version.they_give,
        "schemes": "\n".join(scheme_names(version)),
        "promises": "\n".join(promises),
        "commission": version.commission,
        "territory": version.territory,
        "starts_on": day(version.starts_on) if version.starts_on else "",
        "ends_on": day(version.ends_on) if version.ends_on else "",
        "renewal": renewal_words(version),
        "dispute": version.dispute,
        "decisions": version.decisions,
    }


def compared_terms(before: AgreementVersion, after: AgreementVersion) -> Sequence[tuple[str, Difference]]:
    """Each term by its name, with its lines in both versions; terms that neither has are left out."""
    found = differences(terms_in_words(before), terms_in_words(after))
    return [(str(TERM_NAMES[each.term]), each) for each in found if each.lines]


def _every(rhythm: str, *, every: int) -> str:
    match rhythm:
        case Rhythm.DAY:
            return ngettext("every day", "every %(n)s days", every)
        case Rhythm.WEEK:
            return ngettext("every week", "every %(n)s weeks", every)
        case Rhythm.MONTH:
            return ngettext("every month", "every %(n)s months", every)
        case _:
            return ngettext("every year", "every %(n)s years", every)
