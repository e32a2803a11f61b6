"""The Celery application: work for later, taken from rows in PostgreSQL and only poked through Redis."""

import logging.config
import os
from typing import Any

from celery import Celery
from celery.signals import setup_logging
from django.conf import settings
from django_structlog.celery.steps import DjangoStructLogInitStep

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prm.settings")

app = Celery("prm")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.steps["worker"].add(DjangoStructLogInitStep)
app.autodiscover_tasks()


def log_like_the_web(**_kwargs: Any) -> None:
    """Workers and beat write the same lines as the site."""
    logging.config.dictConfig(settings.LOGGING)


setup_logging.connect(log_like_the_web)
