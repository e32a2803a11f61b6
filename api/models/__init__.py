from api.models.key import ApiKey, ApiScope
from api.models.reply import Reply

__all__ = ["ApiKey", "ApiScope", "Reply"]
