"""Coupon codes: made so that they can be read aloud, read so that a slip of the hand is forgiven (C6)."""

# Without I, L, O and U: nobody takes one sign for another, and no word comes out by chance.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CYRILLIC = str.maketrans("АВЕКМНОРСТУХ", "ABEKMHOPCTYX")
_LOOKALIKES = str.maketrans("ILO", "110")


def code_key(text: str) -> str:
    """What two spellings of one code have in common: `top-5`, `T0P 5` and `ТОР5` in Cyrillic are all `T0P5`."""
    signs = text.upper().translate(_CYRILLIC).translate(_LOOKALIKES)
    return "".join(sign for sign in signs if sign.isascii() and sign.isalnum())


def spelled(signs: str) -> str:
    """A code in groups of four: `7K2M-9QXD`."""
    return "-".join(signs[at : at + 4] for at in range(0, len(signs), 4))
