"""What the log never says."""

import io
import logging

import pytest
from structlog.stdlib import ProcessorFormatter

from prm.logs import logging_config

DOORS = [
    "/invitation/{}/",
    "/join/{}/",
    "/link/statement/{}/",
    "/feedback/{}/",
    "/calendar/{}.ics",
    "/offers/open/{}/",
    "/accounts/password/reset/key/1-{}/",
    "/accounts/login/?next=%2Finvitation%2F{}%2F",
]


@pytest.fixture
def log():
    """What would stand in the log, as it is written."""
    line = dict(logging_config(as_json=True, level="INFO")["formatters"]["line"])
    line.pop("()")
    written, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(written)
    handler.setFormatter(ProcessorFormatter(**line))
    before = root.level
    root.addHandler(handler)
    root.setLevel("INFO")
    yield written
    root.setLevel(before)
    root.removeHandler(handler)


@pytest.mark.parametrize("address", DOORS)
def test_a_link_that_lets_in_is_not_logged(db, client, log, address):
    client.get(address.format("s3cr3t-token"))
    logging.getLogger("django").warning("Not Found: %s", address.format("s3cr3t-token"))
    assert "request_finished" in log.getvalue()
    assert "Not Found" in log.getvalue()
    assert "s3cr3t" not in log.getvalue()
