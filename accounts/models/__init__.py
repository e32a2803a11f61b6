from accounts.models.invitation import Invitation
from accounts.models.saved_view import SavedView
from accounts.models.user import Role, User

__all__ = ["Invitation", "Role", "SavedView", "User"]
