"""How near the demo company's candidates are to the ideal: answers drawn with a leaning."""

from random import Random

PROFILE_OF_KIND = {
    "Designer": "designer",
    "Estate agency": "designer",
    "Foreman or contractor": "contractor",
    "Developer": "contractor",
    "Building shop": "shop",
    "Windows and doors": "shop",
    "Furniture maker": "shop",
    "Lighting shop": "shop",
}
# What is typed for a number criterion: from a poor answer to a good one.
NUMBERS = {
    "areas": ("1", "2", "3"),
    "reputation": ("3.4", "3.9", "4.3", "4.6", "4.8"),
    "stable": ("1", "2", "4", "7", "12"),
    "customers_day": ("25", "45", "70", "110", "160"),
    "sellers": ("1", "3", "5", "9", "18"),
    "our_share": ("10", "22", "35", "50"),
    "projects": ("3", "6", "9", "14", "22"),
    "specifies": ("25", "45", "65", "80"),
    "sites": ("1", "2", "4", "6"),
    "crew": ("2", "4", "8", "15"),
    "skilled": ("30", "55", "75", "90"),
}
# Furniture is bought after the ceiling, mostly: no flow of customers comes from there.
AFTER_US = "Furniture maker"


def answer(code: str, kind: str, *, options: list[str], leaning: float, partner_kind: str, dice: Random) -> str | None:
    """What was found out about a criterion; None for what nobody asked yet. A leaning of 1 is the ideal."""
    if code == "timing" and partner_kind == AFTER_US:
        return options[2]
    if dice.random() < 0.14:
        return None
    if kind == "yes_no":
        return "yes" if dice.random() < leaning or code == "same_customers" else "no"
    place = min(1.0, max(0.0, dice.gauss(leaning, 0.22)))
    if kind == "one_of":
        return options[round((1 - place) * (len(options) - 1) * 0.8)]
    numbers = NUMBERS[code]
    return numbers[round(place * (len(numbers) - 1))]
