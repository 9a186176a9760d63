"""Whoever answers for an objective says how it goes without being asked, on the plan's own scale; others read it beside
what the dates show."""

import pytest

from .acting import DELE, MARCUS, PRIYA, follow, heading, press, said, sign_in
from .looking import look_at

PANEL = "Turn the exploitation panel into a strategic panel"
REVIEW = "Set up a task and finish group"


@pytest.mark.long
def test_a_chair_gives_an_update_and_the_business_manager_sees_where_it_does_not_agree(product, visit):
    marcus = visit(product, phone=True)
    sign_in(marcus, MARCUS)
    the_chair_rates_what_his_group_leads(marcus)
    priya = visit(product)
    sign_in(priya, PRIYA)
    she_finds_what_does_not_agree(priya)
    she_chooses_another_scale(priya)
    what_was_said_keeps_its_words(marcus)
    an_agency_that_does_not_answer_for_it_only_reads(visit(product))


def the_chair_rates_what_his_group_leads(marcus):
    marcus.goto("/plans/1/")
    follow(marcus, f"…{PANEL}…")
    press(marcus, "Say what happened")
    press(marcus, "Answer…")
    look_at(marcus, "answer-rated")
    marcus.get_by_label("Here is what happened").check()
    marcus.get_by_label("In your own words").fill("The panel met as a strategic panel for the first time.")
    marcus.get_by_label("G: on course").check()
    marcus.get_by_text("Say more: what comes next").click()
    marcus.get_by_label("Day").fill("1")
    marcus.get_by_label("Month").fill("3")
    marcus.get_by_label("Year").fill("2020")
    press(marcus, "Send")
    assert "must be today or later" in marcus.inner_text(".govuk-error-summary")
    look_at(marcus, "answer-rated-refused")
    marcus.get_by_label("Year").fill("2031")
    press(marcus, "Send")
    assert "The panel met as a strategic panel for the first time." in said(marcus)


def she_finds_what_does_not_agree(priya):
    priya.goto("/plans/1/list/")
    priya.get_by_label("Reported").select_option("Does not agree with its position")
    press(priya, "Apply filters")
    look_at(priya, "list-disagrees")
    follow(priya, f"…{REVIEW}…")
    assert "Reported “on course”;" in said(priya) and "days overdue" in said(priya)


def she_chooses_another_scale(priya):
    priya.goto("/plans/1/about/")
    follow(priya, "Change the scale")
    follow(priya, "Four points")
    look_at(priya, "scale")
    priya.get_by_label("Letter or number of step 1").fill("")
    priya.get_by_label("Why this change?").fill("Agreed by the executive group")
    press(priya, "Save")
    assert "Step 1: enter its letter or number" in priya.inner_text(".govuk-error-summary")
    priya.get_by_label("Letter or number of step 1").fill("4")
    press(priya, "Save")
    assert "4 Fully in place" in said(priya)
    follow(priya, "History")
    assert "Scale of ratings" in said(priya) and "Agreed by the executive group" in said(priya)


def what_was_said_keeps_its_words(marcus):
    marcus.goto("/plans/1/")
    follow(marcus, f"…{PANEL}…")
    assert "Reported: G on course" in said(marcus) and "Expected to be done by 1 March 2031" in said(marcus)
    look_at(marcus, "objective-rated-phone")


def an_agency_that_does_not_answer_for_it_only_reads(dele):
    sign_in(dele, DELE)
    dele.goto("/plans/1/")
    follow(dele, f"…{PANEL}…")
    assert "Reported: G on course" in said(dele)
    assert "Give an update" not in said(dele) and "Write it down for" not in said(dele)
    assert heading(dele).startswith("Turn the exploitation panel")
