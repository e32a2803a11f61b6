"""The database of the running test, for a process of its own."""

from urllib.parse import quote

from django.db import connection


def database_url():
    """The address with everything that another process needs to get in."""
    given = connection.settings_dict
    login = quote(given["USER"], safe="") + (f":{quote(given['PASSWORD'], safe='')}" if given["PASSWORD"] else "")
    return f"postgresql://{login}@{given['HOST']}:{given['PORT']}/{given['NAME']}"
