"""Tax ids: one spelling for one number."""

import re


def normal_tax_id(text: str) -> str:
    """Letters and digits only, upper case: `PL 123-456-78-90` is `PL1234567890`."""
    return re.sub(r"[\W_]", "", text).upper()
