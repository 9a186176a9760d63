"""The file of an import is read in the background: what comes of it, what is said, what is remembered."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lineofsight.groups.models import Group
from lineofsight.people.tests.cast import read_as
from lineofsight.plan.importing.document import CannotRead
from lineofsight.plan.models import Accountability, ColumnMemory, Plan, PlanImport
from lineofsight.plan.services import importing as services
from lineofsight.plan.services.reading import read_import, waiting_imports

from .wizard import PLAN, begun, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"


@pytest.fixture
def keeper(asha, files):
    return read_as(asha)


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


def test_what_no_database_can_hold_is_left_out_of_the_reading(tmp_path):
    from lineofsight.plan.importing.sandboxed import read_safely

    path = tmp_path / "plan.json"
    row = '{"text": "Do\\u0000 it\\ud800."}'
    path.write_text(
        '{"format": "lineofsight-plan/1", "sections": [{"title": "S", "objectives": [' + row + "]}]}"
    )

    assert read_safely(path).plan["sections"][0]["objectives"][0]["text"] == "Do it."


def test_a_file_is_read_and_waits_to_be_checked(keeper):
    plan_import = begun(keeper)

    assert plan_import.stage == "checking"
    assert [row["text"] for row in plan_import.plan_content["sections"][0]["objectives"]] == [
        "Rewrite the neglect strategy with families and schools.",
        "Hold a third audit of neglect. Report the findings to the board.",
        "Recruit two lay members.",
    ]
    assert plan_import.document["blocks"] and plan_import.columns
    assert not Plan.objects.exists()


def test_a_file_cut_short_says_where_it_ends(keeper):
    plan_import = begun(keeper, '{"format": "lineofsight-plan/1", "title": "Bus', "plan.json")

    assert plan_import.fault.startswith("plan.json: This is not whole JSON: it is cut short or damaged.")
    assert "line 1, column" in plan_import.fault


def test_a_file_without_a_plan_says_so_and_saves_nothing(client, asha, keeper):
    plan_import = begun(keeper, "Minutes of a meeting.\n\nEverybody was there.\n", "minutes.txt")
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


def test_another_meaning_of_a_column_has_the_file_read_again_and_is_remembered(client, asha, keeper):
    plan_import = begun(keeper)
    client.force_login(asha)
    address = f"/plans/import/{plan_import.pk}/columns/"
    page = client.get(address).content.decode()
    assert "By when" in page and "Rewrite the neglect strategy" in page

    columns = {
        f"column-0-{place}": meaning for place, meaning in enumerate(plan_import.columns[0]["meanings"])
    }
    answer = sent(client, address, plan_import, **columns | {"column-0-3": "ignore"})

    plan_import.refresh_from_db()
    assert (answer.status_code, plan_import.stage, plan_import.attempt) == (302, "waiting", 2)
    read_import(plan_import.pk, 2)
    plan_import.refresh_from_db()
    assert all(row["due"] is None for row in plan_import.plan_content["sections"][0]["objectives"])
    assert ColumnMemory.objects.get().meanings[3] == "ignore"

    again = begun(keeper, PLAN.replace("2026 to 2028", "2028 to 2030"))
    assert all(row["due"] is None for row in again.plan_content["sections"][0]["objectives"])
    assert again.columns[0]["meanings"][3] == "ignore"


def test_columns_left_as_they_are_change_nothing(client, asha, keeper):
    plan_import = begun(keeper)
    client.force_login(asha)
    columns = {
        f"column-0-{place}": meaning for place, meaning in enumerate(plan_import.columns[0]["meanings"])
    }

    answer = sent(client, f"/plans/import/{plan_import.pk}/columns/", plan_import, **columns)

    assert answer["Location"].endswith("/check/")
    plan_import.refresh_from_db()
    assert plan_import.attempt == 1 and not ColumnMemory.objects.exists()


def test_initials_are_written_out_by_the_plans_own_list(client, asha, keeper):
    key = (
        "\nAbbreviations\n\n| Initials | Name |\n|---|---|\n| DO | Dilys Owen |\n| QX | Quality Exchange |\n"
    )
    plan_import = begun(keeper, PLAN.replace("Neglect Group", "QX") + key)
    client.force_login(asha)

    page = client.get(f"/plans/import/{plan_import.pk}/leads/").content.decode()
    services.match_leads(plan_import, {"QX": "create:group"}, by=keeper, edition=plan_import.edition)
    sent(client, f"/plans/import/{plan_import.pk}/save/", plan_import)

    assert "short for Quality Exchange" in page
    group = Group.objects.get(name="Quality Exchange")
    assert group.short_name == "QX"
    assert Accountability.objects.get(printed="QX").party.group == group
