"""A file that nobody can read a plan from, on each way in: a clear refusal that names it, nothing saved, and the process
lives on. The command is tried with each of them in `config/tests/test_hostile_commands.py`."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lineofsight.core import sandbox
from lineofsight.plan.importing import sandboxed
from lineofsight.plan.importing.document import CannotRead
from lineofsight.plan.models import Plan, PlanImport
from lineofsight.plan.services.reading import read_import

from .hostile import EVERY

#: Those that fill the memory before they are stopped are left to the long run.
LONG = ("swelling.pdf",)
BY_NAME = [
    pytest.param(one, id=one.name, marks=[pytest.mark.long] if one.name in LONG else []) for one in EVERY
]


@pytest.mark.parametrize("hostile", BY_NAME)
def test_it_is_refused_by_name_in_words_with_a_remedy(hostile, tmp_path):
    path = hostile.make(tmp_path)

    with pytest.raises(CannotRead) as refused:
        sandboxed.read_safely(path)

    said = str(refused.value)
    assert said.startswith(f"{hostile.name}: ") and said.endswith((".", ".)")) and len(said.split(". ")) > 1
    assert re.search(hostile.says, said)
    assert "root:" not in said and "Traceback" not in said


@pytest.mark.django_db
@pytest.mark.parametrize("hostile", BY_NAME)
def test_an_upload_of_it_is_refused_on_the_page_and_saves_nothing(hostile, tmp_path, settings, client, asha):
    settings.FILES_DIR = tmp_path / "files"
    content = hostile.make(tmp_path).read_bytes()
    client.force_login(asha)

    answer = client.post("/plans/import/", {"file": SimpleUploadedFile(hostile.name, content)})
    begun = PlanImport.objects.first()
    if begun is not None:
        read_import(begun.pk, begun.attempt)
        answer = client.get(f"/plans/import/{begun.pk}/")

    page = answer.content.decode()
    assert answer.status_code == 200
    assert hostile.name in page and re.search(hostile.says, page)
    assert not Plan.objects.exists()
    if begun is None:
        assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []


def test_a_file_that_takes_too_long_is_stopped_and_says_how_far_it_came(tmp_path, monkeypatch):
    monkeypatch.setattr(sandboxed, "LIMITS", sandbox.Limits(seconds=1))
    path = tmp_path / "long.csv"
    path.write_text("Outcome,Action,Lead\n" + "Children are safe,Bring agencies together,Police\n" * 25_000)

    with pytest.raises(CannotRead, match=r"^long\.csv: it could not be read within 1 seconds\.") as refused:
        sandboxed.read_safely(path)

    assert refused.value.place.startswith("the step “")


A_LONG_FILE = b"Outcome,Action,Lead\n" + b"Children are safe,Bring agencies together,Police\n" * 25_000
SHORT_OF = {
    "time": (sandbox.Limits(seconds=1), "could not be read within 1 seconds"),
    "memory": (
        sandbox.Limits(seconds=120, memory_bytes=90 * sandbox.MEBIBYTE),
        "needs more memory than any plan should",
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize("short_of", SHORT_OF)
def test_a_page_says_that_time_or_memory_ran_out_and_takes_the_next_file(
    short_of, tmp_path, settings, monkeypatch, client, asha
):
    settings.FILES_DIR = tmp_path / "files"
    limits, says = SHORT_OF[short_of]
    client.force_login(asha)
    with monkeypatch.context() as poorer:
        poorer.setattr(sandboxed, "LIMITS", limits)
        page = _read_on_the_page(client, "long.csv", A_LONG_FILE)

    assert "long.csv" in page and says in page
    assert "Copy the plan&#39;s own tables into a new document" in page
    assert not Plan.objects.exists()

    assert "Bring agencies together" in _read_on_the_page(client, "short.csv", A_LONG_FILE[:300])


def _read_on_the_page(client, name: str, content: bytes) -> str:
    """The page of an upload once its file was read, or could not be."""
    client.post("/plans/import/", {"file": SimpleUploadedFile(name, content)})
    begun = PlanImport.objects.latest("pk")
    read_import(begun.pk, begun.attempt)
    return client.get(f"/plans/import/{begun.pk}/", follow=True).content.decode()
