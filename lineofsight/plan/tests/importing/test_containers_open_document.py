"""OpenDocument texts and sheets."""

import pytest

from lineofsight.plan.importing.document import CannotRead, Paragraph
from lineofsight.plan.tests.importing.files import open_document, read, shown, texts, zipped


@pytest.fixture
def path(tmp_path):
    return tmp_path / "plan.odt"


def cell(text="", attributes=""):
    inside = text if text.startswith("<") else f"<text:p>{text}</text:p>"
    return f"<table:table-cell {attributes}>{inside}</table:table-cell>"


def row(*cells, attributes=""):
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def table(*rows, columns="", name="T"):
    return f'<table:table table:name="{name}">{columns}{"".join(rows)}</table:table>'


COVERED = "<table:covered-table-cell/>"


def test_headings_paragraphs_and_signs(path):
    open_document(
        path,
        '<text:h text:outline-level="2">Priority 1</text:h><text:p>One<text:s text:c="3"/>two<text:tab/>three<text:line-break/>four</text:p>'
        '<text:p text:style-name="P1">Title</text:p><text:p>seen<text:note><text:note-body><text:p>note</text:p></text:note-body></text:note>'
        '<office:annotation><text:p>comment</text:p></office:annotation><text:span text:style-name="T1"> hidden</text:span></text:p>'
        '<text:p text:style-name="P2">hidden</text:p><text:section text:style-name="S1"><text:p>hidden</text:p></text:section>'
        "<text:section><text:p>shown</text:p></text:section>",
        automatic='<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
        '<style:style style:name="P2" style:family="paragraph"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="S1" style:family="section"><style:section-properties text:display="none"/></style:style>',
        styles='<office:styles><style:style style:name="Title" style:family="paragraph"><style:text-properties fo:font-weight="bold" fo:font-size="20pt"/></style:style></office:styles>',
    )
    blocks = read(path).blocks
    assert [(one.level, one.text) for one in blocks] == [
        (2, "Priority 1"),
        (0, "One two three four"),
        (0, "Title"),
        (0, "seen"),
        (0, "shown"),
    ]
    assert (blocks[2].bold, blocks[2].size) == (True, 20.0)


def test_tracked_deletions_are_not_text_and_insertions_are(path):
    open_document(
        path,
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>deleted</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        '<text:p>kept <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>inserted<text:change-end text:change-id="c2"/></text:p>',
    )
    assert texts(read(path)) == ["kept inserted"]


LISTS = """
<text:list-style style:name="L1">
 <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
 <text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="2"/>
 <text:list-level-style-number text:level="3" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>
</text:list-style>
<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="&#x2022;"/></text:list-style>
"""


def items(*inside):
    return "".join(
        f"<text:list-item>{one if one.startswith('<') else f'<text:p>{one}</text:p>'}</text:list-item>"
        for one in inside
    )


def test_list_numbers_print_as_they_count(path):
    inner = f"<text:list>{items('in one', 'in two')}</text:list>"
    deep = f"<text:p>two</text:p><text:list>{items('<text:p>a</text:p>' + f'<text:list>{items(chr(120), chr(121))}</text:list>')}</text:list>"
    open_document(
        path,
        f'<text:list xml:id="one" text:style-name="L1">{items("<text:p>one</text:p>" + inner, deep)}</text:list>'
        f'<text:list text:style-name="L1">{items("anew")}</text:list>'
        f'<text:list text:style-name="L1" text:continue-list="one">{items("three")}</text:list>'
        f'<text:list text:style-name="L2">{items("bullet")}</text:list>'
        f'<text:list text:style-name="L1"><text:list-header><text:p>bare</text:p></text:list-header></text:list>',
        automatic=LISTS,
    )
    assert texts(read(path)) == [
        "1. one",
        "1.1. in one",
        "1.2. in two",
        "2. two",
        "2.1. a",
        "(a) x",
        "(b) y",
        "1. anew",
        "3. three",
        "• bullet",
        "bare",
    ]


def test_merged_and_repeated_cells(path):
    open_document(
        path,
        table(
            f"<table:table-header-rows>{row(cell('Outcome'), cell('Lead'), cell('Action'))}</table:table-header-rows>",
            row(
                cell("Safe", 'table:number-rows-spanned="2"'),
                cell("same", 'table:number-columns-repeated="2"'),
            ),
            row(COVERED, cell("wide", 'table:number-columns-spanned="2"'), COVERED),
        ),
    )
    (read_table,) = read(path).tables()
    assert shown(read_table) == [
        ["Outcome", "Lead", "Action"],
        ["Safe", "same", "same"],
        ["Safe", "wide", "wide"],
    ]
    assert read_table.marked_header_rows == 1


def test_fills_bold_and_lists_in_cells(path):
    open_document(
        path,
        table(
            row(
                cell("Red", 'table:style-name="C1"'),
                cell(f'<text:list text:style-name="L2">{items("x", "y")}</text:list>'),
                cell('<text:p><text:span text:style-name="B">Bold</text:span></text:p>'),
            )
        ),
        automatic=LISTS
        + '<style:style style:name="C1" style:family="table-cell"><style:table-cell-properties fo:background-color="#ff0000"/></style:style>'
        '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold" fo:color="#c00000"/></style:style>',
    )
    one, two, three = read(path).tables()[0].cells
    assert (one.fill, two.lines, three.bold, three.colour) == ("FF0000", ("• x", "• y"), True, "C00000")


def test_headers_footers_and_contents_are_furniture(path):
    open_document(
        path,
        "<text:table-of-content><text:index-body><text:p>Priority 1 ... 3</text:p></text:index-body></text:table-of-content><text:p>Plan</text:p>",
        styles="<office:master-styles><style:master-page><style:header><text:p>OFFICIAL</text:p></style:header>"
        "<style:footer><text:p>Page <text:page-number>1</text:page-number></text:p></style:footer></style:master-page></office:master-styles>",
    )
    assert read(path).furniture == ("OFFICIAL", "Page 1", "Priority 1 ... 3")


def test_pages_where_the_file_records_them(path):
    open_document(
        path,
        f"<text:p>one</text:p><text:soft-page-break/><text:p>two</text:p>{table(row(cell('a')), '<text:soft-page-break/>', row(cell('b')))}",
    )
    document = read(path)
    assert [one.page for one in document.blocks if isinstance(one, Paragraph)] == [1, 2]
    assert document.tables()[0].pages == (2, 3)


def test_text_boxes_are_read(path):
    box = "<draw:frame><draw:text-box><text:p>in the box</text:p></draw:text-box></draw:frame>"
    open_document(path, f"<text:p>before{box}</text:p>{table(row(cell(f'<text:p>cell{box}</text:p>')))}")
    document = read(path)
    assert texts(document) == ["before", "in the box"]
    assert document.tables()[0].cells[0].lines == ("cell", "in the box")


def test_a_sheet_with_dates_hidden_parts_and_endless_blank_rows(path):
    blank = "<table:table-cell table:number-columns-repeated='16384'/>"
    header = [cell(text) for text in ("Ref", "Secret", "Objective", "Lead", "By when")]
    data = [
        cell("1.1"),
        cell("no"),
        cell("Review"),
        cell("Board"),
        cell("Mar-26", 'office:value-type="date" office:date-value="2026-03-01" table:style-name="D"'),
    ]
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column table:number-columns-repeated="16382"/>'
    open_document(
        path,
        table(
            row(cell("Business Plan"), blank),
            row(*header, "<table:table-cell table:number-columns-repeated='16379'/>"),
            row(*data),
            row(cell("filtered"), attributes='table:visibility="filter"'),
            row(*data),
            row(blank, attributes='table:number-rows-repeated="1048570"'),
            columns=columns,
            name="Neglect",
        )
        + '<table:table table:name="Old" table:style-name="H"><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>',
        kind="spreadsheet",
        automatic='<number:date-style style:name="N1"><number:month number:textual="true"/><number:text>-</number:text><number:year/></number:date-style>'
        '<style:style style:name="D" style:family="table-cell" style:data-style-name="N1"/>'
        '<style:style style:name="H" style:family="table"><style:table-properties table:display="false"/></style:style>',
    )
    document = read(path)
    (sheet,) = document.tables()
    assert texts(document) == ["Business Plan"]
    assert (
        shown(sheet) == [["Ref", "Objective", "Lead", "By when"]] + [["1.1", "Review", "Board", "Mar-26"]] * 2
    )
    assert (sheet.name, sheet.first_row, sheet.row_numbers) == ("Neglect", 2, (2, 3, 5))
    assert sheet.grid()[1][3].shown_date == "mmm-yy"
    assert document.warnings == (
        "Sheet Neglect: hidden rows or columns left out.",
        "Hidden sheet left out: Old.",
    )


def test_a_document_locked_with_a_password(path):
    zipped(
        path,
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>',
            "content.xml": b"\x00\x01\x02",
        },
        first="mimetype",
    )
    with pytest.raises(CannotRead, match="password"):
        read(path)


def test_a_blank_document_and_a_blank_sheet(path):
    with pytest.raises(CannotRead, match="no text"):
        read(open_document(path, "<text:p/>"))
    with pytest.raises(CannotRead, match="blank"):
        read(open_document(path, table(row(cell())), kind="spreadsheet"))


def test_a_repeated_row_of_text_is_bounded(path):
    open_document(path, table(row(cell("x"), attributes='table:number-rows-repeated="900000"')))
    assert read(path).tables()[0].rows == 50
