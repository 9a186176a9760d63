"""Markdown: read as the page it makes."""

import pytest

from lineofsight.plan.importing.document import CannotRead, Paragraph
from lineofsight.plan.tests.importing.files import read, shown, texts


@pytest.fixture
def path(tmp_path):
    return tmp_path / "plan.md"


def test_headings_lists_and_pipe_tables(path):
    path.write_text(
        "---\nauthor: x\n---\n# Plan\n\nIntro **bold**\ntext\n\n1. first\n2. second\n   - inner\n\n- [x] done\n- [ ] open\n\n"
        "## Priority 1\n\n| Outcome | Lead |\n|:--|---|\n| Safe<br>Sound | **Board** |\n| | Group & co |\n"
    )
    document = read(path)
    assert document.container == "md"
    assert texts(document) == [
        "Plan",
        "Intro bold text",
        "1. first",
        "2. second",
        "• inner",
        "• ✓ done",
        "• ☐ open",
        "Priority 1",
    ]
    assert [one.level for one in document.blocks if isinstance(one, Paragraph)] == [1, 0, 0, 0, 0, 0, 0, 2]
    (table,) = document.tables()
    assert shown(table) == [["Outcome", "Lead"], ["Safe Sound", "Board"], ["", "Group & co"]]
    assert table.grid()[1][0].lines == ("Safe", "Sound")
    assert (table.merges_shown, table.marked_header_rows) == (False, 1)


def test_a_table_written_in_html_keeps_its_merges(path):
    path.write_text(
        "# Plan\n\n<table><tr><td rowspan=2>Safe</td><td>a</td></tr><tr><td>b</td></tr></table>\n"
    )
    (table,) = read(path).tables()
    assert shown(table) == [["Safe", "a"], ["Safe", "b"]]
    assert table.merges_shown


def test_scripts_in_markdown_are_not_text(path):
    path.write_text("# Plan\n\n<script>alert('x')</script>\n\nWords <span hidden>secret</span>\n")
    assert texts(read(path)) == ["Plan", "Words"]


def test_quotes_within_quotes_without_end_do_no_harm(path):
    path.write_text("# Plan\n\n" + ">" * 5000 + " deep\n")
    try:
        assert "Plan" in texts(read(path))
    except CannotRead as refused:
        assert "deep" in str(refused)
