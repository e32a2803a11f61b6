"""`python -m prm.probe /readyz`: exits 0 if the site in this container answers so. For health checks."""

import os
import sys
import urllib.request
from urllib.error import URLError


def main(path: str) -> int:
    address = f"http://127.0.0.1:{os.environ.get('PORT') or '8000'}{path}"
    try:
        with urllib.request.urlopen(address, timeout=4) as answer:
            return int(answer.status != 200)
    except (URLError, OSError) as error:
        print(error)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
