"""Words of rules: marked for the catalogues here, said in the reader's language where they are shown."""


def gettext_noop(message: str) -> str:
    """The message itself."""
    return message
