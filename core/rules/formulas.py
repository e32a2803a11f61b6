"""Text that a spreadsheet program would run as a formula."""

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def harmless(text: str) -> str:
    """The text as a cell that no spreadsheet program runs: an apostrophe before what would start a formula."""
    return f"'{text}" if text.startswith(_STARTS) else text


def as_written(cell: str) -> str:
    """The text that `harmless` was given."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_STARTS) else cell
