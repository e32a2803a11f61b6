"""What axe-core holds against a page, and logins that are a minute old."""

import time

from axe_playwright_python.sync_playwright import Axe

COLOURS = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
EVERYTHING = {"resultTypes": ["violations"]}


def faults(page, where, options=EVERYTHING):
    """The serious and critical ones, in words."""
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{where}: {fault['id']} ({fault['impact']}) {node['html'][:160]}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"][:3]
    ]


def log_in_now(client, user):
    """As if the password had just been given: pages that ask for it again open at once."""
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "email": user.email}]
    session.save()
