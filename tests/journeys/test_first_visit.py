"""The first visit: from an empty installation to a live plan that another person reads."""

from .acting import follow, heading, press, said, set_up, sign_in
from .looking import look_at
from .proofs import proves

MAYA, PASSWORD = "maya@saltmarsh.example", "three quiet words"
A_PICTURE = {
    "name": "plan.docx",
    "mimeType": "application/msword",
    "buffer": b"\x89PNG\r\n\x1a\n" + bytes(900),
}


@proves(row=0)
def test_a_new_partnership_goes_from_an_empty_installation_to_its_live_plan(empty_product, visit, word_plan):
    page = visit(empty_product)
    sets_up_the_partnership(page)
    uploads_a_picture_and_then_the_plan(page, word_plan)
    changes_what_a_column_means_and_changes_it_back(page)
    settles_a_doubt(page)
    says_who_is_meant(page)
    agrees_the_plan_and_puts_it_in_force(page)
    another_person_reads_it(empty_product, visit)


def sets_up_the_partnership(page):
    page.goto("/")
    assert heading(page) == "Set up your partnership"
    look_at(page, "set-up")
    set_up(
        page,
        "Saltmarsh and Dene Safeguarding Children Partnership",
        name="Maya Trent",
        address=MAYA,
        password="short",
        areas="Saltmarsh\nDene",
    )
    assert "at least 12 characters" in page.inner_text(".govuk-error-summary")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, "Set up")
    assert "is set up, and you are signed in" in said(page)


def uploads_a_picture_and_then_the_plan(page, word_plan):
    press(page, "Import a plan")
    page.get_by_label("The plan as a file").set_input_files(A_PICTURE)
    press(page, "Read it")
    assert (
        "plan.docx is called .docx, but what is in it is a PNG picture. Choose the right file"
        in page.inner_text(".govuk-error-summary")
    )
    look_at(page)

    page.get_by_label("The plan as a file").set_input_files(word_plan)
    press(page, "Read it")
    page.goto("/people/")  # leaves while it is read, and takes it up again
    page.goto("/plans/import/")
    assert "You can go on with an import that was begun" in said(page)
    follow(page, word_plan.name)
    page.wait_for_url("**/check/")
    look_at(page, "import-check")
    assert "12 sections, 13 outcomes, 40 objectives" in said(page)
    assert "2 doubts" in said(page)


def changes_what_a_column_means_and_changes_it_back(page):
    follow(page, "What columns mean", within=page.get_by_label("Steps of bringing this plan in"))
    look_at(page, "import-columns")
    measures = page.get_by_label("What does “Success measures” mean?").first
    measures.select_option(label="Evidence")
    press(page, "Read it like this")
    page.wait_for_url("**/check/")
    assert "Evidence: Terms agreed" in said(page)
    follow(page, "What columns mean", within=page.get_by_label("Steps of bringing this plan in"))
    page.get_by_label("What does “Success measures” mean?").first.select_option(
        label="How success is measured"
    )
    press(page, "Read it like this")
    page.wait_for_url("**/check/")


def settles_a_doubt(page):
    follow(page, "Settle it … Keep a close eye…")
    look_at(page, "import-row")
    page.get_by_label("It is right as it is").check()
    press(page, "Do it")
    assert "1 doubt" in said(page) and "2 doubts" not in said(page)


def says_who_is_meant(page):
    press(page, "Go on: who is meant")
    look_at(page, "import-leads")
    page.get_by_label("“Quality and Effectiveness Group”", exact=True).select_option(
        "Create a group of this name"
    )
    page.get_by_label("“Police”", exact=True).select_option("Create an agency of this name")
    page.get_by_label("Or somebody else, by name for “Business Manager”").fill("Nobody Atall")
    press(page, "Keep these answers")
    assert "Nobody here is called “Nobody Atall”" in page.inner_text(".govuk-error-summary")
    page.get_by_label("Or somebody else, by name for “Business Manager”").fill("Maya Trent")
    press(page, "Keep these answers")
    assert "Quality and Effectiveness Group (a group), Police (an agency)" in said(page)
    assert "“Business Manager” is Maya Trent" in said(page)
    look_at(page, "import-save")
    press(page, "Save as a draft")


def agrees_the_plan_and_puts_it_in_force(page):
    assert heading(page) == "Business Plan 2026 – 29"
    assert "The plan has 40 objectives in 12 sections; nobody answers for 1" in said(page)
    look_at(page, "draft-wall")
    follow(page, "As agreed")
    press(page, "Agree the plan")
    press(page, "Agree the plan")
    follow(page, "Vision and values")
    follow(page, "Put the plan in force")
    press(page, "Put the plan in force")


def another_person_reads_it(empty_product, visit):
    empty_product.command(
        "user",
        "add",
        "noor@saltmarsh.example",
        "--name",
        "Noor Haddad",
        "--password-stdin",
        given="a quiet reader here\n",
    )
    noor = visit(empty_product, phone=True)
    sign_in(noor, "", address="noor@saltmarsh.example", password="a quiet reader here")
    noor.goto("/plans/")
    follow(noor, "Business Plan 2026 – 29")
    assert "Nobody answers for 1" in said(noor)
    assert "Arrange" not in said(noor)
    look_at(noor, "wall-of-a-reader")
    follow(noor, "History")
    assert "Maya Trent" in said(noor)
    empty_product.command("history", "verify")
