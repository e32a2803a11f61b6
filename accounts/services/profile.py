"""What a person sets for themselves."""

from accounts.models import User


def save_profile(
    person: User, *, full_name: str, language: str, time_zone: str, theme: str, phone: str | None = None
) -> User:
    """Keep the person's name, how pages speak to them, and a colleague's phone (None leaves it as it was).

    An empty language or time zone follows the company.
    """
    person.full_name, person.language, person.time_zone, person.theme = full_name, language, time_zone, theme
    person.phone = person.phone if phone is None else phone
    person.save(update_fields=["full_name", "language", "time_zone", "theme", "phone"])
    return person
