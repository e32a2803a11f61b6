"""The alphabet that people expect."""

from django.db.models import Func, TextField


class SortKey(Func):
    """Orders names without regard to case, Polish letters and Ё after their base letters, on any server."""

    function = "prm_sort_key"
    template = '(%(function)s(%(expressions)s) COLLATE "C")'
    output_field = TextField()
