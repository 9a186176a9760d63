"""Working days and financial years, as England counts them."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.clock import add_working_days, financial_year, is_working_day

D = datetime.date


def test_the_financial_year_begins_on_the_first_of_april():
    assert financial_year(D(2026, 3, 31)) == 2025
    assert financial_year(D(2026, 4, 1)) == 2026


def test_working_days_leave_out_weekends_and_bank_holidays():
    christmas_eve = D(2026, 12, 24)
    assert add_working_days(christmas_eve, 1) == D(
        2026, 12, 29
    )  # Friday 25th; Saturday 26th is kept on Monday 28th


def slow_twin(start, days):
    """One day at a time, counting on fingers."""
    counted, on = 0, start
    while counted < days:
        on = on + datetime.timedelta(days=1)
        counted += 1 if is_working_day(on) else 0
    return on


@given(st.dates(D(2020, 1, 1), D(2030, 1, 1)), st.integers(0, 30))
def test_adding_working_days_lands_where_counting_does(start, days):
    assert add_working_days(start, days) == slow_twin(start, days)
