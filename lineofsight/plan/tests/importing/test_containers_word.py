"""Word documents: everything that prints, as it prints, and nothing else."""

import docx
import pytest
from docx.oxml.ns import qn

from lineofsight.plan.importing.document import CannotRead, Paragraph
from lineofsight.plan.tests.importing.files import p, read, shown, tbl, tc, texts, tr, word


@pytest.fixture
def path(tmp_path):
    return tmp_path / "plan.docx"


def only_table(path):
    (table,) = read(path).tables()
    return table


def test_a_document_made_by_python_docx(path):
    document = docx.Document()
    document.add_heading("Business Plan", 0)
    document.add_heading("Priority 1", 1)
    document.add_paragraph("Children first", style="List Bullet")
    document.add_paragraph("Families next", style="List Number")
    table = document.add_table(rows=3, cols=3)
    for place, words in enumerate(["Outcome", "Lead", "Action"]):
        table.cell(0, place).text = words
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Safe"
    table.cell(1, 1).merge(table.cell(1, 2)).text = "Board\nacts"
    document.save(path)
    read_back = read(path)
    assert [(one.level, one.number, one.text) for one in read_back.blocks if isinstance(one, Paragraph)] == [
        (1, "", "Business Plan"),
        (1, "", "Priority 1"),
        (0, "•", "Children first"),
        (0, "1.", "Families next"),
    ]
    (table,) = read_back.tables()
    assert shown(table) == [
        ["Outcome", "Lead", "Action"],
        ["Safe", "Board acts", "Board acts"],
        ["Safe", "", ""],
    ]
    safe = next(cell for cell in table.cells if cell.text == "Safe")
    assert (safe.row_span, safe.column_span) == (2, 1)
    assert next(cell for cell in table.cells if cell.text == "Board acts").lines == ("Board", "acts")


def test_rows_that_start_late_or_end_early(path):
    word(
        path,
        tbl(
            tr(tc("a"), tc("b"), tc("c"), tc("d")),
            tr(
                tc("late", '<w:gridSpan w:val="2"/>'),
                properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>',
            ),
        ),
    )
    assert shown(only_table(path)) == [["a", "b", "c", "d"], ["", "late", "late", ""]]


def test_old_style_merges_across(path):
    word(path, tbl(tr(tc("Title", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), tc("x"))))
    assert [(cell.text, cell.column, cell.column_span) for cell in only_table(path).cells] == [
        ("Title", 0, 2),
        ("x", 2, 1),
    ]


def test_a_merge_that_goes_on_from_nothing_is_a_cell_of_its_own(path):
    word(path, tbl(tr(tc("a"), tc("b", "<w:vMerge/>")), tr(tc("c"), tc("d", '<w:vMerge w:val="restart"/>'))))
    assert shown(only_table(path)) == [["a", "b"], ["c", "d"]]


def test_text_under_a_merge_does_not_print(path):
    word(
        path,
        tbl(
            tr(tc("top", '<w:vMerge w:val="restart"/>'), tc("1")),
            tr(tc("hidden below", "<w:vMerge/>"), tc("2")),
        ),
    )
    assert shown(only_table(path)) == [["top", "1"], ["top", "2"]]


NUMBERING = """
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2%3)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
  <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="(%1)"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="3">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0FC;"/><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl>
  <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
"""


def numbered(text, number, level=0):
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_print_as_word_counts_them(path):
    body = [
        numbered("one", 1),
        numbered("one one", 1, 1),
        numbered("deep", 1, 2),
        numbered("deeper", 1, 2),
        numbered("one two", 1, 1),
        numbered("deep again", 1, 2),
        numbered("two", 1),
        numbered("two one", 1, 1),
        numbered("roman", 2),
        numbered("as figures", 2, 1),
        numbered("started anew", 4),
        numbered("and on", 1),
        numbered("no number", 0),
        numbered("unknown list", 99),
    ]
    word(path, "".join(body), numbering=NUMBERING)
    assert texts(read(path)) == [
        "1. one",
        "1.1 one one",
        "1.1a) deep",
        "1.1b) deeper",
        "1.2 one two",
        "1.2a) deep again",
        "2. two",
        "2.1 two one",
        "(III) roman",
        "3.1 as figures",
        "7. started anew",
        "8. and on",
        "no number",
        "unknown list",
    ]


def test_bullets_ticks_and_dashes(path):
    word(path, numbered("a", 3) + numbered("b", 3, 1) + numbered("c", 3, 2), numbering=NUMBERING)
    assert texts(read(path)) == ["• a", "✓ b", "- c"]


def test_a_column_that_holds_nothing_but_automatic_numbers(path):
    rows = [tr(tc(numbered("", 1)), tc(f"Action {number}")) for number in (1, 2, 3)]
    word(path, tbl(*rows), numbering=NUMBERING)
    assert shown(only_table(path)) == [["1.", "Action 1"], ["2.", "Action 2"], ["3.", "Action 3"]]


def test_numbering_and_headings_that_come_from_styles(path):
    styles = """
    <w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>
    <w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Our heading"/><w:basedOn w:val="H1"/>
      <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="Flat"><w:name w:val="Looks big"/><w:basedOn w:val="H1"/>
      <w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
    """
    body = (
        p("Priority", '<w:pStyle w:val="Own"/>')
        + p("Only large", '<w:pStyle w:val="Flat"/>')
        + p("Direct", '<w:outlineLvl w:val="2"/>')
    )
    word(path, body, styles=styles, numbering=NUMBERING)
    assert [(one.level, one.number, one.text, one.style) for one in read(path).blocks] == [
        (1, "1.", "Priority", "Our heading"),
        (0, "", "Only large", "Looks big"),
        (3, "", "Direct", ""),
    ]


def test_tracked_changes_read_as_if_accepted_and_comments_are_silent(path):
    body = (
        "<w:p><w:r><w:t>Review </w:t></w:r><w:ins><w:r><w:t>all</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>some</w:delText></w:r></w:del><w:r><w:t> thresholds</w:t></w:r>"
        '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>'
        "<w:p><w:moveFrom><w:r><w:t>moved away</w:t></w:r></w:moveFrom></w:p>"
        "<w:p><w:moveTo><w:r><w:t>moved here</w:t></w:r></w:moveTo></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>joined</w:t></w:r></w:p>" + p("to this")
    )
    word(path, body, comments=p("a comment"))
    assert texts(read(path)) == ["Review all thresholds", "moved here", "joined to this"]


def test_deleted_and_hidden_rows_and_hidden_words_are_left_out(path):
    word(
        path,
        tbl(
            tr(tc("kept"), tc(p("seen ") + p("hidden", run="<w:vanish/>"))),
            tr(tc("deleted"), tc("row"), properties="<w:del/>"),
            tr(tc("hidden"), tc("row"), properties="<w:hidden/>"),
            tr(tc("inserted"), tc("row"), properties="<w:ins/>"),
        ),
    )
    assert shown(only_table(path)) == [["kept", "seen"], ["inserted", "row"]]


THEME = """<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="x">
<a:accent6><a:srgbClr val="70AD47"/></a:accent6><a:accent2><a:srgbClr val="ED7D31"/></a:accent2></a:clrScheme></a:themeElements></a:theme>"""


@pytest.mark.parametrize(
    ("properties", "fill"),
    [
        ('<w:shd w:val="clear" w:color="auto" w:fill="FF0000"/>', "FF0000"),
        ('<w:shd w:val="clear" w:fill="auto"/>', ""),
        ('<w:shd w:val="clear" w:fill="FFFFFF"/>', ""),
        ('<w:shd w:val="nil" w:fill="FF0000"/>', ""),
        ('<w:shd w:val="solid" w:color="00B050" w:fill="auto"/>', "00B050"),
        ('<w:shd w:val="clear" w:fill="70AD47" w:themeFill="accent6"/>', "70AD47"),
        ('<w:shd w:val="clear" w:fill="A8D08D" w:themeFill="accent6" w:themeFillTint="99"/>', "A9CE91"),
        ('<w:shd w:val="clear" w:fill="C45911" w:themeFill="accent2" w:themeFillShade="BF"/>', "B25E25"),
    ],
)
def test_the_fill_of_a_cell(path, properties, fill):
    word(path, tbl(tr(tc("status", properties))), theme=THEME)
    assert only_table(path).cells[0].fill == fill


def test_a_highlighted_word_colours_its_cell_and_letters_have_their_own_colour(path):
    highlighted = p("G", run='<w:highlight w:val="green"/>')
    red = p("Red", run='<w:color w:val="C00000"/><w:b/>')
    word(path, tbl(tr(tc(highlighted), tc(red))))
    one, two = only_table(path).cells
    assert (one.fill, one.bold) == ("008000", False)
    assert (two.fill, two.colour, two.bold) == ("", "C00000", True)


def test_headers_that_word_repeats_are_marked(path):
    header = tr(tc("Outcome"), properties="<w:tblHeader/>")
    word(path, tbl(header, header, tr(tc("Safe"))))
    assert only_table(path).marked_header_rows == 2


def test_content_controls_around_paragraphs_rows_cells_and_words(path):
    def control(inside):
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    box = '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{}"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>'
    word(
        path,
        control(p("Title"))
        + tbl(
            control(tr(control(tc("a")), tc(control(p("b"))))),
            tr(tc(f"<w:p>{box.format(1)}</w:p>"), tc(f"<w:p>{box.format(0)}</w:p>")),
        ),
    )
    assert texts(read(path)) == ["Title"]
    assert shown(only_table(path)) == [["a", "b"], ["✓", "☐"]]


def test_signs_hyphens_breaks_and_spaces(path):
    body = (
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>'
        '<w:p><w:r><w:rPr><w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/></w:rPr><w:t>P</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>multi</w:t><w:noBreakHyphen/><w:t>agency safe</w:t><w:softHyphen/><w:t>guarding</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>one</w:t><w:tab/><w:t>two\u00a0 three \u00ad</w:t></w:r></w:p>"
    )
    lines = "<w:p><w:r><w:t>Business Manager</w:t><w:br/><w:t>Board</w:t></w:r></w:p>"
    word(path, body + tbl(tr(tc(lines))))
    assert texts(read(path)) == ["✓", "✓", "multi-agency safeguarding", "one two three"]
    assert only_table(path).cells[0].lines == ("Business Manager", "Board")


def test_fields_show_their_result_and_contents_pages_are_furniture(path):
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>May 2027</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>'
        '<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>Done</w:t></w:r></w:p>'
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>never closed</w:instrText></w:r></w:p>'
    )
    styles = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    word(path, p("Priority 1 ..... 3", '<w:pStyle w:val="T1"/>') + field + p("after"), styles=styles)
    document = read(path)
    assert texts(document) == ["May 2027", "✓Done", "after"]
    assert document.furniture == ("Priority 1 ..... 3",)


def test_headers_and_footers_are_furniture(path):
    word(path, p("Plan"), header1=p("OFFICIAL"), footer1=p("Version 3") + tbl(tr(tc("Page 1 of 9"))))
    assert read(path).furniture == ("Version 3", "Page 1 of 9", "OFFICIAL")


def test_text_boxes_are_read_once_although_they_are_stored_twice(path):
    box = (
        "<w:p><w:r><w:t>before</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
        + p("in the box")
        + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
        + p("in the box")
        + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    word(path, box + tbl(tr(tc(box))))
    document = read(path)
    assert texts(document) == ["before", "in the box"]
    assert document.tables()[0].cells[0].lines == ("before", "in the box")


def test_a_table_in_a_cell_gives_a_line_for_each_row(path):
    inner = tbl(tr(tc("Q1"), tc("Plan it")), tr(tc("Q2"), tc("Do it")))
    word(path, tbl(tr(tc("Action"), tc(p("Steps") + inner + p()))))
    assert only_table(path).cells[1].lines == ("Steps", "Q1 Plan it", "Q2 Do it")


def test_a_table_that_only_lays_out_the_page_is_opened(path):
    inner = tbl(tr(tc("Outcome"), tc("Lead")), tr(tc("Safe"), tc("Board")))
    word(path, tbl(tr(tc(p("Priority 1") + inner + p()))))
    document = read(path)
    assert texts(document) == ["Priority 1"]
    assert shown(document.tables()[0]) == [["Outcome", "Lead"], ["Safe", "Board"]]


def test_pages_are_those_word_last_laid_out(path):
    turn = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>{}</w:t></w:r></w:p>"
    across = "<w:p><w:r><w:t>begins </w:t><w:lastRenderedPageBreak/><w:t>ends</w:t></w:r></w:p>"
    word(
        path,
        p("page one")
        + turn.format("page two")
        + tbl(
            tr(tc("row a"), tc("x")),
            tr(tc(across), tc(across)),
            tr(tc("row c"), tc("x")),
            tr(tc(turn.format("d")), tc("x")),
        ),
    )
    document = read(path)
    assert [one.page for one in document.blocks if isinstance(one, Paragraph)] == [1, 2]
    assert document.tables()[0].pages == (2, 2, 3, 4)


def test_without_a_layout_no_page_is_claimed(path):
    word(path, p("words") + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + tbl(tr(tc("x"))))
    document = read(path)
    assert document.blocks[0].page is None
    assert document.tables()[0].pages == ()


def test_strict_documents_read_the_same(path):
    word(path, p("Plan") + tbl(tr(tc("x"))))
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    import zipfile

    with zipfile.ZipFile(path) as archive:
        body = archive.read("word/document.xml")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "word/document.xml",
            body.replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", strict),
        )
    assert texts(read(path)) == ["Plan"]


def test_the_main_part_may_have_another_name(tmp_path):
    document = docx.Document()
    document.add_paragraph("Plan")
    document.save(tmp_path / "usual.docx")
    import zipfile

    with (
        zipfile.ZipFile(tmp_path / "usual.docx") as usual,
        zipfile.ZipFile(tmp_path / "other.docx", "w") as other,
    ):
        for name in usual.namelist():
            content = usual.read(name).replace(b"word/document.xml", b"word/document2.xml")
            other.writestr(name.replace("word/document.xml", "word/document2.xml"), content)
    assert texts(read(tmp_path / "other.docx")) == ["Plan"]


def test_a_document_of_pictures_alone_says_so(path):
    word(path, "<w:p><w:r><w:drawing/></w:r></w:p>")
    with pytest.raises(CannotRead, match="OCR"):
        read(path)


def test_bold_and_size_of_paragraphs(path):
    styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='22'/></w:rPr></w:rPrDefault></w:docDefaults>"
    word(path, p("Heading", run='<w:b/><w:sz w:val="32"/>') + p("Body") + p("", run="<w:b/>"), styles=styles)
    assert [(one.text, one.bold, one.size) for one in read(path).blocks] == [
        ("Heading", True, 16.0),
        ("Body", False, 11.0),
    ]


def test_python_docx_agrees_on_the_text_of_every_cell(path):
    """A twin: the library's own, slower way to the text of plain cells."""
    document = docx.Document()
    table = document.add_table(rows=12, cols=4)
    for row in range(12):
        for column in range(4):
            table.cell(row, column).text = f"cell {row} {column}\nsecond line"
    table.cell(3, 1).merge(table.cell(6, 2))
    document.save(path)
    twin = docx.Document(path).tables[0]
    ours = only_table(path)
    for row, cells in enumerate(ours.grid()):
        for column, cell in enumerate(cells):
            assert cell.lines == tuple(line for line in twin.cell(row, column).text.split("\n") if line)
    assert qn("w:tbl") == twin._tbl.tag
