"""How gunicorn serves the site: `gunicorn -c python:prm.gunicorn prm.wsgi`."""

import gc
import os

from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prm.settings")

bind = f"{os.environ.get('HOST') or '127.0.0.1'}:{os.environ.get('PORT') or '8000'}"
workers = int(os.environ.get("WEB_CONCURRENCY") or "2")
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS") or "4")
timeout = 60
graceful_timeout = 20
max_requests = 10_000
max_requests_jitter = 1_000
# Heartbeats go through files: in memory, so that a slow disk never looks like a hung worker.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108
control_socket_disable = True
logconfig_dict = settings.LOGGING
accesslog = None


def post_worker_init(worker: object) -> None:
    """What is loaded by now stays: the collector needn't walk it again for every few hundred objects of a page."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)
