"""The database of the tests: its address for another process, and how a test with real commits leaves it."""

from urllib.parse import quote

from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations


def database_url():
    """The address with everything that another process needs to get in."""
    given = connection.settings_dict
    login = quote(given["USER"], safe="") + (f":{quote(given['PASSWORD'], safe='')}" if given["PASSWORD"] else "")
    return f"postgresql://{login}@{given['HOST']}:{given['PORT']}/{given['NAME']}"


def keep_what_migrations_shipped():
    """Copy the rows of a new database aside; the statements that put them back into emptied tables."""
    back = []
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS shipped CASCADE")
        cursor.execute("CREATE SCHEMA shipped")
        for table in connection.introspection.django_table_names(only_existing=True, include_views=False):
            cursor.execute(f'SELECT EXISTS (SELECT FROM "{table}")')
            if cursor.fetchone()[0]:
                cursor.execute(f'CREATE TABLE shipped."{table}" AS TABLE "{table}"')
                columns = _written_columns(cursor, table)
                back.append(f'INSERT INTO "{table}" ({columns}) SELECT {columns} FROM shipped."{table}"')
    return back


def _written_columns(cursor, table):
    cursor.execute(
        "SELECT string_agg(quote_ident(column_name), ', ') FROM information_schema.columns"
        " WHERE table_schema = 'public' AND table_name = %s AND is_generated = 'NEVER'",
        [table],
    )
    return cursor.fetchone()[0]


def flush_and_put_back(back):
    """`sql_flush` for tests: empties tables that refuse it to everyone else (the ledger), then runs `back`."""
    plain = DatabaseOperations.sql_flush

    def sql_flush(self, *args, **kwargs):
        emptying = plain(self, *args, **kwargs)
        return ["SET LOCAL session_replication_role = replica", *emptying, *back] if emptying else []

    return sql_flush
