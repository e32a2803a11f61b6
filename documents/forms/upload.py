"""Choosing a file to keep."""

from typing import TYPE_CHECKING

from django import forms
from django.core.files import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from documents.rules.file_types import ENDINGS, LARGEST
from documents.services.file import FileRefused

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

REFUSALS = {
    "empty": _("The file is empty."),
    "too_large": _("The file is larger than %(limit)s."),
    "unknown_type": _("This kind of file isn't kept. Send a PDF, a picture, or a document without macros."),
    "wrong_name": _("The name of the file says another kind than its content. Give it its own ending."),
    "damaged": _("The file is damaged, encrypted, or not what it says it is."),
}


def words_of(error: FileRefused) -> str:
    """Why the file isn't kept, in the reader's language."""
    return str(REFUSALS[error.code]) % {"limit": filesizeformat(LARGEST)}


class KeptFileField(forms.FileField):
    """A file of a kind that is kept; `documents.services.file.keep` has the last word."""

    def __init__(self, *, label: "str | StrPromise" = "", required: bool = True) -> None:
        super().__init__(
            label=label or _("File"),
            required=required,
            max_length=255,
            help_text=_("PDF, picture, Word, Excel or OpenDocument, up to 20 MB."),
            widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
        )

    def clean(self, data: "File[bytes] | None", initial: object = None) -> "File[bytes] | None":
        file: File[bytes] | None = super().clean(data, initial)
        if file and (file.size or 0) > LARGEST:
            raise forms.ValidationError(words_of(FileRefused("too_large")))
        return file


class UploadForm(forms.Form):
    file = KeptFileField()
