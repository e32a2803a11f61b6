"""One stage in a process of its own: `python -m bench.stage NAME JSON`; the last line it prints is its result as JSON."""

import json
import os
import sys
from datetime import date
from typing import Any

import django


def main(name: str, words: dict[str, Any]) -> object:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prm.settings")
    django.setup()
    on = date.fromisoformat(words["on"])
    match name:
        case "fill":
            from bench.data import Size, fill

            return fill(Size(**words["size"]), on=on)
        case "night":
            from bench.night import measure

            return measure(on=on)
        case "imports":
            from bench.imports import measure as measure_imports

            return measure_imports(words["rows"])
        case "pages":
            from bench.pages import milliseconds

            return milliseconds(on=on)
        case "queries":
            from bench.pages import query_counts

            return query_counts(on=on)
    raise ValueError(name)


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], json.loads(sys.argv[2]))))
