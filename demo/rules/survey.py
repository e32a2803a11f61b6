"""What sixty customers of the demo company said: windows come before the ceiling, kitchens after it."""

from random import Random

REPLIES = 61
# (kind, chance that a customer names it, weights of before, together and after)
KINDS = (
    ("Windows", 0.5, (9, 1, 1)),
    ("Repair crew", 0.45, (6, 5, 0)),
    ("Designer", 0.3, (8, 2, 0)),
    ("Lighting", 0.42, (1, 7, 3)),
    ("Wallpaper and paint", 0.4, (2, 6, 2)),
    ("Kitchens", 0.48, (1, 1, 12)),
    ("Furniture", 0.3, (0, 1, 9)),
    ("Doors", 0.25, (5, 2, 4)),
    ("Flooring", 0.3, (2, 3, 6)),
    ("Curtains", 0.2, (0, 2, 7)),
    ("Estate agency", 0.05, (1, 0, 0)),
)
FIRMS = {
    "Windows": ("Vakno Plus", "Okna Servis", "Svetlaya Rama"),
    "Repair crew": ("Brigada Alesia", "Remont Za Miesiac"),
    "Designer": ("Studio Ptushka", "Anna Lis Interiors"),
    "Lighting": ("Lampa i Ko", "Svet Centr"),
    "Kitchens": ("Kuhni Dubrava", "Kuhni Hart"),
    "Wallpaper and paint": ("Farby Kolier",),
    "Doors": ("Dzviery Sapfir",),
}
MOMENTS = ("before", "together", "after")


def replies(dice: Random) -> list[list[tuple[str, str, str]]]:
    """Sixty-one customers, each with what was bought when and sometimes from whom."""
    return [_reply(dice) for _ in range(REPLIES)]


def _reply(dice: Random) -> list[tuple[str, str, str]]:
    said = []
    for kind, chance, weights in KINDS:
        if dice.random() < chance:
            moment = dice.choices(MOMENTS, weights=weights)[0]
            firm = dice.choice(FIRMS[kind]) if kind in FIRMS and dice.random() < 0.45 else ""
            said.append((moment, kind, firm))
    return said or [("before", "Windows", "")]
