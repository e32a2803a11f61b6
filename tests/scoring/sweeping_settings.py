"""The project's settings with a beat that looks for due nights every second."""

from prm.settings import *  # noqa: F403
from prm.settings import CELERY_BEAT_SCHEDULE as EVERYTHING

CELERY_BEAT_SCHEDULE = {"night": {**EVERYTHING["night"], "schedule": 1.0}}
