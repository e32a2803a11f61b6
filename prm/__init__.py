"""The project: settings, addresses, the worker, embedded services."""
