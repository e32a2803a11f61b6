"""Files as people upload them."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
JPEG = b"\xff\xd8\xff\xe0" + bytes(40)
HEIC = bytes(4) + b"ftypheic" + bytes(40)
WEBP = b"RIFF" + bytes(4) + b"WEBPVP8 " + bytes(40)


def packed(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return file.getvalue()


DOCX = packed(word__document_dot_xml="<document/>")
XLSX = packed(xl__workbook_dot_xml="<workbook/>")
ODT = packed(mimetype="application/vnd.oasis.opendocument.text", content_dot_xml="<office/>")


def upload(content=PDF, name="contract.pdf"):
    return SimpleUploadedFile(name, content)


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "private"
