"""What the plan leaves open, and what its reading was not sure of, is settled; others read the result."""

from .acting import ANNEKE, DELE, PRIYA, choose, follow, heading, press, said, sign_in
from .looking import look_at
from .proofs import proves

UNDATED = "Stay sighted on young people turning eighteen"
NOBODYS = "With the adults' board, ask in every audit"
UNMEASURED = "Keep an evidence pack ready for a joint inspection"


@proves(row=26)
def test_a_business_manager_settles_gaps_and_a_doubt_and_the_scrutineer_reads_who_did_and_why(product, visit):
    page = visit(product)
    sign_in(page, PRIYA)
    page.goto("/plans/1/gaps/")
    look_at(page, "gaps")
    assert "1 nobody answers for it" in said(page)
    gives_a_date(page)
    chooses_who_answers(page)
    lets_a_gap_stand(page)
    settles_a_doubt(page)

    anneke = visit(product, phone=True)
    sign_in(anneke, ANNEKE)
    anneke.goto("/plans/1/")
    assert "everybody’s" in said(anneke) and "nobody answers for" not in said(anneke)
    follow(anneke, "…" + UNDATED + "…")
    assert "by 30 June 2027" in said(anneke)
    follow(anneke, "History")
    look_at(anneke, "history-of-an-objective")
    assert "Priya Nair" in said(anneke) and "Agreed with adult services" in said(anneke)
    assert anneke.goto("/plans/1/gaps/").status == 403
    assert "This page is for a business manager or a coordinator" in said(anneke)


def gives_a_date(page):
    """Words that cannot be read are not taken for a date; then a date that can."""
    follow(page, f"Give a date … {UNDATED}…")
    page.get_by_label("When is it due?").fill("when the moon is blue")
    page.get_by_label("Why this change?").fill("Agreed with adult services")
    press(page, "Save")
    assert "“when the moon is blue” is taken to mean" in said(page)
    look_at(page, "give-a-date")
    page.get_by_label("When is it due?").fill("30 June 2027")
    press(page, "Save")
    assert "30 June 2027" in page.inner_text(".los-understood")
    page.get_by_label("Yes").check()
    press(page, "Save")
    assert "was given its date" in said(page) and "30 June 2027" in said(page)


def chooses_who_answers(page):
    page.goto("/plans/1/gaps/")
    follow(page, f"Choose who answers … {NOBODYS}…")
    page.get_by_label("Why this change?").fill("Agreed by the executive")
    press(page, "Save")
    assert "Choose who" in page.inner_text(".govuk-error-summary")
    choose(page, "Who?", "Quality and Effectiveness Group")
    look_at(page, "who-answers")
    press(page, "Save")
    assert "Quality and Effectiveness Group" in said(page)
    assert "Nobody answers for it" not in said(page)


def lets_a_gap_stand(page):
    page.goto("/plans/1/gaps/")
    follow(page, f"Let it stand … No way to know it worked, … {UNMEASURED}…")
    press(page, "Let it stand")
    assert "There is a problem" in said(page)
    page.get_by_label("Why may this stay as it is?").fill(
        "It is there or it is not; nothing is to be measured"
    )
    press(page, "Let it stand")
    assert "It may stand as it is; the reason is kept with it" in said(page)


def settles_a_doubt(page):
    page.goto("/plans/1/gaps/")
    assert "Doubts of the reading (2)" in said(page)
    follow(page, "Settle it … “Each stage of the programme”…")
    assert heading(page) == "Settle a doubt of the reading"
    look_at(page, "settle-a-doubt")
    page.get_by_label("How was this settled?").fill("The programme has no dates yet: it is as printed")
    press(page, "It is settled")
    assert "The doubt is settled" in said(page) and "Doubts of the reading (1)" in said(page)


def test_an_agency_lead_is_told_why_they_cannot_settle_a_gap(product, visit):
    page = visit(product)
    sign_in(page, DELE)
    page.goto("/plans/1/")
    follow(page, "…" + UNDATED + "…")
    assert "Give a date" not in said(page)
    assert "Only a business manager or a coordinator can change the plan" in said(page)
    objective = page.url.rsplit("/", 2)[-2]
    for address in (f"/plans/objectives/{objective}/date/", f"/gaps/objective/{objective}/no_due/let-stand/"):
        assert page.goto(address).status == 403
        assert "for a business manager or a coordinator" in said(page)
