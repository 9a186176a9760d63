"""A file becomes a draft plan on the pages: uploaded, read, checked, put right, matched, saved; left and taken up."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lineofsight.groups.models import Group
from lineofsight.history.models import Event
from lineofsight.people.tests.cast import read_as
from lineofsight.plan.importing.document import CannotRead
from lineofsight.plan.models import Accountability, ColumnMemory, Objective, Plan, PlanImport
from lineofsight.plan.queries.exchange import plan_as_dict
from lineofsight.plan.services import importing as services
from lineofsight.plan.services.reading import read_import, waiting_imports

pytestmark = pytest.mark.django_db

PLAN = """Business Plan 2026 to 2028
Marlowe Vale Safeguarding Children Partnership

Priority 1 - Neglect
| Outcome | Lead | Action | By when |
|---|---|---|---|
| Children are helped sooner. | Quality and Effectiveness Sub-Group | Rewrite the neglect strategy with families and schools. | March 2027 |
| | Neglect Group | Hold a third audit of neglect. Report the findings to the board. | |
| | Business Manager | Recruit two lay members. | Ongoing |
"""


@pytest.fixture
def files(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"


@pytest.fixture
def keeper(asha, files):
    return read_as(asha)


def _begun(keeper, text: str = PLAN, name: str = "plan.md", **named) -> PlanImport:
    """An import as it stands once its file was read."""
    plan_import = services.begin_import(SimpleUploadedFile(name, text.encode()), by=keeper, **named)
    read_import(plan_import.pk, plan_import.attempt)
    plan_import.refresh_from_db()
    return plan_import


def test_a_file_is_read_and_waits_to_be_checked(keeper):
    plan_import = _begun(keeper)

    assert plan_import.stage == "checking"
    assert [row["text"] for row in plan_import.plan_content["sections"][0]["objectives"]] == [
        "Rewrite the neglect strategy with families and schools.",
        "Hold a third audit of neglect. Report the findings to the board.",
        "Recruit two lay members.",
    ]
    assert plan_import.document["blocks"] and plan_import.columns
    assert not Plan.objects.exists()


def _sent(client, address: str, plan_import: PlanImport, **fields):
    """Post a step with the edition that stands there now."""
    plan_import.refresh_from_db()
    return client.post(address, {"edition": plan_import.edition, **fields})


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
    answer = _sent(client, f"/plans/import/{plan_import.pk}/leads/", plan_import, **leads)
    assert answer["Location"].endswith("/save/")

    page = client.get(answer["Location"]).content.decode()
    assert "1 is created" in page and "Neglect Group (a group)" in page
    answer = _sent(client, f"/plans/import/{plan_import.pk}/save/", plan_import)

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


def test_a_file_without_a_plan_says_so_and_saves_nothing(client, asha, keeper):
    plan_import = _begun(keeper, "Minutes of a meeting.\n\nEverybody was there.\n", "minutes.txt")
    client.force_login(asha)

    page = client.get(f"/plans/import/{plan_import.pk}/").content.decode()

    assert plan_import.stage == "failed"
    assert "minutes.txt: No table or list with commitments was found" in page
    assert not Plan.objects.exists()


def test_a_broken_word_file_says_so(keeper):
    import io
    import zipfile

    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        )
        archive.writestr("word/document.xml", "<w:document")
    try:
        plan_import = services.begin_import(SimpleUploadedFile("plan.docx", held.getvalue()), by=keeper)
    except Exception as refusal:
        assert "plan.docx" in str(refusal)
        return
    read_import(plan_import.pk, 1)
    plan_import.refresh_from_db()
    assert plan_import.stage == "failed" and "plan.docx" in plan_import.fault


def test_the_preview_shows_the_printed_row_beside_what_was_understood(client, asha, keeper):
    plan_import = _begun(keeper)
    client.force_login(asha)

    page = client.get(f"/plans/import/{plan_import.pk}/check/").content.decode()

    assert 'id="printed-1-3"' in page and 'href="#printed-1-3"' in page
    assert 'id="row-0-0"' in page
    assert "Marlowe Vale Safeguarding Children Partnership" in page


def test_a_row_is_joined_split_moved_and_left_out_and_a_decision_taken_back(client, asha, keeper):
    plan_import = _begun(keeper)
    client.force_login(asha)
    address = f"/plans/import/{plan_import.pk}"
    page = client.get(f"{address}/row/0-1/").content.decode()
    assert "Hold a third audit" in page and "These are two" in page

    from lineofsight.plan.importing.decisions import places_to_split

    text = "Hold a third audit of neglect. Report the findings to the board."
    cut = next(at for at in places_to_split(text) if text[at:].startswith("Report"))
    _sent(client, f"{address}/row/0-1/", plan_import, do="split", at=cut)
    _sent(client, f"{address}/row/0-2/", plan_import, do="move", to="0-0")
    _sent(client, f"{address}/row/0-2/", plan_import, do="drop")

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
    _sent(client, f"{address}/undo/", plan_import)
    plan_import.refresh_from_db()
    assert len(decided(plan_import).content["sections"][0]["objectives"]) == 3


def test_a_cut_or_a_place_is_needed_to_split_or_move(client, asha, keeper):
    plan_import = _begun(keeper)
    client.force_login(asha)

    split = _sent(client, f"/plans/import/{plan_import.pk}/row/0-1/", plan_import, do="split", at="")
    move = _sent(client, f"/plans/import/{plan_import.pk}/row/0-1/", plan_import, do="move", to="")

    assert "There is a problem" in split.content.decode() and "There is a problem" in move.content.decode()
    plan_import.refresh_from_db()
    assert plan_import.decisions == []


def test_another_meaning_of_a_column_has_the_file_read_again_and_is_remembered(client, asha, keeper):
    plan_import = _begun(keeper)
    client.force_login(asha)
    address = f"/plans/import/{plan_import.pk}/columns/"
    page = client.get(address).content.decode()
    assert "By when" in page and "Rewrite the neglect strategy" in page

    columns = {
        f"column-0-{place}": meaning for place, meaning in enumerate(plan_import.columns[0]["meanings"])
    }
    answer = _sent(client, address, plan_import, **columns | {"column-0-3": "ignore"})

    plan_import.refresh_from_db()
    assert (answer.status_code, plan_import.stage, plan_import.attempt) == (302, "waiting", 2)
    read_import(plan_import.pk, 2)
    plan_import.refresh_from_db()
    assert all(row["due"] is None for row in plan_import.plan_content["sections"][0]["objectives"])
    assert ColumnMemory.objects.get().meanings[3] == "ignore"

    again = _begun(keeper, PLAN.replace("2026 to 2028", "2028 to 2030"))
    assert all(row["due"] is None for row in again.plan_content["sections"][0]["objectives"])
    assert again.columns[0]["meanings"][3] == "ignore"


def test_columns_left_as_they_are_change_nothing(client, asha, keeper):
    plan_import = _begun(keeper)
    client.force_login(asha)
    columns = {
        f"column-0-{place}": meaning for place, meaning in enumerate(plan_import.columns[0]["meanings"])
    }

    answer = _sent(client, f"/plans/import/{plan_import.pk}/columns/", plan_import, **columns)

    assert answer["Location"].endswith("/check/")
    plan_import.refresh_from_db()
    assert plan_import.attempt == 1 and not ColumnMemory.objects.exists()


def test_somebody_else_is_named_by_typing_and_must_be_here(client, asha, keeper, quality_group):
    plan_import = _begun(keeper)
    client.force_login(asha)
    leads = {"lead-0": "words", "lead-1": "words", "lead-2": "words"}
    address = f"/plans/import/{plan_import.pk}/leads/"

    wrong = _sent(client, address, plan_import, **leads, **{"other-1": "The Moon"})
    right = _sent(client, address, plan_import, **leads, **{"other-1": "quality and effectiveness sub-group"})

    assert "Nobody here is called" in wrong.content.decode()
    assert right.status_code == 302
    plan_import.refresh_from_db()
    assert plan_import.matches["Neglect Group"] == f"group:{quality_group.pk}"


def test_an_import_is_left_and_taken_up_by_somebody_else(client, asha, callum, keeper):
    plan_import = _begun(keeper)
    services.match_leads(
        plan_import, {"Neglect Group": "create:group"}, by=keeper, edition=plan_import.edition
    )
    client.force_login(callum)

    page = client.get("/plans/imports/").content.decode()
    assert "plan.md" in page and "Asha Patel" in page and "Being checked" in page
    _sent(client, f"/plans/import/{plan_import.pk}/save/", plan_import)

    assert Plan.objects.count() == 1
    assert Group.objects.get(name="Neglect Group")


def test_two_people_at_the_same_step_do_not_overwrite_each_other(client, asha, keeper):
    plan_import = _begun(keeper)
    seen = plan_import.edition
    services.match_leads(plan_import, {"Neglect Group": "create:group"}, by=keeper, edition=seen)
    client.force_login(asha)

    late = client.post(f"/plans/import/{plan_import.pk}/save/", {"edition": seen})

    assert "changed somewhere else" in late.content.decode()
    assert not Plan.objects.exists()


def test_nothing_is_saved_when_a_new_group_cannot_be_created(client, asha, keeper):
    plan_import = _begun(keeper)
    services.match_leads(
        plan_import, {"Neglect Group": "create:group"}, by=keeper, edition=plan_import.edition
    )
    Group.objects.create(name="Neglect group")
    client.force_login(asha)

    page = _sent(client, f"/plans/import/{plan_import.pk}/save/", plan_import).content.decode()

    assert "There is a problem" in page
    assert not Plan.objects.exists() and not Objective.objects.exists()
    plan_import.refresh_from_db()
    assert plan_import.stage == "checking"


def test_an_import_is_given_up(client, asha, keeper):
    plan_import = _begun(keeper)
    client.force_login(asha)

    assert "Give this import up?" in client.get(f"/plans/import/{plan_import.pk}/abandon/").content.decode()
    client.post(f"/plans/import/{plan_import.pk}/abandon/")

    plan_import.refresh_from_db()
    assert (plan_import.stage, plan_import.document) == ("abandoned", {})
    assert (
        client.get(f"/plans/import/{plan_import.pk}/check/")["Location"] == f"/plans/import/{plan_import.pk}/"
    )
    assert Event.objects.filter(kind="plan.import_abandoned").exists()


def test_a_reading_that_was_overtaken_writes_nothing(keeper):
    plan_import = services.begin_import(SimpleUploadedFile("plan.md", PLAN.encode()), by=keeper)
    services.abandon_import(plan_import, by=keeper)

    read_import(plan_import.pk, 1)

    plan_import.refresh_from_db()
    assert (plan_import.stage, plan_import.plan_content) == ("abandoned", {})


def test_a_reading_whose_worker_was_killed_is_done_again(keeper, monkeypatch):
    import datetime

    from lineofsight.core.clock import now
    from lineofsight.plan.tasks import read_forgotten_imports

    plan_import = services.begin_import(SimpleUploadedFile("plan.md", PLAN.encode()), by=keeper)
    long_ago = now() - datetime.timedelta(hours=1)
    PlanImport.objects.update(stage="reading", touched_at=long_ago)

    assert read_forgotten_imports() == "1 plans read that nobody was reading"

    plan_import.refresh_from_db()
    assert plan_import.stage == "checking"
    assert waiting_imports() == []


def test_json_from_an_export_comes_back_in_through_the_pages(client, asha, keeper):
    plan_import = _begun(keeper)
    client.force_login(asha)
    _sent(client, f"/plans/import/{plan_import.pk}/save/", plan_import)
    plan = Plan.objects.get()
    body = client.get(f"/plans/{plan.pk}/export/", {"kind": "json"}).content

    back = _begun(keeper, body.decode(), "plan.json")

    assert back.plan_content == json.loads(body)
    assert back.columns == []
    assert client.get(f"/plans/import/{back.pk}/check/").status_code == 200
    assert plan_as_dict(plan) == back.plan_content


def test_a_newer_version_is_noticed_compared_and_applied(client, asha, keeper):
    first = _begun(keeper)
    client.force_login(asha)
    _sent(client, f"/plans/import/{first.pk}/save/", first)
    plan = Plan.objects.get()
    newer = _begun(
        keeper, PLAN.replace("two lay members", "three lay members").replace("March 2027", "May 2027")
    )
    address = f"/plans/import/{newer.pk}"

    assert "looks like a newer version" in client.get(f"{address}/check/").content.decode()
    answer = _sent(client, f"{address}/check/", newer, plan=plan.pk)
    assert answer["Location"].endswith("/differences/")
    page = client.get(f"{address}/differences/").content.decode()
    assert "2 differences" in page and "three" in page

    nothing = _sent(client, f"{address}/differences/", newer)
    assert "Tick what to accept" in nothing.content.decode()
    from lineofsight.plan.queries.imports import update_from

    newer.refresh_from_db()
    ids = [change.id for change in update_from(newer).offered if change.difference.kind == "reworded"]
    answer = _sent(client, f"{address}/differences/", newer, accepted=ids)

    assert answer["Location"] == plan.get_absolute_url()
    assert Objective.objects.filter(text="Recruit three lay members.").exists()
    assert Objective.objects.get(text__startswith="Rewrite").due_text == "March 2027"
    newer.refresh_from_db()
    assert (newer.stage, newer.plan) == ("saved", plan)


def test_a_file_that_looks_like_a_plan_here_may_be_a_plan_of_its_own(client, asha, keeper):
    first = _begun(keeper)
    client.force_login(asha)
    _sent(client, f"/plans/import/{first.pk}/save/", first)
    other = _begun(keeper, PLAN + "\n")

    _sent(client, f"/plans/import/{other.pk}/check/", other, plan="")

    assert "looks like a newer version" not in client.get(f"/plans/import/{other.pk}/check/").content.decode()
    _sent(client, f"/plans/import/{other.pk}/save/", other)
    assert Plan.objects.count() == 2


def test_a_newer_version_is_begun_from_the_plan(client, asha, keeper):
    first = _begun(keeper)
    client.force_login(asha)
    _sent(client, f"/plans/import/{first.pk}/save/", first)
    plan = Plan.objects.get()

    page = client.get(f"/plans/{plan.pk}/newer-version/").content.decode()
    client.post(f"/plans/{plan.pk}/newer-version/", {"file": SimpleUploadedFile("plan.md", PLAN.encode())})

    assert "Bring in a newer version" in page
    again = PlanImport.objects.first()
    assert again.newer_version_of == plan
    read_import(again.pk, 1)
    assert "Nothing new" in client.get(f"/plans/import/{again.pk}/differences/").content.decode()


def test_the_empty_list_says_what_to_do_first(client, asha, files):
    client.force_login(asha)

    page = client.get("/plans/imports/").content.decode()

    assert "A plan comes in from its Word, PDF, Excel or text file" in page and "/plans/import/" in page


def test_imports_are_for_those_who_keep_plans(client, asha, dilys, keeper):
    plan_import = _begun(keeper)

    for step in ("", "check/", "columns/", "row/0-0/", "leads/", "save/", "differences/", "abandon/"):
        client.force_login(dilys)
        assert client.get(f"/plans/import/{plan_import.pk}/{step}").status_code == 403, step
        client.force_login(asha)
        assert client.get(f"/plans/import/{plan_import.pk + 9}/{step}").status_code == 404, step


def test_a_row_that_is_not_there_is_not_found(client, asha, keeper):
    plan_import = _begun(keeper)
    client.force_login(asha)

    for place in ("9", "0-9", "0-0-9", "x", "0-0-0-0", "--"):
        assert client.get(f"/plans/import/{plan_import.pk}/row/{place}/").status_code == 404, place


def test_initials_are_written_out_by_the_plans_own_list(client, asha, keeper):
    key = (
        "\nAbbreviations\n\n| Initials | Name |\n|---|---|\n| DO | Dilys Owen |\n| QX | Quality Exchange |\n"
    )
    plan_import = _begun(keeper, PLAN.replace("Neglect Group", "QX") + key)
    client.force_login(asha)

    page = client.get(f"/plans/import/{plan_import.pk}/leads/").content.decode()
    services.match_leads(plan_import, {"QX": "create:group"}, by=keeper, edition=plan_import.edition)
    _sent(client, f"/plans/import/{plan_import.pk}/save/", plan_import)

    assert "short for Quality Exchange" in page
    group = Group.objects.get(name="Quality Exchange")
    assert group.short_name == "QX"
    assert Accountability.objects.get(printed="QX").party.group == group


def test_a_reading_stops_when_the_import_is_given_up_meanwhile(keeper, monkeypatch):
    from lineofsight.plan.importing import sandboxed
    from lineofsight.plan.services import reading

    plan_import = services.begin_import(SimpleUploadedFile("plan.md", PLAN.encode()), by=keeper)

    def given_up_while_it_is_read(path, *, progress, **named):
        services.abandon_import(plan_import, by=keeper)
        progress("Understanding the plan", 0.5)
        return sandboxed.Read({"sections": []})

    monkeypatch.setattr(reading, "read_safely", given_up_while_it_is_read)
    read_import(plan_import.pk, 1)

    plan_import.refresh_from_db()
    assert (plan_import.stage, plan_import.progress_text) == ("abandoned", "Opening the file")


def test_progress_is_written_down_while_the_file_is_read(client, asha, keeper, monkeypatch):
    from lineofsight.plan.services import reading

    plan_import = services.begin_import(SimpleUploadedFile("plan.md", PLAN.encode()), by=keeper)
    client.force_login(asha)
    seen = []

    def slowly(path, *, progress, **named):
        progress("Reading page 3 of 9", 1 / 3)
        seen.append(client.get(f"/plans/import/{plan_import.pk}/").content.decode())
        raise CannotRead("plan.md: enough")

    monkeypatch.setattr(reading, "read_safely", slowly)
    read_import(plan_import.pk, 1)

    assert "Reading page 3 of 9" in seen[0] and "33 of 100" in seen[0]
    assert 'http-equiv="refresh"' in seen[0]  # goes on by itself without scripts


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
    plan_import = _begun(keeper, PLAN + "".join(line.format(number) for number in range(how_many)))
    client.force_login(asha)
    client.get("/plans/imports/")

    for step in ("check", "columns", "row/0-0", "leads", "save"):
        with django_assert_max_num_queries(15):
            assert client.get(f"/plans/import/{plan_import.pk}/{step}/").status_code == 200


def test_what_no_database_can_hold_is_left_out_of_the_reading(tmp_path):
    from lineofsight.plan.importing.sandboxed import read_safely

    path = tmp_path / "plan.json"
    row = '{"text": "Do\\u0000 it\\ud800."}'
    path.write_text(
        '{"format": "lineofsight-plan/1", "sections": [{"title": "S", "objectives": [' + row + "]}]}"
    )

    assert read_safely(path).plan["sections"][0]["objectives"][0]["text"] == "Do it."
