"""One stage in a process of its own: `python -m bench.stage NAME JSON`.

The last line it prints is its result as JSON.
"""

import json
import os
import sys
from datetime import date
from importlib import import_module
from typing import Any

import django


def main(name: str, words: dict[str, Any]) -> object:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prm.settings")
    django.setup()
    on = date.fromisoformat(words["on"])
    match name:
        case "fill":
            data = import_module("bench.data")
            return data.fill(data.Size(**words["size"]), on=on)
        case "night":
            return import_module("bench.night").measure(on=on)
        case "imports":
            return import_module("bench.imports").measure(rows=words["rows"])
        case "pages":
            import_module("scoring.services.night").run_night(on=on)
            return import_module("bench.pages").milliseconds(on=on)
        case "queries":
            import_module("scoring.services.night").run_night(on=on)
            return import_module("bench.pages").query_counts(on=on)
    raise ValueError(name)


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], json.loads(sys.argv[2]))))
