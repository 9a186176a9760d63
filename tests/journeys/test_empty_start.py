"""A partnership starts with nothing: `make run DEMO=no`, the set-up page, the first people, the first plan."""

from pathlib import Path

import pytest

from .acting import follow, heading, press, said, set_up, sign_in
from .looking import look_at
from .product import running
from .proofs import proves
from .spreadsheet import append, write

NADIA, OMAR = "nadia@eastmoor.example", "omar@eastmoor.example"
PASSWORD, OMARS = "a lamp in the window", "nine grey herons fly"
PLAN = """Eastmoor Safeguarding Children Partnership
Business Plan 2027 – 2029

| Priority | Objective | Lead | When |
|---|---|---|---|
| Neglect | Rewrite the neglect strategy. | Business Manager | March 2028 |
| Neglect | Train every health visitor in neglect. | Eastmoor Community Health | September 2028 |
| Voice | Ask children what changed for them. | Business Manager | Ongoing |
"""


@pytest.fixture
def just_cloned(tmp_path):
    """What somebody has who typed `make run DEMO=no` after cloning: the product, in an empty data folder."""
    with running(tmp_path / "data", demonstration=False, typed=("make", "run", "DEMO=no")) as product:
        yield product


@proves(row=0)
def test_an_administrator_sets_a_partnership_up_and_its_business_manager_brings_the_first_plan_in(
    just_cloned, visit, tmp_path
):
    late = has_the_set_up_page_open_as_well(just_cloned, visit)
    nadia = visit(just_cloned)
    is_led_to_the_set_up_page_and_refused_a_weak_password(nadia)
    is_told_that_it_is_set_up_already(late)
    signs_out_and_in_again(nadia)
    brings_the_first_people_in(nadia, tmp_path)
    gives_somebody_the_role_and_an_account(nadia)
    omar = chooses_a_password_with_the_link(just_cloned, visit)
    brings_the_first_plan_in_and_agrees_it(omar)
    reads_it_on_a_phone(just_cloned, visit)


def has_the_set_up_page_open_as_well(product, visit):
    """A colleague in another window, at the same time."""
    late = visit(product)
    late.goto("/plans/")
    assert heading(late) == "Set up your partnership", "every page leads there"
    return late


def is_led_to_the_set_up_page_and_refused_a_weak_password(page):
    told = {"name": "Nadia Crewe", "address": NADIA, "areas": "Eastmoor"}
    partnership = "Eastmoor Safeguarding Children Partnership"
    set_up(page, partnership, **told, password="nadia crewe 1")
    assert "too similar" in page.inner_text(".govuk-error-summary")
    look_at(page, "set-up-refused")
    assert page.get_by_label("Name of the partnership").input_value() == partnership, "what was typed is kept"
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("No", exact=True).check()
    press(page, "Set up")
    assert "is set up, and you are signed in" in said(page)
    look_at(page, "first-page-of-an-administrator")


def is_told_that_it_is_set_up_already(late):
    """Sent a moment later, the second form makes nobody an administrator."""
    late.get_by_label("Name of the partnership").fill("Eastmoor Partnership")
    late.get_by_label("Local authority areas").fill("Eastmoor")
    late.get_by_label("Your name").fill("Late Comer")
    late.get_by_label("Your email address").fill("late@eastmoor.example")
    late.get_by_label("Password", exact=True).fill("a lamp in the window")
    late.get_by_label("Yes").check()
    press(late, "Set up")
    assert heading(late) == "Sign in"
    assert "is set up already" in said(late)
    late.goto("/set-up/")
    assert heading(late) == "Sign in"


def signs_out_and_in_again(page):
    page.locator("header summary", has_text="Nadia Crewe").click()
    press(page, "Sign out", within=page.locator("header"))
    sign_in(page, "", address=NADIA, password=PASSWORD)
    assert "Nadia Crewe" in page.locator("header").inner_text()


def brings_the_first_people_in(page, folder: Path):
    page.goto("/people/")
    look_at(page, "people-at-first")
    follow(page, "Import a file")
    with page.expect_download() as coming:
        page.get_by_role("link", name="template").first.click()
    file = folder / "Our people.xlsx"
    coming.value.save_as(file)
    append(
        file, "Organisations", {"Name": "Eastmoor Council", "Sector": "Council", "Statutory partner": "Yes"}
    )
    append(file, "Organisations", {"Name": "Eastmoor Community Health", "Sector": "Health"})
    append(file, "People", {"Name": "Omar Said", "Email": OMAR, "Organisation": "Eastmoor Counsil"})
    append(file, "Posts", {"Name": "Business Manager", "Organisation": "Eastmoor Council", "Held by": OMAR})
    page.get_by_label("Workbook").set_input_files(file)
    press(page, "Compare")
    assert "Did you mean “Eastmoor Council”?" in said(page)
    write(file, "People", "Organisation", "Eastmoor Council", where=("Name", "Omar Said"))
    press(page, "Choose the file again")
    page.get_by_label("Workbook").set_input_files(file)
    press(page, "Compare")
    press(page, "Save all of this")
    assert "Saved: " in said(page)


def gives_somebody_the_role_and_an_account(page):
    page.goto("/people/")
    follow(page, "Omar Said")
    follow(page, "Give a role")
    page.get_by_label("Business manager").check()
    press(page, "Give role")
    press(page, "Open an account")
    press(page, "Open account")
    assert "Business manager" in said(page)


def chooses_a_password_with_the_link(product, visit):
    omar = visit(product)
    product.command("run-due")
    omar.goto(product.mailbox.link_to(OMAR))
    for box in omar.locator("main input[type=password]").all():
        box.fill(OMARS)
    press(omar, "Save password")
    sign_in(omar, "", address=OMAR, password=OMARS)
    return omar


def brings_the_first_plan_in_and_agrees_it(page):
    look_at(page, "first-page-of-a-business-manager")
    press(page, "Import a plan")
    page.get_by_label("Or paste it here").fill(PLAN)
    press(page, "Read it")
    page.wait_for_url("**/check/")
    assert "3 objectives" in said(page)
    press(page, "Go on: who is meant")
    look_at(page, "first-leads")
    press(page, "Keep these answers")
    press(page, "Save as a draft")
    assert heading(page) == "Business Plan 2027 – 2029"
    look_at(page, "first-draft")
    follow(page, "As agreed")
    press(page, "Agree the plan")
    press(page, "Agree the plan")


def reads_it_on_a_phone(product, visit):
    nadia = visit(product, phone=True)
    sign_in(nadia, "", address=NADIA, password=PASSWORD)
    nadia.goto("/plans/")
    follow(nadia, "Business Plan 2027 – 2029")
    assert "Rewrite the neglect strategy." in said(nadia)
    look_at(nadia, "first-plan-read-by-the-administrator")
    follow(nadia, "History")
    assert "Omar Said" in said(nadia)
    assert "whole" in product.command("history", "verify")
