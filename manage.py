#!/usr/bin/env python
"""Django's command line, with a database of our own where none is given."""

import os
import sys

from prm.embedded.command import services_for

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prm.settings")
    from django.core.management import execute_from_command_line

    with services_for(sys.argv[1:]):
        execute_from_command_line(sys.argv)
