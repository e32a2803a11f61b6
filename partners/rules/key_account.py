"""Which partners feed the company (B8)."""

BREADWINNER = "breadwinner"
SHARE_PERCENT = 10


def is_breadwinner(turnover: int, *, total: int) -> bool:
    """A tenth of the year's turnover, or more; minor units."""
    return total > 0 and turnover > 0 and turnover * 100 >= total * SHARE_PERCENT


def least_turnover(total: int) -> int:
    """The smallest turnover of a breadwinner, in minor units."""
    return max(1, -(-total * SHARE_PERCENT // 100))
