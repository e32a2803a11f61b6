"""Letters in files, where no mail server is given."""

from django.core.mail import send_mail


def test_only_their_owner_reads_letters_in_files(settings, tmp_path):
    settings.EMAIL_BACKEND = "prm.mail.PrivateFileBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    (tmp_path / "mail").mkdir(mode=0o755)
    send_mail("A link", "https://prm.example/invitation/x/", "prm@example.test", ["jan@example.test"])
    assert settings.EMAIL_FILE_PATH.stat().st_mode & 0o077 == 0
    assert len(list(settings.EMAIL_FILE_PATH.iterdir())) == 1
