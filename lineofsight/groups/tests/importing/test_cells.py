import datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lineofsight.groups.importing.cells import MONTHS, Unreadable, as_text, fold, read_cell, read_day
from lineofsight.groups.importing.columns import BY_KEY, SHEETS, Column

DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2089, 12, 31))
MONTH = {number: name for name, number in MONTHS.items()}

WAYS = {
    "a date cell": lambda on: on,
    "a moment": lambda on: datetime.datetime(on.year, on.month, on.day, 9, 30),
    "Excel's number": lambda on: float((on - datetime.date(1899, 12, 30)).days),
    "2025-05-01": lambda on: on.isoformat(),
    "2025/5/1": lambda on: f"{on.year}/{on.month}/{on.day}",
    "01/05/2025": lambda on: f"{on:%d/%m/%Y}",
    "1.5.2025": lambda on: f"{on.day}.{on.month}.{on.year}",
    "1 May 2025": lambda on: f"{on.day} {on:%B} {on.year}",
    "1st May 2025": lambda on: f"{on.day}{_ordinal(on.day)} {on:%B} {on.year}",
    "1st of May, 2025": lambda on: f"{on.day}{_ordinal(on.day)} of {on:%B}, {on.year}",
    "Thursday 1 May 2025": lambda on: f"{on:%A} {on.day} {on:%B} {on.year}",
    "1-May-2025": lambda on: f"{on.day}-{on:%b}-{on.year}",
    "1 MAY 2025": lambda on: f"{on.day} {on:%b} {on.year}".upper(),
    "May 1, 2025": lambda on: f"{on:%B} {on.day}, {on.year}",
    "2025-05-01 00:00:00": lambda on: f"{on.isoformat()} 00:00:00",
}


def _ordinal(day: int) -> str:
    return "th" if 10 < day % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


@pytest.mark.parametrize("way", WAYS)
@given(on=DAYS)
def test_a_day_is_read_however_it_is_written(way, on):
    assert read_day(WAYS[way](on)) == on


@given(on=st.dates(datetime.date(2000, 1, 1), datetime.date(2089, 12, 31)))
def test_a_year_of_two_figures_is_of_this_century(on):
    assert read_day(f"{on:%d/%m/%y}") == on


@pytest.mark.parametrize(
    "words",
    ["May 2025", "2025", "spring", "TBC", "31/02/2025", "05/13/2025", "1 Smarch 2025", "0", 12.5, True, ""],
)
def test_a_day_that_is_not_certain_is_never_guessed(words):
    with pytest.raises(Unreadable, match="1 May 2025"):
        read_day(words)


@given(st.one_of(st.text(max_size=30), st.floats(allow_nan=False), st.booleans(), st.none()))
def test_whatever_stands_in_a_cell_is_a_day_or_unreadable(value):
    try:
        assert isinstance(read_day(value), datetime.date)
    except Unreadable as fault:
        assert str(fault)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Yes", True),
        ("y", True),
        ("X", True),
        ("✓", True),
        (1.0, True),
        (True, True),
        ("no", False),
        (0, False),
    ],
)
def test_yes_and_no_are_read_in_many_ways(words, meant):
    assert read_cell(Column("x", "X", kind="yes_no"), words) is meant


def test_what_is_neither_yes_nor_no_is_said():
    with pytest.raises(Unreadable, match="Write Yes or No"):
        read_cell(Column("x", "X", kind="yes_no"), "perhaps")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.key)
def test_every_choice_is_understood_by_its_label_its_key_and_its_other_names(sheet):
    for column in sheet.columns:
        for key, label in column.choices.items():
            assert (
                read_cell(column, label) == read_cell(column, label.upper()) == read_cell(column, key) == key
            )
        for words, key in column.also_choices.items():
            assert read_cell(column, words) == key and key in column.choices


def test_an_unknown_choice_names_those_there_are():
    with pytest.raises(Unreadable, match="Choose one of: Council, Police"):
        read_cell(BY_KEY["organisations"].column("sector"), "Circus")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Priya.Nair@Hospital.Example", "priya.nair@hospital.example"),
        ("Priya Nair <priya@hospital.example>", "priya@hospital.example"),
        ("mailto:priya@hospital.example", "priya@hospital.example"),
    ],
)
def test_addresses_are_read_as_people_paste_them(words, meant):
    assert read_cell(Column("x", "X", kind="email"), words) == meant


@pytest.mark.parametrize("words", ["priya", "priya@hospital", "a@b.c d", "a@b.org; c@d.org"])
def test_what_is_no_address_is_said(words):
    with pytest.raises(Unreadable, match="is no email address"):
        read_cell(Column("x", "X", kind="email"), words)


def test_several_names_stand_in_one_cell():
    column = Column("x", "X", kind="names")
    assert read_cell(column, " Marlowe Vale;Northmere\nSouthmere; ") == [
        "Marlowe Vale",
        "Northmere",
        "Southmere",
    ]


def test_a_dash_empties_and_too_much_is_refused():
    assert read_cell(Column("x", "X"), "–") is None
    with pytest.raises(Unreadable, match="the most that fit are 5"):
        read_cell(Column("x", "X", longest=5), "too long")


def test_text_keeps_its_lines_only_where_the_column_is_for_them():
    assert read_cell(Column("x", "X"), "one\ntwo") == "one two"
    assert read_cell(Column("x", "X", kind="long"), " one \n\ntwo ") == "one\n\ntwo"


@given(st.text(max_size=50))
def test_folding_is_settled_after_once(words):
    assert fold(fold(words)) == fold(words)


@given(st.integers(-(10**12), 10**12))
def test_whole_numbers_read_as_people_write_them(number):
    assume(abs(number) < 2**53)
    assert as_text(float(number)) == str(number)
