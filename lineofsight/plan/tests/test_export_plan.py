"""A plan goes out as JSON, CSV, Excel and Word, and comes back in as it was."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

from lineofsight.core.access import system
from lineofsight.groups.services import party_for
from lineofsight.people.tests.cast import read_as
from lineofsight.plan.importing import read_plan
from lineofsight.plan.importing.differences import compare
from lineofsight.plan.importing.differences.unsaid import with_unsaid_from
from lineofsight.plan.importing.reader.exchange import check_exchange
from lineofsight.plan.importing.reader.understanding import Reading
from lineofsight.plan.models import Accountability, Objective
from lineofsight.plan.presenters.exports import KINDS, exported, only_sections
from lineofsight.plan.queries.exchange import plan_as_dict
from lineofsight.plan.queries.heard import plan_with_last_answers
from lineofsight.plan.services.saving import save_plan

from .contents import A_MONTH, a_plan, a_row, a_section, a_usual_plan, an_action, plans
from .factories import a_plan_of
from .making import TODAY, a_lifelike_plan
from .wizard import begun

pytestmark = pytest.mark.django_db
BY = system("a test")


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(content=plans())
def test_json_comes_back_as_it_went_out(db, content):
    went_out = plan_as_dict(save_plan(content, by=BY))

    came_back = plan_as_dict(save_plan(check_exchange(json.loads(exported(went_out, "json").body)), by=BY))

    assert came_back == went_out
    assert {**went_out, "doubts": []} == {**content, "doubts": []}
    assert sorted(map(str, went_out["doubts"])) == sorted(map(str, content["doubts"]))


def test_a_usual_plan_goes_out_exactly_as_it_came_in():
    content = a_usual_plan()

    assert plan_as_dict(save_plan(content, by=BY)) == content


@pytest.mark.parametrize("how_many", [1, 25])
def test_the_whole_plan_costs_eight_queries_however_long_it_is(how_many, django_assert_num_queries):
    plan = a_plan_of(how_many, with_actions=True)

    with django_assert_num_queries(8):
        content = plan_as_dict(plan, with_keys=True)

    assert sum(len(section["objectives"]) for section in content["sections"]) == how_many


def test_what_was_taken_out_does_not_go_out():
    plan = save_plan(a_usual_plan(), by=BY)
    Objective.objects.filter(text="Recruit two lay members.").update(
        retired_on="2026-11-01", retired_because="Done"
    )

    texts = [row["text"] for row in plan_as_dict(plan)["sections"][1]["objectives"]]

    assert texts == ["All agencies to train enough of their staff."]


def test_the_printed_cell_speaks_only_while_the_same_people_answer(quality_group):
    content = a_plan(
        a_section("S", a_row("Do it.", leads=["Neglect Group"], leads_text="Neglect Group (chair)"))
    )
    plan = save_plan(content, by=BY)
    assert plan_as_dict(plan)["sections"][0]["objectives"][0]["leads_text"] == "Neglect Group (chair)"

    Accountability.objects.all().delete()
    Accountability.objects.create(objective=Objective.objects.get(), party=party_for(quality_group, by=BY))

    row = plan_as_dict(plan)["sections"][0]["objectives"][0]
    assert row["leads_text"] == "Quality and Effectiveness Sub-Group"
    assert row["leads"] == ["Quality and Effectiveness Sub-Group"]


def test_csv_has_a_line_for_each_objective_and_action():
    body = exported(a_usual_plan(), "csv").body.decode("utf-8-sig")

    lines = list(csv.DictReader(io.StringIO(body)))

    assert [line["Action"] or line["Objective"] for line in lines] == [
        "Rewrite the neglect strategy.",
        "Hold a third audit of neglect.",
        "Choose the cases.",
        "Report what was found.",
        "Recruit two lay members.",
        "All agencies to train enough of their staff.",
    ]
    assert (lines[1]["Latest"], lines[1]["Section"]) == ("2027-03-31", "Neglect")
    assert lines[0]["Gaps"] == "No date; No measure"


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_nothing_a_plan_says_runs_in_a_spreadsheet(kind):
    row = a_row("=HYPERLINK('http://example.org')", progress_text="+1+1", leads=["@somebody"])
    body = exported(a_plan(a_section("-S", row, outcomes=["=1+1"])), kind).body

    if kind == "csv":
        cells = [cell for line in csv.reader(io.StringIO(body.decode("utf-8-sig"))) for cell in line]
    else:
        sheets = load_workbook(io.BytesIO(body)).worksheets
        found = [
            cell for sheet in sheets for line in sheet.iter_rows() for cell in line if cell.value is not None
        ]
        assert all(cell.data_type != "f" for cell in found)
        cells = [str(cell.value) for cell in found]
    assert "'=HYPERLINK('http://example.org')" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_excel_has_a_sheet_for_each_thing_with_real_dates():
    workbook = load_workbook(io.BytesIO(exported(a_usual_plan(), "xlsx").body))

    assert workbook.sheetnames == ["Plan", "Outcomes", "Statements", "Gaps"]
    header, *rows = workbook["Plan"].iter_rows(values_only=True)
    audit = dict(zip(header, rows[1], strict=True))
    assert audit["Latest"].date().isoformat() == "2027-03-31"
    assert workbook["Plan"].freeze_panes == "A2"
    assert [row[2] for row in workbook["Outcomes"].iter_rows(min_row=2, values_only=True)] == [
        "Children are helped sooner.",
        "Fewer children live with neglect for long.",
    ]
    assert ("Vision", "Every child is safe.") in list(workbook["Statements"].iter_rows(values_only=True))
    assert workbook["Gaps"].max_row - 1 == len(a_usual_plan()["findings"])


def _word(content: dict):
    return Document(io.BytesIO(exported(content, "docx").body))


def test_word_keeps_the_four_columns_everybody_knows():
    content = a_plan(
        a_section(
            "Neglect",
            a_row("Rewrite the strategy.", leads=["Neglect Group"], outcomes=[0]),
            a_row("Hold an audit.", leads=["Quality Group"], outcomes=[0], progress_text="Begun"),
            ref="P2",
            outcomes=["Children are helped sooner."],
        )
    )

    (table,) = _word(content).tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]

    assert cells[0] == ["P2 – Neglect"] * 4
    assert cells[1] == ["Outcome", "Accountability", "Strategic objectives", "Progress"]
    assert cells[2] == ["Children are helped sooner.", "Neglect Group", "Rewrite the strategy.", ""]
    assert cells[3] == ["Children are helped sooner.", "Quality Group", "Hold an audit.", "Begun"]
    assert table.cell(2, 0)._tc is table.cell(3, 0)._tc  # merged down
    assert [bool(row._tr.xpath("./w:trPr/w:tblHeader")) for row in table.rows] == [True, True, False, False]
    assert table.cell(0, 0).paragraphs[0].style.name == "Heading 2"


def test_word_begins_with_title_and_vision_and_numbers_its_pages():
    document = _word(a_usual_plan())

    assert [(p.style.name, p.text) for p in document.paragraphs if p.text][:4] == [
        ("Subtitle", "Marlowe Vale Safeguarding Children Partnership"),
        ("Title", "Business Plan 2026 to 2028"),
        ("Heading 1", "Our vision"),
        ("Normal", "Every child is safe."),
    ]
    page = document.sections[0]
    assert page.page_width > page.page_height
    assert page.footer._element.xpath(".//w:instrText/text()") == ["PAGE", "NUMPAGES"]


def test_word_has_a_column_more_only_for_what_the_plan_has():
    dated = a_row("Do it.", due_text="by May", actions=[an_action("First.", status_text="G")])

    rows = [[cell.text for cell in row.cells] for row in _word(a_plan(a_section("S", dated))).tables[0].rows]

    assert rows[1:] == [
        ["Outcome", "Accountability", "Strategic objectives", "Actions", "By when", "Status", "Progress"],
        ["", "", "Do it.", "", "by May", "", ""],
        ["", "", "Do it.", "First.", "", "G", ""],
    ]


def test_characters_that_a_file_cannot_hold_do_not_stop_it():
    content = a_plan(a_section("S", a_row("Do\x0b it.")))

    for kind in KINDS:
        assert exported(content, kind).body


def test_some_sections_go_out_alone_with_their_own_gaps():
    part = only_sections(a_usual_plan(), {1})

    assert [section["title"] for section in part["sections"]] == ["Core duties"]
    assert {finding["section"] for finding in part["findings"]} == {0}


def test_whoever_may_read_a_plan_downloads_it(client, asha, dilys):
    plan = a_plan_of(1)
    client.force_login(dilys)

    page = client.get(f"/plans/{plan.pk}/export/")
    answer = client.get(f"/plans/{plan.pk}/export/", {"kind": "json"})

    assert page.status_code == 200
    assert json.loads(answer.content)["title"] == plan.title
    assert answer["Content-Disposition"].startswith("attachment;")


def test_a_draft_goes_out_only_to_those_who_keep_plans(client, asha, dilys):
    plan = save_plan(a_usual_plan(), by=read_as(asha))

    for person, status in ((dilys, 404), (asha, 200)):
        client.force_login(person)
        assert client.get(f"/plans/{plan.pk}/export/", {"kind": "csv"}).status_code == status


# --- Word comes back in ----------------------------------------------------------------------------------------------


def _differences_after_word(content: dict, tmp_path) -> list[str]:
    """What differs between a plan and the same plan read out of its own Word file."""
    path = tmp_path / "plan.docx"
    path.write_bytes(exported(content, "docx").body)
    return [each.sentence for each in compare(content, read_plan(path).plan)]


def _a_neglect_plan(
    *rows: dict, outcomes=("Children are helped sooner.", "Families are heard."), **fields
) -> dict:
    return a_plan(a_section("Neglect", *rows, outcomes=list(outcomes), **fields))


CHAIR, MANAGER = {"leads": ["Chair"]}, {"leads": ["Business Manager"]}
WORD_PLANS = {
    "plain rows": _a_neglect_plan(a_row("Improve the response.", outcomes=[0, 1], **CHAIR), a_row("Train all staff.", outcomes=[0, 1])),
    "numbered rows": _a_neglect_plan(a_row("Improve the response.", ref="1.1", outcomes=[0], **CHAIR), a_row("Train all staff.", ref="1.2", outcomes=[1])),
    "rows that say everything": _a_neglect_plan(
        a_row(
            "Improve the response.", outcomes=[0], due_text="March 2027", due=dict(A_MONTH), measure_text="The audit shows better practice",
            status_text="G", progress_text="Begun in May", evidence_text="Audit report", source_text="Review 3", **CHAIR,
        ),
        a_row("Train all staff.", outcomes=[0, 1], **MANAGER),
    ),
    "an outcome that nothing serves": _a_neglect_plan(a_row("Improve the response.", outcomes=[0], **CHAIR), a_row("Train all staff.", outcomes=[0])),
    "a section with a lead": _a_neglect_plan(a_row("Improve the response.", outcomes=[0, 1], **CHAIR), lead_text="Director of Children's Services"),
    "objectives made of actions": _a_neglect_plan(
        a_row("Improve the response.", outcomes=[0, 1], ref="1", actions=[an_action("Choose the cases.", ref="1.1", **CHAIR), an_action("Report what was found.", ref="1.2", **MANAGER)]),
        a_row("Train all staff.", outcomes=[0, 1], ref="2", actions=[an_action("Write the course.", ref="2.1", **CHAIR)]),
    ),
    "objectives with a list of actions": _a_neglect_plan(
        a_row("Improve the response.", outcomes=[0, 1], actions=[an_action("Choose the cases."), an_action("Report what was found.")], **CHAIR),
        a_row("Train all staff.", outcomes=[0, 1], actions=[an_action("Write the course."), an_action("Tell schools.")], **MANAGER),
    ),
    "objectives beside numbered actions": _a_neglect_plan(
        a_row("Improve the response.", ref="1", outcomes=[0, 1], actions=[an_action("Choose the cases.", ref="1.1", **CHAIR), an_action("Report what was found.", ref="1.2")], **MANAGER),
        a_row("Train all staff.", ref="2", outcomes=[0, 1], **CHAIR),
    ),
    "objectives beside actions without numbers": _a_neglect_plan(
        a_row("Improve the response.", outcomes=[0, 1], actions=[an_action("Choose the cases.", **CHAIR), an_action("Tell schools.")], **MANAGER),
        a_row("Train all staff.", outcomes=[0, 1], **CHAIR),
    ),
    "names below each other in one cell": _a_neglect_plan(a_row("Improve the response.", outcomes=[0, 1], leads=["Comms Team", "All partner agencies"], leads_text="Comms Team All partner agencies")),
}  # fmt: skip


@pytest.mark.parametrize("shape", list(WORD_PLANS))
def test_word_comes_back_with_the_same_plan(shape, tmp_path):
    assert _differences_after_word(WORD_PLANS[shape], tmp_path) == []


CORPUS = sorted(
    path
    for path in (Path(__file__).parents[3] / "tests" / "importing").glob("*/*.*")
    if path.suffix in (".docx", ".pdf", ".xlsx", ".odt", ".csv", ".html")
    and path.with_name(f"{path.name}.gold.json").exists()
)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_a_plan_that_was_read_goes_out_as_it_was_read(path):
    content = read_plan(path).plan
    content["title"] = (
        content["title"] or "Plan without a title"
    )  # a list without a title is saved under this one

    assert plan_as_dict(save_plan(content, by=BY)) == content


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_word_keeps_every_row_of_a_plan_that_was_read(path, tmp_path):
    content = read_plan(path).plan
    (tmp_path / "plan.docx").write_bytes(exported(content, "docx").body)
    back = read_plan(tmp_path / "plan.docx").plan

    told = compare(content, back)

    assert {each.what for each in told if each.kind in ("added", "removed", "reworded")} <= {"action"}
    assert len(told) <= 4, [each.sentence for each in told]


# --- Excel and CSV come back in --------------------------------------------------------------------------------------


def _came_back(content: dict, kind: str, tmp_path) -> Reading:
    path = tmp_path / f"plan.{kind}"
    path.write_bytes(exported(content, kind).body)
    return read_plan(path)


def _differences_after(content: dict, kind: str, tmp_path) -> list[str]:
    """What differs between a plan and the same plan read out of its own table, which leaves some things unsaid."""
    back = with_unsaid_from(content, _came_back(content, kind, tmp_path).plan)
    return [each.sentence for each in compare(content, back)]


TABLE_PLANS = WORD_PLANS | {
    "two kinds of section, actions, statements and gaps": a_usual_plan(),
    "a section without objectives": a_plan(a_section("Neglect", a_row("Improve the response.", **CHAIR)), a_section("Inspections", ref="C2", kind="standing", outcomes=["What is found is acted on."])),
    "objectives in the same words": _a_neglect_plan(a_row("Review", outcomes=[0], **CHAIR), a_row("Review", outcomes=[1], actions=[an_action("Choose the cases.")], **MANAGER)),
    "what would run in a spreadsheet": _a_neglect_plan(a_row("=1+1", outcomes=[0, 1], progress_text="-5 since May", **CHAIR)),
    "a season without its year": _a_neglect_plan(a_row("Improve the response.", outcomes=[0, 1], due_text="in the autumn", due=dict(A_MONTH), **CHAIR)),
}  # fmt: skip


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("shape", list(TABLE_PLANS))
def test_a_table_comes_back_with_the_same_plan(shape, kind, tmp_path):
    assert _differences_after(TABLE_PLANS[shape], kind, tmp_path) == []


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_a_table_keeps_all_of_a_plan_that_was_read(path, kind, tmp_path):
    assert _differences_after(read_plan(path).plan, kind, tmp_path) == []


def test_excel_says_also_what_the_plan_is_called_and_what_is_for_people_only(tmp_path):
    reading = _came_back(a_usual_plan(), "xlsx", tmp_path)

    assert compare(a_usual_plan(), reading.plan).found == ()
    assert reading.plan["findings"] == a_usual_plan()["findings"]
    assert [each["text"] for each in reading.dropped] == ["Outcomes", "Gaps"]
    assert reading.plan["sections"][0]["objectives"][1]["actions"][0]["origin"] == {
        "page": None,
        "table": "Plan",
        "row": 4,
    }


def _edited(tmp_path, edit) -> list[tuple]:
    """The differences after somebody edited the sheet of the rows."""
    path = tmp_path / "plan.xlsx"
    path.write_bytes(exported(a_usual_plan(), "xlsx").body)
    workbook = load_workbook(path)
    edit(workbook["Plan"])
    workbook.save(path)
    return [(each.kind, each.what, each.after) for each in compare(a_usual_plan(), read_plan(path).plan)]


def test_what_somebody_changes_in_excel_is_all_that_differs(tmp_path):
    def edit(sheet):
        sheet["F2"] = "Rewrite the neglect strategy with families."
        sheet["J4"] = "June 2027"
        sheet["C7"] = sheet["C6"].value  # as a person drags a cell down

    told = _edited(tmp_path, edit)

    assert [(kind, what) for kind, what, _ in told] == [("reworded", "objective"), ("changed", "action")]
    assert told[0][2] == "Rewrite the neglect strategy with families."
    assert told[1][2]["due"]["latest"] == "2027-06-30"


def test_a_row_that_somebody_adds_stands_where_the_row_above_stands(tmp_path):
    def edit(sheet):
        sheet.insert_rows(6, 2)
        sheet["H6"], sheet["I6"] = "Tell schools.", "Chair"
        sheet["F7"] = "Hear from parents."

    told = _edited(tmp_path, edit)

    assert [(kind, what, after["text"]) for kind, what, after in told] == [
        ("added", "action", "Tell schools."),
        ("added", "objective", "Hear from parents."),
    ]


def test_columns_may_be_moved_and_left_out_and_rows_sorted(tmp_path):
    body = exported(a_usual_plan(), "csv").body.decode("utf-8-sig")
    header, *rows = csv.reader(io.StringIO(body))
    kept = [
        place for place, name in enumerate(header) if name not in ("Earliest", "Latest", "How exact", "Gaps")
    ]
    path = tmp_path / "plan.csv"
    with path.open("w", newline="") as file:
        lines = [header, *sorted(rows, key=lambda row: row[9])]
        csv.writer(file).writerows([line[place] for place in reversed(kept)] for line in lines)

    told = compare(a_usual_plan(), with_unsaid_from(a_usual_plan(), read_plan(path).plan))

    assert {each.kind for each in told} <= {"moved"}


def test_an_action_without_an_objective_is_taken_as_one_and_said_so(tmp_path):
    path = tmp_path / "plan.csv"
    path.write_text("Kind of section,Section,Objective,Action\nCore business,Duties,,Recruit a lay member\n")

    plan = read_plan(path).plan

    assert [row["text"] for row in plan["sections"][0]["objectives"]] == ["Recruit a lay member"]
    assert (plan["sections"][0]["kind"], plan["doubts"][0]["kind"]) == ("standing", "nesting")


def test_a_table_that_came_back_is_shown_before_it_is_saved(client, asha, settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"
    body = exported(a_usual_plan(), "csv").body.decode()
    client.force_login(asha)

    back = begun(read_as(asha), body, "plan.csv")

    page = client.get(f"/plans/import/{back.pk}/check/")
    assert page.status_code == 200 and "Rewrite the neglect strategy." in page.content.decode()


def test_for_a_meeting_progress_holds_the_last_answer_and_who_is_silent(on_23_november, client, asha, grace):
    made = a_lifelike_plan(asha)
    client.force_login(grace)
    address = f"/plans/{made.plan.pk}/export/"
    assert "What stands under Progress?" in client.get(address).content.decode()

    rows = list(csv.DictReader(io.StringIO(_csv_of(client, f"{address}?kind=csv&progress=heard"))))
    progress = {row["Objective"]: row["Progress"] for row in rows if not row["Action"]}
    answered, silent = made.objectives[1], made.objectives[0]
    assert re.match(r"\d+ \w+ 2026: \w", progress[answered.text])
    assert re.search(r"Asked on \d+ \w+ 2026, no answer yet\.", progress[silent.text])

    printed = csv.DictReader(io.StringIO(_csv_of(client, f"{address}?kind=csv&progress=printed")))
    assert {row["Progress"] for row in printed} == {""}
    as_json = json.loads(client.get(f"{address}?kind=json&progress=heard").content)
    assert as_json == plan_as_dict(made.plan)


def _csv_of(client, address: str) -> str:
    return client.get(address).content.decode("utf-8-sig")


@pytest.mark.parametrize("how_many", [1, 25])
def test_a_plan_for_a_meeting_costs_eleven_queries_however_long_it_is(how_many, django_assert_num_queries):
    plan = a_plan_of(how_many, with_actions=True)

    with django_assert_num_queries(11):
        plan_with_last_answers(plan, TODAY)
