"""Asking for a new password."""

from allauth.account import forms

from accounts.models import User


class ResetPasswordForm(forms.ResetPasswordForm):  # type: ignore[misc]
    """An unknown address stands for nobody, for whom the adapter does the same work: time tells nothing."""

    users: list[User]

    def clean_email(self) -> str:
        email: str = super().clean_email()
        self.users = self.users or [User(pk=0, email=email)]
        return email
