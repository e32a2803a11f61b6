"""Downloading a file, by who may."""

from uuid import UUID

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from accounts.access import SIGNED_IN, access
from documents.models import StoredFile
from documents.services.file import path_of


@access(SIGNED_IN)
@require_safe
def download(request: HttpRequest, uuid: UUID) -> FileResponse:
    """The file, to be saved and never shown: a stranger's file must not run under our address."""
    return as_download(get_object_or_404(StoredFile.objects.visible_to(request.user), uuid=uuid))


def as_download(file: StoredFile) -> FileResponse:
    """The answer that carries a file, as an attachment without rights."""
    answer = FileResponse(path_of(file).open("rb"), as_attachment=True, filename=file.name, content_type=file.type)
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
