from documents.models.paper import Paper, PaperFile, PaperKind, PaperState
from documents.models.stored_file import StoredFile

__all__ = ["Paper", "PaperFile", "PaperKind", "PaperState", "StoredFile"]
