"""What a partner's person may see of their own firm."""

from partners.models import Member, MemberRole

SEE_MONEY = (MemberRole.PRINCIPAL, MemberRole.ACCOUNTANT)


def sees_money(member: Member) -> bool:
    """Turnover and what is missing to a tier are for who runs the firm or keeps its books, not for its sellers."""
    return member.role in SEE_MONEY
