"""The wall, the timeline and who carries what: what they count, where they draw it, and how they are narrowed."""

import datetime
import re
from dataclasses import replace

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.groups.tests.factories import PostFactory
from lineofsight.people.tests.cast import read_as
from lineofsight.plan.models import Action, Due, Objective, Section
from lineofsight.plan.position import Standing, position_of
from lineofsight.plan.presenters.carriers import carriers_of
from lineofsight.plan.presenters.choosing import narrowed
from lineofsight.plan.presenters.timeline import LEFT, RIGHT, Axis, axis_for, days_of, timeline_of
from lineofsight.plan.presenters.wall import wall_of
from lineofsight.plan.queries.judgements import NOTHING_CLAIMED, Claim, Judgements
from lineofsight.plan.queries.lines import asking_of
from lineofsight.plan.queries.overview import overview_of
from lineofsight.plan.queries.plans import is_overdue, plans_with_counts
from lineofsight.plan.queries.sentences import position_in_three_sentences
from lineofsight.returns.queries import NEVER_ASKED, answer_days

from .factories import AccountabilityFactory, ObjectiveFactory, PartyFactory, PlanFactory, SectionFactory
from .making import TODAY, a_lifelike_plan, a_wide_plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


@pytest.fixture
def made(on_23_november, asha):
    return a_lifelike_plan(asha)


@pytest.fixture
def overview(made):
    return overview_of(made.plan, TODAY, with_actions=True)


def words_of(lines):
    return [line.label for line in lines]


# The overview


def test_the_overview_stands_in_printed_order_with_actions_below_their_objective(made, overview):
    assert [section.name for section in overview.sections][:2] == [
        "P1 Keeping teenagers safe outside the home",
        "P2 Neglect",
    ]
    assert words_of(overview.objectives)[:6] == ["1.1", "1.2", "1.3", "1.4", "1.5", "2.1"]
    assert words_of(overview.lines)[:5] == ["1.1", "A1", "A2", "1.2", "A3"]
    assert len(overview.objectives) == 40 and len(overview.lines) == 46


@pytest.mark.parametrize(("sections", "objectives"), [(1, 1), (5, 5), (40, 8)])
def test_the_overview_costs_seven_queries_and_eight_with_actions(
    sections, objectives, django_assert_num_queries
):
    plan = a_wide_plan(sections, objectives, actions=1)

    with django_assert_num_queries(7):
        assert len(overview_of(plan, TODAY).objectives) == sections * objectives
    with django_assert_num_queries(8):
        assert len(overview_of(plan, TODAY, with_actions=True).lines) == 2 * sections * objectives


def test_what_was_taken_out_is_not_in_the_overview(made):
    Objective.objects.filter(pk=made.objectives[0].pk).update(retired_on=TODAY)
    Section.objects.filter(pk=made.sections[1].pk).update(retired_on=TODAY)

    overview = overview_of(made.plan, TODAY, with_actions=True)

    assert len(overview.sections) == 11 and len(overview.objectives) == 40 - 1 - 4
    assert "A1" not in words_of(overview.lines)


def test_each_line_knows_who_answers_how_alive_it_is_and_where_it_stands(overview):
    lines = {line.label: line for line in overview.objectives}

    assert (lines["1.1"].edge, lines["1.1"].standing) == ("silent", "overdue")
    assert (lines["1.2"].edge, lines["1.2"].standing) == ("answered", "on-course")
    assert [(one.name, one.part) for one in lines["1.2"].answering] == [
        ("Marlowe Vale Police", "lead"),
        ("Vale Hospitals Trust", "support"),
    ]
    assert (lines["1.4"].edge, lines["1.4"].standing) == ("asked", "ongoing")
    assert (lines["2.4"].edge, lines["2.4"].standing) == ("not_due", "not-due")
    assert lines["3.3"].answers_nobody and lines["3.3"].who == "Nobody answers for this"
    assert lines["1.5"].answers_everybody and "nobody in particular" in lines["1.5"].who
    assert not lines["4.2"].answers_everybody and lines["4.2"].leads[0].kind == ""
    assert lines["5.4"].standing == "silent"


def test_the_sentence_of_a_tile_says_it_all(overview):
    said = overview.objectives[0].sentence

    for words in (
        "Map the places",
        "Exploitation Sub-Group",
        "Overdue: It was due by 30 September 2026",
        "Nothing has been claimed yet",
    ):
        assert words in said


# The wall


def test_the_wall_has_priorities_and_core_business_side_by_side(overview):
    wall = wall_of(overview, {})

    assert [(band.name, len(band.columns)) for band in wall.bands] == [
        ("Priorities", 5),
        ("Core business", 7),
    ]
    assert wall.answer.startswith(
        "11 of 40 objectives have been answered; 4 asked and silent, 5 asked and still in time, 13 never asked about and 7 not due yet."
    )
    assert "Nobody answers for 4." in wall.answer


def test_a_plan_of_one_kind_of_section_has_one_band_without_a_name(made):
    made.plan.sections.update(kind="priority")

    assert [band.name for band in wall_of(overview_of(made.plan, TODAY), {}).bands] == [""]


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"who": "nobody"}, 4),
        ({"who": "everybody"}, 5),
        ({"position": "overdue"}, 6),
        ({"position": "silent"}, 1),
        ({"position": "no such position"}, 40),
        ({"who": "987654"}, 40),
        ({"who": "nobody", "position": "overdue"}, 0),
    ],
)
def test_the_wall_is_narrowed(made, asked, count):
    wall = wall_of(overview_of(made.plan, TODAY), asked)

    assert len(wall.narrowed.objectives) == count
    assert wall.narrowed.is_narrowed == (count != 40)
    if count == 0:
        assert wall.bands == () and wall.answer == "There is no objective to show."


def test_the_wall_is_narrowed_to_a_party_and_to_a_section(made, overview):
    party = made.objectives[1].accountabilities.first().party
    by_party = wall_of(overview, {"who": str(party.pk)})
    assert words_of(by_party.narrowed.objectives) == ["1.2"]
    assert by_party.narrowed.narrowed_to == "who answers: Marlowe Vale Police"
    by_section = wall_of(overview, {"section": str(made.sections[2].pk)})
    assert words_of(by_section.narrowed.objectives) == ["3.1", "3.2", "3.3"]
    assert [column.section.title for band in by_section.bands for column in band.columns] == [
        "Child sexual abuse"
    ]


def test_the_wall_is_narrowed_to_an_agency_with_its_posts_and_to_a_kind_of_section(made, overview):
    agency = made.objectives[1].accountabilities.first().party.organisation
    post = PostFactory(name="Detective Inspector, Exploitation", organisation=agency)
    theirs = made.objectives[4]
    theirs.accountabilities.all().delete()
    AccountabilityFactory(objective=theirs, party=PartyFactory(printed="", post=post))
    overview = overview_of(made.plan, TODAY)

    by_agency = wall_of(overview, {"who": f"agency-{agency.pk}"})
    assert [line.pk for line in by_agency.narrowed.objectives] == [made.objectives[1].pk, theirs.pk]
    standing = wall_of(overview, {"section": "standing"})
    assert {section.kind for section in standing.narrowed.sections} == {"standing"}
    assert standing.narrowed.narrowed_to == "section: All core business"


def test_judgements_are_drawn_from_what_is_known_of_them(overview):
    claimed = replace(overview.objectives[0], judgements=Judgements(Claim.SHOWN, Claim.CLAIMED, Claim.FAILED))

    assert (
        "Done: shown; embedded: claimed, not shown yet; changed: looked at, and not shown" in claimed.sentence
    )
    assert {line.judgements for line in overview.objectives} == {NOTHING_CLAIMED}
    section = replace(overview.sections[0], objectives=(claimed, *overview.sections[0].objectives[1:]))
    sentences = position_in_three_sentences(replace(overview, sections=(section, *overview.sections[1:])))
    assert sentences[2].endswith("1 is claimed as done, embedded or changed for children.")


def test_the_position_of_the_plan_in_three_sentences(overview):
    assert position_in_three_sentences(overview) == (
        "The plan has 40 objectives in 12 sections; nobody answers for 4 and 5 are everybody’s, so nobody’s in particular.",
        "6 are overdue and 3 are due in the next four weeks; 9 never had a date and 10 are ongoing.",
        "11 are answered, 4 asked and silent, 5 asked and still in time, 13 never asked about and 7 not due yet; nothing has been claimed as done yet.",
    )


def test_a_plan_without_dates_or_answers_says_so():
    plan = PlanFactory()
    ObjectiveFactory(section=SectionFactory(plan=plan))

    assert position_in_three_sentences(overview_of(plan, TODAY)) == (
        "The plan has 1 objective in 1 section; nobody answers for 1.",
        "None of them was given a date.",
        "None is answered and 1 never asked about; nothing has been claimed as done yet.",
    )
    assert position_in_three_sentences(overview_of(PlanFactory(), TODAY)) == ()


def test_the_drawn_wall_holds_every_objective_as_a_link_and_in_a_table(made, client, grace):
    client.force_login(grace)

    page = client.get(made.plan.get_absolute_url()).content.decode()

    assert page.count('class="los-tile ') == 40
    assert len(re.findall(r'class="los-tile [^"]*los-tile--nobody', page)) == 4
    assert page.count('href="#judged-empty"') == 3 * 40
    for objective in made.objectives:
        assert page.count(f'href="{objective.get_absolute_url()}"') == 2
    assert "Show as table" in page


# The timeline


def test_the_axis_runs_over_whole_financial_years_and_holds_every_date(made, overview):
    axis = axis_for(made.plan, days_of(overview.lines), TODAY)

    assert axis == Axis(datetime.date(2026, 4, 1), datetime.date(2028, 3, 31))
    assert list(axis.years) == [2026, 2027]
    assert (axis.x(axis.first), axis.x(axis.last)) == (LEFT, RIGHT)


def test_a_date_far_away_does_not_stretch_the_axis(made, overview):
    far = replace(
        overview.objectives[0],
        due=Due("2061", datetime.date(2061, 1, 1), datetime.date(2061, 12, 31), "year"),
    )

    assert len(axis_for(made.plan, days_of([far, *overview.lines]), TODAY).years) == 2


days = st.dates(datetime.date(2020, 1, 1), datetime.date(2040, 12, 31))


@given(days, days, st.integers(2020, 2039), st.integers(1, 8))
def test_a_later_day_never_stands_left_of_an_earlier_one_and_none_outside(one, other, year, years):
    axis = Axis(datetime.date(year, 4, 1), datetime.date(year + years, 3, 31))
    first, second = sorted((one, other))

    assert LEFT <= axis.x(first) <= axis.x(second) <= RIGHT


def test_the_timeline_puts_each_line_on_its_lane(made, overview):
    timeline = timeline_of(made.plan, overview, {}, answer_days)

    assert "A1" in words_of(timeline.rows) and "1.1" in words_of(timeline.rows)
    assert words_of(timeline.ongoing)[:3] == ["1.4", "1.5", "5.2"]
    assert {line.standing for line in timeline.undated} == {Standing.NEVER_DATED}
    assert len(timeline.rows) + len(timeline.ongoing) + len(timeline.undated) == 46
    assert timeline.answer == (
        "27 rows have a date, 8 of them are past it and the next falls by 30 November 2026; 10 are ongoing, 3 with a next "
        "review and 9 objectives were never dated."
    )


def test_the_picture_draws_bars_of_day_and_of_vague_dates_updates_and_today(made, overview):
    picture = str(timeline_of(made.plan, overview, {}, answer_days).picture)

    assert picture.count("los-timeline__link") == 37
    assert "Today, 23 November 2026" in picture and "2026/27" in picture and "2027/28" in picture
    assert picture.count('class="los-timeline__update"') == 10
    assert picture.count('class="los-timeline__review"') == 3
    pathway = picture[picture.index("3.1: Publish a local pathway") :].split("</a>")[0]
    assert "los-timeline__bar--vague" not in pathway and "31 October 2026 – overdue" in pathway
    audit = picture[picture.index("2.2: Run the third audit") :].split("</a>")[0]
    assert "los-timeline__bar--vague" in audit and "January 2027" in audit
    assert "style=" not in picture


def test_each_update_is_a_dot_and_the_words_stand_clear_of_them(made, overview):
    objective = overview.objectives[0]
    days = [datetime.date(2026, month, 9) for month in (8, 9, 10)]

    picture = str(timeline_of(made.plan, overview, {}, lambda names: {objective.record: days}).picture)

    row = picture[picture.index(f"{objective.label} {objective.text[:20]}") :].split("</a>")[0]
    dots = [float(x) for x in re.findall(r'<circle[^>]*cx="([\d.]+)"', row)]
    words = float(re.search(r'<text x="([\d.]+)"[^>]*los-timeline__words', row).group(1))
    assert len(dots) == 3 and words > max(dots)


def test_a_date_off_the_axis_is_drawn_at_its_edge(made, overview):
    far = replace(
        overview.objectives[0], due=Due("2061", datetime.date(2061, 1, 1), datetime.date(2061, 1, 1), "day")
    )
    section = replace(overview.sections[0], objectives=(far,), actions={})

    picture = str(
        timeline_of(
            made.plan, replace(overview, sections=(section, *overview.sections[1:])), {}, answer_days
        ).picture
    )

    places = [float(x) for x in re.findall(r'<rect x="([\d.]+)"', picture)]
    assert max(places) < RIGHT


def test_narrowing_the_timeline_keeps_the_objective_of_an_action_that_fits(made, overview):
    party = next(line for line in overview.lines if line.label == "A1").answering[0].party_id

    timeline = timeline_of(made.plan, overview, {"who": str(party)}, answer_days)

    assert words_of(timeline.rows) == ["1.1", "A1"]
    assert words_of(timeline.ongoing) == ["O30"]


def test_without_a_single_date_there_is_no_picture_but_a_list(made, client, grace):
    Objective.objects.update(
        due_earliest=None, due_latest=None, due_recurrence="", due_precision="", due_text=""
    )
    Action.objects.update(
        due_earliest=None, due_latest=None, due_recurrence="", due_precision="", due_text=""
    )
    client.force_login(grace)

    page = client.get(reverse("plan:timeline", args=[made.plan.pk])).content.decode()

    assert "<svg role" not in page and "Never dated: 40" in page


# Who carries what


def test_nobody_and_everybody_come_first_and_then_whoever_leads_most(made, overview):
    carriers = carriers_of(overview, made.plan.pk, {})

    assert [(row.name, row.total.count) for row in carriers.rows[:3]] == [
        ("Nobody", 4),
        ("Everybody", 5),
        ("Business Manager", 6),
    ]
    assert [row.total.count for row in carriers.rows[2:]] == sorted(
        (row.total.count for row in carriers.rows[2:]), reverse=True
    )
    assert carriers.answer == (
        "Business Manager leads the most: 6 of 40 objectives, 3 of them overdue. Nobody leads 4 and 5 rest on everybody."
    )


def test_each_cell_counts_what_is_led_what_is_overdue_and_what_is_supported(made, overview):
    carriers = carriers_of(overview, made.plan.pk, {})
    manager = next(row for row in carriers.rows if row.name == "Business Manager")
    trust = next(row for row in carriers.rows if row.name == "Vale Hospitals Trust")

    assert (manager.total.count, manager.total.overdue, manager.total.share) == (6, 3, 50)
    assert sum(cell.count for cell in manager.cells) == 6
    assert (trust.total.count, trust.total.supports) == (2, 11)
    assert all(cell.href for cell in trust.cells if not cell.is_empty)
    assert not any(cell.href for cell in manager.cells if cell.is_empty)


def test_a_cell_leads_to_what_it_counts(made, client, grace, overview):
    client.force_login(grace)
    nobody = carriers_of(overview, made.plan.pk, {}).rows[0]
    cell = next(cell for cell in nobody.cells if cell.count)

    page = client.get(cell.href).content.decode()

    assert re.search(r'role="status">1 objective or action matches', page)


def test_of_a_plan_that_names_very_many_those_who_carry_most_are_shown_and_the_others_counted(
    made, client, grace, overview, monkeypatch
):
    every = carriers_of(overview, made.plan.pk, {})
    monkeypatch.setattr("lineofsight.plan.presenters.carriers.MOST_ROWS", 3)

    few = carriers_of(overview, made.plan.pk, {})

    assert few.rows == every.rows[:5] and few.others == len(every.rows) - 5
    client.force_login(grace)
    page = client.get(reverse("plan:carriers", args=[made.plan.pk])).content.decode()
    assert f"{few.others} others answer for less than these" in page


def test_every_objective_is_carried_by_somebody_everybody_or_nobody(made, overview):
    """The twin: counted anew, one objective at a time."""
    rows = {row.name: row for row in carriers_of(overview, made.plan.pk, {}).rows}
    for line in overview.objectives:
        leads = (
            ["Nobody"]
            if not line.leads
            else ["Everybody"]
            if line.answers_everybody
            else [one.name for one in line.leads]
        )
        assert all(name in rows for name in leads)
    for name, row in rows.items():
        counted = 0
        for line in overview.objectives:
            leads = {one.name for one in line.answering if one.part == "lead"}
            if name == "Nobody":
                counted += not leads
            elif name == "Everybody":
                counted += line.answers_everybody
            else:
                counted += name in leads
        assert row.total.count == counted, name


# Two ways to say overdue


def test_the_database_and_the_position_agree_on_what_is_overdue(made, overview, asha):
    in_database = set(Objective.objects.filter(is_overdue(TODAY)).values_list("pk", flat=True))

    assert in_database == {line.pk for line in overview.objectives if line.is_overdue}
    counted = plans_with_counts(read_as(asha), TODAY).get(pk=made.plan.pk)
    assert (counted.sections_count, counted.objectives_count, counted.overdue_count, counted.unled_count) == (
        12,
        40,
        6,
        4,
    )


@given(
    st.none() | days,
    st.sampled_from(["", "FREQ=YEARLY", "FREQ=MONTHLY;INTERVAL=6", "FREQ=NEVER", "FREQ=YEARLY;BYMONTH=3"]),
    days,
)
def test_only_what_does_not_come_round_is_ever_overdue(latest, rule, on):
    due = Due("x", None, latest, "month", rule)

    is_late = position_of(due, asking_of(NEVER_ASKED), on).standing == Standing.OVERDUE

    assert is_late == (latest is not None and latest < on and rule == "")


def test_what_is_asked_for_with_unknown_values_is_the_whole_plan(overview):
    assert (
        narrowed(overview, {"who": "", "section": "x", "position": "\x00"}).objectives == overview.objectives
    )
