"""The project's settings with a night that dies."""

from prm.settings import *  # noqa: F403

NIGHT_STEPS = "tests.scoring.night_that_dies.STEPS"
