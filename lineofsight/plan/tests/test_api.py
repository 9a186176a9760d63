"""The plan over the API: what the pages show and can change, with the same rights, reasons and editions."""

import json

import pytest

from lineofsight.history.queries import story_of
from lineofsight.plan.models import Action, Objective, Plan, Section
from lineofsight.plan.services.promises import who_answers_in_words

from .browsing import WHY
from .factories import (
    ActionFactory,
    ObjectiveFactory,
    OutcomeFactory,
    PlanFactory,
    SectionFactory,
    StatementFactory,
)
from .making import a_lifelike_plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


def call(browser, method: str, path: str, **body):
    """(status, what came back) of one call as JSON."""
    answer = getattr(browser, method)(f"/api{path}", json.dumps(body), content_type="application/json")
    return answer.status_code, json.loads(answer.content) if answer.content else None


def read(browser, path: str):
    answer = browser.get(f"/api{path}")
    return answer.status_code, json.loads(answer.content)


def test_plans_are_listed_as_far_as_one_may_see_them(client, asha, grace):
    PlanFactory(title="Live", live=True)
    PlanFactory(title="Draft")

    client.force_login(grace)
    assert [row["title"] for row in read(client, "/plans")[1]["items"]] == ["Live"]
    client.force_login(asha)
    assert {row["title"] for row in read(client, "/plans")[1]["items"]} == {"Live", "Draft"}
    assert [row["title"] for row in read(client, "/plans?stage=draft")[1]["items"]] == ["Draft"]


def test_a_stranger_gets_nothing(client, live):
    assert client.get("/api/plans").status_code == 401


def test_a_draft_does_not_exist_for_others(client, grace):
    plan = PlanFactory()
    objective = ObjectiveFactory(section__plan=plan)
    client.force_login(grace)

    for path in (f"/plans/{plan.pk}", f"/plans/{plan.pk}/content", f"/plans/{plan.pk}/objectives", f"/plans/{plan.pk}/history",
                 f"/sections/{objective.section_id}", f"/objectives/{objective.pk}", f"/objectives/{objective.pk}/history"):  # fmt: skip
        assert read(client, path)[0] == 404, path


def test_a_whole_plan_is_read_in_the_interchange_format(client, asha, grace):
    made = a_lifelike_plan(asha)
    client.force_login(grace)

    status, content = read(client, f"/plans/{made.plan.pk}/content")

    assert status == 200 and content["format"] == "lineofsight-plan/1"
    assert len(content["sections"]) == 12
    assert content["sections"][0]["objectives"][0]["key"] == made.objectives[0].stable_reference


def test_objectives_and_actions_come_with_their_position_and_who_answers(client, asha, grace):
    made = a_lifelike_plan(asha)
    client.force_login(grace)

    first = read(client, f"/plans/{made.plan.pk}/objectives")[1]["items"][0]
    assert (first["reference"], first["position"]["standing"], first["heard"]["state"]) == (
        "1.1",
        "overdue",
        "silent",
    )
    assert (
        first["answering"][0]["name"] == "Exploitation Sub-Group" and first["answering"][0]["part"] == "lead"
    )
    assert first["due"]["text"] == "by end of September 2026" and first["judgements"]["done"] == "not claimed"
    assert read(client, f"/plans/{made.plan.pk}/objectives?standing=overdue")[1]["count"] == 6
    assert read(client, f"/plans/{made.plan.pk}/actions")[1]["count"] == 6
    assert read(client, f"/plans/{made.plan.pk}/objectives?standing=late")[0] == 422
    party = made.objectives[1].accountabilities.first().party_id
    assert read(client, f"/parties/{party}/work-plan")[1]["count"] == 2
    assert read(client, "/work-plans/mine")[1]["count"] == 0
    assert read(client, "/parties/987654/work-plan")[0] == 404


def test_a_plan_is_built_up_over_the_api(keeper, quality_group):
    status, plan = call(
        keeper, "post", "/plans", title="Neglect plan", period_start="2027-04-01", period_end="2029-03-31"
    )
    assert status == 201 and plan["stage"] == "draft"
    _, section = call(keeper, "post", f"/plans/{plan['id']}/sections", title="Neglect", kind="priority")
    _, outcome = call(keeper, "post", f"/sections/{section['id']}/outcomes", text="Children are seen")
    call(keeper, "post", f"/plans/{plan['id']}/statements", kind="vision", text="Every child is safe")
    status, objective = call(
        keeper, "post", f"/sections/{section['id']}/objectives", text="Run the audit", outcomes=[outcome["id"]],
        due={"text": "by end of Q2 2027/28"}, answering=[{"who": f"group:{quality_group.pk}"}],
    )  # fmt: skip
    assert status == 201
    assert (objective["due"]["earliest"], objective["due"]["latest"]) == ("2027-07-01", "2027-09-30")
    assert objective["answering"][0]["name"] == quality_group.name
    status, action = call(keeper, "post", f"/objectives/{objective['id']}/actions", text="Choose the cases")
    assert status == 201 and action["objective_id"] == objective["id"]
    assert read(keeper, f"/plans/{plan['id']}/statements")[1][0]["text"] == "Every child is safe"
    assert read(keeper, f"/sections/{section['id']}")[1]["outcomes"] == [outcome]
    assert [row["title"] for row in read(keeper, f"/plans/{plan['id']}/sections")[1]] == ["Neglect"]
    status, agreed = call(
        keeper, "post", f"/plans/{plan['id']}/stage", stage="agreed", edition=plan["edition"], on="2026-11-20"
    )
    assert status == 200 and agreed["stage"] == "agreed"
    assert {gap["kind"] for gap in read(keeper, f"/plans/{plan['id']}/gaps")[1]} >= {"no_measure"}


def test_each_change_carries_its_edition_and_reason(keeper, objective):
    path = f"/objectives/{objective.pk}"

    assert call(keeper, "patch", path, edition=1, text="New words")[0] == 409
    status, changed = call(
        keeper, "patch", path, edition=1, text="New words", measure_text="An audit", reason=WHY
    )
    assert status == 200 and (changed["text"], changed["measure_text"], changed["edition"]) == (
        "New words",
        "An audit",
        2,
    )
    status, conflict = call(keeper, "patch", path, edition=1, text="Other words", reason=WHY)
    assert status == 409
    assert (conflict["theirs"], conflict["yours"], conflict["edition"]) == (
        {"text": "New words"},
        {"text": "Other words"},
        2,
    )
    events = read(keeper, f"{path}/history")[1]["events"]
    assert (events[0]["kind"], events[0]["reason"], events[0]["who"]) == (
        "plan.objective_changed",
        WHY,
        "Asha Patel",
    )
    assert events[0]["changes"]["text"] == ["Write the strategy and publish it", "New words"]


def test_a_misspelt_field_is_refused_not_ignored(keeper, objective):
    assert call(keeper, "patch", f"/objectives/{objective.pk}", edition=1, reason=WHY, txt="Oops")[0] == 422
    assert story_of(objective) == []


def test_dates_people_and_outcomes_are_chosen(keeper, objective, hospital):
    path, outcome = f"/objectives/{objective.pk}", OutcomeFactory(section=objective.section)

    _, dated = call(keeper, "put", f"{path}/due", edition=1, reason=WHY, due={"text": "twice a year"})
    assert (dated["due"]["recurrence"], dated["position"]["standing"]) == (
        "FREQ=MONTHLY;INTERVAL=6",
        "ongoing",
    )
    _, dated = call(
        keeper,
        "put",
        f"{path}/due",
        edition=2,
        reason=WHY,
        due={"text": "soon", "earliest": "2026-12-01", "latest": "2026-12-01"},
    )
    assert (dated["due"]["precision"], dated["position"]["standing"]) == ("day", "due-soon")
    bad = {"text": "x", "earliest": "2027-02-01", "latest": "2027-01-01"}
    assert call(keeper, "put", f"{path}/due", edition=3, reason=WHY, due=bad)[0] == 409
    chosen = [{"who": f"organisation:{hospital.pk}", "part": "support"}]
    status, answering = call(keeper, "put", f"{path}/answering", edition=3, reason=WHY, answering=chosen)
    assert status == 200 and answering["answering"][0]["part"] == "support"
    assert who_answers_in_words(objective) == ["Testshire Hospitals Trust (supports)"]
    assert (
        call(keeper, "put", f"{path}/answering", edition=4, reason=WHY, answering=[{"who": "group:987654"}])[
            0
        ]
        == 409
    )
    assert (
        call(keeper, "put", f"{path}/answering", edition=4, reason=WHY, answering=[{"who": "everybody"}])[0]
        == 422
    )
    assert call(keeper, "put", f"{path}/outcomes", edition=4, reason=WHY, outcomes=[outcome.pk])[0] == 200
    assert list(objective.outcomes.all()) == [outcome]
    assert (
        call(keeper, "put", f"{path}/outcomes", edition=5, reason=WHY, outcomes=[OutcomeFactory().pk])[0]
        == 404
    )


def test_the_shape_of_a_plan_is_changed(keeper, objective, live):
    other = SectionFactory(plan=live)
    second = ObjectiveFactory(section=objective.section, text="Second", position=1)

    assert call(keeper, "post", f"/objectives/{second.pk}/place", place=1, reason=WHY) == (204, None)
    assert list(Objective.objects.order_by("position").values_list("pk", flat=True)) == [
        second.pk,
        objective.pk,
    ]
    pieces = [{"text": "Write it"}, {"text": "Publish it"}]
    status, made = call(
        keeper, "post", f"/objectives/{objective.pk}/split", edition=1, pieces=pieces, reason=WHY
    )
    assert status == 200 and [row["text"] for row in made] == ["Write it", "Publish it"]
    status, moved = call(
        keeper, "post", f"/objectives/{second.pk}/move", edition=1, section=other.pk, reason=WHY
    )
    assert status == 200 and moved["section_id"] == other.pk
    merge = {
        "edition": made[0]["edition"],
        "other": made[1]["id"],
        "other_edition": 1,
        "text": "Write and publish it",
        "due": {"text": "May 2027"},
    }
    assert call(keeper, "post", f"/objectives/{objective.pk}/merge", **merge)[0] == 422  # no reason
    status, merged = call(keeper, "post", f"/objectives/{objective.pk}/merge", **merge, reason=WHY)
    assert status == 200 and (merged["text"], merged["due"]["latest"]) == (
        "Write and publish it",
        "2027-05-31",
    )
    action = ActionFactory(objective=objective)
    status, moved = call(
        keeper, "post", f"/actions/{action.pk}/move", edition=1, objective=second.pk, reason=WHY
    )
    assert status == 200 and moved["objective_id"] == second.pk


def test_everything_is_taken_out_and_put_back(keeper, objective, live):
    rows = {
        "statements": StatementFactory(plan=live),
        "outcomes": OutcomeFactory(section=objective.section),
        "actions": ActionFactory(objective=objective),
        "objectives": objective,
        "sections": objective.section,
    }
    for name, record in rows.items():
        edition = type(record).objects.get(pk=record.pk).edition
        assert call(keeper, "post", f"/{name}/{record.pk}/retire", edition=edition, reason=WHY) == (
            204,
            None,
        ), name
        assert type(record).objects.get(pk=record.pk).retired_on, name
        assert call(keeper, "post", f"/{name}/{record.pk}/restore", edition=edition + 1, reason=WHY) == (
            204,
            None,
        ), name
        assert type(record).objects.get(pk=record.pk).retired_on is None, name
        assert read(keeper, f"/{name}/{record.pk}/history")[1]["events"], name


def test_titles_and_words_are_changed_field_by_field(keeper, live):
    section, statement = (
        SectionFactory(plan=live, title="Old", printed_reference="P1"),
        StatementFactory(plan=live),
    )
    outcome = OutcomeFactory(section=section)

    assert (
        call(keeper, "patch", f"/plans/{live.pk}", edition=1, title="New title", period_end=None, reason=WHY)[
            1
        ]["period_end"]
        is None
    )
    assert (
        call(keeper, "patch", f"/sections/{section.pk}", edition=1, title="New", reason=WHY)[1][
            "printed_reference"
        ]
        == "P1"
    )
    assert (
        call(keeper, "patch", f"/statements/{statement.pk}", edition=1, text="New", reason=WHY)[1]["edition"]
        == 2
    )
    assert (
        call(keeper, "patch", f"/outcomes/{outcome.pk}", edition=1, text="New", reason=WHY)[1]["text"]
        == "New"
    )
    assert (Plan.objects.get().title, Section.objects.get().title) == ("New title", "New")


@pytest.mark.parametrize("person", ["dilys", "femi", "grace", "ines", "jo"])
def test_nobody_but_a_keeper_writes(client, objective, request, person):
    client.force_login(request.getfixturevalue(person))
    plan, section, action = (
        objective.section.plan_id,
        objective.section_id,
        ActionFactory(objective=objective).pk,
    )
    told = {"edition": 1, "reason": WHY}

    for method, path, body in (
        ("post", "/plans", {"title": "Mine"}),
        ("patch", f"/plans/{plan}", {**told, "title": "Mine"}),
        ("post", f"/plans/{plan}/stage", {**told, "stage": "closed"}),
        ("post", f"/plans/{plan}/sections", {"title": "Mine", "reason": WHY}),
        ("post", f"/sections/{section}/objectives", {"text": "Mine", "reason": WHY}),
        ("patch", f"/objectives/{objective.pk}", {**told, "text": "Mine"}),
        ("put", f"/objectives/{objective.pk}/due", {**told, "due": {"text": "May 2027"}}),
        ("put", f"/objectives/{objective.pk}/answering", {**told, "answering": []}),
        ("post", f"/objectives/{objective.pk}/split", {**told, "pieces": [{"text": "a"}, {"text": "b"}]}),
        ("post", f"/actions/{action}/move", {**told, "objective": objective.pk}),
        ("post", f"/actions/{action}/retire", told),
    ):
        status, said = call(client, method, path, **body)
        assert status == 403 and "business manager or a coordinator" in said["detail"], path
    assert Plan.objects.count() == 1 and Objective.objects.get().text == objective.text
    assert Action.objects.get().retired_on is None
