"""PostgreSQL and Valkey of our own, for a machine that has neither, and the supervisor behind `make run`.

Nothing here imports Django: the services run before settings are read.
"""
