from core.models.company import Company
from core.models.job_run import JobRun
from core.models.rate import Rate
from core.models.signed_link import SignedLink

__all__ = ["Company", "JobRun", "Rate", "SignedLink"]
