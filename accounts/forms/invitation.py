"""Inviting, and accepting an invitation."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.access import grantable
from accounts.models import Invitation, Role, User


class InviteForm(forms.Form):
    """Whom to invite, and as what; offers the roles that the inviter may give."""

    email = forms.EmailField(label=_("E-mail"), max_length=254)
    full_name = forms.CharField(label=_("Full name"), max_length=150, required=False)
    role = forms.ChoiceField(label=_("Role"))

    def __init__(self, data: QueryDict | None = None, *, by: User) -> None:
        super().__init__(data)
        self.fields["role"].choices = [(role.value, role.label) for role in grantable(by)]  # type: ignore[attr-defined]
        self.fields["role"].initial = Role.MANAGER

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class AcceptForm(forms.Form):
    """The name and the password of someone who comes in by invitation."""

    full_name = forms.CharField(
        label=_("Full name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        help_text=_("At least 10 characters. A few words are easier to remember than signs."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, data: QueryDict | None = None, *, invitation: Invitation) -> None:
        self.invitation = invitation
        super().__init__(data, initial={"full_name": invitation.full_name})

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        name = self.cleaned_data.get("full_name", "")
        validate_password(password, user=User(email=self.invitation.email, full_name=name))
        return password
