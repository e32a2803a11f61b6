from notify.models.choice import Choice
from notify.models.notice import Notice
from notify.models.outbox import Attachment, Letter, LetterState

__all__ = ["Attachment", "Choice", "Letter", "LetterState", "Notice"]
