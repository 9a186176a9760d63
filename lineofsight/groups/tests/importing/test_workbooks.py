import datetime
import io
import zipfile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lineofsight.groups.importing import CannotRead, read_directory, write_directory
from lineofsight.groups.importing.columns import BY_KEY, GROUP_KINDS, SEATS, SECTORS, SHEETS, Column
from lineofsight.groups.models import GroupKind, Seat
from lineofsight.organisations.models import Sector


def save(path, sheets: dict[str, list[list]]) -> str:
    """A workbook with these rows, sheet by sheet."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        page = workbook.create_sheet(title)
        for row in rows:
            page.append(row)
    workbook.save(path)
    return str(path)


@pytest.fixture
def book(tmp_path):
    return lambda sheets: read_directory(save(tmp_path / "book.xlsx", sheets))


def test_the_choices_are_those_of_the_records():
    assert dict(Sector.choices) == SECTORS
    assert dict(GroupKind.choices) == GROUP_KINDS
    assert dict(Seat.choices) == SEATS


def test_no_two_columns_of_a_sheet_share_a_title():
    for sheet in SHEETS:
        titles = [column.title for column in sheet.columns]
        assert len(titles) == len(set(titles))
        assert [column for column in sheet.columns if column.required]


def test_the_template_is_read_as_nothing_at_all(tmp_path):
    write_directory(tmp_path / "template.xlsx")

    told = read_directory(str(tmp_path / "template.xlsx"))

    assert told["present"] == [sheet.key for sheet in SHEETS]
    assert not any(told["sheets"].values()) and not told["faults"] and not told["notes"]


def test_the_template_guides_with_notes_and_lists(tmp_path):
    write_directory(tmp_path / "template.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "template.xlsx")

    page = workbook["Organisations"]
    lists = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in page.data_validations.dataValidation}
    assert lists["C3"].startswith("=Lists!") and "D3" in lists
    assert page["C2"].comment.text == "Choose from the list."
    assert workbook["Lists"].sheet_state == "hidden"
    values = [cell.value for cell in workbook["Lists"]["A"]]
    assert [value for value in values[1:] if value] == list(SECTORS.values())


def _texts(longest: int = 40) -> st.SearchStrategy[str]:
    words = st.text(
        st.characters(whitelist_categories=("Lu", "Ll", "Nd"), max_codepoint=0x24F), min_size=1, max_size=8
    )
    said = st.lists(words, min_size=1, max_size=4).map(" ".join)
    return said.filter(lambda text: len(text) <= longest and not text.lower().startswith("example"))


def _values(column: Column) -> st.SearchStrategy:
    if column.kind == "choice":
        return st.sampled_from(sorted(column.choices))
    if column.kind == "yes_no":
        return st.booleans()
    if column.kind == "day":
        return st.dates(datetime.date(1990, 1, 1), datetime.date(2080, 1, 1)).map(datetime.date.isoformat)
    if column.kind == "names":
        return st.lists(_texts(), min_size=1, max_size=3)
    if column.kind == "email":
        return st.integers(0, 10**6).map(lambda number: f"person{number}@example.org")
    return _texts(min(column.longest, 40))


def _row(sheet):
    needed = {column.key: _values(column) for column in sheet.columns if column.required}
    rest = {column.key: _values(column) for column in sheet.columns if not column.required}
    return st.fixed_dictionaries(needed, optional=rest)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.fixed_dictionaries({sheet.key: st.lists(_row(sheet), max_size=3) for sheet in SHEETS}))
def test_what_is_written_is_read_again(rows):
    held = io.BytesIO()
    write_directory(held, rows)
    with open_as_file(held) as path:
        told = read_directory(path)

    repeated = {fault["sheet"] for fault in told["faults"] if "is on row" in fault["message"]}
    assert all("is on row" in fault["message"] for fault in told["faults"])
    for key, given_rows in rows.items():
        read = [{name: value for name, value in row.items() if name != "row"} for row in told["sheets"][key]]
        if BY_KEY[key].title not in repeated:
            assert read == given_rows


class open_as_file:
    """A workbook in memory as a file with a name, for as long as it is needed."""

    def __init__(self, held: io.BytesIO):
        self.held = held

    def __enter__(self) -> str:
        import tempfile

        self.file = tempfile.NamedTemporaryFile(suffix=".xlsx")
        self.file.write(self.held.getvalue())
        self.file.flush()
        return self.file.name

    def __exit__(self, *args) -> None:
        self.file.close()


def test_headers_are_known_by_other_names_in_any_order_and_below_a_title(book):
    told = book(
        {
            "Contacts": [
                ["Safeguarding partnership contacts, May 2025"],
                [],
                ["Phone", "E-mail address", "Agency", "FULL NAME", "Position", "Shoe size"],
                ["01234 567890", "Priya <PRIYA@example.org>", "MVHT", "Priya Nair", "Named Nurse", 38],
            ]
        }
    )

    assert told["sheets"]["people"] == [
        {
            "row": 4,
            "telephone": "01234 567890",
            "email": "priya@example.org",
            "organisation": "MVHT",
            "name": "Priya Nair",
            "job_title": "Named Nurse",
        }
    ]
    assert told["notes"] == ["Columns of the sheet “Contacts” that are not read: “Shoe size”."]


def test_a_title_of_its_own_goes_before_another_name_for_a_column(book):
    told = book({"Posts": [["Role", "Name"], ["not read as the name", "Business Manager"]]})

    assert told["sheets"]["posts"][0]["name"] == "Business Manager"


def test_columns_that_begin_further_right_and_blank_rows_do_no_harm(book):
    told = book({"Areas": [[], [None, None, "Name"], [], [None, None, "Northmere"], []]})

    assert told["sheets"]["areas"] == [{"row": 4, "name": "Northmere"}]


def test_a_fault_names_sheet_row_column_and_remedy(book):
    told = book(
        {
            "People": [
                ["Name", "Email", "Agency lead"],
                ["Priya Nair", "priya", "perhaps"],
                ["", "x@example.org"],
                ["Priya Nair", "a@example.org"],
                ["Priya N", "A@example.org"],
            ]
        }
    )

    faults = [(fault["sheet"], fault["row"], fault["column"]) for fault in told["faults"]]
    assert faults == [
        ("People", 2, "Email"),
        ("People", 2, "Agency lead"),
        ("People", 3, "Name"),
        ("People", 5, "Name"),
    ]
    assert "Write it like name@example.org" in told["faults"][0]["message"]
    assert "Fill it in" in told["faults"][2]["message"]
    assert "is on row 4 too" in told["faults"][3]["message"]


def test_every_cell_of_a_row_that_cannot_be_read_is_told_and_the_rest_of_the_row_is_kept_apart(book):
    told = book(
        {
            "Staff": [
                ["Name", "Email", "Organisation", "Agency lead"],
                ["Priya Nair", "priya", "Valley School", "perhaps"],
                ["", "x", "Valley School", ""],
                ["Tom Bell", "tom@example.org", "Valley School", ""],
            ]
        }
    )

    assert [(fault["row"], fault["column"]) for fault in told["faults"]] == [
        (2, "Email"),
        (2, "Agency lead"),
        (3, "Email"),
        (3, "Name"),
    ]
    assert told["sheets"]["people"] == [
        {"row": 4, "name": "Tom Bell", "email": "tom@example.org", "organisation": "Valley School"}
    ]
    assert told["faulty"]["people"] == [
        {"row": 2, "name": "Priya Nair", "organisation": "Valley School", "unread": ["email", "agency_lead"]},
        {"row": 3, "organisation": "Valley School", "unread": ["email"]},
    ]
    assert told["called"] == {"people": "Staff"}


def test_a_shared_post_stands_on_a_row_for_each_holder(book):
    told = book({"Posts": [["Name", "Held by"], ["Manager", "A"], ["Manager", "B"], ["manager", "a"]]})

    assert len(told["sheets"]["posts"]) == 2
    assert told["faults"][0]["row"] == 4


def test_sheets_that_are_not_known_or_hold_no_header_are_told_and_left_out(book):
    told = book(
        {"People": [["Name"], ["Priya"]], "Budget": [["Name"], ["1"]], "Groups": [["Nothing", "here"]]}
    )

    assert told["present"] == ["people"]
    assert any("“Budget”" in note for note in told["notes"])
    assert any("“Groups” has no header" in note for note in told["notes"])


def test_a_second_sheet_for_the_same_thing_is_told(book):
    told = book({"People": [["Name"], ["Priya"]], "Contacts": [["Name"], ["Dilys"]]})

    assert len(told["sheets"]["people"]) == 1 and "second sheet" in told["notes"][0]


def test_many_faults_are_not_all_listed(book):
    told = book({"People": [["Name", "Email"], *[[f"P{number}", "x"] for number in range(500)]]})

    assert len(told["faults"]) == 200 and "more faults" in told["notes"][-1]


def test_a_workbook_without_any_of_the_sheets_says_where_to_begin(book):
    with pytest.raises(CannotRead, match="Start from the template"):
        book({"Budget": [["Name"]]})


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "This is no workbook"),
        (b"Name,Email\nPriya,x@example.org\n", "This is no workbook"),
        (b"%PDF-1.7 ...", "This is no workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "protected with a password, or of the old kind"),
        (b"PK\x03\x04" + b"x" * 600, "damaged"),
    ],
)
def test_what_is_no_workbook_is_refused_with_the_remedy(content, said, tmp_path):
    (tmp_path / "people.xlsx").write_bytes(content)

    with pytest.raises(CannotRead, match=said):
        read_directory(str(tmp_path / "people.xlsx"))


def test_a_zip_of_something_else_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "people.xlsx", "w") as archive:
        archive.writestr("hello.txt", "hello")

    with pytest.raises(CannotRead, match="damaged"):
        read_directory(str(tmp_path / "people.xlsx"))


def test_a_workbook_that_would_unpack_too_far_is_refused_before_it_is_unpacked(tmp_path):
    path = tmp_path / "people.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(320):
            part.write(b" " * 1024 * 1024)

    with pytest.raises(CannotRead, match="unpacks to more than 300 MB"):
        read_directory(str(tmp_path / "people.xlsx"))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(place=st.integers(0, 20_000), value=st.integers(0, 255))
def test_a_damaged_workbook_is_read_or_refused_but_never_breaks_the_reader(place, value, tmp_path):
    held = io.BytesIO()
    write_directory(held, {"people": [{"name": "Priya Nair", "email": "priya@example.org"}]})
    content = bytearray(held.getvalue())
    content[place % len(content)] = value
    (tmp_path / "people.xlsx").write_bytes(bytes(content))

    try:
        told = read_directory(str(tmp_path / "people.xlsx"))
    except CannotRead as fault:
        assert str(fault)
    else:
        assert set(told) == {"sheets", "faulty", "called", "present", "faults", "notes"}
