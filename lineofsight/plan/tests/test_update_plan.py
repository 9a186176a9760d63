"""A newer version of a plan's file: what it changes is offered, what was accepted is done, nothing is lost."""

from copy import deepcopy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lineofsight.core.access import system
from lineofsight.core.errors import NotAllowed, Refused
from lineofsight.history.queries import story_of, verify
from lineofsight.people.tests.cast import read_as
from lineofsight.plan.importing.differences.unsaid import with_unsaid_from
from lineofsight.plan.models import Accountability, Action, Doubt, Objective, Outcome, Plan, Section
from lineofsight.plan.queries.exchange import plan_as_dict
from lineofsight.plan.queries.updates import plan_for, update_of
from lineofsight.plan.services.editing import change_plan, retire
from lineofsight.plan.services.promises import change_promise, give_date
from lineofsight.plan.services.saving import save_plan
from lineofsight.plan.services.updating import apply_update

from .contents import A_MONTH, a_plan, a_row, a_section, a_usual_plan, an_action, plans
from .factories import a_plan_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(asha):
    return read_as(asha)


@pytest.fixture
def plan(keeper):
    return save_plan(a_usual_plan(), by=keeper)


def _all(plan: Plan, content: dict) -> list[str]:
    return [change.id for change in update_of(plan, content).offered]


def _apply_all(plan: Plan, content: dict, keeper, **named):
    return apply_update(plan, content, _all(plan, content), by=keeper, **named)


def _told(plan: Plan, content: dict) -> list[tuple]:
    return [
        (each.difference.kind, each.difference.what, each.difference.field)
        for each in update_of(plan, content).offered
    ]


def test_the_same_file_again_brings_nothing(plan):
    assert not update_of(plan, a_usual_plan())


def test_the_same_file_brings_nothing_after_the_plan_was_changed_here(plan, keeper):
    audit = Objective.objects.get(text__startswith="Hold a third")
    change_promise(audit, by=keeper, edition=1, text="Hold the third audit of neglect, with schools.")
    lay = Objective.objects.get(text__startswith="Recruit")
    retire(lay, by=keeper, on="2026-11-01", edition=1, reason="Done")

    update = update_of(plan, a_usual_plan())

    assert not update
    assert {each.kind for each in update.here_only} == {"reworded", "added"}


def _newer() -> dict:
    """The usual plan a year on: one row reworded, one dated, one with another lead, one gone, one moved, two new."""
    content = deepcopy(a_usual_plan())
    neglect, core = content["sections"]
    rewrite, audit = neglect["objectives"]
    rewrite["text"] = "Rewrite the neglect strategy with families."
    audit["leads"], audit["leads_text"] = ["Business Manager"], "Business Manager"
    audit["actions"] = [audit["actions"][1], an_action("Tell schools.", leads=["Business Manager"])]
    lay = core["objectives"].pop(0)
    lay["due_text"], lay["due"] = "by March 2027", dict(A_MONTH)
    neglect["objectives"].append(lay | {"outcomes": [0]})
    neglect["outcomes"].append("Families say it helped.")
    content["sections"].append(
        a_section("Online harm", a_row("Write guidance.", leads=["Neglect Group"]), ref="P3")
    )
    content["title"] = "Business Plan 2026 to 2029"
    return a_plan(*content["sections"], title=content["title"])


def test_every_change_of_the_file_is_offered(plan):
    assert sorted(_told(plan, _newer())) == [
        ("added", "action", ""),
        ("added", "objective", ""),
        ("added", "outcome", ""),
        ("added", "section", ""),
        ("changed", "objective", "due"),
        ("changed", "objective", "leads"),
        ("changed", "objective", "outcomes"),
        ("changed", "plan", "title"),
        ("moved", "objective", "section"),
        ("removed", "action", ""),
        ("reworded", "objective", "text"),
    ]


def test_accepting_everything_gives_the_plan_of_the_file(plan, keeper):
    newer = _newer()

    applied = _apply_all(plan, newer, keeper, reason="Second edition")

    now = plan_as_dict(plan)
    assert {**now, "doubts": []} == {**newer, "doubts": []}
    assert (applied.counts, applied.left) == (
        {"changed": 4, "added": 4, "moved": 1, "removed": 1, "reworded": 1},
        0,
    )
    assert not update_of(plan, newer)
    assert verify().fault == ""


def test_records_stay_the_same_records(plan, keeper):
    before = {each.text: each.pk for each in Objective.objects.all()}

    _apply_all(plan, _newer(), keeper)

    after = {each.text: each.pk for each in Objective.objects.all()}
    assert after["Recruit two lay members."] == before["Recruit two lay members."]
    assert after["Rewrite the neglect strategy with families."] == before["Rewrite the neglect strategy."]
    assert Objective.objects.count() == 5
    gone = Action.objects.get(text="Choose the cases.")
    assert gone.retired_on and gone.retired_because == "The newer version of the plan leaves it out"


def test_each_record_tells_what_happened_to_it(plan, keeper):
    _apply_all(plan, _newer(), keeper, reason="Second edition")

    lay = Objective.objects.get(text__startswith="Recruit")
    kinds = [line.kind for line in story_of(lay)]
    assert kinds == [
        "plan.objective_dated",
        "plan.objective_changed",
        "plan.objective_moved",
        "plan.objective_added",
    ]
    assert {line.reason for line in story_of(lay)[:3]} == {"Second edition"}
    told = next(line for line in story_of(plan) if line.kind == "plan.plan_updated_from_file")
    assert (told.facts["added"], told.facts["left"]) == (4, 0)


def test_what_is_left_aside_is_not_offered_again(plan, keeper):
    newer = _newer()
    only = [each.id for each in update_of(plan, newer).offered if each.difference.kind == "reworded"]

    applied = apply_update(plan, newer, only, by=keeper)

    assert applied.left == 10
    assert not update_of(plan, newer)
    assert Section.objects.count() == 2
    assert Action.objects.filter(retired_on=None).count() == 2


def test_a_new_row_takes_its_new_section_along(plan, keeper):
    newer = _newer()
    row = next(
        each for each in update_of(plan, newer).offered if each.difference.what == "objective" and each.parent
    )

    apply_update(plan, newer, [row.id], by=keeper)

    assert Section.objects.get(title="Online harm").objectives.get().text == "Write guidance."


def test_a_change_made_here_since_is_shown_beside_the_change_of_the_file(plan, keeper):
    rewrite = Objective.objects.get(text__startswith="Rewrite")
    change_promise(rewrite, by=keeper, edition=1, text="Rewrite the neglect strategy this year.")

    update = update_of(plan, _newer())
    change = next(each for each in update.offered if each.difference.kind == "reworded")

    assert change.here == ("Rewrite the neglect strategy.", "Rewrite the neglect strategy this year.")
    assert change.difference.after == "Rewrite the neglect strategy with families."


def test_what_was_added_here_stays_though_the_file_does_not_have_it(plan, keeper):
    section = Section.objects.get(title="Core duties")
    Objective.objects.create(section=section, text="Added on these pages.", position=9)

    _apply_all(plan, _newer(), keeper)

    assert Objective.objects.get(text="Added on these pages.").retired_on is None


def test_new_rows_stand_where_the_file_has_them(plan, keeper):
    content = deepcopy(a_usual_plan())
    content["sections"][0]["objectives"].insert(1, a_row("Between the two."))
    content["sections"].insert(0, a_section("First of all", a_row("Begin.")))

    _apply_all(plan, content, keeper)

    now = plan_as_dict(plan)["sections"]
    assert [section["title"] for section in now] == ["First of all", "Neglect", "Core duties"]
    assert [row["text"] for row in now[1]["objectives"]] == [
        "Rewrite the neglect strategy.",
        "Between the two.",
        "Hold a third audit of neglect.",
    ]


def test_a_new_order_is_followed(plan, keeper):
    content = deepcopy(a_usual_plan())
    content["sections"].reverse()
    content["sections"][1]["objectives"].reverse()

    _apply_all(plan, content, keeper)

    now = plan_as_dict(plan)["sections"]
    assert [section["title"] for section in now] == ["Core duties", "Neglect"]
    assert [row["ref"] for row in now[1]["objectives"]] == ["", "1.1"]


def test_an_objective_that_became_an_action_is_replaced_by_it(plan, keeper):
    content = deepcopy(a_usual_plan())
    lay = content["sections"][1]["objectives"].pop(0)
    below = {key: value for key, value in lay.items() if key not in ("outcomes", "actions")}
    content["sections"][0]["objectives"][0]["actions"].append(below)

    _apply_all(plan, content, keeper)

    assert (
        Action.objects.get(text="Recruit two lay members.").objective.text == "Rewrite the neglect strategy."
    )
    assert Objective.objects.get(text="Recruit two lay members.").retired_on
    assert plan_as_dict(plan)["sections"] == content["sections"]


def test_a_section_that_is_gone_is_retired_with_what_it_held(plan, keeper):
    content = a_plan(*a_usual_plan()["sections"][:1])

    _apply_all(plan, content, keeper)

    assert Section.objects.get(title="Core duties").retired_on
    assert set(Objective.objects.filter(retired_on=None).values_list("section__title", flat=True)) == {
        "Neglect"
    }
    assert Objective.objects.count() == 4


def test_statements_and_the_key_follow_the_file(plan, keeper):
    content = a_usual_plan()
    content["statements"] = {
        "vision": "Every child thrives.",
        "values": ["Candour", "Listening"],
        "principles": [],
    }
    content["status_key"] = {"G": "on course"}
    content["period"] = {"text": "2026 to 2029", "start": "2026-04-01", "end": "2029-03-31"}

    _apply_all(plan, content, keeper)

    plan.refresh_from_db()
    assert plan_as_dict(plan)["statements"] == content["statements"]
    assert (plan.status_key, plan.period_end.isoformat()) == ({"G": "on course"}, "2029-03-31")


NOTHING_SAID = {
    "title": "",
    "partnership": "",
    "period": {"text": "", "start": None, "end": None},
    "statements": {"vision": "", "values": [], "principles": []},
    "status_key": {},
}


def _as_a_table(content: dict) -> dict:
    """The plan as a file gives it that has nothing but a table."""
    return deepcopy(content) | deepcopy(NOTHING_SAID)


def test_a_newer_table_without_a_title_changes_only_its_rows(plan, keeper):
    newer = _as_a_table(a_usual_plan())
    newer["sections"][0] |= {"title": "", "ref": ""}
    newer["sections"][0]["objectives"][0]["text"] = "Rewrite the neglect strategy with families."

    assert _told(plan, newer) == [("reworded", "objective", "text")]
    _apply_all(plan, newer, keeper)

    now = plan_as_dict(plan)
    assert now["sections"][0]["title"] == "Neglect"
    assert {name: now[name] for name in NOTHING_SAID} == {name: a_usual_plan()[name] for name in NOTHING_SAID}
    assert not update_of(plan, newer)


def test_a_plan_that_never_came_from_a_file_is_not_emptied_by_a_table(keeper):
    plan = a_plan_of(2)

    assert not update_of(plan, _as_a_table(plan_as_dict(plan)))


def test_a_title_given_here_stays_through_a_table_and_the_first_file_again(plan, keeper):
    change_plan(plan, by=keeper, edition=plan.edition, title="Our plan")
    newer = _as_a_table(a_usual_plan())
    newer["sections"][0]["objectives"][0]["text"] = "Rewrite the neglect strategy with families."

    update = update_of(plan, newer)
    assert (len(update.offered), update.here_only) == (1, ())
    _apply_all(plan, newer, keeper)

    again = newer | {"title": a_usual_plan()["title"]}
    assert not update_of(plan, again)


def test_an_outcome_is_reworded_in_place(plan, keeper):
    content = a_usual_plan()
    content["sections"][0]["outcomes"][0] = "Children are helped much sooner."

    _apply_all(plan, content, keeper)

    outcome = Outcome.objects.get(text="Children are helped much sooner.")
    assert outcome.objectives.count() == 2


def test_new_leads_answer_in_the_words_of_the_file(plan, keeper):
    _apply_all(plan, _newer(), keeper)

    audit = Objective.objects.get(text__startswith="Hold a third")
    (answer,) = Accountability.objects.filter(objective=audit)
    assert (answer.printed, answer.party.kind) == ("Business Manager", "post")
    told = next(line for line in story_of(audit) if line.kind == "plan.objective_answered_for")
    assert told.changes["answering"] == [
        ["Quality and Effectiveness Sub-Group (leads)"],
        ["Business Manager (leads)"],
    ]


def test_doubts_come_along_only_for_rows_that_came_in(plan, keeper):
    newer = _newer() | {
        "doubts": [
            {
                "kind": "continuation",
                "section": 2,
                "objective": 0,
                "message": "New row in doubt.",
                "confidence": 0.5,
            },
            {
                "kind": "continuation",
                "section": 1,
                "objective": 0,
                "message": "Old row in doubt.",
                "confidence": 0.5,
            },
        ]
    }

    _apply_all(plan, newer, keeper)

    assert [doubt.message for doubt in Doubt.objects.all()] == ["New row in doubt."]


def test_once_agreed_a_reason_is_needed_and_nothing_is_done_without(keeper):
    plan = a_plan_of(2)
    content = plan_as_dict(plan) | {"title": "Another title"}

    with pytest.raises(Refused, match="Say why"):
        _apply_all(plan, content, keeper)

    plan.refresh_from_db()
    assert plan.title != "Another title"


def test_differences_of_yesterday_are_not_done_to_the_plan_of_today(plan, keeper):
    newer = _newer()
    yesterday = _all(plan, newer)
    audit = Objective.objects.get(text__startswith="Hold a third")
    give_date(audit, by=keeper, edition=1, due=audit.due)
    change_promise(
        Objective.objects.get(text__startswith="Rewrite"), by=keeper, edition=1, text="Something else here."
    )

    with pytest.raises(Refused, match="Look at them again"):
        apply_update(plan, newer, yesterday, by=keeper)


def test_others_cannot_bring_in_a_newer_version(plan, dilys):
    with pytest.raises(NotAllowed):
        _apply_all(plan, _newer(), read_as(dilys))


def test_a_plan_is_known_again_by_title_and_partnership(plan):
    found = plan_for(a_usual_plan() | {"title": "BUSINESS  plan 2026 to 2028"}, Plan.objects.all())
    other = plan_for(a_usual_plan() | {"partnership": "Another partnership"}, Plan.objects.all())

    assert (found, other) == (plan, None)


@pytest.mark.parametrize("how_many", [1, 25])
def test_comparing_costs_nine_queries_however_long_the_plan(keeper, how_many, django_assert_num_queries):
    content = a_plan(a_section("S", *[a_row(f"Promise {number} of many.") for number in range(how_many)]))
    plan = save_plan(content, by=keeper)

    with django_assert_num_queries(9):
        assert not update_of(plan, content)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(before=plans(), after=plans(), share=st.integers(0, 3))
def test_whatever_the_two_versions_hold_accepting_everything_gives_the_newer(db, before, after, share):
    after = a_plan(*(before["sections"][:share] + after["sections"]), **{key: after[key] for key in HEAD})
    plan = save_plan(before, by=system("a test"))

    _apply_all(plan, after, system("a test"))

    assert _comparable(plan_as_dict(plan)) == _comparable(with_unsaid_from(before, after))
    assert not update_of(plan, after)


HEAD = ("title", "partnership", "period", "statements", "status_key")


def _comparable(content: dict) -> dict:
    """A plan as `compare` sees it: origins and doubts are told by the reading, not by the plan."""

    def bare(row: dict) -> dict:
        return {key: value for key, value in row.items() if key != "origin"}

    sections = [
        section
        | {
            "objectives": [
                bare(each) | {"actions": [bare(action) for action in each["actions"]]}
                for each in section["objectives"]
            ]
        }
        for section in content["sections"]
    ]
    return {**content, "sections": sections, "doubts": []}


def test_an_action_under_an_objective_that_took_the_place_of_another_is_kept(db):
    """The objective went out and a new one stands where it stood: its action moved, it did not stay and go out with it."""
    before = a_plan(
        a_section("Neglect", a_row("Improve recognition.", actions=[an_action("Train all staff.")]))
    )
    after = a_plan(
        a_section("Neglect", a_row("Hear from parents first.", actions=[an_action("Train all staff.")]))
    )
    plan = save_plan(before, by=system("a test"))

    _apply_all(plan, after, system("a test"))

    assert _comparable(plan_as_dict(plan)) == _comparable(after)
