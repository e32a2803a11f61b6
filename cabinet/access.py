"""What a partner's person may see of their own firm."""

from partners.models import Member, MemberRole

SEE_MONEY = (MemberRole.PRINCIPAL, MemberRole.ACCOUNTANT)


def sees_money(member: Member) -> bool:
    """Turnover and what is missing to a tier are for who runs the firm or keeps its books, not for its sellers."""
    return member.role in SEE_MONEY


def runs_firm(member: Member) -> bool:
    """Inviting and removing people, making codes for others."""
    return member.role == MemberRole.PRINCIPAL


def sees_all(member: Member) -> bool:
    """A seller sees what they brought themselves and nothing of their colleagues'."""
    return member.role != MemberRole.SELLER


def keeps_promises(member: Member) -> bool:
    """What the two firms agreed is for who runs this one or keeps its books; a seller isn't asked for it."""
    return member.role != MemberRole.SELLER
