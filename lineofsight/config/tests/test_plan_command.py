"""`lineofsight plan import|export|list`."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lineofsight.config.cli import main
from lineofsight.groups.models import Group
from lineofsight.history.queries import story_of
from lineofsight.plan.models import Objective, Plan
from lineofsight.plan.queries.exchange import plan_as_dict
from lineofsight.plan.tests.contents import a_usual_plan
from lineofsight.plan.tests.factories import PlanFactory

TEXT = """Business Plan 2026 to 2028
Marlowe Vale Safeguarding Children Partnership

Priority 1 - Neglect
| Outcome | Lead | Action | By when |
|---|---|---|---|
| Children are helped sooner. | Quality and Effectiveness Sub-Group | Rewrite the neglect strategy with families and schools. | March 2027 |
| | Neglect Group | Hold a third audit of neglect. | in the autumn |
| | | Recruit two lay members in June 2026. | |
"""
SEED = Path(__file__).parents[4] / "shared" / "plan" / "hounslow-business-plan-2019-21.txt"


@pytest.fixture
def file(tmp_path) -> Path:
    path = tmp_path / "plan.md"
    path.write_text(TEXT)
    return path


def _command(*arguments, **environment) -> subprocess.CompletedProcess:
    """The command as a process of its own, without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "lineofsight.config.cli", *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        timeout=120,
    )


# --- dry runs: no database, no Django --------------------------------------------------------------------------------


def test_a_dry_run_prints_exactly_the_format_and_writes_nothing(file, tmp_path):
    folder = tmp_path / "data"

    done = _command(
        "plan", "import", file, "--dry-run", "--json", DATA_DIR=str(folder), DJANGO_SETTINGS_MODULE="nothing"
    )

    assert (done.returncode, done.stderr) == (0, "")
    plan = json.loads(done.stdout)
    assert list(plan) == [
        "format", "title", "partnership", "period", "statements", "status_key", "sections", "findings", "doubts",
    ]  # fmt: skip
    assert [row["leads"] for row in plan["sections"][0]["objectives"]] == [
        ["Quality and Effectiveness Sub-Group"],
        ["Neglect Group"],
        [],
    ]
    assert not folder.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan.md"]


def test_a_dry_run_in_words_counts_and_lists(file):
    done = _command("plan", "import", file, "--dry-run")

    assert done.returncode == 0
    assert "1 section, 1 outcome, 3 objectives\n" in done.stdout
    assert "answers: Neglect Group; due: in the autumn" in done.stdout
    assert "answers: nobody" in done.stdout
    assert "The plan leaves open" in done.stdout and "Nobody answers for it: 1" in done.stdout


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "There is no file"),
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"Nothing but a sentence.", "No table or list with commitments"),
        (b'{"format": "lineofsight-plan/1", "sections": [{"title": "S", "objectives": [{"text": 7}]}]}', "sections[0].objectives[0].text"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_named_on_standard_error(tmp_path, content, words):
    path = tmp_path / "what.txt"
    if content is not None:
        path.write_bytes(content)

    done = _command("plan", "import", path, "--dry-run", "--json")

    assert (done.returncode, done.stdout) == (1, "")
    assert "what.txt" in done.stderr and words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["plan"],
        ["plan", "import"],
        ["plan", "import", "x.docx", "--dry-run", "--apply"],
        ["plan", "import", "x.docx", "--dry-run", "--create-parties"],
        ["plan", "import", "x.docx", "--dry-run", "--into", "1"],
        ["plan", "export", "--format", "pdf"],
        ["plan", "export", "--output", "plan.pages"],
    ],
)
def test_misuse_ends_with_status_2_and_says_how_it_is_used(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)

    assert ended.value.code == 2
    assert "usage: lineofsight plan" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("import", ["--dry-run", "--json", "--create-parties", "--apply", "--into PLAN", "Exit status"]),
        ("export", ["--format", "--output", "PLAN", "Exit status"]),
        ("list", ["--json", "Exit status"]),
    ],
)
def test_help_is_complete(verb, words, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["plan", verb, "--help"])

    told = capsys.readouterr().out
    assert ended.value.code == 0
    assert all(word in told for word in words)


# --- with the database -----------------------------------------------------------------------------------------------

with_database = pytest.mark.django_db


def _run(capsys, *arguments) -> tuple[int, str, str]:
    status = main(["plan", *map(str, arguments)])
    told = capsys.readouterr()
    return status, told.out, told.err


@with_database
def test_a_plan_is_saved_as_a_draft_and_what_is_open_has_its_address(file, capsys, settings, quality_group):
    settings.SITE_ADDRESS = "https://vale.example"

    status, told, fault = _run(capsys, "import", file)

    plan = Plan.objects.get()
    assert (status, fault, plan.stage) == (0, "", "draft")
    assert f"Saved as a draft: {plan.title}" in told
    assert f"https://vale.example{plan.get_absolute_url()}" in told
    assert "- Neglect Group  https://vale.example/" in told
    assert "- Quality and Effectiveness Sub-Group" not in told  # known by exactly this name
    lay = Objective.objects.get(text__startswith="Recruit")
    assert f"https://vale.example/doubts/{lay.doubts.get().pk}/" in told
    assert f"objectives/{lay.pk}/who/" in told
    assert Group.objects.count() == 1  # nothing was created
    assert story_of(plan)[0].actor == "system:lineofsight plan"


@with_database
def test_the_same_file_again_is_nothing_new(file, capsys):
    _run(capsys, "import", file)

    status, told, _ = _run(capsys, "import", file)

    assert status == 0 and told.startswith("Nothing new: plan.md")
    assert Plan.objects.count() == 1


@with_database
def test_parties_are_created_when_asked(file, capsys):
    _run(capsys, "import", file, "--create-parties")

    assert set(Group.objects.values_list("name", flat=True)) == {
        "Neglect Group",
        "Quality and Effectiveness Sub-Group",
    }


@with_database
def test_a_newer_version_is_compared_and_applied_only_when_asked(file, capsys):
    _run(capsys, "import", file)
    file.write_text(TEXT.replace("two lay members", "three lay members"))

    status, told, _ = _run(capsys, "import", file)
    assert status == 0 and "1 difference" in told and "--apply" in told
    assert not Objective.objects.filter(text__contains="three").exists()

    status, told, _ = _run(capsys, "import", file, "--apply")
    assert status == 0 and "All of them were applied" in told
    assert Objective.objects.get(text__contains="three").text == "Recruit three lay members in June 2026."
    assert Objective.objects.count() == 3
    assert _run(capsys, "import", file)[1].startswith("Nothing new")


@with_database
def test_a_newer_version_under_another_title_is_named(file, capsys):
    _run(capsys, "import", file)
    plan = Plan.objects.get()
    file.write_text(TEXT.replace("2026 to 2028", "2027 to 2029"))

    status, told, _ = _run(capsys, "import", file, "--into", plan.title.upper(), "--apply")

    assert status == 0 and "All of them were applied" in told
    plan.refresh_from_db()
    assert (plan.title, Plan.objects.count()) == ("Business Plan 2027 to 2029", 1)


@with_database
def test_a_newer_version_may_be_a_table_without_a_title(file, capsys, tmp_path):
    _run(capsys, "import", file)
    plan = Plan.objects.get()
    table = tmp_path / "t-as.csv"
    table.write_text(
        "Priority,Outcome,Lead,Action,By when\n"
        "Neglect,Children are helped sooner.,Quality and Effectiveness Sub-Group,"
        "Rewrite the neglect strategy with families and schools.,April 2027\n"
        "Neglect,Children are helped sooner.,Neglect Group,Hold a third audit of neglect.,in the autumn\n"
        "Neglect,Children are helped sooner.,,Recruit two lay members in June 2026.,\n"
    )

    status, told, _ = _run(capsys, "import", table, "--into", str(plan.pk), "--apply")

    assert status == 0 and "All of them were applied" in told and "1 difference" in told
    plan.refresh_from_db()
    assert plan.title == "Business Plan 2026 to 2028"


@with_database
def test_json_tells_what_was_done(file, capsys):
    saved = json.loads(_run(capsys, "import", file, "--json")[1])
    assert saved["plan"] == Plan.objects.get().pk
    assert {lead["words"] for lead in saved["unknown_leads"]} == {
        "Neglect Group",
        "Quality and Effectiveness Sub-Group",
    }
    assert saved["doubts"] and all(gap["addresses"] for gap in saved["gaps"])

    file.write_text(TEXT.replace("two lay members", "three lay members"))
    compared = json.loads(_run(capsys, "import", file, "--json")[1])
    assert (compared["applied"], [each["kind"] for each in compared["differences"]]) == (False, ["reworded"])


@with_database
@pytest.mark.parametrize("kind", ["json", "csv", "xlsx", "docx"])
def test_a_plan_is_written_to_a_file_by_its_ending(file, capsys, tmp_path, kind):
    _run(capsys, "import", file)
    target = tmp_path / f"out.{kind}"

    status, told, note = _run(capsys, "export", "-o", target)

    assert (status, told) == (0, "") and "Written:" in note
    assert target.stat().st_size > 500


@with_database
def test_json_goes_to_standard_output_and_comes_back_equal(file, capfdbinary, tmp_path):
    main(["plan", "import", str(file)])
    capfdbinary.readouterr()

    status = main(["plan", "export", str(Plan.objects.get().pk), "--format", "json"])

    body = capfdbinary.readouterr().out
    assert status == 0
    assert json.loads(body) == plan_as_dict(Plan.objects.get())


@with_database
def test_plans_are_listed(capsys):
    assert "There is no plan yet" in _run(capsys, "list")[1]
    plan = PlanFactory(title="Our plan")

    assert "Our plan" in _run(capsys, "list")[1]
    (listed,) = json.loads(_run(capsys, "list", "--json")[1])
    assert (listed["number"], listed["title"], listed["objectives"]) == (plan.pk, "Our plan", 0)


@with_database
def test_a_plan_that_is_not_there_or_not_clear_is_said(file, capsys, tmp_path):
    assert _run(capsys, "export") == (
        1,
        "",
        "There is no open plan yet. Say which one is meant; see: lineofsight plan list\n",
    )
    PlanFactory.create_batch(2, title="Twice")

    assert "more than one open plan" in _run(capsys, "export")[2]
    assert "several plans called 'Twice'" in _run(capsys, "export", "Twice")[2]
    assert "no plan called '999'" in _run(capsys, "import", file, "--into", "999")[2]
    status, _, fault = _run(
        capsys, "export", str(Plan.objects.first().pk), "-o", tmp_path / "no" / "plan.json"
    )
    assert status == 1 and "cannot be used" in fault


@with_database
def test_a_plan_of_the_format_is_taken_as_it_is(capsys, tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(a_usual_plan()))

    assert _run(capsys, "import", path)[0] == 0

    assert plan_as_dict(Plan.objects.get()) == a_usual_plan()


@with_database
@pytest.mark.skipif(not SEED.exists(), reason="the real plan is not on this machine")
@pytest.mark.parametrize("kind", ["json", "docx"])
def test_the_real_plan_goes_out_and_comes_back_with_nothing_new(capsys, tmp_path, kind):
    _run(capsys, "import", SEED)
    assert Objective.objects.count() == 37
    _run(capsys, "export", "-o", tmp_path / f"plan.{kind}")

    assert _run(capsys, "import", tmp_path / f"plan.{kind}")[1].startswith("Nothing new")
