from campaigns.models.scheme import Scheme

__all__ = ["Scheme"]
