from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.dates import DateEvidence, DateOrder, NotADate, read_date

DAY = date(2025, 2, 1)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("01.02.2025", "dmy"),
        ("1/2/2025", "dmy"),
        ("1-2-25", "dmy"),
        ("2/1/2025", "mdy"),
        ("2025-02-01", None),
        ("2025/2/1", None),
        ("20250201", None),
        ("1 Feb 2025", None),
        ("Feb 1, 2025", None),
        ("February 1 2025", None),
        ("1 февраля 2025 г.", None),
        ("1 lutego 2025 r.", None),
        ("45689", "serial"),
        ("2025-02-01 00:00:00", "dmy"),
        ("01.02.2025 00:00", "dmy"),
    ],
)
def test_dates_as_people_write_them(text, order):
    day = read_date(text, order=DateOrder(order) if order else None)
    assert (day.on, day.timed) == (DAY, False)


@pytest.mark.parametrize("text", ["01.02.2025 14:30", "2025-02-01T14:30:00Z", "2/1/2025 2:30 PM"])
def test_a_time_of_day_is_told(text):
    order = DateOrder.MDY if "/" in text else DateOrder.DMY
    assert read_date(text, order=order) == read_date(text, order=order).__class__(DAY, timed=True)


@pytest.mark.parametrize(
    "text",
    ["31.02.2025", "32.01.2025", "1899-12-31", "2101-01-01", "01.02-2025", "2025", "1 foo 2025", "", "13/13/2025"],
)
def test_what_is_not_a_date_is_refused(text):
    with pytest.raises(NotADate):
        read_date(text, order=DateOrder.DMY)


def test_day_first_is_never_read_without_an_order():
    with pytest.raises(NotADate):
        read_date("13.02.2025", order=None)


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["03.04.2025", "04.03.2025"], None),
        (["03.04.2025", "13.04.2025"], "dmy"),
        (["3/4/2025", "12/31/2025"], "mdy"),
        (["13.01.2025", "01.13.2025"], None),
        (["05.05.2025"], "dmy"),
        (["2025-03-04"], "ymd"),
        (["20250304"], "ymd"),
    ],
)
def test_the_order_is_found_or_left_open(cells, order):
    evidence = DateEvidence()
    evidence.add(cells)
    assert evidence.order() == order
    assert evidence.dates == len(cells)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_is_read_back_in_every_order(day):
    written = {"dmy": f"{day:%d.%m.%Y}", "mdy": f"{day:%m/%d/%Y}", "ymd": day.isoformat()}
    assert {read_date(text, order=DateOrder(order)).on for order, text in written.items()} == {day}
