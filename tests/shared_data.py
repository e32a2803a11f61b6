"""The public data sets beside the project: `../shared/data` seen from its root, or where PRM_SHARED_DATA says."""

import os
from pathlib import Path

import pytest


def shared_data(name):
    """The path of a shared file; the test is skipped where the data sets aren't at hand."""
    given = os.environ.get("PRM_SHARED_DATA")
    roots = [Path(given)] if given else [up / "shared" / "data" for up in Path(__file__).resolve().parents]
    for root in roots:
        if (root / name).exists():
            return root / name
    pytest.skip(f"needs the public data sets: {name} not found (set PRM_SHARED_DATA to their folder)")
