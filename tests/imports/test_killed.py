"""A worker killed anywhere leaves nothing half done, and the next one ends as if nothing had happened."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import Role
from imports.models import ImportJob, ImportState
from imports.services import jobs, run
from imports.services.once import import_file
from imports.services.plan import Plan
from imports.tasks import work_on_imports
from partners.models import Partner
from sales.models import Deal, DealLine
from tests.database import database_url

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Order No;Date;Partner;Product;Qty;Amount\n" + "".join(
    f"{number // 2};2025-03-{1 + number // 2 % 28:02d};Okna Plus;Sill {number};{number};{number},50\n"
    for number in range(2, 202)
)
POINTS = [
    "CREATE TEMP TABLE import_row",
    "CREATE TEMP TABLE import_order",
    "INSERT INTO sales_deal ",
    "INSERT INTO sales_dealline",
]
KILLED_AT = """
import os, signal, sys, django
django.setup()
from imports.models import ImportJob
from imports.services import staging, work
real = staging.run
def run(sql, params=None):
    if sys.argv[2] in sql:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(sql, params)
staging.run = run
work.work_on(ImportJob.objects.get(uuid=sys.argv[1]))
"""


def process(*words, folder):
    given = {"DATABASE_URL": database_url(), "PRM_DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "prm.settings"}
    env = os.environ | given
    return subprocess.Popen([sys.executable, *words], cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True)


def everything():
    deals = Deal.objects.order_by("key").values_list("key", "partner__name", "ordered_on", "amount", "state")
    lines = DealLine.objects.order_by("deal__key", "position").values_list("deal__key", "position", "name", "amount")
    return list(deals), list(lines)


@pytest.fixture
def job(company, person, settings, tmp_path):
    settings.PRM_DATA_DIR = tmp_path
    Partner.objects.create(name="Okna Plus")
    file = SimpleUploadedFile("deals.csv", TEXT.encode())
    return jobs.upload(file, kind="deals", author=person(Role.OWNER))


def test_a_killed_import_ends_like_an_uninterrupted_one(job, tmp_path):
    work_on_imports()
    job.refresh_from_db()
    assert (job.state, job.counts["created"]) == (ImportState.READY, 100)
    jobs.order_writing(job)
    for point in POINTS:
        killed = process("-c", KILLED_AT, str(job.uuid), point, folder=tmp_path)
        killed.communicate(timeout=120)
        assert killed.returncode == -9, point
        job.refresh_from_db()
        assert (job.state, Deal.objects.count(), DealLine.objects.count()) == (ImportState.APPLYING, 0, 0)
    work_on_it_once_the_killed_let_go(job)
    assert (job.state, job.counts["created"], job.counts["refused"]) == (ImportState.DONE, 100, 0)
    after_kills = everything()
    DealLine.objects.all().delete()
    Deal.objects.all().delete()
    path = tmp_path / "deals.csv"
    path.write_text(TEXT)
    import_file(Plan(kind="deals", path=path, file_name="deals.csv"), dry_run=False, now=timezone.now())
    assert everything() == after_kills


def work_on_it_once_the_killed_let_go(job):
    """Sweep again, as beat does: the database holds a killed worker's lock until it notices that nobody is there."""
    for _try in range(100):
        work_on_imports()
        job.refresh_from_db()
        if job.state != ImportState.APPLYING:
            return
        time.sleep(0.1)


def test_a_second_import_waits_and_sees_what_the_first_wrote(company, tmp_path):
    Partner.objects.create(name="Okna Plus")
    path = tmp_path / "deals.csv"
    path.write_text(TEXT)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [run.ONE_AT_A_TIME])
        second = process("manage.py", "import_deals", str(path), folder=tmp_path)
        wait_for_the_lock()
        first = import_file(Plan(kind="deals", path=path, file_name="deals.csv"), dry_run=False, now=timezone.now())
        assert second.poll() is None
    said, _ = second.communicate(timeout=120)
    assert first.counts.created == 100
    assert "100 read: 0 new, 0 changed, 100 the same, 0 refused." in said
    assert ImportJob.objects.count() == 2


def wait_for_the_lock():
    waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = %s"
    for _try in range(600):
        with connection.cursor() as cursor:
            cursor.execute(waiting, [run.ONE_AT_A_TIME])
            if cursor.fetchone()[0]:
                return
        time.sleep(0.1)
    pytest.fail("the second import never asked for the lock")
