"""Plain text: prose, tables of tabs, tables of pipes."""

from pathlib import Path

import pytest

from lineofsight.plan.importing.containers import limits
from lineofsight.plan.importing.document import CannotRead, Paragraph, Table
from lineofsight.plan.tests.importing.files import read, shown, texts

SEED = Path(__file__).parents[5] / "shared" / "plan"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "plan.txt"


def written(path, text):
    path.write_text(text)
    return read(path)


PLAN = """
Our Vision

Every child is safe.

- Children first: their needs
- Families next

1. **Empowerment:** People decide.

Priority 1 – Safe at home\t\t\t
Outcome\tAccountability\tActions\tProgress
<p>Children are safe.</p> <p>Families are heard &amp; helped.</p>\tBoard\tReview all\t
\tGroup\tAsk families, aligning those where\t

\t\tpossible.\t
\tManager\tTell everybody\t

Priority 2 – Seen\t\t\t
Outcome\tAccountability\tActions\tProgress

Seen early\t\tVisit\t
--\t--\t--\t--
Core Business
"""


def test_tables_of_tabs_begin_at_their_titles_and_run_over_pages(path):
    document = written(path, PLAN)
    one, two = document.tables()
    assert shown(one) == [
        ["Priority 1 – Safe at home", "", "", ""],
        ["Outcome", "Accountability", "Actions", "Progress"],
        ["Children are safe. Families are heard & helped.", "Board", "Review all", ""],
        ["", "Group", "Ask families, aligning those where", ""],
        ["", "", "possible.", ""],
        ["", "Manager", "Tell everybody", ""],
    ]
    assert shown(two)[2:] == [["Seen early", "", "Visit", ""]]
    assert one.cells[5].lines == ("Children are safe.", "Families are heard & helped.")
    assert (one.merges_shown, one.first_row, two.number) == (False, 1, 2)


def test_the_prose_around_them(path):
    document = written(path, PLAN)
    assert texts(document) == [
        "Our Vision",
        "Every child is safe.",
        "- Children first: their needs",
        "- Families next",
        "1. Empowerment: People decide.",
        "Core Business",
    ]
    assert [type(block) for block in document.blocks[-3:]] == [Table, Table, Paragraph]


def test_a_row_broken_over_lines_is_one_row(path):
    text = "Outcome\tLead\tAction\tWhen\nSafe\tBusiness\nManager\tReview\nthe plan\tMay\nSeen\tBoard\tAsk\tJune\n"
    (table,) = written(path, text).tables()
    assert shown(table) == [
        ["Outcome", "Lead", "Action", "When"],
        ["Safe", "Business Manager", "Review the plan", "May"],
        ["Seen", "Board", "Ask", "June"],
    ]


def test_cells_in_quotes_may_hold_line_breaks(path):
    text = 'Outcome\tLead\tAction\nSafe\t"Business\nManager"\t"Say ""yes"""\nSeen\tBoard\tAsk\n'
    (table,) = written(path, text).tables()
    assert shown(table)[1] == ["Safe", "Business Manager", 'Say "yes"']
    assert table.rows == 3


def test_the_same_headings_again_after_a_gap_begin_a_table(path):
    rows = "Outcome\tLead\tAction\nSafe and sound in every way.\tBoard\tReview\n"
    assert len(written(path, rows + "\n" + rows).tables()) == 2
    assert len(written(path, rows + "\nSeen and heard in every way.\tBoard\tAsk\n").tables()) == 1


def test_markup_is_taken_out_and_other_brackets_are_text(path):
    text = "Lead\tAction\nBoard<br/>Chair\t<ul><li>Ask</li><li>Act</li></ul>\n<b>Group</b>\twithin <5 days> & **soon**\n"
    (table,) = written(path, text).tables()
    assert table.grid()[1][0].lines == ("Board", "Chair")
    assert table.grid()[1][1].lines == ("• Ask", "• Act")
    assert shown(table)[2] == ["Group", "within <5 days> & soon"]


def test_pipes_with_and_without_a_rule(path):
    text = "Words\n\nOutcome | Lead | Action\nSafe | Board | Review \\| act\n\n| A | B |\n| C | D |\n"
    one, two = written(path, text).tables()
    assert shown(one) == [["Outcome", "Lead", "Action"], ["Safe", "Board", "Review | act"]]
    assert shown(two) == [["A", "B"], ["C", "D"]]


def test_boxes_whose_rows_run_over_lines(path):
    text = """
+---------+--------------+
| Outcome | Action       |
+=========+==============+
| Safe    | Review all   |
|         | thresholds   |
|         | - and act    |
+---------+--------------+
| Seen    | Ask          |
+---------+--------------+
"""
    (table,) = written(path, text).tables()
    assert shown(table) == [
        ["Outcome", "Action"],
        ["Safe", "Review all thresholds - and act"],
        ["Seen", "Ask"],
    ]
    assert table.grid()[1][1].lines == ("Review all thresholds", "- and act")
    assert table.marked_header_rows == 1


def test_headings_show_by_their_form(path):
    document = written(path, "Plan\n====\n\n## Priority 1\n\nShort line\n\n* * *\nVision\n------\nWords\n")
    assert [(one.level, one.text) for one in document.blocks] == [
        (1, "Plan"),
        (2, "Priority 1"),
        (0, "Short line"),
        (2, "Vision"),
        (0, "Words"),
    ]


def test_wrapped_lines_are_put_together_and_short_ones_are_not(path):
    text = (
        "The partnership leads the agenda, challenges the work of partner\n"
        "organisations and commits to an approach that learns lessons.\n"
        "Our values\n"
        "P1 - Safe\n"
        "P2 - Seen\n"
        "\n"
        "- a bullet that goes on for rather a long while until it is\n"
        "  wrapped by the editor\n"
        "- another\n"
    )
    assert texts(written(path, text)) == [
        "The partnership leads the agenda, challenges the work of partner organisations and commits to an approach that "
        "learns lessons.",
        "Our values",
        "P1 - Safe",
        "P2 - Seen",
        "- a bullet that goes on for rather a long while until it is wrapped by the editor",
        "- another",
    ]


def test_numbers_that_were_typed_stay_in_the_text(path):
    assert texts(written(path, "1. First\n1.1 Second\na) Third\nP1 – Fourth\n")) == [
        "1. First",
        "1.1 Second",
        "a) Third",
        "P1 – Fourth",
    ]


def test_a_line_without_end_is_refused_with_its_number(path):
    path.write_text("Plan\n" + "x" * (limits.LINE_CHARACTERS + 1))
    with pytest.raises(CannotRead, match="Line 2 of this file is 200,001 characters") as refused:
        read(path)
    assert refused.value.place == "line 2"


def test_a_text_beyond_the_size_limit_is_refused(path):
    path.write_text("words words words\n" * 400_000)
    with pytest.raises(CannotRead, match="the most that can be read is 5 MB"):
        read(path)


@pytest.mark.skipif(not SEED.exists(), reason="The real plan is not on this machine.")
def test_the_plan_this_began_with():
    (path,) = SEED.glob("*business-plan*.txt")
    document = read(path)
    tables = document.tables()
    assert len(tables) == 12
    assert sum(table.rows - 2 for table in tables) == 38  # 37 commitments, one of them in two parts
    assert all(table.columns == 4 and len(table.grid()[0]) == 4 for table in tables)
    assert {shown(table)[1][0] for table in tables} == {"Outcome"}
    assert all(shown(table)[0][1:] == ["", "", ""] for table in tables)
    assert [one.text for one in document.blocks if isinstance(one, Paragraph)][-1] == "Core Business"
