"""Changing a live plan on its pages: each change with its reason, refusals beside the form, both versions of a conflict."""

import re

import pytest
from django.urls import reverse

from lineofsight.groups.models import Post
from lineofsight.history.queries import story_of
from lineofsight.plan.models import Action, Objective, Outcome, Plan, Section, Statement
from lineofsight.plan.services.promises import who_answers_in_words
from lineofsight.returns.models import Ask

from .factories import (
    AccountabilityFactory,
    ActionFactory,
    ObjectiveFactory,
    OutcomeFactory,
    PartyFactory,
    PlanFactory,
    SectionFactory,
    StatementFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]
WHY = "Agreed by the executive group on 12 November"


@pytest.fixture
def live():
    return PlanFactory(live=True)


@pytest.fixture
def objective(live):
    return ObjectiveFactory(section__plan=live, text="Write the strategy and publish it")


@pytest.fixture
def keeper(client, asha):
    """The business manager's browser."""
    client.force_login(asha)
    return client


def page(answer) -> str:
    return answer.content.decode()


def send(browser, name: str, *parts, **values):
    return browser.post(reverse(f"plan:{name}", args=parts), values)


def errors_on(answer) -> list[str]:
    summary = re.search(r'govuk-error-summary__list">(.*?)</ul>', page(answer), re.S)
    return re.findall(r"<(?:a[^>]*|li)>\s*([^<]+?)\s*</", summary.group(1)) if summary else []


# Who may


EDITING = (
    ("add_plan", None),
    ("change_plan", "plan"),
    ("add_statement", "plan"),
    ("add_section", "plan"),
    ("arrange_sections", "plan"),
    ("taken_out", "plan"),
    ("change_statement", "statement"),
    ("take_out_statement", "statement"),
    ("change_section", "section"),
    ("add_outcome", "section"),
    ("add_objective", "section"),
    ("arrange_objectives", "section"),
    ("arrange_outcomes", "section"),
    ("take_out_section", "section"),
    ("put_back_section", "section"),
    ("change_outcome", "outcome"),
    ("take_out_outcome", "outcome"),
    ("objective_change", "objective"),
    ("objective_measure", "objective"),
    ("objective_date", "objective"),
    ("objective_who_answers", "objective"),
    ("objective_outcomes", "objective"),
    ("objective_move", "objective"),
    ("objective_split", "objective"),
    ("objective_merge", "objective"),
    ("add_action", "objective"),
    ("arrange_actions", "objective"),
    ("take_out_objective", "objective"),
    ("action_change", "action"),
    ("action_date", "action"),
    ("action_who_answers", "action"),
    ("action_move", "action"),
    ("take_out_action", "action"),
)


@pytest.fixture
def everything(live, objective):
    return {
        "plan": live,
        "objective": objective,
        "section": objective.section,
        "action": ActionFactory(objective=objective),
        "outcome": OutcomeFactory(section=objective.section),
        "statement": StatementFactory(plan=live),
    }


def editing_pages(everything):
    return [reverse(f"plan:{name}", args=[everything[what].pk] if what else []) for name, what in EDITING]


def test_keepers_meet_a_form_on_every_page_that_changes_something(keeper, everything):
    for address in editing_pages(everything):
        assert keeper.get(address).status_code == 200, address


def test_everybody_else_is_told_who_may(client, everything, dilys, femi, grace, ines, jo):
    before = [story_of(record) for record in everything.values()]
    for person in (dilys, femi, grace, ines, jo):
        client.force_login(person)
        for address in editing_pages(everything):
            for answer in (client.get(address), client.post(address, {"text": "Mine", "reason": WHY, "edition": "1"})):
                assert answer.status_code == 403, (person, address)
                assert "a business manager or a coordinator" in page(answer)
    assert [story_of(record) for record in everything.values()] == before


def test_a_closed_plan_says_so_before_anything_is_typed(keeper, everything):
    Plan.objects.update(stage="closed")

    for address in editing_pages(everything):
        if address not in (reverse("plan:add_plan"), reverse("plan:taken_out", args=[everything["plan"].pk])):
            answer = keeper.get(address)
            assert answer.status_code == 403 and "This plan is closed" in page(answer), address


# The plan, its statements, sections and outcomes


def test_starting_an_empty_plan_and_building_it_up(keeper):
    send(keeper, "add_plan", title="Neglect plan 2027", period_text="2027")
    plan = Plan.objects.get()
    send(keeper, "add_statement", plan.pk, kind="vision", text="Every child is safe")
    send(keeper, "add_section", plan.pk, title="Neglect", kind="priority", printed_reference="P1")
    section = Section.objects.get()
    send(keeper, "add_outcome", section.pk, text="Children are seen")
    answer = send(keeper, "add_objective", section.pk, text="Run the audit", measure_text="", outcomes=[Outcome.objects.get().pk])

    made = Objective.objects.get()
    assert answer.url == reverse("plan:objective_date", args=[made.pk])
    assert list(made.outcomes.all()) == [Outcome.objects.get()]
    assert (plan.stage, Statement.objects.get().text, str(section)) == ("draft", "Every child is safe", "P1 Neglect")
    assert "Run the audit" in page(keeper.get(plan.get_absolute_url()))


def test_the_period_of_a_plan_must_run_forwards(keeper, live):
    answer = send(
        keeper, "change_plan", live.pk, title="Plan", period_start="2027-04-01", period_end="2026-04-01", reason=WHY, edition=1
    )

    assert errors_on(answer) == ["Last day must be the same as or after the first day"]


def test_a_change_to_a_live_plan_needs_its_reason_and_keeps_what_was_typed(keeper, objective):
    answer = send(keeper, "objective_change", objective.pk, text="Write it anew", edition=1)

    assert errors_on(answer) == ["Say why, so that others can follow it later"]
    assert "Write it anew" in page(answer)
    assert Objective.objects.get().text == "Write the strategy and publish it"


def test_a_draft_asks_for_no_reason(keeper):
    section = SectionFactory()

    assert 'name="reason"' not in page(keeper.get(reverse("plan:change_section", args=[section.pk])))
    send(keeper, "change_section", section.pk, title="Neglect", kind="standing", edition=1)
    assert str(Section.objects.get()) == "Neglect"


def test_changing_the_words_is_kept_with_its_reason_and_shown_in_history(keeper, objective, asha):
    answer = send(keeper, "objective_change", objective.pk, text="Write the strategy and tell people", reason=WHY, edition=1)

    assert answer.url == objective.get_absolute_url()
    told = page(keeper.get(reverse("plan:objective_history", args=[objective.pk])))
    assert "Changed this objective" in told and f"Reason: {WHY}" in told and asha.name in told
    assert "<del>" in told and "<ins>" in told


def test_the_second_person_to_save_sees_both_versions_and_chooses(keeper, objective):
    send(keeper, "objective_change", objective.pk, text="Theirs", reason=WHY, edition=1)
    answer = send(keeper, "objective_change", objective.pk, text="Mine", reason=WHY, edition=1)

    drawn = page(answer)
    assert "Somebody else saved this while you were working on it" in drawn
    assert "Theirs" in drawn and "Mine" in drawn and 'name="edition" value="2"' in drawn
    assert Objective.objects.get().text == "Theirs"

    send(keeper, "objective_change", objective.pk, text="Mine", reason=WHY, edition=2)
    assert Objective.objects.get().text == "Mine"


def test_a_tampered_edition_saves_nothing(keeper, objective):
    send(keeper, "objective_change", objective.pk, text="Mine", reason=WHY, edition="x1")

    assert Objective.objects.get().edition == 1


# Dates


def test_a_date_is_shown_as_understood_before_it_is_saved(keeper, objective):
    address = reverse("plan:objective_date", args=[objective.pk])
    first = keeper.post(address, {"due_text": "Q2 2027/28", "reason": WHY, "edition": 1})

    assert first.status_code == 200
    assert "Some time from 1 July to 30 September 2027" in page(first)
    assert not Objective.objects.get().due_text

    second = keeper.post(
        address, {"due_text": "Q2 2027/28", "shown_for": "Q2 2027/28", "meaning": "yes", "reason": WHY, "edition": 1}
    )
    assert second.url == objective.get_absolute_url()
    due = Objective.objects.get().due
    assert (due.text, str(due.earliest), str(due.latest), due.precision) == ("Q2 2027/28", "2027-07-01", "2027-09-30", "quarter")


def test_other_words_are_shown_again_before_they_are_saved(keeper, objective):
    answer = send(
        keeper, "objective_date", objective.pk, due_text="May 2027", shown_for="Q2 2027/28", meaning="yes", reason=WHY, edition=1
    )

    assert "Some time from 1 to 31 May 2027" in page(answer) and not Objective.objects.get().due_text


@pytest.mark.parametrize(
    ("meaning", "more", "expected"),
    [
        ("by", {"by-month": "5", "by-year": "2027"}, ("2027-05-01", "2027-05-31", "month", "")),
        ("round", {"rhythm": "FREQ=MONTHLY;INTERVAL=6"}, ("None", "None", "ongoing", "FREQ=MONTHLY;INTERVAL=6")),
        (
            "round",
            {"rhythm": "FREQ=YEARLY", "first-month": "9", "first-year": "2027"},
            ("2027-09-01", "2027-09-30", "ongoing", "FREQ=YEARLY"),
        ),
        ("none", {}, ("None", "None", "unknown", "")),
    ],
)
def test_what_the_reader_did_not_understand_is_said_otherwise(keeper, objective, meaning, more, expected):
    words = "when the new post is filled, probably"
    send(keeper, "objective_date", objective.pk, due_text=words, shown_for=words, meaning=meaning, reason=WHY, edition=1, **more)

    due = Objective.objects.get().due
    assert due.text == words
    assert (str(due.earliest), str(due.latest), due.precision, due.recurrence) == expected


def test_words_that_name_no_date_are_not_taken_as_understood(keeper, objective):
    first = send(keeper, "objective_date", objective.pk, due_text="in due course", reason=WHY, edition=1)
    assert "These words name no date" in page(first)
    assert not re.search(r'name="meaning"[^>]*value="yes"[^>]*checked', page(first))

    second = send(keeper, "objective_date", objective.pk, due_text="in due course", shown_for="in due course", reason=WHY, edition=1)
    assert errors_on(second) == ["Answer the question “Is this what it means?”"]


def test_a_date_can_be_taken_away(keeper, live):
    action = ActionFactory(objective__section__plan=live, due_text="May 2027", due_precision="month")

    send(keeper, "action_date", action.pk, due_text="", reason=WHY, edition=1)

    assert Action.objects.get().due_text == "" and Action.objects.get().due_precision == ""


# Who answers


def test_somebody_is_chosen_to_answer_and_another_added_without_saving(keeper, objective, hospital):
    post = Post.objects.create(name="Training Officer")
    address = reverse("plan:objective_who_answers", args=[objective.pk])
    first = keeper.post(address, {"more": f"post:{post.pk}", "more_part": "lead", "add-another": "yes", "reason": WHY, "edition": 1})

    assert f'name="rows" value="post:{post.pk}"' in page(first) and WHY in page(first)
    assert errors_on(first) == [] and who_answers_in_words(objective) == []

    keeper.post(
        address,
        {
            "rows": [f"post:{post.pk}"],
            f"part-post:{post.pk}": "support",
            "more": f"organisation:{hospital.pk}",
            "more_part": "lead",
            "reason": WHY,
            "edition": 1,
        },
    )
    assert who_answers_in_words(objective) == ["Testshire Hospitals Trust (leads)", "Training Officer (supports)"]


def test_somebody_no_longer_answers(keeper, live):
    held = AccountabilityFactory(objective__section__plan=live, party=PartyFactory(printed="All partners"))
    who = f"party:{held.party_id}"

    send(keeper, "objective_who_answers", held.objective_id, rows=who, reason=WHY, edition=1, **{f"part-{who}": "none"})

    assert who_answers_in_words(held.objective) == []


def test_somebody_who_is_not_on_the_list_cannot_be_slipped_in(keeper, objective):
    send(keeper, "objective_who_answers", objective.pk, rows="group:987", reason=WHY, edition=1, **{"part-group:987": "lead"})
    answer = send(keeper, "objective_who_answers", objective.pk, more="group:987", reason=WHY, edition=1)

    assert errors_on(answer) and who_answers_in_words(objective) == []


# Structure


def test_up_down_and_a_place_put_things_in_order_without_scripts(keeper, live):
    section = SectionFactory(plan=live)
    rows = [ObjectiveFactory(section=section, text=letter, position=n) for n, letter in enumerate("abc")]

    def order():
        return "".join(Objective.objects.filter(section=section).order_by("position").values_list("text", flat=True))

    answer = send(keeper, "arrange_objectives", section.pk, up=rows[2].pk, reason=WHY)
    assert order() == "acb" and f"#row-{rows[2].pk}" in answer.url
    assert WHY in page(keeper.get(answer.url)) and "moved</span>" in page(keeper.get(answer.url))
    send(keeper, "arrange_objectives", section.pk, down=rows[0].pk, reason=WHY)
    assert order() == "cab"
    send(keeper, "arrange_objectives", section.pk, move=rows[1].pk, reason=WHY, **{f"place-{rows[1].pk}": "1"})
    assert order() == "bca"
    assert errors_on(send(keeper, "arrange_objectives", section.pk, up=rows[0].pk)) == ["Say why, so that others can follow it later"]
    send(keeper, "arrange_objectives", section.pk, move=rows[1].pk, reason=WHY, **{f"place-{rows[1].pk}": "soon"})
    assert order() == "bca"


@pytest.mark.parametrize("what", ["sections", "outcomes", "actions", "statements"])
def test_everything_else_is_put_in_order_the_same_way(keeper, live, what):
    section = SectionFactory(plan=live)
    objective = ObjectiveFactory(section=section)
    made = {
        "sections": lambda: SectionFactory(plan=live, position=5),
        "outcomes": lambda: OutcomeFactory(section=section),
        "actions": lambda: ActionFactory(objective=objective),
        "statements": lambda: StatementFactory(plan=live, kind="value"),
    }[what]
    first, second = made(), made()
    parts = {"sections": [live.pk], "outcomes": [section.pk], "actions": [objective.pk], "statements": [live.pk, "value"]}[what]

    send(keeper, f"arrange_{what}", *parts, move=second.pk, reason=WHY, **{f"place-{second.pk}": "1"})

    rows = list(type(first).objects.filter(pk__in=[first.pk, second.pk]).order_by("position", "pk"))
    assert [row.pk for row in rows] == [second.pk, first.pk]


def test_an_objective_is_moved_to_another_section(keeper, objective, live):
    other = SectionFactory(plan=live, title="Elsewhere")

    send(keeper, "objective_move", objective.pk, section=other.pk, reason=WHY, edition=1)

    assert Objective.objects.get().section == other
    answer = send(keeper, "objective_move", objective.pk, section=SectionFactory().pk, reason=WHY, edition=2)
    assert errors_on(answer) and Objective.objects.get().section == other


def test_an_action_is_moved_to_another_objective(keeper, objective, live):
    action, other = ActionFactory(objective=objective), ObjectiveFactory(section__plan=live)

    send(keeper, "action_move", action.pk, objective=other.pk, reason=WHY, edition=1)

    assert Action.objects.get().objective == other


def test_an_objective_is_split_where_its_text_divides(keeper, objective):
    action = ActionFactory(objective=objective)
    address = reverse("plan:objective_split", args=[objective.pk])
    first = page(keeper.get(address))
    place = re.search(r'name="at" type="checkbox" value="(\d+)"', first).group(1)
    assert "and publish it" in first
    assert "Tick at least one part" in page(keeper.get(address, {"go": "yes"}))

    second = page(keeper.get(address, {"at": place, "go": "yes"}))
    assert "Write the strategy</textarea>" in second and "Publish it</textarea>" in second

    answer = keeper.post(
        f"{address}?at={place}&go=yes",
        {"piece-1": "Write the strategy", "piece-2": "Publish the strategy", f"action-{action.pk}": "2", "reason": WHY, "edition": 1},
    )
    assert answer.url == objective.section.get_absolute_url()
    assert list(Objective.objects.order_by("position").values_list("text", flat=True)) == ["Write the strategy", "Publish the strategy"]
    fresh = Objective.objects.exclude(pk=objective.pk).get()
    assert Action.objects.get().objective == fresh
    told = page(keeper.get(reverse("plan:objective_history", args=[fresh.pk])))
    assert "was split from" in told


def test_a_text_that_cannot_divide_leads_elsewhere(keeper, live):
    objective = ObjectiveFactory(section__plan=live, text="One thing only")

    drawn = page(keeper.get(reverse("plan:objective_split", args=[objective.pk])))

    assert "There is no place in this text" in drawn and reverse("plan:add_objective", args=[objective.section_id]) in drawn


def test_two_objectives_are_merged(keeper, objective, live):
    other = ObjectiveFactory(section=objective.section, text="Tell people", due_text="May 2027", due_precision="month")
    address = reverse("plan:objective_merge", args=[objective.pk])
    assert "Tell people" in page(keeper.get(address))
    chosen = page(keeper.get(address, {"other": other.pk}))
    assert "This one leaves" in chosen and "Write the strategy and publish it\nTell people" in chosen.replace("&#10;", "\n")

    keeper.post(
        f"{address}?other={other.pk}",
        {"text": "Write, publish and tell people", "due": "gone", "reason": WHY, "edition": 1, "other_edition": 1},
    )

    kept, gone = Objective.objects.get(pk=objective.pk), Objective.objects.get(pk=other.pk)
    assert (kept.text, kept.due_text) == ("Write, publish and tell people", "May 2027")
    assert gone.retired_on and kept.label in gone.retired_because
    assert "was merged into" in page(keeper.get(reverse("plan:objective_history", args=[gone.pk])))


def test_a_merge_with_what_somebody_else_changed_is_stopped(keeper, objective):
    other = ObjectiveFactory(section=objective.section, edition=4)
    address = f"{reverse('plan:objective_merge', args=[objective.pk])}?other={other.pk}"

    answer = keeper.post(address, {"text": "Both", "due": "kept", "reason": WHY, "edition": 1, "other_edition": 3})

    assert answer.status_code == 200 and "Someone else changed this" in page(answer)
    assert Objective.objects.get(pk=other.pk).retired_on is None
    assert Objective.objects.get(pk=objective.pk).text == "Write the strategy and publish it"


# Taking out and putting back


def test_taking_out_says_what_goes_with_it_and_withdraws_what_is_still_asked(keeper, objective, grace, hospital, asha):
    held = AccountabilityFactory(objective=objective, party=PartyFactory(printed="", organisation=hospital))
    ask = Ask.objects.create(
        party=held.party, record=f"plan.objective:{objective.pk}", record_label="x", question="What happened?",
        asked_on="2026-11-01", due_on="2026-11-30", asked_by=f"person:{asha.pk}",
    )  # fmt: skip
    assert "Its actions leave with it" in page(keeper.get(reverse("plan:take_out_objective", args=[objective.pk])))

    answer = send(keeper, "take_out_objective", objective.pk, reason="Done by the council", edition=1)

    assert answer.url == objective.section.get_absolute_url()
    assert str(Objective.objects.get().retired_on) == "2026-11-23"
    ask.refresh_from_db()
    assert ask.state == "withdrawn"


def test_what_was_taken_out_is_put_back(keeper, objective):
    send(keeper, "take_out_objective", objective.pk, reason="Done", edition=1)
    listed = page(keeper.get(reverse("plan:taken_out", args=[objective.section.plan_id])))
    assert reverse("plan:put_back_objective", args=[objective.pk]) in listed

    answer = send(keeper, "put_back_objective", objective.pk, reason="It was not done", edition=2)

    assert answer.url == objective.get_absolute_url() and Objective.objects.get().retired_on is None
    told = page(keeper.get(reverse("plan:objective_history", args=[objective.pk])))
    assert "Took this objective out of the plan" in told and "Put this objective back into the plan" in told


@pytest.mark.parametrize("noun", ["statement", "section", "outcome", "action"])
def test_everything_can_be_taken_out_and_put_back(keeper, everything, noun):
    record = everything[noun]
    assert send(keeper, f"take_out_{noun}", record.pk, reason="Over", edition=1).status_code == 302
    assert type(record).objects.get(pk=record.pk).retired_on
    assert send(keeper, f"put_back_{noun}", record.pk, reason="Not over", edition=2).status_code == 302
    assert type(record).objects.get(pk=record.pk).retired_on is None


def test_taking_out_twice_is_refused_beside_the_form(keeper, everything):
    outcome = everything["outcome"]
    send(keeper, "take_out_outcome", outcome.pk, reason="Over", edition=1)

    answer = send(keeper, "take_out_outcome", outcome.pk, reason="Over", edition=2)

    assert errors_on(answer) == ["This outcome was taken out of the plan already."]


# History


def test_the_history_of_a_plan_tells_of_everything_in_it_a_page_at_a_time(keeper, live):
    section = SectionFactory(plan=live)
    for number in range(55):
        send(keeper, "add_outcome", section.pk, text=f"Outcome {number}", reason=WHY)

    address = reverse("plan:plan_history", args=[live.pk])
    newest = page(keeper.get(address))
    assert "Outcome 54" in newest and "Outcome 2<" not in newest
    older = re.search(r'href="(\?before=\d+)"', newest).group(1)
    oldest = page(keeper.get(address + older))
    assert "Outcome 2" in oldest and "Outcome 54" not in oldest and "Older" not in oldest
    assert "Nothing older" not in oldest


def test_an_untouched_record_says_that_nothing_has_happened(keeper, objective):
    assert "Nothing has happened here yet" in page(keeper.get(reverse("plan:objective_history", args=[objective.pk])))


def test_a_change_of_date_reads_as_one_change(keeper, objective):
    send(keeper, "objective_date", objective.pk, due_text="May 2027", shown_for="May 2027", meaning="yes", reason=WHY, edition=1)

    told = page(keeper.get(reverse("plan:objective_history", args=[objective.pk])))

    assert "Changed when this objective is due" in told
    assert "“May 2027”, from 1 May 2027, to 31 May 2027" in told
