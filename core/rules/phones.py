"""Phone numbers: one spelling for one number."""

import phonenumbers


def normal_phone(text: str, *, country: str) -> str:
    """E.164 (`+375291234567`) where the number is possible in `country`, else its bare digits."""
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return "".join(c for c in text if c.isdigit())
    if phonenumbers.is_possible_number(number):
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return "".join(c for c in text if c.isdigit())
