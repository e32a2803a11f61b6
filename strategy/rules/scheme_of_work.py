"""Three schemes of work: a few close partners, about fifty, two hundred and more (A1)."""

from dataclasses import dataclass


def _(words: str) -> str:
    """Marks words for the catalogues; they are translated where they are shown."""
    return words


@dataclass(frozen=True)
class SchemeOfWork:
    """Fits up to `up_to` partners (None: any number); `asks` is what it takes to work like that."""

    code: str
    up_to: int | None
    name: str
    how: str
    asks: tuple[str, ...]


CLOSE = SchemeOfWork(
    "close",
    10,
    _("A few close partners"),
    _("Three to five firms that know you well. The owner talks to them; each has a joint business plan of its own."),
    (
        _("The owner’s own time: four hours a week at least"),
        _("A joint business plan with each, looked at every quarter"),
        _("Partners who are near the ideal: one bad choice costs a fifth of the result"),
        _("Papers and settlements may stay simple"),
    ),
)
MIDDLE = SchemeOfWork(
    "middle",
    120,
    _("About fifty partners"),
    _("One dedicated person keeps the rhythm: calls by plan, ready offers for each kind, a meeting a quarter."),
    (
        _("One person who does nothing else, fifteen calls a day"),
        _("Ready offers for each kind of partner, on one page"),
        _("Two or three schemes of cooperation, not all of them"),
        _("Commissions counted each month, without arguments"),
        _("A candidate list four times as long as the goal"),
    ),
)
LARGE = SchemeOfWork(
    "large",
    None,
    _("Two hundred partners and more"),
    _("A conveyor: signing, training and paying run by themselves, people step in where numbers fall."),
    (
        _("A department: signing and keeping partners are two people’s work"),
        _("A cabinet where partners register customers and see their money"),
        _("Commissions, statements and papers made by the system"),
        _("Classes and tiers: most attention for the fifth that brings most"),
        _("A flow of candidates: surveys, recommendations, events every month"),
        _("Most partners will bring little: plan for what one brings on average"),
    ),
)
SCHEMES = (CLOSE, MIDDLE, LARGE)


def scheme_for(partners: int) -> SchemeOfWork:
    """The scheme of work that a number of partners asks for."""
    return next(scheme for scheme in SCHEMES if scheme.up_to is None or partners <= scheme.up_to)
