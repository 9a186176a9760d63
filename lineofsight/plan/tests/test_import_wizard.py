"""A file becomes a draft plan on the pages: uploaded, checked, put right, matched, saved; left and taken up."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lineofsight.groups.models import Group
from lineofsight.history.models import Event
from lineofsight.people.tests.cast import read_as
from lineofsight.plan.models import Accountability, Objective, Plan, PlanImport
from lineofsight.plan.services import importing as services
from lineofsight.plan.services.matching import proposed_sort
from lineofsight.plan.services.reading import read_import

from .wizard import PLAN, begun, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"


@pytest.fixture
def keeper(asha, files):
    return read_as(asha)


def test_from_the_upload_to_the_draft(client, asha, keeper, quality_group):
    client.force_login(asha)
    answer = client.post("/plans/import/", {"file": SimpleUploadedFile("plan.md", PLAN.encode()), "text": ""})
    plan_import = PlanImport.objects.get()
    assert answer["Location"] == f"/plans/import/{plan_import.pk}/"
    assert "is being read" in client.get(answer["Location"]).content.decode()

    read_import(plan_import.pk, plan_import.attempt)
    assert client.get(answer["Location"])["Location"].endswith("/check/")
    page = client.get(f"/plans/import/{plan_import.pk}/check/").content.decode()
    assert "3 objectives" in page and "Nothing is saved yet" in page and "Table 1" in page

    page = client.get(f"/plans/import/{plan_import.pk}/leads/").content.decode()
    assert "Neglect Group" in page and "Leave as printed" in page
    leads = {"lead-0": f"group:{quality_group.pk}", "lead-1": "create:group", "lead-2": "words"}
    answer = sent(client, f"/plans/import/{plan_import.pk}/leads/", plan_import, **leads)
    assert answer["Location"].endswith("/save/")

    page = client.get(answer["Location"]).content.decode()
    assert "1 is created" in page and "Neglect Group (a group)" in page
    answer = sent(client, f"/plans/import/{plan_import.pk}/save/", plan_import)

    plan = Plan.objects.get()
    assert answer["Location"] == plan.get_absolute_url()
    kinds = {each.printed: each.party.kind for each in Accountability.objects.select_related("party")}
    assert kinds == {
        "Quality and Effectiveness Sub-Group": "group",
        "Neglect Group": "group",
        "Business Manager": "",
    }
    plan_import.refresh_from_db()
    assert (plan_import.stage, plan_import.plan) == ("saved", plan)
    assert plan.sources.get().file == plan_import.file


def test_text_can_be_pasted_instead(client, asha, keeper):
    client.force_login(asha)

    client.post("/plans/import/", {"text": PLAN})

    plan_import = PlanImport.objects.get()
    read_import(plan_import.pk, 1)
    plan_import.refresh_from_db()
    assert (plan_import.file.original_name, plan_import.stage) == ("Pasted plan.txt", "checking")


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Choose the file of the plan"),
        ({"text": "   "}, "Choose the file of the plan"),
        ({"file": SimpleUploadedFile("plan.exe", b"MZ")}, "plan.exe is not a kind of file"),
        ({"file": SimpleUploadedFile("plan.docx", b"This is no Word document")}, "plan.docx"),
    ],
)
def test_what_is_no_file_of_a_plan_is_refused_beside_the_form(client, asha, keeper, sent, words):
    client.force_login(asha)

    page = client.post("/plans/import/", sent).content.decode()

    assert "There is a problem" in page and words in page
    assert not PlanImport.objects.exists()


def test_the_preview_shows_the_printed_row_beside_what_was_understood(client, asha, keeper):
    plan_import = begun(keeper)
    client.force_login(asha)

    page = client.get(f"/plans/import/{plan_import.pk}/check/").content.decode()

    assert 'id="printed-1-3"' in page and 'href="#printed-1-3"' in page
    assert 'id="row-0-0"' in page
    assert "Marlowe Vale Safeguarding Children Partnership" in page


def test_a_row_is_joined_split_moved_and_left_out_and_a_decision_taken_back(client, asha, keeper):
    plan_import = begun(keeper)
    client.force_login(asha)
    address = f"/plans/import/{plan_import.pk}"
    page = client.get(f"{address}/row/0-1/").content.decode()
    assert "Hold a third audit" in page and "These are two" in page

    from lineofsight.plan.importing.decisions import places_to_split

    text = "Hold a third audit of neglect. Report the findings to the board."
    cut = next(at for at in places_to_split(text) if text[at:].startswith("Report"))
    sent(client, f"{address}/row/0-1/", plan_import, do="split", at=cut)
    sent(client, f"{address}/row/0-2/", plan_import, do="move", to="0-0")
    sent(client, f"{address}/row/0-2/", plan_import, do="drop")

    from lineofsight.plan.queries.imports import decided

    plan_import.refresh_from_db()
    (section,) = decided(plan_import).content["sections"]
    assert [row["text"] for row in section["objectives"]] == [
        "Rewrite the neglect strategy with families and schools.",
        "Hold a third audit of neglect.",
    ]
    assert [row["text"] for row in section["objectives"][0]["actions"]] == [
        "Report the findings to the board."
    ]
    sent(client, f"{address}/undo/", plan_import)
    plan_import.refresh_from_db()
    assert len(decided(plan_import).content["sections"][0]["objectives"]) == 3


def test_a_cut_or_a_place_is_needed_to_split_or_move(client, asha, keeper):
    plan_import = begun(keeper)
    client.force_login(asha)

    split = sent(client, f"/plans/import/{plan_import.pk}/row/0-1/", plan_import, do="split", at="")
    move = sent(client, f"/plans/import/{plan_import.pk}/row/0-1/", plan_import, do="move", to="")

    assert "There is a problem" in split.content.decode() and "There is a problem" in move.content.decode()
    plan_import.refresh_from_db()
    assert plan_import.decisions == []


def test_somebody_else_is_named_by_typing_and_must_be_here(client, asha, keeper, quality_group):
    plan_import = begun(keeper)
    client.force_login(asha)
    leads = {"lead-0": "words", "lead-1": "words", "lead-2": "words"}
    address = f"/plans/import/{plan_import.pk}/leads/"

    wrong = sent(client, address, plan_import, **leads, **{"other-1": "The Moon"})
    near = sent(client, address, plan_import, **leads, **{"other-1": "Quality and Effectivness Group"})
    right = sent(client, address, plan_import, **leads, **{"other-1": "quality and effectiveness sub-group"})

    assert "Nobody here is called “The Moon”" in wrong.content.decode()
    assert "Did you mean “Quality and Effectiveness Sub-Group”?" in near.content.decode()
    assert right.status_code == 302
    plan_import.refresh_from_db()
    assert plan_import.matches["Neglect Group"] == f"group:{quality_group.pk}"


def test_an_import_is_left_and_taken_up_by_somebody_else(client, asha, callum, keeper):
    plan_import = begun(keeper)
    services.match_leads(
        plan_import, {"Neglect Group": "create:group"}, by=keeper, edition=plan_import.edition
    )
    client.force_login(callum)

    page = client.get("/plans/imports/").content.decode()
    assert "plan.md" in page and "Asha Patel" in page and "Being checked" in page
    sent(client, f"/plans/import/{plan_import.pk}/save/", plan_import)

    assert Plan.objects.count() == 1
    assert Group.objects.get(name="Neglect Group")


def test_two_people_at_the_same_step_do_not_overwrite_each_other(client, asha, keeper):
    plan_import = begun(keeper)
    seen = plan_import.edition
    services.match_leads(plan_import, {"Neglect Group": "create:group"}, by=keeper, edition=seen)
    client.force_login(asha)

    late = client.post(f"/plans/import/{plan_import.pk}/save/", {"edition": seen})

    assert "changed somewhere else" in late.content.decode()
    assert not Plan.objects.exists()


def test_nothing_is_saved_when_a_new_group_cannot_be_created(client, asha, keeper):
    plan_import = begun(keeper)
    services.match_leads(
        plan_import, {"Neglect Group": "create:group"}, by=keeper, edition=plan_import.edition
    )
    Group.objects.create(name="Neglect group")
    client.force_login(asha)

    page = sent(client, f"/plans/import/{plan_import.pk}/save/", plan_import).content.decode()

    assert "There is a problem" in page
    assert not Plan.objects.exists() and not Objective.objects.exists()
    plan_import.refresh_from_db()
    assert plan_import.stage == "checking"


def test_an_import_is_given_up(client, asha, keeper):
    plan_import = begun(keeper)
    client.force_login(asha)

    assert "Give this import up?" in client.get(f"/plans/import/{plan_import.pk}/abandon/").content.decode()
    client.post(f"/plans/import/{plan_import.pk}/abandon/")

    plan_import.refresh_from_db()
    assert (plan_import.stage, plan_import.document) == ("abandoned", {})
    assert (
        client.get(f"/plans/import/{plan_import.pk}/check/")["Location"] == f"/plans/import/{plan_import.pk}/"
    )
    assert Event.objects.filter(kind="plan.import_abandoned").exists()


def test_the_empty_list_says_what_to_do_first(client, asha, files):
    client.force_login(asha)

    page = client.get("/plans/imports/").content.decode()

    assert "A plan comes in from its Word, PDF, Excel or text file" in page and "/plans/import/" in page


def test_imports_are_for_those_who_keep_plans(client, asha, dilys, keeper):
    plan_import = begun(keeper)

    for step in ("", "check/", "columns/", "row/0-0/", "leads/", "save/", "differences/", "abandon/"):
        client.force_login(dilys)
        assert client.get(f"/plans/import/{plan_import.pk}/{step}").status_code == 403, step
        client.force_login(asha)
        assert client.get(f"/plans/import/{plan_import.pk + 9}/{step}").status_code == 404, step


def test_a_row_that_is_not_there_is_not_found(client, asha, keeper):
    plan_import = begun(keeper)
    client.force_login(asha)

    for place in ("9", "0-9", "0-0-9", "x", "0-0-0-0", "--"):
        assert client.get(f"/plans/import/{plan_import.pk}/row/{place}/").status_code == 404, place


@pytest.mark.parametrize("how_many", [1, 25])
def test_the_list_of_imports_costs_the_same_however_many(
    client, asha, keeper, how_many, django_assert_max_num_queries
):
    first = services.begin_import(SimpleUploadedFile("plan.md", PLAN.encode()), by=keeper)
    for _ in range(how_many - 1):
        PlanImport.objects.create(
            file=first.file, begun_by=keeper.actor, begun_at=first.begun_at, touched_at=first.begun_at
        )
    client.force_login(asha)
    client.get("/plans/imports/")

    with django_assert_max_num_queries(12):
        assert client.get("/plans/imports/").status_code == 200


@pytest.mark.parametrize("how_many", [1, 25])
def test_each_step_costs_the_same_however_long_the_plan(
    client, asha, keeper, how_many, django_assert_max_num_queries
):
    line = "| | Group {0} | Write guide number {0} for schools. | |\n"
    plan_import = begun(keeper, PLAN + "".join(line.format(number) for number in range(how_many)))
    client.force_login(asha)
    client.get("/plans/imports/")

    for step in ("check", "columns", "row/0-0", "leads", "save"):
        with django_assert_max_num_queries(15):
            assert client.get(f"/plans/import/{plan_import.pk}/{step}/").status_code == 200


def test_new_names_are_proposed_and_only_kept_when_somebody_says_so(client, asha, keeper, quality_group):
    plan_import = begun(keeper, PLAN.replace("| Business Manager |", "| All Sub-Groups |"))
    client.force_login(asha)
    address = f"/plans/import/{plan_import.pk}/leads/"

    page = client.get(address).content.decode()
    assert "New here, by their names: Neglect Group (a group)." in page
    assert 'value="create:group" selected' not in page
    assert "It names everybody, so nobody in particular" in page

    page = client.get(f"{address}?propose=new").content.decode()
    assert page.count('value="create:group" selected') == 1 and "1 new name" in page
    plan_import.refresh_from_db()
    assert plan_import.matches == {} and not Group.objects.filter(name="Neglect Group").exists()


@pytest.mark.parametrize(
    ("words", "sort"),
    [
        ("Training Sub-Group", "group"),
        ("Sub-Group", ""),
        ("Task and Finish Groups", ""),
        ("Relevant sub group chair", ""),
        ("Partnership Members", ""),
        ("All agencies", ""),
        ("Independent Advisor", "post"),
        ("Metropolitan Police", "organisation"),
    ],
)
def test_only_a_name_is_proposed_to_be_created(words, sort):
    assert proposed_sort(words) == sort


def test_each_doubt_names_its_row_and_leads_to_it(client, asha, keeper):
    plan_import = begun(keeper)
    plan_import.plan_content["doubts"] = [
        {"kind": "date_in_sentence", "section": 0, "objective": 1, "message": "A date in the sentence."},
        {"kind": "title", "message": "The title was not certain."},
    ]
    plan_import.save(update_fields=["plan_content"])
    client.force_login(asha)

    page = client.get(f"/plans/import/{plan_import.pk}/check/").content.decode()

    told = page.partition("los-doubts-list")[2].partition("</ol>")[0]
    assert 'href="#row-0-1">A date in the sentence.</a>' in told and "Hold a third audit of neglect" in told
    assert "<li>The title was not certain.</li>" in told
