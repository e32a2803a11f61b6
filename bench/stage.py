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
        case "pages" | "queries":
            import_module("scoring.services.night").run_night(on=on)
            return _seen(name, import_module("bench.pages").pages(on=on), on=on)
        case "money":
            return import_module("bench.money").measure(**words["size"])
        case "money pages" | "money queries":
            return _seen(name.split()[1], import_module("bench.money").pages(), on=on)
    raise ValueError(name)


def _seen(what: str, shown: list[Any], *, on: date) -> object:
    module = import_module("bench.pages")
    return module.milliseconds(shown, on=on) if what == "pages" else module.query_counts(shown)


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], json.loads(sys.argv[2]))))
