"""A plan goes out as Word, Excel, CSV and JSON, and comes in again the same."""

import csv
import json

import openpyxl
import pytest
from docx import Document

from .acting import DELE, PRIYA, download, follow, press, said, set_up, sign_in
from .looking import look_at
from .product import make_empty, running, template_in
from .proofs import proves

FORMULA = '=HYPERLINK("http://elsewhere.example","Recruit two lay members")'
PRESSED = {"docx": "Word", "xlsx": "Excel", "csv": "CSV", "json": "JSON"}
FOUR = ["Outcome", "Accountability", "Strategic objectives", "Progress"]
#: A plan as most partnerships have it: four columns, not one date, nothing under "Progress".
PASTED = """Saltmarsh and Dene Safeguarding Children Partnership
Business Plan 2027-29

Priority 1: Safe at home

Outcome\tAccountability\tStrategic objectives\tProgress
Children are safe where they live\tHousing Group\tAgree how housing officers raise a worry about a child.\t
\tHealth Lead\tTell every health visitor whom to ring.\t
Parents are helped early\tHousing Group\tOpen a family room in each town.\t
"""


@pytest.fixture
def elsewhere(tmp_path, templates):
    """Another installation, in which nothing is set up yet."""
    template = template_in(templates, "empty", make_empty)
    with running(tmp_path / "elsewhere", demonstration=False, template=template) as product:
        yield product


@proves(row=0)
def test_a_plan_goes_out_in_every_kind_of_file_and_comes_in_elsewhere_the_same(
    product, elsewhere, visit, tmp_path
):
    page = visit(product)
    sign_in(page, PRIYA)
    words_an_objective_like_a_formula(page)
    files = {kind: takes_it_away(page, kind, tmp_path) for kind in PRESSED}
    the_word_file_looks_as_people_know_it(files["docx"])
    no_sheet_runs_what_the_plan_says(files["xlsx"], files["csv"])

    maya = visit(elsewhere)
    set_up(
        maya, "Saltmarsh Partnership", name="Maya Trent", address="maya@saltmarsh.example",
        password="three quiet words", areas="Saltmarsh",
    )  # fmt: skip
    a_file_cut_short_is_refused(maya, files["json"])
    brings_it_in(maya, files["json"])
    again = takes_it_away(maya, "json", tmp_path / "again")
    assert json.loads(again.read_text()) == json.loads(files["json"].read_text())
    brought_in_once_more_it_brings_nothing_new(maya, again)


def words_an_objective_like_a_formula(page):
    page.goto("/plans/1/")
    follow(page, "…Recruit two lay members…")
    follow(page, "Its words")
    page.get_by_label("What will be done?").fill(FORMULA)
    page.get_by_label("Why this change?").fill("Pasted from a spreadsheet")
    press(page, "Save")


def takes_it_away(page, kind, folder):
    """From the plan's page, by the button and the choice of a sort of file."""
    page.goto("/plans/")
    follow(page, "Business Plan 2026 – 29")
    press(page, "Download this plan")
    page.get_by_label(PRESSED[kind], exact=True).check()
    if kind == "docx":
        look_at(page, "download")
    file = download(page, "Download", folder)
    assert file.name == f"business-plan-2026-29.{kind}"
    return file


def the_word_file_looks_as_people_know_it(file):
    """A table for each section, with the four columns that everybody knows in their order, the outcome merged down, and
    real headings."""
    document = Document(file)
    assert len(document.tables) == 12
    for table in document.tables:
        header = [cell.text for cell in table.rows[1].cells]
        assert [title for title in header if title in FOUR] == FOUR
    neglect = document.tables[1]
    outcomes = [row.cells[0]._tc for row in neglect.rows[2:]]
    assert len(outcomes) == 5 and len(set(outcomes)) == 1, "the outcome runs down over its five objectives"
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert "Our priorities" in headings and "Core business" in headings


def no_sheet_runs_what_the_plan_says(workbook, separated):
    sheet = openpyxl.load_workbook(workbook)["Plan"]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if "HYPERLINK" in str(cell.value)]
    assert [cell.data_type for cell in cells] == ["s"] and str(cells[0].value).endswith(FORMULA)
    with separated.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == sheet.max_row - 1 == 40
    assert [row["Objective"] for row in rows if "HYPERLINK" in row["Objective"]] == ["'" + FORMULA]
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def a_file_cut_short_is_refused(page, file):
    press(page, "Import a plan")
    cut = {"name": file.name, "mimeType": "application/json", "buffer": file.read_bytes()[:2000]}
    page.get_by_label("The plan as a file").set_input_files(cut)
    press(page, "Read it")
    page.get_by_text("could not be read").or_(page.locator(".govuk-error-summary")).first.wait_for()
    look_at(page, "cut-short")
    assert f"{file.name}: This is not whole JSON: it is cut short or damaged" in said(page)
    assert "At line " in said(page) and "Nothing was saved" in said(page)


def brings_it_in(page, file):
    page.goto("/plans/import/")
    page.get_by_label("The plan as a file").set_input_files(file)
    press(page, "Read it")
    page.wait_for_url("**/check/")
    assert "12 sections, 13 outcomes, 40 objectives" in said(page)
    look_at(page, "check-of-json")
    assert no_link_leads_nowhere(page)
    press(page, "Go on: who is meant")
    press(page, "Keep these answers")
    press(page, "Save as a draft")


def no_link_leads_nowhere(page) -> bool:
    """Whether each link within the page leads to a place that it has."""
    return page.evaluate(
        "() => [...document.querySelectorAll('main a[href^=\"#\"]')]"
        ".every(one => document.getElementById(one.getAttribute('href').slice(1)))"
    )


def brought_in_once_more_it_brings_nothing_new(page, file):
    page.goto("/plans/import/")
    page.get_by_label("The plan as a file").set_input_files(file)
    press(page, "Read it")
    page.wait_for_url("**/check/")
    press(page, "Compare with it")
    assert "Nothing new: this file says what the plan says already" in said(page)
    follow(page, "Finish without a change")
    press(page, "Give it up")
    page.goto("/plans/")
    assert page.get_by_role("link", name="Business Plan 2026 – 29").count() == 1


def test_a_pasted_plan_of_four_columns_goes_to_the_meeting_as_a_table_of_four_columns(
    product, visit, tmp_path
):
    page = visit(product)
    sign_in(page, PRIYA)
    page.goto("/plans/import/")
    page.get_by_label("Or paste it here").fill(PASTED)
    press(page, "Read it")
    page.wait_for_url("**/check/")
    assert "1 section, 2 outcomes, 3 objectives" in said(page)
    press(page, "Go on: who is meant")
    press(page, "Keep these answers")
    press(page, "Save as a draft")
    press(page, "Download this plan")
    page.get_by_label("Word", exact=True).check()
    (table,) = Document(download(page, "Download", tmp_path)).tables
    assert [cell.text for cell in table.rows[1].cells] == FOUR
    assert [row.cells[2].text for row in table.rows[2:]] == [
        "Agree how housing officers raise a worry about a child.",
        "Tell every health visitor whom to ring.",
        "Open a family room in each town.",
    ]

    dele = visit(product, phone=True)
    sign_in(dele, DELE)
    assert dele.goto(page.url).status == 404, "a draft is nobody's but its keepers'"
    dele.goto("/plans/1/export/")
    look_at(dele, "download")
    assert download(dele, "Download", tmp_path / "dele").name == "business-plan-2026-29.docx"
