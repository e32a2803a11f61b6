"""How large a file may be. Past these a person gets a sentence, not a stuck worker."""

MB = 1024 * 1024

TEXT_FILE = 512 * MB
WORKBOOK_FILE = 64 * MB
UNPACKED = 1024 * MB
UNPACKED_RATIO = 200
RATIO_MATTERS_FROM = 16 * MB
ENTRIES = 5_000
CELLS = 6_000_000
COLUMNS = 1_000
LINE = 4 * MB
CELL = 1 * MB


def in_words(size: int) -> str:
    """`64 MB`."""
    return f"{size // MB} MB"
