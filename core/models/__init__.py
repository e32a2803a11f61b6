from core.models.company import Company
from core.models.job_run import JobRun

__all__ = ["Company", "JobRun"]
