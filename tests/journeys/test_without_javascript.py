"""Everything works without JavaScript: from an empty installation to a plan that is filtered, changed and read."""

from .acting import choose, follow, heading, press, said, set_up, sign_in
from .looking import look_at
from .proofs import proves

NOBODYS = "With the adults' board, ask in every audit"
NOOR, HER_PASSWORD = "noor@saltmarsh.example", "a quiet reader here"
CUT_SHORT = {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n1 0 obj\n<<"}


@proves(row=0)
def test_a_partnership_whose_browsers_run_no_scripts_brings_its_plan_in_and_keeps_it(
    empty_product, visit, word_plan
):
    page = visit(empty_product, scripts=False)
    set_up(
        page, "Saltmarsh Partnership", name="Maya Trent", address="maya@saltmarsh.example",
        password="three quiet words", areas="Saltmarsh",
    )  # fmt: skip
    uploads_a_broken_file_and_then_the_plan(page, word_plan)
    settles_a_doubt_and_thinks_better_of_it(page)
    says_who_is_meant_and_saves(page)
    narrows_the_wall_the_timeline_and_the_list(page)
    says_who_answers(page)
    puts_the_plan_in_force(page)
    somebody_else_reads_it_without_scripts_too(empty_product, visit)


def uploads_a_broken_file_and_then_the_plan(page, word_plan):
    press(page, "Import a plan")
    page.get_by_label("The plan as a file").set_input_files(CUT_SHORT)
    press(page, "Read it")
    page.get_by_text("Nothing was saved").or_(page.locator(".govuk-error-summary")).first.wait_for()
    assert "plan.pdf" in said(page)
    page.goto("/plans/import/")
    page.get_by_label("The plan as a file").set_input_files(word_plan)
    press(page, "Read it")
    page.wait_for_url("**/check/")  # the page of progress asks again by itself
    assert "12 sections, 13 outcomes, 40 objectives" in said(page)


def settles_a_doubt_and_thinks_better_of_it(page):
    follow(page, "Settle it … Keep a close eye…")
    page.get_by_label("It is not part of the plan").check()
    press(page, "Do it")
    assert "39 objectives" in said(page)
    press(page, "Take back the last decision")
    assert "40 objectives" in said(page)
    look_at(page, "import-check-bare")


def says_who_is_meant_and_saves(page):
    press(page, "Go on: who is meant")
    press(page, "Propose to create them")
    look_at(page, "import-leads-bare")
    page.get_by_label("Or somebody else, by name for “Business Manager”").fill("Maya Trent (person)")
    press(page, "Keep these answers")
    assert "“Business Manager” is Maya Trent" in said(page)
    press(page, "Save as a draft")
    assert heading(page) == "Business Plan 2026 – 29"


def narrows_the_wall_the_timeline_and_the_list(page):
    """Filters are plain forms; what a picture shows is there as a table, and each tile says its sentence."""
    page.get_by_label("Position", exact=True).select_option("Overdue")
    press(page, "Apply filters")
    assert NOBODYS not in said(page)
    look_at(page, "wall-bare")
    page.get_by_text("Show as table").click()
    assert page.get_by_role("table", name="Every objective on the wall").is_visible()
    follow(page, "Timeline")
    look_at(page, "timeline-bare")
    page.get_by_text("Show as table").click()
    assert page.get_by_role("table", name="Every row of the timeline").is_visible()
    follow(page, "Who carries what")
    look_at(page, "carriers-bare")
    follow(page, "1 led, Nobody, …")
    assert NOBODYS in said(page)


def says_who_answers(page):
    follow(page, f"…{NOBODYS}…")
    press(page, "Choose who answers")
    press(page, "Save")
    assert "Choose who" in page.inner_text(".govuk-error-summary")
    choose(page, "Who?", "Quality and Effectiveness Group")
    press(page, "Add another")
    choose(page, "Who?", "Maya Trent")
    look_at(page, "who-bare")
    press(page, "Save")
    assert "Nobody answers for it" not in said(page)
    assert "Quality and Effectiveness Group" in said(page) and "Maya Trent" in said(page)


def puts_the_plan_in_force(page):
    page.goto("/plans/1/as-agreed/")
    press(page, "Agree the plan")
    press(page, "Agree the plan")
    page.goto("/plans/1/about/")
    follow(page, "Put the plan in force")
    press(page, "Put the plan in force")


def somebody_else_reads_it_without_scripts_too(product, visit):
    product.command(
        "user", "add", NOOR, "--name", "Noor Haddad", "--password-stdin", given=f"{HER_PASSWORD}\n"
    )
    noor = visit(product, phone=True, scripts=False)
    sign_in(noor, "", address=NOOR, password=HER_PASSWORD)
    follow(noor, "The plan at a glance")
    look_at(noor, "wall-bare")
    follow(noor, f"…{NOBODYS}…")
    assert "Quality and Effectiveness Group" in said(noor)
    assert "Choose who answers" not in said(noor)
