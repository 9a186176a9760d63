"""The printed document beside what was understood."""

from lineofsight.plan.importing.document import Cell, Document, Paragraph, Table
from lineofsight.plan.importing.printed import CELLS_SHOWN, abbreviations_in, as_data
from lineofsight.plan.presenters.preview import ROWS_ON_A_PAGE, path_from, place_word, preview_of

from .contents import a_plan, a_row, a_section


def _table(*rows: tuple[str, ...], number: int = 1, **fields) -> Table:
    cells = tuple(
        Cell(place, column, (text,) if text else ())
        for place, row in enumerate(rows)
        for column, text in enumerate(row)
        if text
    )
    return Table(len(rows), max(len(row) for row in rows), cells, number=number, **fields)


def _at(table: int | str, row: int) -> dict:
    return {"page": None, "table": table, "row": row}


def test_each_understood_row_stands_beside_the_table_it_came_from():
    document = Document(
        (
            Paragraph("Our plan", level=1),
            _table(("Action", "Lead"), ("Do it.", "Chair")),
            _table(("Do that.", ""), number=2),
        )
    )
    content = a_plan(a_section("S", a_row("Do it.", origin=_at(1, 2)), a_row("Do that.", origin=_at(2, 1))))

    first, second = preview_of(as_data(document), content).strips

    assert (first.title, [row.text for row in first.understood]) == ("Table 1", ["Do it."])
    assert first.understood[0].origin_anchor == first.rows[1].anchor == "printed-1-2"
    assert [line.text for line in first.lines] == ["Our plan"]
    assert [row.text for row in second.understood] == ["Do that."]


def test_blank_places_keep_their_column_and_merged_cells_cover_theirs():
    table = Table(
        2,
        3,
        (
            Cell(0, 0, ("Outcome",), row_span=2),
            Cell(0, 2, ("Do it.",)),
            Cell(1, 1, ("Chair",), fill="00B050"),
        ),
    )

    strip, *_ = preview_of(as_data(Document((table,))), a_plan()).strips

    assert [[cell.lines for cell in row.cells] for row in strip.rows] == [
        [("Outcome",), (), ("Do it.",)],
        [("Chair",), ()],
    ]
    assert (strip.rows[0].cells[0].down, strip.rows[1].cells[0].fill_name) == (2, "green")


def test_what_was_left_out_is_marked_where_it_stands():
    document = as_data(Document((Paragraph("Page 3 of 9"), _table(("Total", "7"), ("Do it.", "Chair")))))
    document["dropped"] = [
        {"text": "Page 3 of 9", "why": "page footer", "place": ""},
        {"text": "Total", "why": "a total", "place": ""},
    ]

    (strip,) = preview_of(document, a_plan()).strips

    assert strip.lines[0].gone and strip.rows[0].cells[0].gone
    assert not strip.rows[1].cells[0].gone


def test_a_row_from_outside_any_table_stands_beside_its_line():
    document = Document((_table(("Key", "")), Paragraph("Tell every school about the new course.")))
    content = a_plan(a_section("S", a_row("Tell every school about the new course.")))

    first, second = preview_of(as_data(document), content).strips

    assert (first.understood, [row.text for row in second.understood]) == (
        [],
        ["Tell every school about the new course."],
    )


def test_a_long_plan_is_shown_page_by_page_and_each_row_knows_its_page():
    tables = [
        _table(*[(f"Row {number} of {table}",) for number in range(40)], number=table)
        for table in range(1, 4)
    ]
    rows = [
        a_row(f"Row {number} of {table}", origin=_at(table, number + 1))
        for table in range(1, 4)
        for number in range(40)
    ]

    first = preview_of(as_data(Document(tuple(tables))), a_plan(a_section("S", *rows)))

    assert (ROWS_ON_A_PAGE, first.pages, len(first.strips)) == (60, 3, 1)
    assert (first.page_of["0-0"], first.page_of["0-119"]) == (1, 3)
    assert preview_of(as_data(Document(tuple(tables))), a_plan(a_section("S", *rows)), 99).page == 3


def test_a_plan_that_came_as_data_is_shown_without_a_printed_side():
    read = a_row("Do it.", origin={"page": 1, "table": 2, "row": 3})
    (strip,) = preview_of({}, a_plan(a_section("S", read))).strips

    assert (strip.rows, strip.understood[0].section) == ([], "S")
    assert strip.understood[0].origin and not strip.understood[0].origin_anchor, "a link would lead nowhere"


def test_a_very_long_file_says_that_only_its_first_part_is_shown():
    huge = [_table(*[("x",) * 100] * 101, number=number) for number in range(1, 4)]

    data = as_data(Document(tuple(huge)))

    assert CELLS_SHOWN == 20_000
    assert (data["shortened"], len(data["blocks"])) == (True, 1)


def test_places_in_addresses_are_paths_and_nothing_else():
    assert place_word((0, 4, 1)) == "0-4-1" and path_from("0-4-1") == (0, 4, 1)
    assert [path_from(word) for word in ("", "a", "1-", "-1", "1-2-3-4", "999999")] == [()] * 6


def test_abbreviations_come_from_tables_lists_and_brackets():
    document = Document(
        (
            Paragraph("Led by the Quality Assurance Sub-Group (QASG) and the Board (2024)."),
            Paragraph("BM – Business Manager"),
            _table(("AH", "Ana Holt, Head of Midwifery"), ("JM", "Joe Marl"), ("R", "Late")),
            _table(("QX", "Hold an audit of neglect"), ("Chair", "Do it"), ("Chair", "Do that"), number=2),
        )
    )

    assert abbreviations_in(as_data(document)) == {
        "BM": "Business Manager",
        "AH": "Ana Holt",
        "JM": "Joe Marl",
        "QASG": "Quality Assurance Sub-Group",
    }


def _printed_nowhere() -> dict:
    return {"page": None, "table": None, "row": None}


def test_a_commitment_printed_in_lines_stands_beside_its_own_lines():
    lines = ("Our plan", "Neglect", "- Do it.", "Lead: Chair", "- Do that.", "Lead: Police", "Glossary")
    document = Document(tuple(Paragraph(text) for text in lines))
    content = a_plan(
        a_section("Neglect", *(a_row(text, origin=_printed_nowhere()) for text in ("Do it.", "Do that.")))
    )

    strips = preview_of(as_data(document), content).strips

    assert [[line.text for line in strip.lines] for strip in strips] == [
        ["Our plan"],
        ["Neglect", "- Do it.", "Lead: Chair"],
        ["- Do that.", "Lead: Police", "Glossary"],
    ]
    assert [[row.text for row in strip.understood] for strip in strips] == [[], ["Do it."], ["Do that."]]
    assert [strip.goes_on for strip in strips] == [False, False, True]


def test_a_commitment_printed_as_a_small_form_stands_beside_its_form():
    forms = [
        _table((text, ""), ("Lead", "Chair"), number=number)
        for number, text in enumerate(("Do it.", "Do that."), 1)
    ]
    content = a_plan(
        a_section("S", *(a_row(text, origin=_printed_nowhere()) for text in ("Do it.", "Do that.")))
    )

    strips = preview_of(as_data(Document(tuple(forms))), content).strips

    assert [(strip.title, [row.text for row in strip.understood]) for strip in strips] == [
        ("Table 1", ["Do it."]),
        ("Table 2", ["Do that."]),
    ]
