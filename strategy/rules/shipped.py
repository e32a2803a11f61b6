"""The ideal partners that come with the product (A2), in plain words."""

from dataclasses import dataclass


def _(words: str) -> str:
    """Marks words for the catalogues; they are translated where they are shown."""
    return words


@dataclass(frozen=True, kw_only=True)
class ShippedCriterion:
    """`code` never changes within its profile; the words and bounds are a starting point that a user edits."""

    code: str
    name: str
    action: str
    kind: str = "yes_no"
    unit: str = ""
    options: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    low: str | None = None
    high: str | None = None
    tolerance: str = "0"
    weight: int = 3
    is_must: bool = False
    is_changeable: bool = True
    fact: str = ""


@dataclass(frozen=True)
class ShippedProfile:
    code: str
    name: str
    about: str
    criteria: tuple[ShippedCriterion, ...]


BEFORE, TOGETHER, AFTER = _("Before us"), _("Together with us"), _("After us")

SAME_CUSTOMERS = ShippedCriterion(
    code="same_customers",
    name=_("Serves the same customers, and is no competitor"),
    action=_("Find out what share of their customers needs us"),
    weight=8,
    is_must=True,
    is_changeable=False,
)
TIMING = ShippedCriterion(
    code="timing",
    name=_("When customers buy from them"),
    action=_("Ask ten of their customers when they chose each supplier"),
    kind="one_of",
    options=(BEFORE, TOGETHER, AFTER),
    accepted=(BEFORE, TOGETHER),
    weight=8,
    is_must=True,
    is_changeable=False,
)
BENEFIT = ShippedCriterion(
    code="benefit",
    name=_("Has a clear benefit from working with us"),
    action=_("Count their benefit on one page and show it to the owner"),
    weight=5,
)
PAPERS = ShippedCriterion(
    code="papers",
    name=_("Ready to sign papers"),
    action=_("Send the agreement and go through it together"),
    weight=4,
    fact="legal_entity",
)
DECIDES = ShippedCriterion(
    code="decision_maker",
    name=_("We know the person who decides"),
    action=_("Ask to be introduced to the owner"),
    weight=4,
    fact="decision_maker",
)
REPUTATION = ShippedCriterion(
    code="reputation",
    name=_("Rating in public reviews"),
    action=_("Ask them to answer the bad reviews, and look again in a quarter"),
    kind="number",
    unit=_("of 5"),
    low="4.2",
    tolerance="1",
    weight=4,
)
QUALITY = ShippedCriterion(
    code="quality",
    name=_("Serves customers as well as we do"),
    action=_("Visit as a customer, then agree on a standard of service"),
    kind="one_of",
    options=(_("Better"), _("The same"), _("Worse")),
    accepted=("Better", "The same"),
    weight=5,
)
AREAS = ShippedCriterion(
    code="areas",
    name=_("Areas where both of us work"),
    action=_("Open one more area together"),
    kind="number",
    unit=_("areas"),
    low="1",
    weight=4,
    is_must=True,
    fact="areas",
)
STABLE = ShippedCriterion(
    code="stable",
    name=_("Years in business"),
    action=_("Begin with prepayment and small orders"),
    kind="number",
    unit=_("years"),
    low="3",
    tolerance="3",
    weight=3,
    is_changeable=False,
)

SHOP = ShippedProfile(
    "shop",
    _("Shop"),
    _("A shop whose customers walk past our stand on the way to the till, with sellers who are glad to recommend."),
    (
        SAME_CUSTOMERS,
        TIMING,
        AREAS,
        ShippedCriterion(
            code="customers_day",
            name=_("Customers a day"),
            action=_("Agree on a stand in the busier of their shops"),
            kind="number",
            unit=_("people"),
            low="60",
            tolerance="40",
            weight=5,
            is_changeable=False,
        ),
        ShippedCriterion(
            code="sellers",
            name=_("Sellers on the floor"),
            action=_("Train the sellers who are there, and agree on their reward"),
            kind="range",
            unit=_("people"),
            low="2",
            high="15",
            tolerance="5",
        ),
        ShippedCriterion(
            code="place",
            name=_("Has a place for our stand"),
            action=_("Bring a narrow stand that needs half a square metre"),
            weight=4,
        ),
        ShippedCriterion(
            code="reward",
            name=_("The owner lets sellers be rewarded"),
            action=_("Show the owner how sellers' rewards are seen and agreed"),
            weight=4,
        ),
        ShippedCriterion(
            code="our_share",
            name=_("Share of their customers who need us"),
            action=_("Agree on which customers we are offered to"),
            kind="share",
            unit="%",
            low="30",
            tolerance="20",
            weight=4,
            is_changeable=False,
        ),
        QUALITY,
        REPUTATION,
        STABLE,
        BENEFIT,
        PAPERS,
        DECIDES,
    ),
)

DESIGNER = ShippedProfile(
    "designer",
    _("Designer"),
    _("A designer who chooses for the customer early, leads the project to its end and values a supplier on time."),
    (
        SAME_CUSTOMERS,
        TIMING,
        AREAS,
        ShippedCriterion(
            code="projects",
            name=_("Projects a year"),
            action=_("Ask for the list of this year's projects"),
            kind="number",
            unit=_("projects"),
            low="8",
            tolerance="6",
            weight=6,
            is_changeable=False,
        ),
        ShippedCriterion(
            code="supervises",
            name=_("Supervises the work on site"),
            action=_("Offer our foreman for the supervision"),
            weight=4,
        ),
        ShippedCriterion(
            code="specifies",
            name=_("Share of projects where they choose the supplier"),
            action=_("Give a library of our products for their drawings"),
            kind="share",
            unit="%",
            low="60",
            tolerance="40",
            weight=5,
        ),
        ShippedCriterion(
            code="budget",
            name=_("Class of the projects"),
            action=_("Offer the line that fits their customers"),
            kind="one_of",
            options=(_("Economy"), _("Middle"), _("Premium")),
            accepted=("Middle", "Premium"),
            weight=3,
            is_changeable=False,
        ),
        ShippedCriterion(
            code="samples",
            name=_("Has our samples in the studio"),
            action=_("Bring a case of samples and show how to use it"),
        ),
        ShippedCriterion(
            code="work_seen",
            name=_("Has seen our finished work"),
            action=_("Show two finished sites"),
        ),
        REPUTATION,
        BENEFIT,
        PAPERS,
        DECIDES,
    ),
)

CONTRACTOR = ShippedProfile(
    "contractor",
    _("Contractor"),
    _("A crew that comes to the customer before us, works cleanly, keeps its dates and has work all year round."),
    (
        SAME_CUSTOMERS,
        TIMING,
        AREAS,
        ShippedCriterion(
            code="sites",
            name=_("Sites a month"),
            action=_("Ask for next month's sites in advance"),
            kind="number",
            unit=_("sites"),
            low="3",
            tolerance="2",
            weight=6,
            is_changeable=False,
        ),
        ShippedCriterion(
            code="crew",
            name=_("People in the crew"),
            action=_("Plan our work for days when they have hands free"),
            kind="range",
            unit=_("people"),
            low="3",
            high="20",
            tolerance="5",
        ),
        ShippedCriterion(
            code="skilled",
            name=_("Share of trained people"),
            action=_("Invite their people to our training day"),
            kind="share",
            unit="%",
            low="70",
            tolerance="40",
            weight=4,
        ),
        ShippedCriterion(
            code="on_time",
            name=_("Keeps dates"),
            action=_("Agree on a common schedule and look at it each week"),
            kind="one_of",
            options=(_("Always"), _("Mostly"), _("Seldom")),
            accepted=("Always", "Mostly"),
            weight=5,
            is_must=True,
        ),
        ShippedCriterion(
            code="transport",
            name=_("Has own transport and tools"),
            action=_("Lend our van for the first three sites"),
            weight=2,
        ),
        ShippedCriterion(
            code="all_year",
            name=_("Has work all year round"),
            action=_("Pass our winter requests to them"),
        ),
        QUALITY,
        REPUTATION,
        STABLE,
        BENEFIT,
        PAPERS,
        DECIDES,
    ),
)

SHIPPED: tuple[ShippedProfile, ...] = (SHOP, DESIGNER, CONTRACTOR)
