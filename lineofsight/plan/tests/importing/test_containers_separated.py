"""CSV files: delimiter and encoding found out, one sheet of cells."""

import pytest

from lineofsight.plan.importing.containers import limits
from lineofsight.plan.importing.document import CannotRead
from lineofsight.plan.tests.importing.files import read, shown, texts

ROWS = [
    ["Outcome", "Action", "Lead"],
    ["Safe", "Review, then act", "Café board – chair"],
    ["", "Ask", "Board"],
]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "plan.csv"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("delimiter", [",", ";", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_encoding_delimiter_and_line_end(path, encoding, delimiter, line_end):
    text = line_end.join(delimiter.join(f'"{value}"' for value in row) for row in ROWS)
    path.write_bytes(text.encode(encoding))
    document = read(path)
    (table,) = document.tables()
    assert (document.container, table.merges_shown) == ("csv", False)
    assert shown(table) == ROWS


def test_line_breaks_and_doubled_quotes_in_cells(path):
    path.write_text('Outcome,Action,Lead\n"First\nsecond","Say ""yes""",Board\n')
    (table,) = read(path).tables()
    assert table.grid()[1][0].lines == ("First", "second")
    assert shown(table)[1][1] == 'Say "yes"'


def test_titles_stand_above_and_rows_keep_their_numbers(path):
    path.write_text(
        "Business Plan,,,,\n,,,,\nPriority 1,,,,\nRef,Objective,Lead,When,RAG\n1,Review,Board,May,G\n,,,,\n"
    )
    document = read(path)
    assert texts(document) == ["Business Plan", "Priority 1"]
    assert (document.tables()[0].first_row, document.tables()[0].rows) == (4, 2)


def test_a_line_that_names_the_delimiter_is_no_row(path):
    path.write_text("sep=;\nOutcome;Lead\nSafe, sound, seen;Board\n")
    assert shown(read(path).tables()[0]) == [["Outcome", "Lead"], ["Safe, sound, seen", "Board"]]


def test_rows_of_different_length(path):
    path.write_text("Outcome,Action,Lead\nSafe,Review\nSeen,Ask,Board,extra\nHeard,Talk,Group\n")
    assert shown(read(path).tables()[0])[1:3] == [
        ["Safe", "Review", "", ""],
        ["Seen", "Ask", "Board", "extra"],
    ]


def test_a_quotation_mark_that_is_never_closed_is_named(path):
    path.write_text('Outcome,Action,Lead\n"Safe,Review,Board\n' + "Seen,Ask,Board\n" * 20_000)
    with pytest.raises(CannotRead, match="never closed") as refused:
        read(path)
    assert refused.value.place.startswith("line")


def test_too_many_columns_are_refused_with_the_row(path, monkeypatch):
    path.write_text("a,b,c\n" + ",".join("x" * (limits.COLUMNS + 1)) + "\n")
    with pytest.raises(CannotRead, match="Row 2"):
        read(path)


def test_a_file_of_delimiters_alone_has_no_words(path):
    path.write_text(",,,\n,,,\n")
    with pytest.raises(CannotRead, match="no words"):
        read(path)
