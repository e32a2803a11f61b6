"""What the demo company asks about its partners, and what it knows of their shops. Invented, all of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """A field of the company's own; `kinds` names those it is asked of, all where it is empty."""

    name: str
    type: str
    kinds: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    help: str = ""


QUESTIONS = (
    Question("Floor space, m²", "number", ("Building shop", "Lighting shop", "Furniture maker")),
    Question("Shows our sample ceiling", "yes_no", ("Building shop", "Lighting shop", "Windows and doors")),
    Question(
        "Price group", "choice", (), ("Economy", "Middle", "Premium"), "What their customers usually spend on a room"
    ),
    Question("Works with us since", "day", ("Designer", "Foreman or contractor")),
    Question("How they like to be paid", "text"),
)

PAID = ("To the account, monthly", "Setting off against orders", "To the seller’s card, with the owner’s knowledge")
COMPETITORS = ("Stelia Plus", "Neba Komfort", "Potolok-1", "Alfa Canvas")
BANKS = (("Belinvest", "BLBBBY2X"), ("Prior", "PJCBBY2X"), ("Alfa", "ALFABY2X"), ("Dabrabyt", "MMBNBY22"))
STREETS = ("Niezaliezhnasci", "Kalvaryiskaya", "Sportyunaya", "Surhanava", "Dzerzhynskaha")
SELLER_ROLES = ("Seller", "Seller", "Senior seller", "Head of floor")
SHOPS = ("Building shop", "Lighting shop", "Furniture maker", "Windows and doors", "Estate agency")
STRUCTURE = "The director signs, the head of floor decides what stands where, sellers recommend."
BLOCKS = ("Their lawyer reads the contract", "The owner is abroad until Monday", "")
