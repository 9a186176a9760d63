"""Pictures of plans far longer than any: drawn in pages, narrowed by typing, and saying the same as of a short one."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.plan.presenters.paging import page_of
from lineofsight.plan.presenters.timeline import MOST_ROWS, timeline_of
from lineofsight.plan.presenters.wall import MOST_TILES, wall_of
from lineofsight.plan.queries.overview import SectionLines, overview_of
from lineofsight.returns.queries import answer_days

from .making import TODAY, a_wide_plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


def test_a_very_long_plan_is_drawn_a_few_sections_at_a_time(client, grace):
    plan = a_wide_plan(40, 8)
    client.force_login(grace)

    first = client.get(plan.get_absolute_url()).content.decode()
    assert first.count('class="los-tile ') == MOST_TILES // 9 * 8 and "Page 1 of 4" in first
    last = client.get(plan.get_absolute_url(), {"page": 4}).content.decode()
    assert last.count('class="los-tile ') == 320 - 3 * (MOST_TILES // 9 * 8) and "Page 4 of 4" in last
    assert "320 objectives" in first and "320 objectives" in last


def test_a_section_too_long_for_a_page_goes_on_over_pages_and_says_which_part_stands_here(client, grace):
    plan = a_wide_plan(1, 150)
    client.force_login(grace)

    first = client.get(plan.get_absolute_url()).content.decode()
    second = client.get(plan.get_absolute_url(), {"page": 2}).content.decode()

    here = MOST_TILES - 1
    assert first.count('class="los-tile ') == here and f"1 to {here} of 150" in first
    assert second.count('class="los-tile ') == 150 - here and f"{here + 1} to 150 of 150" in second


@given(
    st.lists(st.lists(st.integers(1, 6), max_size=9), max_size=12), st.integers(2, 20), st.integers(-5, 40)
)
def test_pages_hold_every_objective_once_in_order_and_every_section(sizes, most, wanted):
    sections = [
        SectionLines(
            place, "priority", "", str(place), "", tuple((place, one) for one in range(len(rows))), {}
        )
        for place, rows in enumerate(sizes)
    ]

    def rows_of(section):
        return sizes[section.pk]

    seen, headings, asked = [], [], {}
    while True:
        page = page_of(sections, asked, most=most, sizes=rows_of)
        held = [one for section in page.sections for one in section.objectives]
        rows = len(page.sections) + sum(sizes[place][one] for place, one in held)
        assert rows <= most or len(held) <= 1
        seen, headings = seen + held, headings + [section.pk for section in page.sections]
        if not page.after:
            break
        asked = {"page": page.after.removeprefix("?page=")}
    assert seen == [(place, one) for place, rows in enumerate(sizes) for one in range(len(rows))]
    assert list(dict.fromkeys(headings)) == [section.pk for section in sections]
    anywhere = page_of(sections, {"page": str(wanted)}, most=most, sizes=rows_of)
    assert not sections or anywhere.sections


def test_a_section_that_fits_on_a_page_is_never_cut():
    sections = [
        SectionLines(place, "priority", "", str(place), "", tuple(range(count)), {})
        for place, count in enumerate((6, 7, 3, 25, 2))
    ]

    pages = [
        page_of(sections, {"page": str(number)}, most=10, sizes=lambda section: [1] * len(section.objectives))
        for number in range(1, 7)
    ]

    cut = {section.pk for page in pages for section in page.sections if section.part}
    assert cut == {3}


def test_an_objective_with_more_actions_than_fit_goes_on_over_pages_of_the_timeline(on_23_november):
    plan = a_wide_plan(1, 2, actions=MOST_ROWS)
    overview = overview_of(plan, TODAY, with_actions=True)
    seen, asked = [], {}
    while True:
        timeline = timeline_of(plan, overview, asked, answer_days)
        drawn = [line for section in timeline.page.sections for line in section.objectives]
        assert len(drawn) < MOST_ROWS
        seen += drawn
        if not timeline.page.after:
            break
        asked = {"page": timeline.page.after.removeprefix("?page=")}

    assert seen == list(overview.lines)
    assert timeline.answer == timeline_of(plan, overview, {}, answer_days).answer


def test_of_more_parties_than_can_be_chosen_from_part_of_a_name_is_typed(client, grace, monkeypatch):
    monkeypatch.setattr("lineofsight.plan.presenters.choosing.AS_A_SELECT", 5)
    monkeypatch.setattr("lineofsight.design.lists.columns.AS_A_SELECT", 5)
    plan = a_wide_plan(1, 24)
    overview = overview_of(plan, TODAY)

    typed = wall_of(overview, {"who": "NUMBER 11"})
    by_id = wall_of(overview, {"who": str(overview.objectives[0].answering[0].party_id)})

    assert len(typed.narrowed.objectives) == len(by_id.narrowed.objectives) == 2
    client.force_login(grace)
    page = client.get(plan.get_absolute_url(), {"who": "number 11"}).content.decode()
    assert '<input class="govuk-input" type="search" id="narrow-who" name="who" value="number 11">' in page
    assert "Showing 2 of 24 objectives (who answers: number 11)" in page
    listed = client.get(reverse("plan:promises", args=[plan.pk]), {"who": "number 11"}).content.decode()
    assert "2 objectives and actions match" in listed
