"""A promise from its test of effect to its end: asked for by mail, answered on a phone with a photo, claimed, accepted, and
opened again when the test shows that nothing changed for children."""

import datetime

from .acting import ANNEKE, MARCUS, PRIYA, RUTH, follow, heading, press, said, sign_in
from .looking import look_at
from .mailbox import words_of
from .proofs import proves
from .test_asking import A_PHOTO

PANEL = "Turn the exploitation panel into a strategic panel"
TARGET = "Two of three places named by the panel are safer by spring"


@proves(row=26)
def test_a_promise_goes_from_its_test_of_effect_to_a_failed_one_and_is_opened_again(product, visit):
    priya = visit(product)
    sign_in(priya, PRIYA)
    she_adds_a_test_of_effect(priya)
    she_has_them_reminded(priya)
    the_chair_answers_on_a_phone_with_a_photo(product, visit)
    marcus = visit(product)
    sign_in(marcus, MARCUS)
    he_claims_that_it_is_done(marcus)
    anneke = visit(product)
    sign_in(anneke, ANNEKE)
    the_scrutineer_accepts_it(anneke)
    the_day_of_the_test_has_come(product, anneke)
    ruth = visit(product, phone=True)
    sign_in(ruth, RUTH)
    another_chair_reads_the_whole_story(ruth)


def opens(page, part=""):
    page.goto("/plans/1/")
    follow(page, f"…{PANEL}…")
    if part:
        follow(page, part)


def she_adds_a_test_of_effect(priya):
    today = datetime.date.today()
    opens(priya, "Add a test of effect")
    look_at(priya, "effect-test")
    priya.get_by_label("Something else, described here").check()
    priya.get_by_label("Describe it").fill("What the police, schools and young people say about each place.")
    priya.get_by_label("What would show that it worked?").fill(TARGET)
    for part, value in (("Day", today.day), ("Month", today.month), ("Year", today.year - 1)):
        priya.get_by_label(part, exact=True).fill(str(value))
    priya.get_by_label("Why this change?").fill("Asked for by the scrutineer")
    press(priya, "Add")
    assert "must be today or later" in priya.inner_text(".govuk-error-summary")
    priya.get_by_label("Year", exact=True).fill(str(today.year))
    press(priya, "Add")
    assert TARGET in said(priya) and "Its day has come" in said(priya)


def she_has_them_reminded(priya):
    opens(priya, "Asked and answered")
    follow(priya, "Remind, hand on or withdraw…")
    press(priya, "Remind…")
    assert "will be reminded by e-mail" in said(priya)


def the_chair_answers_on_a_phone_with_a_photo(product, visit):
    product.command("run-due")
    assert "was asked about this" in words_of(product.mailbox.message_to("marcus.bell", PANEL))
    phone = visit(product, phone=True)
    phone.goto(product.mailbox.link_to("marcus.bell", PANEL))
    phone.get_by_label("Here is what happened").check()
    phone.get_by_label("In your own words").fill("The panel has its terms and met as a strategic panel.")
    phone.get_by_label("G: on course").check()
    phone.get_by_label("Add a file or photo").set_input_files(A_PHOTO)
    phone.get_by_label("I am Marcus Bell").check()
    press(phone, "Send")
    assert heading(phone) == "Thank you"


def he_claims_that_it_is_done(marcus):
    opens(marcus)
    assert "Reported: G on course" in said(marcus)
    follow(marcus, "Claim it…Is it done?")
    marcus.get_by_label("What shows it?").fill("The panel has new terms and has met twice.")
    press(marcus, "Claim it")
    assert "Choose the evidence. Nothing is claimed without it" in marcus.inner_text(".govuk-error-summary")
    look_at(marcus, "claim-refused")
    marcus.get_by_label("noticeboard.png").check()
    press(marcus, "Claim it")
    assert "and not judged yet" in said(marcus)
    look_at(marcus, "claimed")


def the_scrutineer_accepts_it(anneke):
    follow(anneke, "To judge", within=anneke)
    look_at(anneke, "to-judge")
    anneke.get_by_label("What", exact=True).select_option("Claims")
    press(anneke, "Apply filters")
    anneke.get_by_role("row", name=PANEL).get_by_role("link", name="Judge it").click()
    look_at(anneke, "judge-claim")
    assert "The panel has new terms and has met twice." in said(anneke) and "noticeboard.png" in said(anneke)
    anneke.get_by_label("Yes, I accept it").check()
    anneke.get_by_label("What did you see?").fill("The terms, and the photo of the second meeting.")
    press(anneke, "Save my judgement")
    assert "Accepted on" in said(anneke) and "Done" in said(anneke)


def the_day_of_the_test_has_come(product, anneke):
    product.command("run-due")
    letter = words_of(product.mailbox.message_to("anneke.de.vries", "a test of effect is to be judged"))
    assert "Dear Anneke de Vries" in letter and "say what you saw" in letter
    follow(anneke, "To judge", within=anneke)
    anneke.get_by_role("row", name=TARGET).get_by_role("link", name="Judge it").click()
    look_at(anneke, "judge-effect")
    anneke.get_by_label("No, it was not met").check()
    press(anneke, "Save my judgement")
    assert "There is a problem" in said(anneke)
    anneke.get_by_label("What did you see?").fill("Young people name the same three places as a year ago.")
    press(anneke, "Save my judgement")
    look_at(anneke, "reopened")


def another_chair_reads_the_whole_story(ruth):
    opens(ruth)
    words = said(ruth)
    assert "Reopened on" in words and "The test of effect failed" in words
    assert "Young people name the same three places as a year ago." in words
    assert "Silent" not in words and "Claim it" not in words
    look_at(ruth, "reopened-phone")
    follow(ruth, "History")
    story = said(ruth)
    for told in (
        "Judged a test of effect", "Opened again what was accepted", "Accepted a claim", "Claimed a judgement", "Rated this objective",
        "Sent a reminder", "Added a test of effect",
    ):  # fmt: skip
        assert told in story, told
