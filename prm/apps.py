"""prm as an installed app, so that its management commands are found."""

from django.apps import AppConfig


class PrmConfig(AppConfig):
    name = "prm"

    def ready(self) -> None:
        # Tasks that are sent by web processes and commands must find the configured application.
        from prm import celery  # noqa: F401
