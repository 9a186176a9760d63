"""PDF files: ruled tables, tables without rules, text, and what stands on every page."""

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Spacer
from reportlab.platypus import Paragraph as Words

from lineofsight.plan.importing.containers import limits
from lineofsight.plan.importing.document import CannotRead, Paragraph
from lineofsight.plan.tests.importing.drawn_pdf import (
    GRID,
    HEADER,
    STYLES,
    STYLES_OF_TABLE,
    built,
    drawn,
    expected,
    rows,
    words,
)
from lineofsight.plan.tests.importing.files import picture, read, shown, texts


@pytest.fixture
def path(tmp_path):
    return tmp_path / "plan.pdf"


@pytest.mark.parametrize("style", STYLES_OF_TABLE.values(), ids=STYLES_OF_TABLE.keys())
def test_a_table_reads_the_same_however_it_is_drawn(path, style):
    document = built(
        path,
        words("Priority 1 - Safe at home", "Heading2"),
        words(
            "What this priority is about, in a sentence that goes on over the whole width of the page. " * 2
        ),
        drawn(rows(), style),
        Spacer(1, 12),
        words(
            "Words after the table that are long enough to reach over the columns that the table above them has. "
            * 2
        ),
    )
    (table,) = document.tables()
    assert shown(table) == expected()
    assert table.pages == (1,) * 5
    assert [text[:20] for text in texts(document)] == [
        "Priority 1 - Safe at",
        "What this priority i",
        "Words after the tabl",
    ]


@pytest.mark.parametrize(
    "style", [GRID, [], [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey)]], ids=["grid", "nothing", "rules"]
)
def test_several_tables_on_a_page_stay_apart(path, style):
    document = built(
        path,
        words("Priority 1", "Heading2"),
        drawn(rows(2, priority=1), style),
        words("Priority 2", "Heading2"),
        drawn(rows(3, priority=2), style),
    )
    assert [shown(table) for table in document.tables()] == [expected(2, 1), expected(3, 2)]
    assert texts(document) == ["Priority 1", "Priority 2"]
    assert [table.number for table in document.tables()] == [1, 2]


def test_cells_merged_down_and_across(path):
    made = rows(4)
    made.insert(0, [words("Priority 1 - Safe"), "", "", "", ""])
    style = [*GRID, ("SPAN", (0, 0), (-1, 0)), ("SPAN", (0, 2), (0, 5)), ("SPAN", (1, 4), (1, 5))]
    (table,) = built(path, drawn(made, style)).tables()
    grid = shown(table)
    assert grid[0] == ["Priority 1 - Safe"] * 5
    assert len({row[0] for row in grid[2:]}) == 1
    assert grid[4][1] == grid[5][1] == "Business Manager"
    outcome = next(cell for cell in table.cells if cell.row == 2 and cell.column == 0)
    assert (outcome.row_span, outcome.column_span) == (4, 1)


def test_fills_of_cells_with_and_without_words(path):
    made = rows(4)
    made[3][4] = ""
    made[4][4] = ""
    style = [
        ("BACKGROUND", (4, 1 + number), (4, 1 + number), colour)
        for number, colour in enumerate([colors.green, colors.orange, colors.red])
    ]
    (table,) = built(path, drawn(made, style + GRID)).tables()
    fills = [row[4].fill if row[4] else "" for row in table.grid()]
    assert fills == ["", "008000", "FFA500", "FF0000", ""]


def test_a_status_shown_by_a_coloured_dot(path):
    canvas = Canvas(str(path), pagesize=A4)
    for x in (50, 200, 350):
        canvas.line(x, 600, x, 700)
    for y in (600, 650, 700):
        canvas.line(50, y, 350, y)
    canvas.drawString(60, 670, "Objective")
    canvas.drawString(210, 670, "RAG")
    canvas.drawString(60, 620, "Review all thresholds")
    canvas.setFillColorRGB(1, 0, 0)
    canvas.circle(275, 625, 8, stroke=0, fill=1)
    canvas.save()
    (table,) = read(path).tables()
    assert [[cell.fill if cell else "" for cell in row] for row in table.grid()] == [["", ""], ["", "FF0000"]]


def test_a_table_over_pages_is_one_for_each_page_in_order(path):
    def page(canvas, document):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(50, 560, "OFFICIAL")
        canvas.drawString(50, 20, "Marlowe Vale plan v4")
        canvas.drawRightString(790, 20, f"Page {document.page} of 3")

    document = built(path, drawn(rows(16), GRID, repeatRows=1), on_page=page)
    tables = document.tables()
    assert len(tables) >= 2
    assert [table.pages[0] for table in tables] == list(range(1, len(tables) + 1))
    assert sum((shown(table)[1:] for table in tables), []) == expected(16)[1:]
    assert all(shown(table)[0] == HEADER for table in tables)
    assert texts(document) == []
    assert "OFFICIAL" in document.furniture
    assert any("Page 1 of 3" in line for line in document.furniture)


def test_repeated_headings_of_a_table_without_rules_are_no_furniture(path):
    document = built(path, drawn(rows(16), [], repeatRows=1), topMargin=30)
    assert len(document.tables()) >= 2
    assert all(shown(table)[0] == HEADER for table in document.tables())
    assert sum((shown(table)[1:] for table in document.tables()), []) == expected(16)[1:]


def test_numbered_headings_at_the_top_of_pages_are_no_furniture(path):
    flowables = []
    for number in (1, 2, 3, 4):
        flowables += [
            words(f"Priority {number}", "Heading2"),
            drawn(rows(2, priority=number), GRID),
            PageBreak(),
        ]
    document = built(path, *flowables, topMargin=20)
    assert texts(document) == [f"Priority {number}" for number in (1, 2, 3, 4)]


def test_watermarks_do_not_mix_with_the_text(path):
    def page(canvas, document):
        canvas.saveState()
        canvas.setFont("Helvetica-Bold", 90)
        canvas.setFillGray(0.85)
        canvas.translate(400, 250)
        canvas.drawCentredString(0, 0, "DRAFT")
        canvas.rotate(45)
        canvas.drawCentredString(0, 0, "SECRET")
        canvas.restoreState()

    document = built(path, words("A plan in words. " * 20), drawn(rows(6), GRID), on_page=page)
    everything = " ".join(texts(document)) + str([shown(table) for table in document.tables()])
    assert "DRAFT" not in everything
    assert "SECRET" not in everything
    assert shown(document.tables()[0]) == expected(6)


def test_letters_turned_up_the_page_are_read_in_a_cell_and_dropped_outside(path):
    canvas = Canvas(str(path), pagesize=A4)
    for x in (50, 100, 350):
        canvas.line(x, 500, x, 700)
    for y in (500, 700):
        canvas.line(50, y, 350, y)
    canvas.drawString(110, 600, "Review all thresholds")
    canvas.saveState()
    canvas.rotate(90)
    canvas.drawString(520, -80, "Current status")
    canvas.drawString(520, -500, "Filed under plans")
    canvas.restoreState()
    canvas.save()
    document = read(path)
    assert shown(document.tables()[0]) == [["Current status", "Review all thresholds"]]
    assert texts(document) == []


def test_a_turned_page_reads_like_any_other(path):
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setPageRotation(90)
    canvas.rotate(90)
    canvas.translate(0, -595)
    table = drawn(rows(3), GRID)
    table.wrapOn(canvas, 760, 500)
    table.drawOn(canvas, 50, 250)
    canvas.save()
    assert shown(read(path).tables()[0]) == expected(3)


def test_lines_of_a_cell_are_its_paragraphs(path):
    lead = words("Business Manager<br/>Quality and Effectiveness Sub-Group<br/>Board")
    action = words(
        "Agree the pathway with every one of the agencies that take part in it:<br/>• tell schools<br/>• tell health"
    )
    (table,) = built(path, drawn([["Lead", "Action"], [lead, action]], GRID, widths=[150, 220])).tables()
    assert table.grid()[1][0].lines == ("Business Manager", "Quality and Effectiveness Sub-Group", "Board")
    assert table.grid()[1][1].lines == (
        "Agree the pathway with every one of the agencies that take part in it:",
        "• tell schools",
        "• tell health",
    )


def test_a_merged_cell_whose_colour_leaves_no_rules(path):
    """Every other row coloured, an outcome merged down over both kinds of row."""
    made = rows(6)
    style = [("SPAN", (0, 1), (0, 3)), ("SPAN", (0, 4), (0, 6))]
    style += [("BACKGROUND", (1, row), (-1, row), colors.lightgrey) for row in (2, 6)]
    style += [
        ("BACKGROUND", (0, 4), (-1, 4), colors.lightgrey),
        ("BACKGROUND", (0, 5), (0, 6), colors.lightgrey),
    ]
    made[4][0] = words("Families are heard when plans are made for their children.")
    (table,) = built(path, drawn(made, style)).tables()
    assert [row[2] for row in shown(table)] == [row[2] for row in expected(6)]
    outcomes = [cell for cell in table.cells if cell.column == 0 and cell.row and cell.lines]
    assert [(cell.row, cell.text[:8]) for cell in outcomes] == [(1, "Children"), (4, "Families")]


def test_words_broken_after_a_hyphen_are_put_together(path):
    action = words("Strengthen the work of every multi-agency partner and all")
    (table,) = built(path, drawn([["Action"], [action]], GRID, widths=[125])).tables()
    assert shown(table)[1] == ["Strengthen the work of every multi-agency partner and all"]


def test_bold_sizes_and_bullets_of_paragraphs(path):
    document = built(
        path,
        words("Business Plan", "Title"),
        words("Body text. " * 30),
        Words("Children first", STYLES["BodyText"], bulletText="•"),
        words("<b>All of this is bold</b>"),
    )
    paragraphs = [one for one in document.blocks if isinstance(one, Paragraph)]
    assert [(one.number, one.bold, one.page) for one in paragraphs] == [
        ("", True, 1),
        ("", False, 1),
        ("•", False, 1),
        ("", True, 1),
    ]
    assert paragraphs[0].size > paragraphs[1].size
    assert paragraphs[1].text == ("Body text. " * 30).strip()
    assert paragraphs[2].text == "Children first"


def test_a_list_is_no_table_and_a_frame_is_none_either(path):
    canvas = Canvas(str(path), pagesize=A4)
    canvas.rect(20, 20, 555, 800)
    for number in range(1, 7):
        canvas.drawString(60, 800 - 20 * number, f"{number}.")
        canvas.drawString(100, 800 - 20 * number, f"The principle that stands in place {number} of the list")
    canvas.save()
    document = read(path)
    assert document.tables() == []
    assert len(texts(document)) == 6


def test_underlined_words_do_not_cut_a_cell(path):
    made = [
        ["Action"],
        [words("See <u>the whole of this underlined sentence in the cell</u> and go on with more words")],
    ]
    (table,) = built(path, drawn(made, GRID, widths=[150])).tables()
    assert shown(table)[1] == [
        "See the whole of this underlined sentence in the cell and go on with more words"
    ]


def test_ticks_in_symbol_fonts(path):
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFont("ZapfDingbats", 12)
    canvas.drawString(60, 700, "\u2714")
    canvas.setFont("Helvetica", 12)
    canvas.drawString(80, 700, "Done")
    canvas.save()
    assert texts(read(path)) == ["✓ Done"]


def test_contents_with_dotted_lines_are_furniture(path):
    document = built(path, words("Contents"), words("Priority 1 ........................ 3"), words("Words"))
    assert texts(document) == ["Contents", "Words"]


def test_a_scan_is_refused_with_a_remedy(path):
    canvas = Canvas(str(path), pagesize=A4)
    import io

    for _ in range(2):
        canvas.drawImage(ImageReader(io.BytesIO(picture())), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    with pytest.raises(CannotRead, match="This PDF is a scan.*OCR"):
        read(path)


def test_a_page_that_is_a_picture_is_said_so(path):
    import io

    canvas = Canvas(str(path), pagesize=A4)
    canvas.drawString(60, 700, "The words of the plan that can be read, on a page of their own")
    canvas.showPage()
    canvas.drawImage(ImageReader(io.BytesIO(picture())), 0, 0, *A4)
    canvas.save()
    assert read(path).warnings == ("Page 2 is a picture; what it says was not read.",)


def test_a_password_is_asked_for_in_words(path):
    canvas = Canvas(str(path), encrypt=StandardEncryption("open me", "own me"))
    canvas.drawString(60, 700, "secret")
    canvas.save()
    with pytest.raises(CannotRead, match="PDF is protected by a password"):
        read(path)


def test_a_pdf_that_only_forbids_printing_is_read(path):
    canvas = Canvas(str(path), encrypt=StandardEncryption("", "own me", canPrint=0, canCopy=0))
    canvas.drawString(60, 700, "open")
    canvas.save()
    assert texts(read(path)) == ["open"]


def test_a_pdf_cut_short_or_scrambled(path):
    built(path, words("A plan in words. " * 200), drawn(rows(8), GRID))
    whole = path.read_bytes()
    for content in (whole[:200], b"%PDF-1.7\n" + bytes(range(256)) * 40, b"%PDF-1.4\n"):
        path.write_bytes(content)
        with pytest.raises(CannotRead, match="damaged"):
            read(path)


def test_more_pages_than_a_plan_has(path, monkeypatch):
    monkeypatch.setattr(limits, "PAGES", 3)
    canvas = Canvas(str(path))
    for _ in range(4):
        canvas.drawString(60, 700, "words")
        canvas.showPage()
    canvas.save()
    with pytest.raises(CannotRead, match="more than 3 pages"):
        read(path)


def test_a_page_that_is_a_drawing_is_refused_by_number(path, monkeypatch):
    monkeypatch.setattr(limits, "PAGE_MARKS", 100)
    canvas = Canvas(str(path))
    canvas.drawString(60, 700, "words " * 30)
    canvas.save()
    with pytest.raises(CannotRead, match="Page 1") as refused:
        read(path)
    assert refused.value.place == "page 1"


def test_progress_is_told_page_by_page(path):
    from lineofsight.plan.importing import containers

    built(path, words("one"), PageBreak(), words("two"))
    told = []
    containers.read(path, lambda line, part: told.append((line, part)))
    assert told == [("Reading page 1 of 2", 0.0), ("Reading page 2 of 2", 0.5)]


def test_bullets_drawn_as_dots(path):
    canvas = Canvas(str(path), pagesize=A4)
    canvas.grid([50, 350], [600, 700])
    for y, text in ((670, "tell schools"), (650, "tell health")):
        canvas.circle(64, y + 3, 2, stroke=0, fill=1)
        canvas.drawString(75, y, text)
    canvas.circle(64, 620, 2, stroke=0, fill=1)
    canvas.save()
    assert read(path).tables()[0].cells[0].lines == ("• tell schools", "• tell health")


def test_a_cell_coloured_in_strips(path):
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFillColorRGB(1, 0.75, 0)
    for y in (600, 620, 640, 660, 680):
        canvas.rect(50, y, 100, 20, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.grid([50, 150, 250], [600, 700])
    canvas.drawString(60, 650, "Amber")
    canvas.drawString(160, 650, "Objective")
    canvas.save()
    assert [cell.fill for cell in read(path).tables()[0].cells] == ["FFBF00", ""]


def test_a_merged_cell_among_level_rules(path):
    made = rows(4)
    style = [
        ("LINEBELOW", (1, 0), (-1, -1), 0.5, colors.grey),
        ("LINEBELOW", (0, 0), (0, 0), 0.5, colors.grey),
    ]
    style += [
        ("LINEBELOW", (0, 2), (0, 2), 0.5, colors.grey),
        ("LINEBELOW", (0, 4), (0, 4), 0.5, colors.grey),
    ]
    (table,) = built(path, drawn(made, style)).tables()
    assert [(cell.row, cell.row_span) for cell in table.cells if cell.column == 0] == [(0, 1), (1, 2), (3, 2)]
    assert table.merges_shown


def tagged(path, *stretches):
    """A page of (mark, x, y, text); the mark is what the file itself says of the text."""
    canvas = Canvas(str(path), pagesize=A4)
    for mark, x, y, text in stretches:
        canvas._code.append(f"{mark} BDC" if mark else "/P BMC")
        canvas.drawString(x, y, text)
        canvas._code.append("EMC")
    canvas.grid([50, 150, 250], [500, 550, 600])
    canvas.save()
    return read(path)


def test_what_the_file_marks_as_furniture_is_furniture_except_in_a_table(path):
    header = "/Artifact <</Type /Pagination /Subtype /Header>>"
    document = tagged(
        path,
        (header, 60, 760, "Marlowe Vale"),
        ("", 60, 700, "Words of the plan"),
        ("/Artifact <</Type /Layout>>", 60, 680, "Still words"),
        (header, 60, 570, "Outcome"),
        (header, 160, 570, "Lead"),
        ("", 60, 520, "Safe"),
        ("", 160, 520, "Board"),
    )
    assert document.furniture == ("Marlowe Vale",)
    assert texts(document) == ["Words of the plan", "Still words"]
    assert shown(document.tables()[0]) == [["Outcome", "Lead"], ["Safe", "Board"]]


def test_headings_that_wrap_above_a_rule_belong_to_the_table(path):
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFont("Helvetica", 10)
    columns = [50, 150, 300, 450]
    for x, text in zip(columns, ["Outcome", "Lead", "Action", "By"], strict=True):
        canvas.drawString(x, 700, text)
    canvas.drawString(450, 688, "when")
    for number in range(3):
        y = 682 - 40 * number
        canvas.line(50, y, 550, y)
        for x, text in zip(columns, ["Safe", "Board", "Review", "May"], strict=True):
            canvas.drawString(x, y - 15, text)
    canvas.save()
    (table,) = read(path).tables()
    assert shown(table)[0] == ["Outcome", "Lead", "Action", "By when"]


def test_a_level_of_two_columns_of_prose_keeps_every_word(path):
    """Newspaper columns are not told from a table of two columns; nothing may be lost either way."""
    canvas = Canvas(str(path), pagesize=A4)
    for number in range(12):
        canvas.drawString(50, 700 - 14 * number, f"left words of line {number} here")
        canvas.drawString(320, 700 - 14 * number, f"right words of line {number} there")
    canvas.save()
    document = read(path)
    everything = " ".join(
        texts(document) + [cell.text for table in document.tables() for cell in table.cells]
    )
    assert all(
        f"{side} words of line {number}" in everything for side in ("left", "right") for number in range(12)
    )
