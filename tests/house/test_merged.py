"""Nothing of a half-done merge is left in a file."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
LEFT_OVER = re.compile(r"^(<{7} |>{7} |\|{7} |={7}$)", re.MULTILINE)
KINDS = {".py", ".html", ".css", ".js", ".md", ".toml", ".typ", ".yml", ".txt", ".po"}
OUTSIDE = {".venv", ".data", ".git", "node_modules"}


def files():
    return [
        path for path in ROOT.rglob("*") if path.suffix in KINDS and not OUTSIDE & set(path.relative_to(ROOT).parts)
    ]


def test_no_file_has_marks_of_a_merge():
    assert LEFT_OVER.search("a\n<<<<<<< HEAD\nb")
    assert [str(path) for path in files() if LEFT_OVER.search(path.read_text(errors="replace"))] == []
