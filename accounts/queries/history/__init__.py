from accounts.queries.history.reading import changes_of, recent_changes

__all__ = ["changes_of", "recent_changes"]
