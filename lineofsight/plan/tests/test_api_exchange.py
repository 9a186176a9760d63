"""Files in and out, gaps and doubts over the API; and the shape of everything that stands in a plan."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lineofsight.history.queries import story_of
from lineofsight.plan.models import Doubt, Outcome, Plan, PlanImport, Section, SetAsideGap, Statement
from lineofsight.plan.services.reading import read_import

from .browsing import WHY
from .factories import (
    ActionFactory,
    DoubtFactory,
    ObjectiveFactory,
    OutcomeFactory,
    SectionFactory,
    StatementFactory,
)
from .test_api import call, read
from .wizard import PLAN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"


def upload(browser, text: str = PLAN, **more):
    """(status, what came back) of sending a file, read at once."""
    file = SimpleUploadedFile("plan.md", text.encode())
    answer = browser.post("/api/imports", {"file": file, **more})
    told = json.loads(answer.content)
    if answer.status_code == 202:
        read_import(told["id"], PlanImport.objects.get(pk=told["id"]).attempt)
    return answer.status_code, told


def test_a_file_becomes_a_draft_and_comes_out_again_equal(keeper, quality_group):
    status, begun = upload(keeper)
    assert (status, begun["stage"]) == (202, "waiting")
    path = f"/imports/{begun['id']}"

    stood = read(keeper, path)[1]
    assert (stood["stage"], stood["file"]) == ("checking", "plan.md") and stood["columns"]
    understood = read(keeper, f"{path}/content")[1]
    assert [row["text"] for row in understood["sections"][0]["objectives"]][2] == "Recruit two lay members."
    who = {row["words"]: row["answer"] for row in read(keeper, f"{path}/leads")[1]}
    assert who["Quality and Effectiveness Sub-Group"] == f"group:{quality_group.pk}"

    status, stood = call(
        keeper, "put", f"{path}/leads", edition=stood["edition"], chosen={"Neglect Group": "create:group"}
    )
    assert status == 200
    status, plan = call(keeper, "post", f"{path}/save", edition=stood["edition"])

    assert (status, plan["stage"]) == (201, "draft")
    out = keeper.get(f"/api/plans/{plan['id']}/file?kind=json")
    assert out["Content-Disposition"].endswith('.json"')
    came = json.loads(out.content)
    assert came["sections"][0]["objectives"] == [
        {**row, "origin": again["origin"]}
        for row, again in zip(
            understood["sections"][0]["objectives"], came["sections"][0]["objectives"], strict=True
        )
    ]


def test_rows_are_put_right_and_a_decision_is_taken_back(keeper):
    begun = upload(keeper)[1]
    path = f"/imports/{begun['id']}"
    stood = read(keeper, path)[1]

    status, stood = call(
        keeper, "post", f"{path}/decisions", edition=stood["edition"], place=[0, 1], do="drop"
    )
    assert status == 200 and len(read(keeper, f"{path}/content")[1]["sections"][0]["objectives"]) == 2
    status, said = call(keeper, "post", f"{path}/decisions", edition=1, place=[0, 0], do="drop")
    assert status == 409 and "was changed" in said["detail"]
    status, stood = call(keeper, "post", f"{path}/decisions/undo", edition=stood["edition"])
    assert status == 200 and stood["decisions"] == []
    status, stood = call(keeper, "post", f"{path}/abandon")
    assert (status, stood["stage"]) == (200, "abandoned")
    assert call(keeper, "post", f"{path}/save", edition=stood["edition"])[0] == 409


def test_what_columns_mean_is_said_and_the_file_is_read_again(keeper):
    begun = upload(keeper)[1]
    path = f"/imports/{begun['id']}"
    stood = read(keeper, path)[1]
    (table,) = stood["columns"]
    meanings = ["ignore" if one == "due" else one for one in table["meanings"]]

    status, stood = call(
        keeper, "put", f"{path}/columns", edition=stood["edition"], chosen={table["signature"]: meanings}
    )

    assert (status, stood["stage"]) == (200, "waiting")


def test_a_newer_version_shows_what_it_changes_and_applies_what_is_accepted(keeper):
    first = upload(keeper)[1]
    edition = read(keeper, f"/imports/{first['id']}")[1]["edition"]
    plan = call(keeper, "post", f"/imports/{first['id']}/save", edition=edition)[1]
    newer = upload(
        keeper,
        PLAN.replace("Recruit two lay members.", "Recruit three lay members."),
        newer_version_of=plan["id"],
    )[1]
    path = f"/imports/{newer['id']}"

    changes = read(keeper, f"{path}/differences")[1]
    assert len(changes) == 1 and "three" in changes[0]["sentence"]
    edition = read(keeper, path)[1]["edition"]
    assert call(keeper, "post", f"{path}/apply", edition=edition, accepted=["not-one"])[0] == 409
    status, _ = call(
        keeper, "post", f"{path}/apply", edition=edition, accepted=[changes[0]["id"]], reason=WHY
    )

    assert status == 200
    content = read(keeper, f"/plans/{plan['id']}/content")[1]
    assert "Recruit three lay members." in json.dumps(content)


def test_a_wrong_file_is_refused_with_the_remedy(keeper):
    answer = keeper.post("/api/imports", {"file": SimpleUploadedFile("plan.exe", b"MZ")})

    assert (
        answer.status_code == 409 and "plan.exe is not a kind of file" in json.loads(answer.content)["detail"]
    )
    assert not PlanImport.objects.exists()


def test_gaps_are_let_stand_and_counted_again(keeper, objective):
    plan = objective.section.plan_id
    path = f"/objectives/{objective.pk}/gaps/no_lead"
    assert call(keeper, "post", f"/objectives/{objective.pk}/gaps/no_such/let-stand", because="x")[0] == 409
    refused = call(keeper, "post", f"{path}/let-stand", because="It is for Jayden, 6 years old")
    assert refused[0] == 409 and "identifying_reason" in refused[1]["detail"]

    assert call(keeper, "post", f"{path}/let-stand", because="Enabling work")[0] == 204

    stands = next(gap for gap in read(keeper, f"/plans/{plan}/gaps")[1] if gap["kind"] == "no_lead")
    assert stands["set_aside"] == "Enabling work"
    assert call(keeper, "post", f"/gaps/{stands['set_aside_id']}/count-again")[0] == 204
    assert not SetAsideGap.objects.exists()


def test_a_doubt_is_settled(keeper, live):
    doubt = DoubtFactory(plan=live)
    assert [row["id"] for row in read(keeper, f"/plans/{live.pk}/doubts")[1]] == [doubt.pk]

    status, settled = call(keeper, "post", f"/doubts/{doubt.pk}/settle", how="Both belong together")

    assert status == 200 and settled["settled_how"] == "Both belong together"
    assert read(keeper, f"/plans/{live.pk}/doubts")[1] == []
    assert Doubt.objects.get().settled_at


def test_the_plan_as_agreed_is_read_with_what_changed_since(keeper, live):
    assert read(keeper, f"/plans/{live.pk}/agreed")[0] == 409
    plan = call(keeper, "post", "/plans", title="New")[1]
    section = call(keeper, "post", f"/plans/{plan['id']}/sections", title="One")[1]
    call(keeper, "post", f"/sections/{section['id']}/objectives", text="Hold an audit.")
    stage = {"edition": plan["edition"], "stage": "agreed", "on": "2026-11-20"}
    assert call(keeper, "post", f"/plans/{plan['id']}/stage", **stage)[0] == 200
    call(keeper, "patch", f"/sections/{section['id']}", edition=section["edition"], title="Two", reason=WHY)

    status, told = read(keeper, f"/plans/{plan['id']}/agreed")

    assert status == 200 and told["content"]["sections"][0]["title"] == "One"
    assert any("Two" in sentence for sentence in told["changed_since"])


def test_everything_is_split_merged_and_moved(keeper, live):
    here, there = SectionFactory(plan=live), SectionFactory(plan=live)
    outcome, value = OutcomeFactory(section=here), StatementFactory(plan=live, kind="value")
    objective = ObjectiveFactory(section=here)
    ObjectiveFactory(section=here)
    action = ActionFactory(objective=objective)
    told = {"edition": 1, "reason": WHY}

    assert call(keeper, "post", f"/outcomes/{outcome.pk}/move", **told, section=there.pk)[0] == 200
    assert (
        call(keeper, "post", f"/statements/{value.pk}/move", **told, kind="principle")[1]["kind"]
        == "principle"
    )
    for path, record in (("outcomes", outcome), ("statements", value), ("actions", action)):
        status, made = call(keeper, "post", f"/{path}/{record.pk}/split", reason=WHY, texts=["One", "Two"],
                            edition=type(record).objects.get(pk=record.pk).edition)  # fmt: skip
        assert status == 200 and [one["text"] for one in made] == ["One", "Two"], path
        status, kept = call(keeper, "post", f"/{path}/{made[0]['id']}/merge", reason=WHY, text="Both",
                            other=made[1]["id"], edition=made[0]["edition"], other_edition=made[1]["edition"],
                            **({"due": {"text": ""}} if path == "actions" else {}))  # fmt: skip
        assert status == 200 and kept["text"] == "Both", path
    status, new = call(
        keeper, "post", f"/sections/{here.pk}/split", **told, title="New", objectives=[objective.pk]
    )
    assert (status, new["title"]) == (200, "New")
    status, kept = call(keeper, "post", f"/sections/{here.pk}/merge", **told, other=new["id"], other_edition=1,
                        title="Whole")  # fmt: skip
    assert (status, kept["title"]) == (200, "Whole")
    assert Section.objects.get(pk=new["id"]).retired_on and objective.section == here
    assert Outcome.objects.standing().count() == Statement.objects.standing().count() == 1
    assert story_of(here)[0].kind == "plan.section_merged"


@pytest.mark.parametrize("person", ["dilys", "femi", "grace", "ines", "jo"])
def test_nobody_but_a_keeper_brings_plans_in_or_settles_gaps(client, objective, request, person):
    client.force_login(request.getfixturevalue(person))
    plan = objective.section.plan_id

    assert upload(client)[0] == 403
    for path in (f"/plans/{plan}/gaps", f"/plans/{plan}/doubts", "/imports"):
        assert read(client, path)[0] == 403, path
    assert call(client, "post", f"/objectives/{objective.pk}/gaps/no_lead/let-stand", because="x")[0] == 403
    assert client.get(f"/api/plans/{plan}/file?kind=csv").status_code == 200
    assert not PlanImport.objects.exists() and Plan.objects.count() == 1
