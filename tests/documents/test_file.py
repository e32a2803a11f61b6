"""Files: what is kept, under which name, and who may have it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Role
from documents.models import StoredFile
from documents.rules.file_types import LONGEST_NAME, clean_name
from documents.services.file import FileRefused, folder, keep, path_of
from partners.models import Member, MemberRole, Partner
from tests.documents.conftest import DOCX, HEIC, JPEG, ODT, PDF, PNG, WEBP, XLSX, packed, upload
from tests.house.addresses import read

BOMB = packed(word__document_dot_xml=bytes(30_000_000))
ROTTEN = ODT[:38] + b"\xff" + ODT[39:]  # where the packed text of the first part begins
MACROS = packed(word__document_dot_xml="x", word__vbaProject_dot_bin="x")


@pytest.mark.parametrize(
    ("content", "name", "media"),
    [
        (PDF, "a.pdf", "application/pdf"),
        (PDF, "A.PDF", "application/pdf"),
        (PNG, "a.png", "image/png"),
        (JPEG, "a.jpeg", "image/jpeg"),
        (HEIC, "IMG_1.HEIC", "image/heic"),
        (WEBP, "a.webp", "image/webp"),
        (DOCX, "a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (XLSX, "a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (ODT, "a.odt", "application/vnd.oasis.opendocument.text"),
    ],
)
def test_what_is_kept(db, content, name, media):
    file = keep(upload(content, name), by=None)
    assert (file.type, file.size, path_of(file).read_bytes()) == (media, len(content), content)
    assert path_of(file).stat().st_mode & 0o077 == 0
    assert folder().stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.pdf", "empty"),
        (b"MZ\x90", "a.exe", "unknown_type"),
        (b"MZ\x90", "a.pdf", "unknown_type"),
        (b"<html><script>alert(1)</script>", "a.pdf", "unknown_type"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.png", "unknown_type"),
        (PDF, "a.html", "wrong_name"),
        (PDF, "a.pdf.exe", "wrong_name"),
        (PNG, "a.pdf", "wrong_name"),
        (packed(readme="x"), "a.docx", "unknown_type"),
        (MACROS, "a.docx", "unknown_type"),
        (DOCX[:60], "a.docx", "damaged"),
        (PDF + bytes(20 * 1024 * 1024), "a.pdf", "too_large"),
        (BOMB, "a.docx", "damaged"),
        (ROTTEN, "a.odt", "damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_refused_and_leaves_nothing(db, content, name, code):
    with pytest.raises(FileRefused) as refused:
        keep(upload(content, name), by=None)
    assert refused.value.code == code
    assert not StoredFile.objects.exists()
    assert not folder().exists() or not list(folder().iterdir())


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\docs\\umowa.pdf", "umowa.pdf"),
        ("договор\r\n№ 7.pdf", "договор№ 7.pdf"),
        ("...", "file"),
        ("a" * 300 + ".pdf", "a" * (LONGEST_NAME - 4) + ".pdf"),
    ],
)
def test_names_are_made_harmless(given_name, kept):
    assert clean_name(given_name) == kept


@given(st.text(max_size=400))
def test_no_name_is_dangerous(name):
    clean = clean_name(name)
    assert 0 < len(clean) <= LONGEST_NAME
    assert not set(clean) & set("/\\\r\n\0")


def test_the_name_on_the_disk_is_ours(db):
    file = keep(upload(name="../x.pdf"), by=None)
    assert path_of(file).parent == folder()
    assert "x" not in file.stored_as


@pytest.fixture
def firm(company):
    return Partner.objects.create(name="Okna")


def test_a_download_is_saved_and_never_shown(firm, person, log_in):
    file = keep(upload(name='x"; filename=evil.html.pdf'), by=None, partner=firm)
    answer = log_in(person(Role.OWNER)).get(f"/files/{file.uuid}/")
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Content-Type"] == "application/pdf"


def who_gets(file, people, log_in):
    found = {}
    for name, user in people.items():
        answer = log_in(user).get(f"/files/{file.uuid}/")
        found[name] = answer.status_code
        read(answer)
    return found


def test_who_may_download(firm, person, log_in, client):
    own = person(Role.MANAGER, sees_all_partners=False)
    firm.manager = own
    firm.save()
    people = {"manager": own, "other manager": person(Role.MANAGER, sees_all_partners=False)}
    for role in MemberRole.values:
        people[role] = person(Role.PARTNER)
        Member.objects.create(partner=firm, user=people[role], role=role)
    people["other firm"] = person(Role.PARTNER)
    Member.objects.create(partner=Partner.objects.create(name="Other"), user=people["other firm"], role="principal")
    ours = keep(upload(), by=own, partner=firm)
    assert client.get(f"/files/{ours.uuid}/").status_code == 302
    staff = {"manager": 200, "other manager": 404}
    none = dict.fromkeys(["principal", "seller", "other firm"], 404)
    assert who_gets(ours, people, log_in) == {**staff, **none, "accountant": 404}
    shared = keep(upload(), by=own, partner=firm, shared=True)
    seen = who_gets(shared, people, log_in)
    assert seen == {**staff, "principal": 200, "accountant": 200, "seller": 404, "other firm": 404}
    books = person(Role.ACCOUNTANT)
    assert who_gets(ours, {"books": books}, log_in) == {"books": 200}
    Member.objects.all().delete()
    assert who_gets(shared, {"principal": people["principal"]}, log_in) == {"principal": 404}
