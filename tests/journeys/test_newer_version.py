"""A newer version of the plan's file arrives: its differences are shown, some are accepted and some refused; nothing is
there twice and nothing is lost."""

import json

import pytest

from lineofsight.demo.loading import PLAN_FILE

from .acting import ANNEKE, DELE, PRIYA, follow, heading, press, said, sign_in
from .looking import look_at
from .proofs import proves

TALKS = "Bring back talk groups for parents whose child has been abused."
LAY_MEMBERS = "Recruit two lay members."
NEW_ROW = "Ask every school nurse for one thing that would help a young person in distress sooner."
STRATEGY = "Rewrite the neglect strategy with families who have lived through it, short enough to be read."
STRATEGY_NOW = "Rewrite the neglect strategy with families who have lived through it, in four pages at most."
PACK = "Keep an evidence pack ready for a joint inspection."
PACK_IN_FILE = "Keep an evidence pack ready for a joint inspection, and look through it each term."
PACK_HERE = "Keep an evidence pack ready for a joint inspection of any agency."

ROW_OF_TALKS = (
    f"| 3.4 |  | {TALKS} | Voluntary Sector Lead | subject to funding | Parents say it helped. |  |\n"
)
ROW_OF_LAY = f"| C6.2 |  | {LAY_MEMBERS} | Business Manager | August 2026 | In post. | G |\n"
AFTER_55 = "| A list that workers use. |  |\n"
AFTER_34 = "| Agreement signed by all. |  |\n"
#: What the partnership's own editor did to its document: each of the ways in which a row can change, once.
EDITS = {
    ROW_OF_TALKS: "",
    ROW_OF_LAY: "",
    AFTER_34: AFTER_34 + ROW_OF_LAY,
    AFTER_55: AFTER_55 + f"| 5.6 |  | {NEW_ROW} | Health Lead | May 2027 | Things named and done. |  |\n",
    STRATEGY: STRATEGY_NOW,
    "| Education Lead | Annually, each spring term |": "| Voluntary Sector Lead | Annually, each spring term |",
    "| Delegated Safeguarding Partners | October 2026 |": "| Delegated Safeguarding Partners | January 2027 |",
    "per agency. | R |": "per agency. | A |",
    PACK: PACK_IN_FILE,
}


@pytest.fixture(scope="module")
def newer_file(tmp_path_factory):
    """The plan's document as its editor handed it on a year later."""
    text = PLAN_FILE.read_text()
    for before, after in EDITS.items():
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    file = tmp_path_factory.mktemp("newer") / "Business plan, second edition.md"
    file.write_text(text)
    return file


@proves(row=0)
def test_a_newer_version_is_compared_and_what_is_accepted_changes_the_plan(product, visit, newer_file):
    page = visit(product)
    sign_in(page, PRIYA)
    before = plan_as_data(page)
    changes_an_objective_here(page)
    brings_in_the_newer_version(page, newer_file)
    sees_every_difference(page)
    accepts_some_and_refuses_some(page)
    nothing_is_there_twice_and_nothing_is_lost(page, before)
    the_same_file_again_brings_nothing_new(page, newer_file)
    another_person_reads_what_changed_and_why(product, visit)


def plan_as_data(page) -> dict:
    return json.loads(page.request.get("/plans/1/export/?kind=json").text())


def texts(plan: dict) -> dict[str, str]:
    """Each objective's words → the title of its section."""
    rows = [(row["text"], section["title"]) for section in plan["sections"] for row in section["objectives"]]
    assert len(rows) == len(dict(rows)), "an objective is there twice"
    return dict(rows)


def changes_an_objective_here(page):
    """The file's editor and the plan's keeper change the same row, each without the other."""
    page.goto("/plans/1/")
    follow(page, f"…{PACK}…")
    follow(page, "Its words")
    page.get_by_label("What will be done?").fill(PACK_HERE)
    page.get_by_label("Why this change?").fill("Any agency can be inspected")
    press(page, "Save")
    assert heading(page) == PACK_HERE


def brings_in_the_newer_version(page, newer_file):
    """It is found from the plan; a file cut short on the way is refused."""
    page.goto("/plans/1/")
    press(page, "Newer version of the plan’s file")
    assert heading(page) == "Bring in a newer version"
    look_at(page, "newer-version")
    cut_short = {
        "name": "Business plan, second edition.docx",
        "mimeType": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "buffer": b"PK\x03\x04" + bytes(300),
    }
    page.get_by_label("The plan as a file").set_input_files(cut_short)
    press(page, "Read it")
    assert "second edition.docx" in page.inner_text(".govuk-error-summary")
    page.get_by_label("The plan as a file").set_input_files(newer_file)
    press(page, "Read it")
    page.wait_for_url("**/check/")
    assert "then you choose which differences to accept" in said(page)
    press(page, "Go on: who is meant")
    press(page, "Keep these answers")


def sees_every_difference(page):
    """Each way in which a row can change is told in a sentence; what both sides changed waits for a choice."""
    look_at(page, "differences")
    words = said(page)
    for sentence in (
        f"New objective “{NEW_ROW}” in “Young people's mental health”.",
        f"No longer there: objective “{TALKS}” in “Sexual abuse in the family”.",
        f"The objective “{LAY_MEMBERS}” moved from objective 2 of “Our community” to objective 5 of “A partnership",
        "now reads “…have lived through it, in four pages at most.”",
        "changed from “Education Lead” to “Voluntary Sector Lead”.",
        "changed from “October 2026” to “January 2027”.",
        "changed from “R” to “A”.",
    ):
        assert sentence in words, f"{sentence}\n{words}"
    both = page.get_by_role("checkbox", name=PACK_IN_FILE)
    assert not both.is_checked(), "nobody's change is overwritten without being chosen"
    assert f"The last file said “{PACK}”; here stands now “{PACK_HERE}”" in words


def accepts_some_and_refuses_some(page):
    page.get_by_role("checkbox", name=TALKS).uncheck()
    page.get_by_role("checkbox", name="changed from “October 2026” to “January 2027”").uncheck()
    press(page, "Apply what is ticked")
    assert "Say why" in page.inner_text(".govuk-error-summary")
    assert not page.get_by_role("checkbox", name=TALKS).is_checked(), "what was chosen is still chosen"
    look_at(page)
    page.get_by_label("Why these changes?").fill("Second edition, agreed by the executive")
    press(page, "Apply what is ticked")
    assert "The changes you accepted are in the plan; the rest stays as it was" in said(page)


def nothing_is_there_twice_and_nothing_is_lost(page, before):
    was, now = texts(before), texts(plan_as_data(page))
    assert set(was) - set(now) == {STRATEGY, PACK}
    assert set(now) - set(was) == {STRATEGY_NOW, PACK_HERE, NEW_ROW}
    moved = {text for text in set(was) & set(now) if was[text] != now[text]}
    assert moved == {LAY_MEMBERS}
    assert now[LAY_MEMBERS] == "A partnership that works"


def the_same_file_again_brings_nothing_new(page, newer_file):
    """Brought in by the ordinary way, it is seen to belong to this plan; what was refused is not offered again."""
    page.goto("/plans/import/")
    page.get_by_label("The plan as a file").set_input_files(newer_file)
    press(page, "Read it")
    page.wait_for_url("**/check/")
    assert "This looks like a newer version of a plan that is here" in said(page)
    press(page, "Compare with it")
    look_at(page, "nothing-new")
    assert "Nothing new: this file says what the plan says already" in said(page)
    page.get_by_text("Changed here since the last file").click()
    assert TALKS in said(page)


def another_person_reads_what_changed_and_why(product, visit):
    anneke = visit(product, phone=True)
    sign_in(anneke, ANNEKE)
    anneke.goto("/plans/1/")
    follow(anneke, f"…{LAY_MEMBERS}…")
    assert "A partnership that works" in anneke.inner_text("nav[aria-label=Breadcrumb]")
    follow(anneke, "History")
    look_at(anneke, "history-of-a-newer-version")
    assert "Second edition, agreed by the executive" in said(anneke) and "Priya Nair" in said(anneke)
    anneke.goto("/plans/1/history/")
    assert "Business plan, second edition.md" in said(anneke)
    product.command("history", "verify")


def test_an_agency_lead_is_told_that_bringing_in_a_file_is_not_theirs(product, visit):
    page = visit(product)
    sign_in(page, DELE)
    page.goto("/plans/1/")
    assert "Newer version" not in said(page)
    assert page.goto("/plans/1/newer-version/").status == 403
    assert "for a business manager or a coordinator" in said(page)


def test_the_command_compares_a_newer_version_and_applies_it_only_when_told(product, visit, newer_file):
    first = product.command("plan", "import", PLAN_FILE)
    assert first.startswith(
        "Nothing new: business-plan-2026-29.md says what “Business Plan 2026 – 29” says already"
    )
    before = json.loads(product.command("plan", "export"))

    told = product.command("plan", "import", newer_file)
    for sentence in (
        NEW_ROW,
        TALKS,
        "in four pages at most",
        "“R” to “A”",
        "“October 2026” to “January 2027”",
    ):
        assert sentence in told, told
    assert "Nothing was changed. Apply them all with --apply" in told
    assert json.loads(product.command("plan", "export")) == before

    applied = product.command("plan", "import", newer_file, "--apply")
    assert "All of them were applied" in applied
    was, now = texts(before), texts(json.loads(product.command("plan", "export")))
    assert set(was) - set(now) == {STRATEGY, PACK, TALKS}
    assert set(now) - set(was) == {STRATEGY_NOW, PACK_IN_FILE, NEW_ROW}
    assert product.command("plan", "import", newer_file).startswith("Nothing new:")

    missing = product.command("plan", "import", newer_file.with_name("missing.md"), expect=1)
    assert "missing.md" in missing
    assert "--dry-run keeps nothing" in product.command(
        "plan", "import", newer_file, "--dry-run", "--apply", expect=2
    )

    page = visit(product, phone=True)
    sign_in(page, ANNEKE)
    page.goto("/plans/1/history/")
    assert "Newer version of the plan: Business plan, second edition.md" in said(page)
    page.goto("/plans/1/")
    assert TALKS not in said(page) and PACK_IN_FILE in said(page)
