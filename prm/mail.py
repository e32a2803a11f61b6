"""Letters where no mail server is given: files that only their owner may read, for they carry links that let in."""

import os
from typing import Any

from django.conf import settings
from django.core.mail.backends.filebased import EmailBackend


class PrivateFileBackend(EmailBackend):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        os.makedirs(settings.EMAIL_FILE_PATH, mode=0o700, exist_ok=True)
        os.chmod(settings.EMAIL_FILE_PATH, 0o700)
        super().__init__(*args, **kwargs)
