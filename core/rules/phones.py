"""Phone numbers: one spelling for one number."""

import phonenumbers

LONGEST = 32


def normal_phone(text: str, *, country: str) -> str:
    """E.164 (`+375291234567`) where the number is possible in `country`, else its bare digits, at most `LONGEST`."""
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return _digits(text)
    if phonenumbers.is_possible_number(number):
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return _digits(text)


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())[:LONGEST]
