"""What import tests share: the public data, and one way to run a command."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command


def _shared_data():
    for folder in Path(__file__).resolve().parents:
        if (folder / "shared" / "data").is_dir():
            return folder / "shared" / "data"
    return None


@pytest.fixture(scope="session")
def data():
    """The folder of public data sets; the test is skipped where it is absent."""
    found = _shared_data()
    if found is None:
        pytest.skip("the public data (shared/data beside the project) isn't here")
    return found


@pytest.fixture
def load(db):
    """`load("deals", path, "date=2022-03-30", dry_run=True)` → the object that `--json` prints."""

    def run(kind, path, *said, **options):
        out = StringIO()
        call_command(f"import_{kind}", str(path), said=list(said), as_json=True, stdout=out, **options)
        answer = json.loads(out.getvalue())
        assert answer["read"] == sum(answer[name] for name in ("created", "updated", "unchanged", "refused"))
        refused = {problem["row"] for problem in answer["problems"] if problem["level"] == "refused"}
        assert len(refused) >= answer["refused"]
        return answer

    return run


@pytest.fixture
def sheet(tmp_path):
    """`sheet("a;b\\n1;2\\n")` → the path of a file that holds it."""

    def write(text, name="file.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_text(text, encoding=encoding)
        return path

    return write
