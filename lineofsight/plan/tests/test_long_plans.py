"""Pictures of plans far longer than any: cut to what fits, narrowed by typing, and saying the same as of a short one."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.people.tests.cast import read_as
from lineofsight.plan.presenters.agreed import MOST_ROWS as MOST_COMPARED
from lineofsight.plan.presenters.arranging import MOST_ROWS as MOST_IN_ORDER
from lineofsight.plan.presenters.paging import page_of
from lineofsight.plan.presenters.timeline import MOST_ROWS, timeline_of
from lineofsight.plan.presenters.wall import LEAST_IN_COLUMN, MOST_TILES, wall_of
from lineofsight.plan.queries.overview import overview_of
from lineofsight.plan.services.saving import save_plan
from lineofsight.plan.services.stages import move_plan
from lineofsight.returns.queries import answer_days

from .contents import a_plan, a_row, a_section
from .making import TODAY, a_wide_plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


def test_a_very_long_wall_shows_of_each_section_what_presses_most_and_counts_the_rest(client, grace):
    plan = a_wide_plan(10, 15)
    overview = overview_of(plan, TODAY)
    client.force_login(grace)

    page = client.get(plan.get_absolute_url()).content.decode()

    room = MOST_TILES // 10
    assert page.count('class="los-tile ') == 10 * room and "Page 1 of" not in page
    assert page.count(f"{15 - room} more: ") == 10 and "150 objectives" in page
    for column, section in zip(drawn_of(wall_of(overview, {})), overview.sections, strict=True):
        left_out = [line for line in section.objectives if line not in column.tiles]
        pressing = [(not line.answers_nobody, line.rank) for line in column.tiles]
        assert max(pressing) <= min((not line.answers_nobody, line.rank) for line in left_out)
        assert [line for line in section.objectives if line in column.tiles] == list(column.tiles)


def test_a_wall_of_very_many_sections_goes_on_over_pages(client, grace):
    plan = a_wide_plan(40, 8)
    client.force_login(grace)

    first = client.get(plan.get_absolute_url()).content.decode()
    second = client.get(plan.get_absolute_url(), {"page": 2}).content.decode()

    per_page = MOST_TILES // LEAST_IN_COLUMN
    assert first.count('class="los-tile ') == per_page * LEAST_IN_COLUMN and "Page 1 of 3" in first
    assert second.count('class="los-tile ') == per_page * LEAST_IN_COLUMN
    assert "320 objectives" in first and "320 objectives" in second


def test_the_wall_of_a_plan_as_long_as_plans_are_leaves_nothing_out():
    overview = overview_of(a_wide_plan(8, 10), TODAY)

    columns = drawn_of(wall_of(overview, {}))

    assert [column.tiles for column in columns] == [section.objectives for section in overview.sections]
    assert not any(column.rest for column in columns)


def test_a_very_long_plan_stands_beside_what_was_agreed_over_pages(client, asha):
    keeper = read_as(asha)
    plan = save_plan(
        a_plan(a_section("Core duties", *[a_row(f"Do thing {n}.") for n in range(130)])), by=keeper
    )
    move_plan(plan, "agreed", on=TODAY, by=keeper)
    client.force_login(asha)
    address = reverse("plan:as_agreed", args=[plan.pk])

    def shown(**asked):
        return client.get(address, asked).content.decode()

    assert "Nothing has changed since." in shown()
    pages = [shown(show="all", page=number) for number in (1, 2, 3)]
    for number in range(130):
        assert [f"Do thing {number}." in page for page in pages] == [
            number // (MOST_COMPARED - 1) == place for place in range(3)
        ]
    assert "?show=all&amp;page=2" in pages[0] and "Page 3 of 3" in pages[2]


def test_many_objectives_are_put_in_order_over_pages(client, asha):
    plan = a_wide_plan(1, 130)
    section = plan.sections.get()
    client.force_login(asha)
    address = reverse("plan:arrange_objectives", args=[section.pk])

    third = client.get(address, {"page": 3}).content.decode()
    row = list(section.objectives.order_by("position"))[120]
    assert (
        third.count('class="los-arrange__place"') == 130 - 2 * MOST_IN_ORDER and f'id="row-{row.pk}"' in third
    )
    sent = client.post(
        f"{address}?page=3", {"move": row.pk, f"place-{row.pk}": "2", "reason": "It comes first"}
    )
    after = client.get(sent.url).content.decode()

    assert [one.pk for one in section.objectives.order_by("position")].index(row.pk) == 1
    assert f'id="row-{row.pk}"' in after and "Page 1 of 3" in after
    assert 'href="?why=It+comes+first&amp;page=2"' in after


def drawn_of(wall):
    return [column for band in wall.bands for column in band.columns]


@given(st.lists(st.integers(0, 9), max_size=30), st.integers(1, 20), st.integers(-5, 40))
def test_pages_hold_every_thing_once_and_in_order(sizes, most, wanted):
    things = list(enumerate(sizes))

    def size(thing):
        return thing[1]

    seen, asked = [], {}
    while True:
        page = page_of(things, asked, most=most, size=size)
        assert sum(map(size, page.shown)) <= most or len(page.shown) == 1
        seen += page.shown
        if not page.after:
            break
        asked = {"page": page.after.removeprefix("?page=")}
    assert seen == things
    assert not things or page_of(things, {"page": str(wanted)}, most=most, size=size).shown


def test_an_objective_with_more_actions_than_fit_goes_on_over_pages_of_the_timeline(on_23_november):
    plan = a_wide_plan(1, 2, actions=MOST_ROWS)
    overview = overview_of(plan, TODAY, with_actions=True)
    seen, asked = [], {}
    while True:
        timeline = timeline_of(plan, overview, asked, answer_days)
        drawn = [line for section in timeline.page.shown for line in section.objectives]
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
