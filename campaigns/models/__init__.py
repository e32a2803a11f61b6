from campaigns.models.code import Code
from campaigns.models.scheme import Scheme

__all__ = ["Code", "Scheme"]
