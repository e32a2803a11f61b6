from imports.models.import_job import ImportJob, ImportKind, ImportState, MappingMemory, RefusedRow

__all__ = ["ImportJob", "ImportKind", "ImportState", "MappingMemory", "RefusedRow"]
