"""What a person sets for themselves."""

from accounts.models import User


def save_profile(person: User, *, full_name: str, language: str, time_zone: str, theme: str) -> User:
    """Keep the person's name and how pages speak to them; an empty language or time zone follows the company."""
    person.full_name, person.language, person.time_zone, person.theme = full_name, language, time_zone, theme
    person.save(update_fields=["full_name", "language", "time_zone", "theme"])
    return person
