"""A plan that was read becomes a draft, with who answers, doubts and its story."""

import pytest

from lineofsight.core.errors import NotAllowed
from lineofsight.groups.models import Group, Party, Post
from lineofsight.groups.services import match_words, party_of_words
from lineofsight.history.models import Event
from lineofsight.history.queries import story_of, verify
from lineofsight.organisations.models import Organisation
from lineofsight.people.tests.cast import read_as
from lineofsight.plan.models import Accountability, Action, Doubt, Objective, Plan, PlanSource
from lineofsight.plan.services.saving import Origin, save_plan

from .contents import a_plan, a_row, a_section, a_usual_plan

pytestmark = pytest.mark.django_db


def test_everything_the_file_says_stands_in_a_draft(asha):
    plan = save_plan(a_usual_plan(), by=read_as(asha))

    assert (plan.stage, plan.title, plan.period_text) == (
        "draft",
        "Business Plan 2026 to 2028",
        "2026 to 2028",
    )
    assert [str(section) for section in plan.sections.all()] == ["P1 Neglect", "Core duties"]
    assert [section.kind for section in plan.sections.all()] == ["priority", "standing"]
    audit = Objective.objects.get(text__startswith="Hold a third audit")
    assert (audit.due_text, audit.due_latest.isoformat(), audit.due_precision) == (
        "by March 2027",
        "2027-03-31",
        "month",
    )
    assert [outcome.text for outcome in audit.outcomes.all()] == [
        "Children are helped sooner.",
        "Fewer children live with neglect for long.",
    ]
    assert [(action.printed_reference, action.text) for action in audit.actions.all()] == [
        ("a)", "Choose the cases."),
        ("", "Report what was found."),
    ]
    assert sorted(plan.statements.values_list("kind", "text")) == [
        ("principle", "Prevention"),
        ("value", "Listening"),
        ("vision", "Every child is safe."),
    ]


def test_a_lead_is_whoever_bears_exactly_that_name_else_the_printed_words(asha, quality_group):
    save_plan(a_usual_plan(), by=read_as(asha))

    kinds = {each.printed: each.party.kind for each in Accountability.objects.select_related("party")}
    assert kinds == {
        "Neglect Group": "",
        "Quality and Effectiveness Sub-Group": "group",
        "Business Manager": "post",
        "All agencies": "",
    }
    assert Group.objects.count() == 1  # nothing was created


def test_a_name_that_two_things_share_is_not_guessed(asha):
    Group.objects.create(name="Neglect Group")
    Organisation.objects.create(name="Neglect group")

    save_plan(a_usual_plan(), by=read_as(asha))

    assert Accountability.objects.get(printed="Neglect Group").party.kind == ""


def test_what_somebody_said_words_mean_holds_for_the_next_plan(asha, quality_group):
    reader = read_as(asha)
    match_words(party_of_words("Neglect Group", by=reader), quality_group, by=reader)

    save_plan(a_usual_plan(), by=reader)

    assert Accountability.objects.get(printed="Neglect Group").party.group == quality_group


def test_parties_are_created_only_when_asked_and_never_for_everybody(asha):
    save_plan(a_usual_plan(), by=read_as(asha), create_parties=True)

    assert Group.objects.get(name="Neglect Group").kind == "sub_group"
    assert Group.objects.get(name="Quality and Effectiveness Sub-Group")
    assert Post.objects.filter(name="Business Manager").count() == 1  # it was there already
    assert Party.objects.get(printed="All agencies")
    assert not Group.objects.filter(name="All agencies").exists()


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Training Task and Finish Group", "group"),
        ("Marlowe Vale Council", "organisation"),
        ("Head of Early Help", "post"),
        ("Police", "organisation"),
        ("Health and Wellbeing Board", "group"),
        ("Designated Nurse", "post"),
    ],
)
def test_a_new_party_is_of_the_sort_its_name_tells(asha, words, kind):
    save_plan(a_plan(a_section("S", a_row("Do it.", leads=[words]))), by=read_as(asha), create_parties=True)

    assert Accountability.objects.get().party.kind == kind


@pytest.mark.parametrize("words", ["Sub-Groups", "Sub-Group", "All partners", "Chairs of the boards"])
def test_words_that_name_nobody_in_particular_stay_words(asha, words):
    save_plan(a_plan(a_section("S", a_row("Do it.", leads=[words]))), by=read_as(asha), create_parties=True)

    assert Accountability.objects.get().party.kind == ""


def test_two_wordings_of_one_party_in_a_cell_are_one_answer(asha, quality_group):
    row = a_row("Do it.", leads=["Q&E", "Quality and Effectiveness Sub-Group"])

    save_plan(a_plan(a_section("S", row)), by=read_as(asha))

    assert [each.printed for each in Accountability.objects.all()] == ["Q&E"]
    assert Objective.objects.get().leads_text == "Q&E / Quality and Effectiveness Sub-Group"


def test_doubts_stay_with_what_they_are_about(asha):
    about = {"section": 0, "objective": 1, "action": 0}
    content = a_usual_plan() | {
        "doubts": [
            {"kind": "continuation", **about, "message": "May go on from above.", "confidence": 0.7},
            {"kind": "title", "section": None, "message": "No title was printed."},
        ]
    }

    save_plan(content, by=read_as(asha))

    first, second = Doubt.objects.all()
    assert (first.action, first.confidence) == (Action.objects.get(text="Choose the cases."), 0.7)
    assert (second.objective, second.section, second.confidence) == (None, None, None)


def test_the_story_tells_the_counts_and_the_first_words_of_each_promise(asha):
    plan = save_plan(a_usual_plan(), by=read_as(asha), origin=Origin("plan.docx", "0" * 64))

    (told,) = story_of(plan)
    assert told.kind == "plan.plan_brought_in"
    assert told.facts == {
        "file": "plan.docx",
        "sections": 2,
        "objectives": 4,
        "actions": 2,
        "leads": 4,
        "leads_not_matched": 3,
    }
    (first,) = story_of(Objective.objects.get(text="Recruit two lay members."))
    assert (first.kind, first.facts["leads"]) == ("plan.objective_added", ["Business Manager"])
    assert verify().fault == ""


def test_what_the_file_said_is_kept_with_the_records_its_rows_became(asha):
    plan = save_plan(a_usual_plan(), by=read_as(asha))

    kept = PlanSource.objects.get(plan=plan).content
    objective = Objective.objects.get(text="Recruit two lay members.")
    assert kept["sections"][1]["objectives"][0]["key"] == objective.stable_reference
    assert all(kept["sections"][0]["outcome_keys"])


def test_only_those_who_keep_plans_bring_them_in(dilys):
    with pytest.raises(NotAllowed, match="business manager or a coordinator"):
        save_plan(a_usual_plan(), by=read_as(dilys))

    assert not Plan.objects.exists()
    assert not Event.objects.exists()


def test_a_long_plan_costs_no_more_statements_than_a_short_one(asha, django_assert_max_num_queries):
    rows = [a_row(f"Promise number {number}.", leads=["Neglect Group"]) for number in range(120)]

    with django_assert_max_num_queries(60):
        save_plan(a_plan(a_section("S", *rows)), by=read_as(asha))

    assert Objective.objects.count() == 120


@pytest.mark.parametrize(
    ("origin", "title"), [(None, "Plan without a title"), (Origin("Our plan v4.docx"), "Our plan v4")]
)
def test_a_plan_without_a_printed_title_is_called_by_its_file(asha, origin, title):
    assert save_plan(a_plan(title=""), by=read_as(asha), origin=origin).title == title
