"""Web pages: what a browser shows of them."""

import pytest

from lineofsight.plan.importing.containers import limits
from lineofsight.plan.importing.document import CannotRead, Paragraph
from lineofsight.plan.tests.importing.files import read, shown, texts


@pytest.fixture
def path(tmp_path):
    return tmp_path / "plan.html"


def written(path, body, head=""):
    path.write_text(
        f"<!DOCTYPE html><html><head><title>Not text</title>{head}</head><body>{body}</body></html>"
    )
    return read(path)


def only_table(path, body, head=""):
    (table,) = written(path, body, head).tables()
    return table


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE html [ <!ENTITY lead "a > b"> ]>',
        '<?xml version="1.0"?>\n<!DOCTYPE plan [\n<!ENTITY lead SYSTEM "file:///etc/passwd">\n]>',
        '<!DOCTYPE plan [ <!ENTITY a "aaaaaaaa"> <!ENTITY lead "&a;&a;&a;&a;"> ]><!-- Saved -->',
    ],
)
def test_words_that_a_page_declares_for_itself_are_left_as_they_stand(path, declaration):
    path.write_text(
        f"{declaration}<html><body><p>Plan</p><table><tr><th>Action<th>Lead</tr><tr><td>Act<td>&lead;</tr></table></html>"
    )
    document = read(path)
    assert texts(document)[0] == "Plan"
    (table,) = document.tables()
    assert [cell.text for cell in table.cells] == ["Action", "Lead", "Act", "&lead;"]


def test_headings_paragraphs_and_lists_in_order(path):
    document = written(
        path,
        "<h1>Plan</h1>loose<br>words<p>A <b>bold</b>\n word</p><div><div>Deep</div><p>Inside</p></div>"
        '<ul><li>one<li>two<ol type="a" start="3"><li>three</li></ol></ul><ol><li value="4">four</li><li>five</li></ol>'
        "<p><strong>All bold</strong></p><pre>kept\nlines</pre>",
    )
    assert texts(document) == [
        "Plan",
        "loose",
        "words",
        "A bold word",
        "Deep",
        "Inside",
        "• one",
        "• two",
        "c. three",
        "4. four",
        "5. five",
        "All bold",
        "kept",
        "lines",
    ]
    paragraphs = [one for one in document.blocks if isinstance(one, Paragraph)]
    assert [one.level for one in paragraphs[:3]] == [1, 0, 0]
    assert [one.text for one in paragraphs if one.bold] == ["All bold"]


def test_spans_down_and_across(path):
    table = only_table(
        path,
        '<table><tr><th>Outcome<th>Lead<th colspan="2">Action</tr><tr><td rowspan="2">Safe<td>Board<td>a<td>b</tr>'
        '<tr><td rowspan="0">Group<td colspan="2">c</tr><tr><td>Seen<td>d<td>e</tr></table>',
    )
    assert shown(table) == [
        ["Outcome", "Lead", "Action", "Action"],
        ["Safe", "Board", "a", "b"],
        ["Safe", "Group", "c", "c"],
        ["Seen", "Group", "d", "e"],
    ]


def test_spans_beyond_the_table_are_cut(path):
    table = only_table(path, '<table><tr><td rowspan="60000">Safe<td>a</tr><tr><td>b</tr></table>')
    assert [cell.row_span for cell in table.cells] == [2, 1, 1]


def test_header_rows_and_captions(path):
    body = "<table><caption>Priority 1</caption><tbody><tr><td>Safe</tbody><thead><tr><th>Outcome</thead></table>"
    document = written(path, body)
    assert texts(document) == ["Priority 1"]
    assert (shown(document.tables()[0]), document.tables()[0].marked_header_rows) == (
        [["Outcome"], ["Safe"]],
        1,
    )


@pytest.mark.parametrize(
    ("cell", "fill"),
    [
        ('<td bgcolor="#00B050">', "00B050"),
        ('<td bgcolor="red">', "FF0000"),
        ('<td style="background:rgb(255, 192, 0) none">', "FFC000"),
        ('<td style="BACKGROUND-COLOR: #0f0">', "00FF00"),
        ('<td style="background:white">', ""),
        ('<td style="background: rgba(255,0,0,0)">', ""),
        ('<td class="big amber">', "FFBF00"),
        ('<td id="one">', "0000FF"),
        ('<td><span style="background:orange">late</span>', "FFA500"),
        ("<td>", ""),
    ],
)
def test_the_fill_of_a_cell(path, cell, fill):
    head = "<style>/* x */ td.amber, .none {background: amber} #one{background-color:blue} td p.x > b {color:red}</style>"
    assert only_table(path, f"<table><tr>{cell}words</td></tr></table>", head).cells[0].fill == fill


def test_the_fill_of_a_row_is_that_of_its_cells(path):
    table = only_table(path, '<table><tr bgcolor="silver"><td>a<td bgcolor="lime">b</tr></table>')
    assert [cell.fill for cell in table.cells] == ["C0C0C0", "00FF00"]


def test_lines_lists_ticks_and_boxes_in_cells(path):
    table = only_table(
        path,
        "<table><tr><td>Board<br>Chair<td><p>Do:</p><ul><li>this</li><li>that</li></ul><ol><li>x</ol>"
        '<td><input type="checkbox" checked><td><img alt="Tick" src="t.png"><td>\u2714<td><del>old</del> new</tr></table>',
    )
    assert [cell.lines for cell in table.cells] == [
        ("Board", "Chair"),
        ("Do:", "• this", "• that", "1. x"),
        ("✓",),
        ("✓",),
        ("✓",),
        ("new",),
    ]


def test_what_the_page_hides_is_not_text(path):
    document = written(
        path,
        '<script>no</script><p hidden>no</p><p style="display:none">no</p><p class="x">no</p><noscript>no</noscript>'
        "<!-- no --><template>no</template><select><option>no</select><p>yes<span style='visibility:hidden'>no</span></p>"
        "<table><tr class='x'><td>no</tr><tr><td>yes<td class='x'>no<td>too</tr></table>",
        head="<style>@media screen{} .x{display:none}</style>",
    )
    assert texts(document) == ["yes"]
    assert shown(document.tables()[0]) == [["yes", "too"]]


def test_navigation_and_page_footers_are_furniture(path):
    document = written(
        path,
        "<header>Council name</header><nav><a>Home</a></nav><main><header><h1>Plan</h1></header><p>Words</p></main>"
        "<footer>Contact us</footer>",
    )
    assert texts(document) == ["Plan", "Words"]
    assert document.furniture == ("Council name", "Home", "Contact us")


def test_a_table_that_only_lays_out_the_page_is_opened(path):
    document = written(path, "<table><tr><td><h2>Priority 1</h2><table><tr><td>Safe<td>Board</table></table>")
    assert texts(document) == ["Priority 1"]
    assert shown(document.tables()[0]) == [["Safe", "Board"]]


def test_a_table_in_a_cell_gives_a_line_for_each_row(path):
    table = only_table(
        path,
        "<table><tr><td>Action<td>Steps<table><tr><td>Q1<td>Plan it<tr><td>Q2<td>Do it</table></tr></table>",
    )
    assert table.cells[1].lines == ("Steps", "Q1 Plan it", "Q2 Do it")


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("windows-1252", "cp1252"),
        ("iso-8859-1", "cp1252"),
        ("nonsense", "cp1252"),
        ("utf-16", "utf-16"),
    ],
)
def test_encodings(path, declared, encoding):
    page = f'<html><head><meta charset="{declared}"></head><body><p>Café – “chair”</p></body></html>'
    path.write_bytes(page.encode(encoding))
    assert texts(read(path)) == ["Café – “chair”"]


def test_a_page_saved_by_word(path):
    document = written(
        path,
        "<p class=MsoListParagraph><![if !supportLists]><span>1.<span>&nbsp; </span></span><![endif]>First</p>"
        "<!--[if gte mso 9]><xml>no</xml><![endif]--><p class=MsoNormal>Next<o:p></o:p></p>",
    )
    assert texts(document) == ["1. First", "Next"]


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "ul><li"])
def test_a_page_without_bottom_is_refused(path, tag):
    with pytest.raises(CannotRead, match="lie in one another"):
        written(path, f"<{tag}>" * 30_000 + "deep")


def test_elements_side_by_side_are_not_deep(path):
    assert len(texts(written(path, "<div><p>x</div>" * 3000))) == 3000


def test_a_page_drawn_by_a_script_is_refused_with_a_remedy(path):
    with pytest.raises(CannotRead, match="print it to PDF"):
        written(path, "<div id='app'></div><script>draw()</script>")


def test_a_table_wider_than_any_plan_is_refused(path):
    with pytest.raises(CannotRead, match=f"more than {limits.COLUMNS} columns"):
        written(path, "<table><tr>" + "<td>x" * (limits.COLUMNS + 1) + "</table>")


def test_a_bomb_of_spans_is_refused(path):
    with pytest.raises(CannotRead):
        written(path, "<table>" + '<tr><td colspan="399" rowspan="5000">x</td></tr>' * 400 + "</table>")


def test_a_definition_list_is_a_table_of_two_columns(path):
    document = written(
        path,
        "<h4>1.2 Train night workers</h4><dl><dt>Lead</dt><dd>Licensing</dd><dd>Police<p>Housing</p></dd>"
        "<dt>Due</dt><dd><time>31/03/2025</time></dd><dt>Progress</dt><dt>Status</dt>"
        '<dd><span style="background:#00ff00">Done</span></dd><dt hidden>Owner</dt></dl><p>After</p>'
        "<table><tr><td>Safe<td>Board</table>",
    )
    one, two = document.tables()
    assert texts(document) == ["1.2 Train night workers", "After"]
    assert shown(one) == [
        ["Lead", "Licensing Police Housing"],
        ["Due", "31/03/2025"],
        ["Progress", ""],
        ["Status", "Done"],
    ]
    assert one.grid()[0][1].lines == ("Licensing", "Police", "Housing")
    assert one.grid()[3][1].fill == "00FF00"
    assert (one.number, two.number) == (1, 2)


def test_a_summary_list_is_a_table_without_its_links_to_change_it(path):
    table = only_table(
        path,
        '<dl class="govuk-summary-list"><div class="govuk-summary-list__row"><dt>Lead</dt><dd><p>Police</p><p>Health</p>'
        '</dd><dd class="govuk-summary-list__actions"><a href="#">Change</a></dd></div>'
        "<div><dt>Due</dt><dd>May</dd></div></dl>",
    )
    assert [cell.lines for cell in table.cells] == [("Lead",), ("Police", "Health"), ("Due",), ("May",)]


def test_a_definition_list_in_a_list_is_a_table_and_one_in_a_cell_is_its_lines(path):
    words = "<dl><dt>Lead<dd>Police<dt>Due<dd>May</dl>"
    document = written(
        path, f"<ol><li>Visit every hostel{words}</li></ol><table><tr><td>1<td>Ask{words}</table>"
    )
    one, two = document.tables()
    assert texts(document) == ["1. Visit every hostel"]
    assert shown(one) == [["Lead", "Police"], ["Due", "May"]]
    assert two.grid()[0][1].lines == ("Ask", "Lead", "Police", "Due", "May")


def test_a_definition_list_that_lays_out_parts_of_the_page_is_read_part_by_part(path):
    document = written(
        path,
        "<dl><dt>Priority 1</dt><dd><table><tr><td>Safe<td>Board</table></dd><dt>Words</dt><dd>None</dd></dl>",
    )
    assert texts(document) == ["Priority 1", "Words", "None"]
    assert shown(document.tables()[0]) == [["Safe", "Board"]]


def test_a_summary_stands_out_over_its_details(path):
    document = written(
        path,
        "<details><summary>Priority 2</summary><p>Inside</p></details>"
        "<details><summary><h2>Priority 3</h2></summary>loose</details>",
    )
    assert [(one.text, one.level, one.bold) for one in document.blocks] == [
        ("Priority 2", 0, True),
        ("Inside", 0, False),
        ("Priority 3", 2, False),
        ("loose", 0, False),
    ]
