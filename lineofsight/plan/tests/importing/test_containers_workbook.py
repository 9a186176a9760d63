"""Workbooks: what a person sees on the visible sheets."""

import datetime
import io
import zipfile

import openpyxl
import pytest
from openpyxl.styles import Font, GradientFill, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.worksheet.dimensions import ColumnDimension

from lineofsight.plan.importing.containers import limits
from lineofsight.plan.importing.document import CannotRead
from lineofsight.plan.tests.importing import files
from lineofsight.plan.tests.importing.files import read, shown, texts

HEADER = ["Ref", "Objective", "Lead", "By when", "RAG"]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "plan.xlsx"


@pytest.fixture
def workbook():
    return openpyxl.Workbook()


def saved(workbook, path):
    workbook.save(path)
    return read(path)


def test_titles_above_a_table_are_paragraphs_and_rows_keep_their_numbers(path, workbook):
    sheet = workbook.active
    sheet.title = "Neglect"
    sheet["A1"] = "Business Plan 2026-28"
    sheet["A3"] = "Priority 1 - Neglect"
    sheet.merge_cells("A3:E3")
    sheet.append(HEADER)
    sheet.append(["1.1", "Review thresholds", "Board", "May 2027", "G"])
    document = saved(workbook, path)
    assert texts(document) == ["Business Plan 2026-28", "Priority 1 - Neglect"]
    (table,) = document.tables()
    assert (table.name, table.first_row, table.row_numbers) == ("Neglect", 4, ())
    assert shown(table) == [HEADER, ["1.1", "Review thresholds", "Board", "May 2027", "G"]]


def test_an_owner_and_a_version_above_the_headings_are_titles_too(path, workbook):
    sheet = workbook.active
    sheet.append(["Action plan", None, None, None, "Version 3"])
    sheet.append(HEADER)
    sheet.append(["1.1", "Review", "Board", "May", "G"])
    document = saved(workbook, path)
    assert texts(document) == ["Action plan Version 3"]
    assert document.tables()[0].first_row == 2


def test_grouped_headings_above_headings_stay_in_the_table(path, workbook):
    sheet = workbook.active
    sheet.append(["The commitment", None, None, "How it goes", None])
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("D1:E1")
    sheet.append(HEADER)
    sheet.append(["1.1", "Review", "Board", "May", "G"])
    document = saved(workbook, path)
    assert texts(document) == []
    assert shown(document.tables()[0])[0] == ["The commitment"] * 3 + ["How it goes"] * 2


def test_a_sparse_first_row_of_data_is_no_title(path, workbook):
    sheet = workbook.active
    sheet.append(["1.1", None, None, None, None])
    sheet.append(["1.1", "Review all of the thresholds. Then act.", "Board", "May", "G"])
    document = saved(workbook, path)
    assert sum(len(row) for row in map(shown, document.tables())) + len(texts(document)) == 2


def test_tables_one_under_the_other_are_parted_where_the_headings_come_again(path, workbook):
    sheet = workbook.active
    for number in (1, 2):
        sheet.append([f"Priority {number}"])
        sheet.append(HEADER)
        sheet.append([f"{number}.1", "Review", "Board", "May", "G"])
        sheet.append([])
        sheet.append([f"{number}.2", "After a blank row", "Board", "May", "G"])
    document = saved(workbook, path)
    assert texts(document) == ["Priority 1", "Priority 2"]
    one, two = document.tables()
    assert [row[0] for row in shown(one)] == ["Ref", "1.1", "", "1.2"]
    assert [row[0] for row in shown(two)] == ["Ref", "2.1", "", "2.2"]
    assert (two.first_row, two.number) == (7, 2)


def test_a_group_heading_inside_a_table_stays_there(path, workbook):
    sheet = workbook.active
    sheet.append(HEADER)
    sheet.append(["1.1", "Review", "Board", "May", "G"])
    sheet.append(["Voice of children"])
    sheet.append(["2.1", "Ask", "Board", "May", "G"])
    document = saved(workbook, path)
    assert [row[0] for row in shown(document.tables()[0])] == ["Ref", "1.1", "Voice of children", "2.1"]


def test_a_key_under_a_table_is_a_table_of_its_own(path, workbook):
    sheet = workbook.active
    sheet.append(HEADER)
    sheet.append(["1.1", "Review", "Board", "May", "G"])
    for row in ([], ["Key"], ["G", "On track"], ["R", "Late"]):
        sheet.append(row)
    document = saved(workbook, path)
    assert texts(document) == ["Key"]
    assert shown(document.tables()[1]) == [["G", "On track"], ["R", "Late"]]


def test_notes_after_a_blank_row_are_paragraphs(path, workbook):
    sheet = workbook.active
    sheet.append(HEADER)
    sheet.append(["1.1", "Review", "Board", "May", "G"])
    sheet.append([])
    sheet.append(["Agreed by the partnership in May"])
    assert texts(saved(workbook, path)) == ["Agreed by the partnership in May"]


def test_merged_cells_keep_their_spans(path, workbook):
    sheet = workbook.active
    sheet.append(HEADER)
    for row in range(3):
        sheet.append([f"1.{row}", "Safe" if row == 0 else None, "Board", "May", "G"])
    sheet.merge_cells("B2:B4")
    (table,) = saved(workbook, path).tables()
    assert [row[1] for row in shown(table)] == ["Objective", "Safe", "Safe", "Safe"]


@pytest.mark.parametrize(
    ("form", "words", "told"),
    [
        ("mmm-yy", "Mar-26", "mmm-yy"),
        ("dd/mm/yyyy", "05/03/2026", "dd/mm/yyyy"),
        ("d mmmm yyyy", "5 March 2026", "d mmmm yyyy"),
        ("[$-809]dddd, d mmmm yyyy", "Thursday, 5 March 2026", "dddd, d mmmm yyyy"),
        ('"by "mmm yyyy', "by Mar 2026", "by mmm yyyy"),
        ("yyyy", "2026", "yyyy"),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "5 March 2026", "d mmmm yyyy"),
    ],
)
def test_a_real_date_reads_as_it_is_shown(path, workbook, form, words, told):
    sheet = workbook.active
    sheet.append(HEADER)
    sheet.append(["1.1", "Review", "Board", datetime.date(2026, 3, 5), "G"])
    sheet["D2"].number_format = form
    cell = saved(workbook, path).tables()[0].grid()[1][3]
    assert (cell.text, cell.shown_date) == (words, told)


def test_dates_of_a_workbook_that_counts_from_1904(path, workbook):
    workbook.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    workbook.active.append(HEADER)
    workbook.active.append(["1", "Review", "Board", datetime.date(2026, 3, 5), "G"])
    workbook.active["D2"].number_format = "d mmm yyyy"
    assert saved(workbook, path).tables()[0].grid()[1][3].text == "5 Mar 2026"


@pytest.mark.parametrize(
    ("value", "form", "words"),
    [
        (3, "General", "3"),
        (1.1, "General", "1.1"),
        (1.1, "0.00", "1.10"),
        (0.25, "0%", "25%"),
        (7, "000", "007"),
        (1234.5, "#,##0.00", "1,234.50"),
        (-3, "0;(0)", "(3)"),
        (3, '"P"0', "P3"),
        (True, "General", "TRUE"),
        ("text", "@", "text"),
        (12, ";;;", ""),
    ],
)
def test_numbers_read_as_they_are_shown(path, workbook, value, form, words):
    sheet = workbook.active
    sheet.append(HEADER)
    sheet.append(["1.1", "Review", "Board", value, "G"])
    sheet["D2"].number_format = form
    assert shown(saved(workbook, path).tables()[0])[1][3] == words


def test_fills_by_colour_theme_tint_palette_and_gradient(path, workbook):
    sheet = workbook.active
    sheet.append(HEADER)
    fills = [
        PatternFill("solid", fgColor="FF00B050"),
        PatternFill("solid", fgColor=Color(theme=9)),
        PatternFill("solid", fgColor=Color(theme=5, tint=-0.25)),
        PatternFill("solid", fgColor=Color(indexed=10)),
        GradientFill(stop=("FFFF0000", "FF00FF00")),
        PatternFill("solid", fgColor="FFFFFFFF"),
        PatternFill("gray125"),
    ]
    for number, fill in enumerate(fills, start=2):
        sheet.append([str(number), "Review", "Board", "May"])
        sheet.cell(number, 5).fill = fill
    grid = saved(workbook, path).tables()[0].grid()
    assert [row[4].fill if row[4] else "" for row in grid[1:]] == [
        "00B050",
        "F79646",
        "953735",
        "FF0000",
        "FF0000",
        "",
        "",
    ]


def test_bold_and_the_colour_of_letters(path, workbook):
    sheet = workbook.active
    sheet.append(HEADER)
    sheet.append(["1", "Review", "Board", "May", "Late"])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet["E2"].font = Font(color="FFC00000")
    grid = saved(workbook, path).tables()[0].grid()
    assert all(cell.bold for cell in grid[0])
    assert not any(cell.bold for cell in grid[1])
    assert (grid[1][4].colour, grid[1][0].colour) == ("C00000", "")


def test_what_is_hidden_is_left_out_and_said_so(path, workbook):
    sheet = workbook.active
    sheet.title = "Plan"
    sheet.append(["Ref", "Notes", "Objective", "Lead", "By when"])
    for number in (1, 2, 3):
        sheet.append([f"1.{number}", "secret", "Review", "Board", "May"])
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"] = ColumnDimension(sheet, index="B", hidden=True)
    sheet.merge_cells("C2:C4")
    workbook.create_sheet("Old")["A1"] = "hidden"
    workbook["Old"].sheet_state = "hidden"
    workbook.create_sheet("Lists")["A1"] = "very hidden"
    workbook["Lists"].sheet_state = "veryHidden"
    document = saved(workbook, path)
    (table,) = document.tables()
    assert shown(table) == [
        ["Ref", "Objective", "Lead", "By when"],
        ["1.1", "Review", "Board", "May"],
        ["1.3", "Review", "Board", "May"],
    ]
    assert (table.first_row, table.row_numbers) == (1, (1, 2, 4))
    assert document.warnings == (
        "Hidden sheet left out: Old.",
        "Hidden sheet left out: Lists.",
        "Sheet Plan: hidden or filtered rows left out.",
        "Sheet Plan: hidden columns left out.",
    )


def test_each_sheet_has_its_tables_numbered_through(path, workbook):
    for name in ("Neglect", "Voice"):
        sheet = workbook.create_sheet(name)
        sheet.append(HEADER)
        sheet.append(["1", "Review", "Board", "May", "G"])
    assert [(table.number, table.name) for table in saved(workbook, path).tables()] == [
        (1, "Neglect"),
        (2, "Voice"),
    ]


def test_a_formula_gives_the_value_saved_with_it_and_lines_are_kept(path, workbook):
    sheet = workbook.active
    sheet.append(HEADER)
    sheet.append(["1", "First line\nsecond line", "=A1", "May", "G"])
    workbook.save(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    assert b"<f>A1</f><v" in parts[name]
    parts[name] = (
        parts[name]
        .replace(b"<f>A1</f><v />", b"<f>A1</f><v>5</v>")
        .replace(b"<f>A1</f><v></v>", b"<f>A1</f><v>5</v>")
    )
    files.zipped(path, parts)
    grid = read(path).tables()[0].grid()
    assert grid[1][2].text == "5"
    assert grid[1][1].lines == ("First line", "second line")


SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData>{}</worksheet>'


def by_hand(path, rows, after="", texts_part=""):
    """A workbook with one sheet of the given XML."""
    parts = {
        "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
        '<sheet name="Plan" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": rows
        if rows.startswith("<") and "worksheet" in rows[:20]
        else SHEET.format(rows, after),
    }
    if texts_part:
        parts["xl/sharedStrings.xml"] = (
            f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{texts_part}</sst>'
        )
    return files.zipped(path, parts)


def inline(place, text):
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def test_shared_inline_and_rich_texts_and_cells_without_places(path):
    rich = "<si><r><t>Rich </t></r><r><t>text_x000D_</t></r><rPh><t>reading aid</t></rPh></si>"
    rows = f'<row><c t="s"><v>0</v></c><c t="str"><v>formula</v></c><c t="d"><v>2026-03-05T00:00:00</v></c></row><row r="3">{inline("B3", "x")}{inline("C3", "y")}</row>'
    by_hand(path, rows, texts_part=rich)
    (table,) = read(path).tables()
    assert shown(table) == [["Rich text", "formula", "2026-03-05"], ["", "", ""], ["", "x", "y"]]


def test_a_million_blank_rows_cost_nothing(path):
    styled = "".join(
        f'<row r="{row}"><c r="A{row}" s="0"/><c r="B{row}" s="0"/></row>' for row in range(3, 400_000)
    )
    rows = f'<row r="1">{inline("A1", "Outcome")}{inline("B1", "Lead")}</row><row r="2">{inline("A2", "Safe")}{inline("B2", "Board")}</row>'
    by_hand(path, rows + styled, after='<mergeCells><mergeCell ref="A1:A2"/></mergeCells>')
    (table,) = read(path).tables()
    assert shown(table) == [["Outcome", "Lead"], ["Outcome", "Board"]]


def test_a_sheet_of_blank_rows_alone_is_blank(path):
    by_hand(path, "".join(f'<row r="{row}"><c r="A{row}" s="0"/></row>' for row in range(1, 100_000)))
    with pytest.raises(CannotRead, match="blank"):
        read(path)


def test_a_text_in_the_last_corner_of_a_sheet_does_no_harm(path):
    rows = (
        f'<row r="1">{inline("A1", "Outcome")}</row><row r="1048576">{inline("XFD1048576", "far away")}</row>'
    )
    by_hand(path, rows)
    assert "far away" in " ".join(texts(read(path)))


def test_a_sheet_with_more_cells_than_a_plan_is_refused_by_name(path, monkeypatch):
    monkeypatch.setattr(limits, "CELLS", 1000)
    by_hand(path, "".join(f'<row r="{row}">{inline(f"A{row}", "x")}</row>' for row in range(1, 2000)))
    with pytest.raises(CannotRead, match="Sheet Plan has more than 1,000 cells in use") as refused:
        read(path)
    assert refused.value.place == "Plan"


def test_a_long_sheet_is_cut_at_the_same_place_however_its_bytes_fall(path, monkeypatch):
    """The two passes look at pieces of the file; a value may straddle them."""
    rows = "".join(
        f'<row r="{row}">{inline(f"A{row}", f"{row} " + "y" * (row % 90))}{inline(f"B{row}", "z")}</row>'
        for row in range(1, 400)
    )
    by_hand(path, rows + '<row r="900"><c r="A900" s="0"/></row>', after="<pageMargins/>")
    whole = shown(read(path).tables()[0])
    assert len(whole) == 399
    from lineofsight.plan.importing.containers.archives import Archive

    usual = Archive.chunks
    for size in (61, 997):
        monkeypatch.setattr(Archive, "chunks", lambda self, name, size=size: usual(self, name, size))
        assert shown(read(path).tables()[0]) == whole


def test_prefixed_names_as_some_programs_write_them(path):
    body = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1">'
        '<x:c r="A1" t="inlineStr"><x:is><x:t>Outcome</x:t></x:is></x:c><x:c r="B1"><x:v>4</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    by_hand(path, "<row/>")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = body
    files.zipped(path, parts)
    assert shown(read(path).tables()[0]) == [["Outcome", "4"]]


def test_an_old_workbook_gives_values_and_merges(tmp_path):
    rows = [["Outcome", "Lead", "Score"], ["Safe", "Board", 3], ["", "Group", 2.5]]
    path = files.old_workbook(tmp_path / "plan.xls", "Neglect", rows, merges=((1, 2, 0, 0),))
    document = read(path)
    (table,) = document.tables()
    assert (document.container, table.name) == ("xls", "Neglect")
    assert shown(table) == [["Outcome", "Lead", "Score"], ["Safe", "Board", "3"], ["Safe", "Group", "2.5"]]
    assert "save it as .xlsx" in document.warnings[0]


def test_openpyxl_agrees_on_every_text(path, workbook):
    """A twin: the library's own, slower way to the values of plain cells."""
    sheet = workbook.active
    sheet.append(HEADER)
    for row in range(40):
        sheet.append([f"{row}", f"Objective {row}", "Board" if row % 3 else None, row, f"x\ny{row}"])
    file = io.BytesIO()
    workbook.save(file)
    path.write_bytes(file.getvalue())
    twin = openpyxl.load_workbook(path).active
    for ours, theirs in zip(shown(read(path).tables()[0]), twin.iter_rows(values_only=True), strict=True):
        assert ours == [" ".join(str(value).split()) if value is not None else "" for value in theirs]
