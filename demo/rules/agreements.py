"""What the demo company agrees with its partners, and how both sides keep it. Pure; the dice are an argument."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Promise:
    """`side` we or they; `rhythm` once, week, month or year; `after` days from the start of the agreement."""

    side: str
    what: str
    after: int
    rhythm: str = "once"
    every: int = 1
    proof: str = "word"
    quantity: int | None = None
    measure: str = ""
    penalty: str = ""


@dataclass(frozen=True)
class Deal:
    """An agreement as the demo knows it, by the schemes it is made of."""

    title: str
    schemes: tuple[str, ...]
    we_give: str
    they_give: str
    commission: str
    promises: tuple[Promise, ...]


DEALS: dict[str, Deal] = {
    "stand": Deal(
        "Stand and leaflets",
        ("stand", "leaflets"),
        "A stand with lit samples\n500 leaflets a quarter\nTraining for the sellers twice a year",
        "Two square metres by the entrance\nLeaflets at every till\nThe stand dusted every week",
        "3 % of each order that a coupon from the stand brings, paid by the 10th of the next month",
        (
            Promise("we", "Bring leaflets", 14, "month", 3, quantity=500, measure="leaflets"),
            Promise("we", "Train the sellers", 40, "month", 6, proof="confirmation"),
            Promise("they", "Photo of the stand", 20, "month", proof="link", penalty="The stand goes elsewhere"),
            Promise("they", "Tell how many coupons came back", 30, "month", quantity=1, measure="list"),
        ),
    ),
    "commission": Deal(
        "Commission for each customer",
        ("affiliate", "recommendation"),
        "5 % of every order of a customer they sent\nMeasurement within two working days\nA price kept for 60 days",
        "Our ceilings named first to every customer\nName and phone passed on the same day, with consent",
        "5 % of the amount, after the customer has paid",
        (
            Promise("we", "Send the statement", 10, "month", proof="confirmation"),
            Promise("they", "Two customers with a phone number", 30, "month", quantity=2, measure="customers"),
            Promise("we", "Album of finished rooms", 25, proof="link"),
        ),
    ),
    "projects": Deal(
        "Joint work on projects",
        ("joint_projects", "gifts"),
        "A technician at the first measurement\nDrawings within three days\nA certificate for their best customers",
        "Ceiling drawings sent before the walls are closed\nOur name in the estimate",
        "",
        (
            Promise("they", "Drawings of new rooms", 15, "month", 2, proof="file"),
            Promise("we", "Look through the drawings with them", 25, "month", 2),
            Promise("they", "Post about a joint room", 60, "month", 3, proof="link"),
        ),
    ),
    "club": Deal(
        "Discount club",
        ("discount_club", "catalogue"),
        "7 % for holders of their card\nA page in our catalogue",
        "10 % for our customers on the first order\nA page in their catalogue, with a link",
        "",
        (
            Promise("they", "Report of cards used", 45, "month", 3, proof="file"),
            Promise("we", "Letter to our customers with their offer", 60, "month", 6, proof="link"),
        ),
    ),
}
BY_KIND = {
    "Designer": ("commission", "projects"),
    "Foreman or contractor": ("commission", "projects"),
    "Building shop": ("stand", "club"),
    "Windows and doors": ("stand", "commission"),
    "Furniture maker": ("club", "projects"),
    "Lighting shop": ("stand",),
    "Estate agency": ("commission", "club"),
    "Developer": ("projects",),
    "Bank": ("club",),
    "Media": ("club",),
}
# How a story keeps its word: chances that they keep a promise on time, that they keep it late; then ours.
CARE = {
    "star": (0.97, 0.02, 0.95),
    "rising": (0.9, 0.07, 0.93),
    "surging": (0.88, 0.1, 0.92),
    "steady": (0.8, 0.12, 0.9),
    "small": (0.65, 0.15, 0.8),
    "fading": (0.45, 0.2, 0.7),
    "fallen": (0.3, 0.2, 0.75),
    "comeback": (0.7, 0.2, 0.85),
}
EXCUSES = ("Their hall was being painted", "The buyer was on leave", "Agreed by phone to skip this one")
