"""Kinds of business that a new survey offers to choose from; a user edits the list."""


def _(words: str) -> str:
    """Marks words for the catalogues; they are translated where they are shown."""
    return words


SHIPPED_KINDS: tuple[str, ...] = (
    _("Windows"),
    _("Doors"),
    _("Flooring"),
    _("Wallpaper and paint"),
    _("Repair crew"),
    _("Designer"),
    _("Electrician"),
    _("Plumbing and bathroom"),
    _("Lighting"),
    _("Kitchens"),
    _("Furniture"),
    _("Curtains"),
    _("Air conditioning"),
    _("Estate agency"),
)
