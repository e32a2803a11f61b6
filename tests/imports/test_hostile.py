"""Files that mean harm or lie: a sentence within seconds, nothing written, and no formula comes out."""

import io
import zipfile

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from accounts.models import Role
from imports.models import ImportJob, ImportState
from imports.tasks import work_on_imports

pytestmark = pytest.mark.django_db


def workbook(fill):
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"constant_memory": True})
    fill(book.add_worksheet())
    book.close()
    return target.getvalue()


def bomb():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", "<workbook/>")
        package.writestr("xl/worksheets/sheet1.xml", b"0" * (300 * 1024 * 1024))
    return target.getvalue()


LIES = [
    ("deals.xlsx", b"Order;Date\n1;2\n", "The name says"),
    ("deals.csv", b"%PDF-1.7\n", "This is a PDF"),
    ("deals.csv", b"\x00\x01\x02\x03" * 100, "bytes that no text has"),
    ("deals.csv", b"", "The file is empty"),
    ("deals.csv", b'a;b\n"' + b"x" * (2 * 1024 * 1024), "a quote isn't closed"),
]


@pytest.mark.parametrize(("name", "content", "sentence"), LIES)
def test_a_lie_is_named(tmp_path, company, name, content, sentence):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(CommandError, match=sentence):
        call_command("import_deals", path)


def test_a_zip_bomb_is_not_unpacked(tmp_path, company):
    path = tmp_path / "deals.xlsx"
    path.write_bytes(bomb())
    with pytest.raises(CommandError, match="unpacks to an unbelievable size"):
        call_command("import_deals", path)


def test_a_million_empty_rows_hide_nothing(load, tmp_path, company):
    def fill(page):
        page.write_row(0, 0, ["Id", "Name"])
        page.write_row(1, 0, ["1", "Okna"])
        page.set_row(1_048_575, 20)
        page.write_blank(1_048_575, 0, None)

    path = tmp_path / "partners.xlsx"
    path.write_bytes(workbook(fill))
    assert load("partners", path)["created"] == 1


def test_formulas_come_in_as_results_and_never_go_out(company, person, log_in, settings, tmp_path):
    settings.PRM_DATA_DIR = tmp_path
    owner = log_in(person(Role.OWNER))
    text = 'Order,Date,Partner,Amount\n1,2025-03-13,"=HYPERLINK(""http://x.example"")",5.25\n2,2025-03-14,@x,6.25\n'
    owner.post(reverse("imports:new"), {"kind": "deals", "file": SimpleUploadedFile("a.csv", text.encode())})
    work_on_imports()
    job = ImportJob.objects.get()
    assert (job.state, job.counts["refused"]) == (ImportState.READY, 2)
    said = b"".join(owner.get(reverse("imports:refused_csv", args=[job.uuid])).streaming_content).decode("utf-8-sig")
    assert not any(
        cell.lstrip('"').startswith(("=", "@", "+")) for line in said.splitlines() for cell in line.split(",")
    )


def test_a_job_that_breaks_the_worker_doesn_t_stop_the_others(company, person, settings, tmp_path, logged_errors):
    settings.PRM_DATA_DIR = tmp_path
    (tmp_path / "private" / "imports").mkdir(parents=True)
    (tmp_path / "private" / "imports" / "here").write_text("Id;Name\n1;Okna\n")

    def job(**fields):
        given = {"kind": "partners", "file_name": "a.csv", "stored_as": "here", "size": 1, "author": person()} | fields
        return ImportJob.objects.create(**given)

    broken, lost, good = job(mapping=["no mapping"]), job(stored_as="gone"), job()
    with pytest.raises(ExceptionGroup):
        work_on_imports()
    states = [ImportJob.objects.get(pk=each.pk) for each in (broken, lost, good)]
    assert [each.state for each in states] == [ImportState.FAILED, ImportState.FAILED, ImportState.READY]
    assert states[0].error.startswith("Something went wrong on our side")
    assert states[1].error == "The file isn't here any more. Import it again."
    logged_errors.clear()
