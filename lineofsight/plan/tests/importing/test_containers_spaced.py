"""Plain text: tables laid out in columns with spaces, lines that begin with a label, and what is neither."""

import pytest

from lineofsight.plan.importing.containers import limits
from lineofsight.plan.tests.importing.files import read, shown, texts


@pytest.fixture
def path(tmp_path):
    return tmp_path / "plan.txt"


def written(path, text):
    path.write_text(text)
    return read(path)


CUT_BY_A_PAGE = """Theme 1 - Safe homes
Intended outcome: Children are safe at home and the adults whom they tell know what
to do next.

Ref     Action                         Responsible             Target date     BRAG
------------------------------------------------------------------------------------
T1.1    Train a lead in every school   Education Safeguarding  31/07/2024      B
        to hear a multi-               Team
        agency account

T1.2    Set up a clinic where anybody  Police (PVP) /                          G
        can talk

Our plan v2.1                                                        1

Ref     Action                         Responsible             Target date     BRAG
------------------------------------------------------------------------------------
        about a worry                  Referral Centre

T1.3    Publish a guide                                        April to June
                                                               2025

Standing duties

Ref     Action                         Responsible             Target date     BRAG
------------------------------------------------------------------------------------
T2.1    Report every year              LADO                    Yearly          G
"""
HEADINGS = ["Ref", "Action", "Responsible", "Target date", "BRAG"]


def test_cells_that_wrap_are_one_line_and_a_page_break_begins_a_table(path):
    document = written(path, CUT_BY_A_PAGE)
    one, two, three = document.tables()
    assert shown(one) == [
        HEADINGS,
        [
            "T1.1",
            "Train a lead in every school to hear a multi-agency account",
            "Education Safeguarding Team",
            "31/07/2024",
            "B",
        ],
        ["T1.2", "Set up a clinic where anybody can talk", "Police (PVP) /", "", "G"],
    ]
    assert shown(two) == [
        HEADINGS,
        ["", "about a worry", "Referral Centre", "", ""],
        ["T1.3", "Publish a guide", "", "April to June 2025", ""],
    ]
    assert shown(three)[1:] == [["T2.1", "Report every year", "LADO", "Yearly", "G"]]
    assert all(len(cell.lines) == 1 for table in document.tables() for cell in table.cells)
    assert [(table.number, table.first_row, table.merges_shown) for table in document.tables()] == [
        (1, 1, False),
        (2, 1, False),
        (3, 1, False),
    ]
    assert "Standing duties" in texts(document) and "Our plan v2.1 1" in texts(document)


def test_lines_that_only_count_the_pages_are_furniture(path):
    text = (
        "Words before\n\nOur plan v3          Page 1 of 2\n\nWords between\n\nVisits in May        7\n\n"
        "Our plan v3          Page 2 of 2\n\nVisits in May        7\n"
    )
    document = written(path, text)
    assert document.furniture == ("Our plan v3 Page 1 of 2", "Our plan v3 Page 2 of 2")
    assert texts(document) == ["Words before", "Words between", "Visits in May 7", "Visits in May 7"]


def test_rows_without_blank_lines_between_them_and_without_a_rule(path):
    text = (
        "Our actions\n\n"
        "Objective            Lead                Due\n"
        "Review thresholds    Business Manager    May 2025\n"
        "with every agency\n"
        "Ask families         Voice Group         June 2025\n"
        "Train everybody                          July 2025\n"
        "\nAfterwards we shall write down what has changed for children.\n"
    )
    document = written(path, text)
    (table,) = document.tables()
    assert shown(table) == [
        ["Objective", "Lead", "Due"],
        ["Review thresholds with every agency", "Business Manager", "May 2025"],
        ["Ask families", "Voice Group", "June 2025"],
        ["Train everybody", "", "July 2025"],
    ]
    assert texts(document) == [
        "Our actions",
        "Afterwards we shall write down what has changed for children.",
    ]


def test_cells_may_begin_left_or_right_of_their_heading(path):
    text = (
        "  No        Action              Who is leading\n"
        "====================================================\n"
        "1     Visit every hostel        Housing Options\n"
        "      in the borough\n"
        "2     Write to landlords          Police\n"
    )
    (table,) = written(path, text).tables()
    assert shown(table)[1:] == [
        ["1", "Visit every hostel in the borough", "Housing Options"],
        ["2", "Write to landlords", "Police"],
    ]


def test_headings_over_two_lines_above_strokes_for_every_column(path):
    text = (
        "          What we     Lead      Target\n"
        "Ref       will do     agency    date\n"
        "--------  ----------  --------  --------\n"
        "1.1       Visit       Police    May\n"
    )
    (table,) = written(path, text).tables()
    assert shown(table) == [
        ["Ref", "What we will do", "Lead agency", "Target date"],
        ["1.1", "Visit", "Police", "May"],
    ]
    assert table.marked_header_rows == 1


def test_titles_across_the_columns_are_rows_and_page_footers_are_not(path):
    text = (
        "Ref   Action                   Lead\n"
        "---------------------------------------\n"
        "1.1   Visit every hostel       Police\n"
        "\n"
        "Priority 2 - A home that lasts for every child\n"
        "\n"
        "2.1   Write to landlords       Housing\n"
        "\n"
        "Our plan                             Page 1 of 2\n"
        "\n"
        "2.2   Ask young people         Board\n"
    )
    document = written(path, text)
    (table,) = document.tables()
    assert shown(table)[2:] == [
        ["Priority 2 - A home that lasts for every child", "", ""],
        ["2.1", "Write to landlords", "Housing"],
        ["2.2", "Ask young people", "Board"],
    ]
    assert document.furniture == ("Our plan Page 1 of 2",)


@pytest.mark.parametrize(
    "text",
    [
        "The Partnership Office    Corn Exchange    Ouseby\nTel. 01632 960 441        Fax 960 442\nopen daily\n",
        "1.  Foreword            Chair     3\n2.  Our plan            Board     5\n3.  Our words           All       9\n",
        "def area(a, b):\n    width  =  a\n    height =  b\n    return    width * height\n",
        "int    width    = 3;\nint    height   = 4;\nint    area     = 12;\n",
        "Two  spaces  after a full stop.  Like this.  And like this.\nAnd a line.  Then one.  Then more of it.\n",
        "Foreword ............ 3\nOur plan ............ 5\nOur words ........... 9\n",
        "Chair              Police             Health\n\nWe met four times in the year, and each time the\nvoice of a child began the meeting.\n",
        "Signed             Signed             Signed\nA. Brown           B. Green\n",
    ],
)
def test_addresses_lists_listings_and_prose_are_no_tables(path, text):
    assert written(path, text).tables() == []


def test_what_has_more_columns_than_any_plan_is_no_table(path):
    def labels(count):
        return "  ".join(f"Label{number}" for number in range(100, 100 + count))

    def laid_out(count):
        return f"Plan\n\n{labels(count)}\n{'-' * 50}\n{labels(count).lower()}\n"

    assert len(written(path, laid_out(limits.COLUMNS)).tables()) == 1
    assert written(path, laid_out(limits.COLUMNS + 1)).tables() == []
    assert written(path, "Abc  Def  Ghi\n-------------\n\n" + "x  " * 60_000).tables() == []


def test_a_line_that_begins_with_a_label_is_a_paragraph_of_its_own(path):
    text = (
        "1.3\n"
        "What we will do:   Walk through the neglect toolkit with every newly\n"
        "                   qualified social worker, health visitor and teacher.\n"
        "Who:               Training and Development Officer\n"
        "When:\n"
        "How we will know:  The figures fall, and practitioners tell us that the\n"
        "work has become easier.\n"
        "Where we are:\n"
        "\n"
        "We agreed the plan with these words at 10:30 on Monday, and one thing was\n"
        "clear: nobody waits.\n"
    )
    assert texts(written(path, text)) == [
        "1.3",
        "What we will do: Walk through the neglect toolkit with every newly qualified social worker, health visitor "
        "and teacher.",
        "Who: Training and Development Officer",
        "When:",
        "How we will know: The figures fall, and practitioners tell us that the work has become easier.",
        "Where we are:",
        "We agreed the plan with these words at 10:30 on Monday, and one thing was clear: nobody waits.",
    ]


def test_headings_without_rows_do_not_keep_the_reader_busy_without_end(path):
    headings = "".join(f"A{number:05} Q  Bbb  Ccc\n\nA{' ' * 60}Abc\n\n" for number in range(2_000))
    document = written(path, headings + "Words at the end\n")
    assert document.tables() == [] and texts(document)[-1] == "Words at the end"


def test_a_long_table_is_read_whole(path):
    rows = "".join(f"T{number:04}   Visit hostel {number}   Police\n" for number in range(1000, 4000))
    (table,) = written(path, "Ref     Action              Lead\n" + "-" * 40 + "\n" + rows).tables()
    assert table.rows == 3_001
