"""The directory comes in as a file: on the pages and by command."""

import datetime
import io
import json

import openpyxl
import pytest

from lineofsight.config.cli import main
from lineofsight.core import sandbox
from lineofsight.core.clock import now, telling
from lineofsight.core.errors import Refused
from lineofsight.groups import services
from lineofsight.groups.importing import write_directory
from lineofsight.groups.importing.columns import BY_KEY
from lineofsight.groups.models import DirectoryFile, Post
from lineofsight.groups.services import directory
from lineofsight.history.models import Event
from lineofsight.people.models import Person
from tests.cast import read_as
from tests.directory.contents import PARTNERSHIP, content_of

pytestmark = pytest.mark.django_db


def upload(rows=None, content=b"", name="people.xlsx"):
    held = io.BytesIO(content)
    if rows is not None:
        write_directory(held, rows)
    held.seek(0)
    held.name = name
    return {"file": held}


def test_a_file_is_chosen_looked_at_and_saved(client, asha, partnership):
    client.force_login(asha)
    response = client.post("/directory/import/", upload(PARTNERSHIP))
    page = client.get(response.url).content.decode()
    assert "Priya Nair" in page and "Save all of this" in page
    assert not Person.objects.filter(name="Priya Nair").exists()

    after = client.post(response.url, follow=True).content.decode()

    assert "Saved: 12 new, 0 changed." in after
    assert Person.objects.filter(name="Priya Nair").exists()
    file = DirectoryFile.objects.get()
    assert (file.stage, file.content) == ("applied", {})
    assert client.get(response.url).status_code == 404


def test_faults_stand_on_the_page_and_cannot_be_saved(client, asha, partnership):
    client.force_login(asha)
    response = client.post(
        "/directory/import/", upload({"people": [{"name": "Kit", "organisation": "Nowhere"}]})
    )

    page = client.get(response.url).content.decode()
    assert "1 fault to mend first" in page and "People, row 3" in page and "Save all of this" not in page
    assert client.post(response.url).status_code == 200
    assert not Person.objects.filter(name="Kit").exists()


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "people.xlsx", "empty"),
        (b"Name\nKit", "people.csv", "not a kind of file"),
        (b"Name\nKit", "people.xlsx", "This is no workbook"),
        (b"PK\x03\x04xxxx", "people.xlsx", "damaged"),
    ],
)
def test_what_cannot_be_read_is_said_with_the_remedy_and_nothing_is_kept(
    content, name, said, client, asha, partnership
):
    client.force_login(asha)

    page = client.post("/directory/import/", upload(content=content, name=name)).content.decode()

    assert said in page and "There is a problem" in page
    assert not DirectoryFile.objects.exists()


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (sandbox.Limits(seconds=0.01), "takes too long to read"),
        (sandbox.Limits(memory_bytes=10 * sandbox.MEBIBYTE), "is too large to read"),
    ],
)
def test_a_workbook_for_which_time_or_memory_runs_out_is_refused_with_the_remedy(
    limits, said, client, asha, partnership, monkeypatch
):
    monkeypatch.setattr(directory, "LIMITS", limits)
    client.force_login(asha)

    page = client.post("/directory/import/", upload(PARTNERSHIP)).content.decode()

    assert f"people.xlsx: The workbook {said}" in page
    assert "save it again" in page and not DirectoryFile.objects.exists()


def test_a_file_is_put_aside(client, asha, partnership):
    client.force_login(asha)
    response = client.post("/directory/import/", upload(PARTNERSHIP))

    client.post(f"{response.url}give-up/")

    assert DirectoryFile.objects.get().content == {}
    assert "Not yet settled" not in client.get("/directory/import/").content.decode()


def test_a_file_that_nobody_settled_is_emptied_in_time(asha, partnership):
    with telling(now() - datetime.timedelta(days=15)):
        old = services.keep_directory_file("old.xlsx", content_of(PARTNERSHIP), by=read_as(asha))

    services.keep_directory_file("new.xlsx", content_of(PARTNERSHIP), by=read_as(asha))

    old.refresh_from_db()
    assert (old.stage, old.content) == ("abandoned", {})


def test_a_file_is_applied_once(asha, partnership):
    file = services.keep_directory_file("people.xlsx", content_of(PARTNERSHIP), by=read_as(asha))
    services.apply_directory_file(file, by=read_as(asha))

    with pytest.raises(Refused, match="settled already"):
        services.apply_directory_file(file, by=read_as(asha))


def test_whoever_is_gone_leads_to_where_one_says_so(client, asha, femi):
    client.force_login(asha)
    rows = {"people": [{"name": "Asha Patel", "email": "asha@example.org", "job_title": "Business Manager"}]}
    response = client.post("/directory/import/", upload(rows))

    page = client.post(response.url).content.decode()

    assert f"/people/{femi.pk}/leaving/" in page and "nobody is deleted by a file" in page


def test_the_template_and_the_present_directory_are_downloaded(client, asha, femi):
    client.force_login(asha)

    empty = openpyxl.load_workbook(io.BytesIO(b"".join(client.get("/directory/template/").streaming_content)))
    filled = openpyxl.load_workbook(
        io.BytesIO(b"".join(client.get("/directory/template/?filled=yes").streaming_content))
    )

    assert "Example: Priya Nair" in [cell.value for cell in empty["People"]["A"]]
    assert "Femi Adeyemi" in [cell.value for cell in filled["People"]["A"]]
    assert BY_KEY["people"].title in empty.sheetnames


@pytest.fixture
def book(tmp_path):
    def made(rows):
        write_directory(tmp_path / "people.xlsx", rows)
        return str(tmp_path / "people.xlsx")

    return made


def test_the_command_shows_what_it_would_do_and_saves_nothing(book, partnership, capsys):
    assert main(["people", "import", book(PARTNERSHIP), "--dry-run"]) == 0

    said = capsys.readouterr().out
    assert "new      People, row 3: Priya Nair" in said and "Would save: 12 new, 0 changed." in said
    assert not Person.objects.exists()


def test_the_command_saves_and_says_so_and_again_is_nothing_new(book, partnership, capsys):
    file = book(PARTNERSHIP)
    assert main(["people", "import", file]) == 0
    assert "Saved: 12 new" in capsys.readouterr().out

    assert main(["people", "import", file]) == 0
    assert "Nothing new" in capsys.readouterr().out
    assert Event.objects.filter(kind="people.person_added").count() == 2


def test_the_command_speaks_json(book, partnership, capsys):
    main(["people", "import", book(PARTNERSHIP), "--json", "--dry-run"])

    told = json.loads(capsys.readouterr().out)
    assert len(told["new"]) == 12 and told["same"] == 0 and told["faults"] == []
    assert told["new"][0] == {
        "sheet": "areas", "row": 3, "what": "Otherford",
        "changes": [{"field": "name", "before": "", "after": "Otherford"}, {"field": "code", "before": "", "after": "E09000018"}],
    }  # fmt: skip


def test_the_command_names_faults_on_standard_error_and_fails(book, partnership, capsys):
    assert main(["people", "import", book({"people": [{"name": "Kit", "organisation": "Nowhere"}]})]) == 1

    said = capsys.readouterr()
    assert "People, row 3, column Organisation: “Nowhere” is not on the sheet" in said.err
    assert "nothing was saved" in said.err and not Person.objects.exists()


def test_a_slip_of_the_hand_is_one_fault_and_the_name_that_was_meant_is_offered(book, partnership, capsys):
    main(["people", "import", book(PARTNERSHIP)])
    slip = {"name": "Kit", "organisation": "Otherford Counsil", "agency_lead": True}

    assert main(["people", "import", book({"people": [slip]})]) == 1

    (fault,) = [line for line in capsys.readouterr().err.splitlines() if "row" in line]
    assert "Did you mean “Otherford Council”?" in fault


def test_the_name_that_was_meant_may_stand_in_the_same_file(book, partnership, capsys):
    both = {
        "organisations": [{"name": "Otherford Council"}],
        "people": [{"name": "Kit", "organisation": "Otherford Counsil"}],
    }

    assert main(["people", "import", book(both)]) == 1
    assert "Did you mean “Otherford Council”?" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"nonsense", b"PK\x03\x04nonsense"])
def test_the_command_refuses_what_is_no_workbook(content, tmp_path, partnership, capsys):
    (tmp_path / "x.xlsx").write_bytes(content)

    assert main(["people", "import", str(tmp_path / "x.xlsx")]) == 1
    assert "workbook" in capsys.readouterr().err
    assert main(["people", "import", str(tmp_path / "nowhere.xlsx")]) == 1
    assert "There is no file" in capsys.readouterr().err


def test_the_template_and_the_export_are_saved_by_command(tmp_path, asha, femi, capsys):
    assert main(["people", "template", str(tmp_path / "t.xlsx")]) == 0
    assert main(["people", "export", str(tmp_path / "e.xlsx")]) == 0
    assert main(["people", "template", str(tmp_path / "t.doc")]) == 2
    assert main(["people", "template", str(tmp_path / "no" / "t.xlsx")]) == 1

    assert main(["people", "import", str(tmp_path / "e.xlsx")]) == 0
    assert "Nothing new" in capsys.readouterr().out
    assert Post.objects.count() == 1
