"""The business key of a deal whose source has no order numbers."""

from collections.abc import Sequence
from hashlib import sha256


def row_key(words: Sequence[str], *, occurrence: int) -> str:
    """`row:<digest>:<occurrence>`: equal rows of one file differ by their occurrence, counted from 1.

    `words` are what a row says of partner, day, currency, amount, article, product and quantity; the same row of
    the same file has the same key whenever it is imported. The import computes it in SQL; a test holds both together.
    """
    return f"row:{sha256(chr(31).join(words).encode()).hexdigest()}:{occurrence}"
