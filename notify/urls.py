"""Addresses of notify."""

from django.urls import URLPattern, path

from notify.views import letter, notice

app_name = "notify"
urlpatterns: list[URLPattern] = [
    path("notices/", notice.notice_list, name="notices"),
    path("notices/read/", notice.read_all, name="read_all"),
    path("notices/<uuid:uuid>/", notice.notice_open, name="notice"),
    path("me/notices/", notice.choices, name="choices"),
    path("mail/", letter.letters, name="letters"),
    path("mail/<uuid:uuid>/again/", letter.letter_again, name="letter_again"),
]
