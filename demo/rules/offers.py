"""Ready offers of the demo company, and how partners answer them. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    scheme: str
    title: str
    we_give: str
    they_give: str
    they_win: str
    we_win: str
    price: str


@dataclass(frozen=True)
class ReadyOffer:
    title: str
    kind: str
    intro: str
    closing: str
    options: tuple[Option, ...]


OFFERS = (
    ReadyOffer(
        "Three ways to earn on ceilings",
        "Designer",
        "Your clients choose a ceiling anyway. Here is how it can be easy for them and worth it for you.",
        "Choose one to begin with; we come with samples within two days.",
        (
            Option("recommendation", "You name us, we look after the client",
                   "A technician at the measurement\nA price that holds for 60 days", "Our card with your project",
                   "A ceiling drawn right the first time\nNo calls about details", "A client who trusts us",
                   "free of charge"),
            Option("affiliate", "5 % of every order",
                   "5 % of the amount, paid by the 10th\nAn account in which you see each order",
                   "Name and phone, with the client's consent", "About 120 BYN from a usual room",
                   "New customers without advertising", "5 % to you from each paid order"),
            Option("joint_projects", "We draw, you decide",
                   "Drawings within three days\nA sample board for your studio", "Plans before the walls are closed",
                   "Ceilings that fit the light and the cornice", "Larger orders", "the board costs nothing"),
        ),
    ),
    ReadyOffer(
        "A lit metre in your hall",
        "Building shop",
        "A stand of two square metres that sells and asks for nothing.",
        "We bring and mend it; you say where it stands.",
        (
            Option("stand", "A stand with lit samples", "The stand, brought and mended\nLeaflets every quarter",
                   "Two square metres by the entrance\nThe stand dusted every week",
                   "A reason to come in\n3 % of orders with its coupon", "People see it before they build",
                   "3 % of each order to you"),
            Option("seller_commission", "A reward for your sellers, with your knowledge",
                   "20 BYN for each measurement they arrange\nTraining twice a year",
                   "An hour for the training", "Sellers who stay", "Recommended by name",
                   "20 BYN a measurement"),
        ),
    ),
    ReadyOffer(
        "Finish the flat together",
        "Windows and doors",
        "Who changes windows soon needs a ceiling.",
        "We begin with a month of trial.",
        (
            Option("gifts", "A certificate with each contract", "Certificates for 60 BYN each",
                   "One in the hands of every customer", "A gift that costs you nothing",
                   "We are called first", "we pay for the certificates"),
            Option("passed_on", "Customers passed on both ways", "Every customer who asks for windows",
                   "Every customer who asks for ceilings", "Warm calls", "Warm calls", "no money moves"),
            Option("leaflets", "Leaflets at both tills", "Our till for your leaflets", "Your till for ours",
                   "500 people a month see you", "500 people a month see us", "each prints their own"),
        ),
    ),
)  # fmt: skip
# What became of a copy, by its number: state, days ago sent.
FATES = (
    ("accepted", 70), ("sent", 2), ("opened", 5), ("declined", 33), ("expired", 52), ("opened", 9), ("accepted", 41),
    ("sent", 12), ("withdrawn", 25), ("declined", 18), ("opened", 1), ("sent", 20),
)  # fmt: skip
COMMENTS = {"accepted": "Let's begin with one salon", "declined": "We already work with another maker"}
