"""Every list: filtered, sorted, paged and taken away as a file in the same way, at a fixed price."""

import csv
import datetime
import io
from dataclasses import dataclass

import openpyxl
import pytest
from django.contrib.contenttypes.models import ContentType
from markupsafe import Markup

from lineofsight.design.forms.finding import AS_A_SELECT, ListFinder
from lineofsight.design.lists import Column, Filter, Listing, neutral


@dataclass(frozen=True)
class Row:
    reference: int
    title: str
    lead: str = ""
    due_on: datetime.date | None = None


ROWS = [
    Row(1, "Rewrite the strategy", "Health", datetime.date(2026, 12, 1)),
    Row(2, "Audit neglect", "Police"),
    Row(3, "audit thresholds", "Health", datetime.date(2026, 3, 1)),
    Row(4, "=HYPERLINK(1)", ""),
]
COLUMNS = [
    Column("reference", "Ref", sort=True, numeric=True),
    Column("title", "Objective", sort=True, heading=True, link=lambda row: f"/objectives/{row.reference}/"),
    Column("lead", "Lead", sort=("lead", "-reference")),
    Column("due_on", "Due", sort=True),
    Column("buttons", "", show=lambda row: Markup("<b>x</b>"), export=False),
]
FILTERS = [
    Filter("words", "Words", field=("title", "lead")),
    Filter("lead", "Lead", choices=[("Health", "Health services"), ("Police", "Police")]),
]


def a_list(page_size=25, **asked):
    return Listing(
        asked,
        rows=ROWS,
        columns=COLUMNS,
        filters=FILTERS,
        noun=("objective",),
        name="Objectives",
        page_size=page_size,
    )


def references(listing):
    return [row.reference for row in listing]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [1, 2, 3, 4]),
        ({"sort": "-reference"}, [4, 3, 2, 1]),
        ({"sort": "title"}, [4, 2, 3, 1]),
        ({"sort": "due_on"}, [3, 1, 2, 4]),
        ({"sort": "-due_on"}, [1, 3, 2, 4]),
        ({"sort": "lead"}, [3, 1, 2, 4]),
        ({"sort": "password"}, [1, 2, 3, 4]),
        ({"sort": "buttons"}, [1, 2, 3, 4]),
        ({"words": "AUDIT"}, [2, 3]),
        ({"words": "police"}, [2]),
        ({"lead": "Health", "words": "strategy"}, [1]),
        ({"lead": "Nobody’s"}, [1, 2, 3, 4]),
        ({"words": "\x00"}, [1, 2, 3, 4]),
    ],
)
def test_rows_are_found_and_ordered_as_asked(asked, found):
    assert references(a_list(**asked)) == found


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("1", [1, 2, 3]),
        ("2", [4]),
        ("99", [4]),
        ("0", [1, 2, 3]),
        ("-1", [1, 2, 3]),
        ("x", [1, 2, 3]),
        ("9" * 5000, [4]),
    ],
)
def test_a_page_that_is_not_there_is_the_nearest_one(page, found):
    assert references(a_list(page_size=3, page=page)) == found


def test_the_sentence_says_how_many_and_which():
    assert a_list().sentence == "4 objectives"
    assert a_list(page_size=3).sentence == "4 objectives, showing 1 to 3"
    assert a_list(page_size=3, page="2").sentence == "4 objectives, showing 4 to 4"
    assert a_list(lead="Police").sentence == "1 objective matches"
    assert a_list(words="zebra").sentence == "No objectives match"


def test_addresses_keep_what_was_asked_and_start_again_on_the_first_page():
    listing = a_list(page_size=1, words="a", sort="-title", page="2")
    assert listing.address(page=3) == "?words=a&sort=-title&page=3"
    assert listing.address(page=1) == "?words=a&sort=-title"
    assert listing.address(words=None) == "?sort=-title"
    assert listing.address(export="csv") == "?words=a&sort=-title&export=csv"
    assert [head["href"] for head in listing.headers][:2] == [
        "?words=a&sort=reference",
        "?words=a&sort=title",
    ]
    assert [head["sorted"] for head in listing.headers][:2] == ["", "descending"]


def test_filters_in_use_are_named_and_can_be_taken_away_one_by_one():
    listing = a_list(words="a&b", lead="Health")
    assert listing.in_use == [
        {"label": "Words", "value": "“a&b”", "href": "?lead=Health"},
        {"label": "Lead", "value": "Health services", "href": "?words=a%26b"},
    ]
    assert listing.clear_address == "?"


def test_two_lists_of_one_page_do_not_meddle_with_each_other():
    asked = {"mine-sort": "-reference", "sort": "title", "tab": "open"}
    mine = Listing(asked, rows=ROWS, columns=COLUMNS, prefix="mine-", keep=["tab"])
    assert references(mine) == [4, 3, 2, 1]
    assert mine.address(page=2) == "?tab=open&mine-sort=-reference&mine-page=2"
    assert mine.carried == [("tab", "open"), ("mine-sort", "-reference")]


def test_pages_far_apart_are_joined_by_an_ellipsis():
    many = Listing({"page": "5"}, rows=[Row(n, "x") for n in range(100)], columns=COLUMNS, page_size=10)
    assert [item.get("number", "…") for item in many.pagination["items"]] == [1, "…", 4, 5, 6, "…", 10]
    assert many.pagination["previous"] == {"href": "?page=4"}


def test_choices_of_a_filter_are_asked_for_anew_for_each_list():
    known = ["Health"]
    by_lead = Filter("lead", "Lead", choices=lambda: [(name, name) for name in known])
    first = Listing({"lead": "Police"}, rows=ROWS, columns=COLUMNS, filters=[by_lead])
    assert first.count == 4
    known.append("Police")
    assert Listing({"lead": "Police"}, rows=ROWS, columns=COLUMNS, filters=[by_lead]).count == 1


@pytest.mark.parametrize("how_many", [1, 60])
def test_a_page_of_a_queryset_costs_two_queries_however_long_it_is(db, how_many, django_assert_num_queries):
    ContentType.objects.bulk_create(
        ContentType(app_label="sample", model=f"m{n:03}") for n in range(how_many)
    )
    rows = ContentType.objects.filter(app_label="sample")
    columns = [Column("model", "Model", sort=True), Column("app_label", "Module", sort=True)]
    listing = Listing(
        {"sort": "-app_label", "page": "2", "words": "m"},
        rows=rows,
        columns=columns,
        filters=[Filter("words", "Words", field="model")],
    )
    with django_assert_num_queries(2):
        shown = [row.model for row in listing]
        assert listing.sentence and listing.pagination is not None
    assert shown == ([f"m{n:03}" for n in range(25, 50)] if how_many == 60 else ["m000"])
    with django_assert_num_queries(1):
        everything = b"".join(
            Listing({"export": "csv"}, rows=rows, columns=columns).export().streaming_content
        )
    assert everything.count(b"\r\n") == how_many + 1


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_text_that_could_run_in_a_spreadsheet_is_made_harmless(text):
    assert neutral(text) == f"'{text}"


def test_other_cells_of_a_file_stay_what_they_are():
    on = datetime.date(2026, 5, 12)
    assert [neutral(cell) for cell in (-5, 1.5, on, None, True, "a=b")] == [-5, 1.5, on, "", "Yes", "a=b"]
    assert neutral(Markup("<b>Health</b> &amp; care")) == "Health & care"
    assert neutral(Markup("<b>=1</b>")) == "'=1"


def test_the_csv_file_holds_the_whole_filtered_list(rf):
    response = a_list(page_size=1, export="csv", sort="-reference").export()
    text = b"".join(response.streaming_content).decode()
    assert response["Content-Disposition"] == 'attachment; filename="objectives.csv"'
    assert text.startswith("\ufeff")
    assert list(csv.reader(io.StringIO(text[1:]))) == [
        ["Ref", "Objective", "Lead", "Due"],
        ["4", "'=HYPERLINK(1)", "", ""],
        ["3", "audit thresholds", "Health", "2026-03-01"],
        ["2", "Audit neglect", "Police", ""],
        ["1", "Rewrite the strategy", "Health", "2026-12-01"],
    ]


def test_the_excel_file_keeps_dates_as_dates_and_formulas_as_text():
    response = a_list(export="xlsx").export()
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("Ref", "Objective", "Lead", "Due")
    assert rows[1][3] == datetime.datetime(2026, 12, 1)
    assert rows[4][1] == "'=HYPERLINK(1)"
    assert sheet["B5"].data_type == "s"
    assert sheet.freeze_panes == "A2"


def test_control_characters_and_endless_text_do_not_break_the_excel_file():
    rows = [Row(1, "a\x0bb" + "c" * 40_000)]
    response = Listing({"export": "xlsx"}, rows=rows, columns=COLUMNS[:2]).export()
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    assert sheet["B2"].value.startswith("abcc") and len(sheet["B2"].value) == 32_767


def test_no_file_is_made_unless_asked_for():
    assert a_list().export() is None
    assert a_list(export="exe").export() is None


def test_the_list_is_drawn_with_sort_links_filters_files_and_pages(draw):
    drawn = draw(
        "{% from 'design/macros.jinja' import listing %}{% call(column, row) listing(list) %}"
        "{% if column.key == 'lead' and not row.lead %}<i>Nobody</i>{% endif %}{% endcall %}",
        list=a_list(page_size=4, sort="title", words="a"),
    )
    assert 'aria-sort="ascending"' in drawn and "?words=a&amp;sort=-title" in drawn
    assert '<a class="govuk-link" href="/objectives/2/">Audit neglect</a>' in drawn
    assert "1 March 2026" in drawn and "?words=a&amp;sort=title&amp;export=xlsx" in drawn
    assert "3 objectives match" in drawn and "Take away the filter" in drawn
    assert 'data-label="Due"' in drawn and "<i>Nobody</i>" not in drawn


def test_cells_a_page_draws_itself_stand_instead_of_the_columns_words(draw):
    source = (
        "{% from 'design/macros.jinja' import listing %}{% call(column, row) listing(list) %}"
        "{% if column.key == 'lead' and not row.lead %}<i>Nobody</i>{% endif %}{% endcall %}"
    )
    drawn = draw(source, list=a_list())
    assert drawn.count("<i>Nobody</i>") == 1 and "Health" in drawn
    assert "=HYPERLINK(1)" in drawn and "&#39;=HYPERLINK" not in drawn, "the apostrophe is only for files"


def test_an_empty_list_says_what_to_do_and_an_empty_search_how_to_leave_it(draw):
    source = "{% from 'design/macros.jinja' import listing %}{{ listing(list, about='Audits show practice.', first_step={'text': 'Start one', 'href': '/new/'}) }}"
    nothing = draw(source, list=Listing({}, rows=[], columns=COLUMNS, filters=FILTERS))
    assert "Audits show practice." in nothing and 'href="/new/"' in nothing and "<form" not in nothing
    not_found = draw(source, list=a_list(words="zebra"))
    assert "Nothing matches these filters" in not_found and "Start one" not in not_found
    assert 'value="zebra"' in not_found


def many_kinds(asked, how_many):
    """A list that is narrowed by one of so many choices."""
    kinds = ListFinder((f"{number}", f"Kind {number}") for number in range(how_many))
    rows = [{"kind": f"{number}", "name": f"Kind {number}"} for number in range(how_many)]
    narrow = Filter("kind", "Kind", finder=lambda: kinds, words=("name",))
    return Listing(asked, rows=rows, columns=[Column("name", "Name")], filters=[narrow])


def test_a_filter_with_few_choices_is_a_select_and_one_with_many_is_typed_into(draw):
    few, many = many_kinds({}, AS_A_SELECT), many_kinds({}, AS_A_SELECT + 1)

    source = "{% from 'design/macros.jinja' import filters %}{{ filters(list) }}"

    assert draw(source, list=few).count("<option") == AS_A_SELECT + 1
    typed = draw(source, list=many)
    assert "<option" not in typed and 'type="search"' in typed


def test_a_filter_that_is_typed_into_takes_words_and_still_the_choice_of_a_link():
    words, chosen = many_kinds({"kind": "kind 10"}, 101), many_kinds({"kind": "10"}, 101)

    assert [row["name"] for row in words] == ["Kind 10", "Kind 100"]
    assert [row["name"] for row in chosen] == ["Kind 10"]
    assert (words.in_use[0]["value"], chosen.in_use[0]["value"]) == ("“kind 10”", "Kind 10")
