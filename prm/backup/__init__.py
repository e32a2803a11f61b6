"""Backup and restore (J5): one file that holds the database and what people uploaded.

The file is a tar of `manifest.json` (what is inside, with checksums), `database.dump` (pg_dump's own format) and
`private/` (uploads).
"""
