"""Two people change the same objective: the second sees both versions and chooses; nothing is overwritten unseen."""

from lineofsight.demo.sign_ins import address_of

from .acting import ANNEKE, PRIYA, follow, heading, press, said, sign_in
from .looking import look_at
from .proofs import proves

PRINTED = "Publish what each agency does when abuse is suspected, signed by each of them."
PRIYAS = "Publish what each agency does when abuse is suspected, signed by its chief officer."
TOMS = "Publish, on one page, what each agency does when abuse is suspected."
BOTH = "Publish, on one page, what each agency does when abuse is suspected, signed by its chief officer."
TOM, HIS_PASSWORD = address_of("Tom Ashdown"), "six quiet coordinators"


@proves(row=26)
def test_of_two_who_change_the_same_objective_the_second_sees_both_versions_and_chooses(product, visit):
    product.command("user", "add", TOM, "--password-stdin", given=f"{HIS_PASSWORD}\n")
    priya, tom = visit(product), visit(product)
    sign_in(priya, PRIYA)
    sign_in(tom, "", address=TOM, password=HIS_PASSWORD)
    for page in (priya, tom):
        page.goto("/plans/1/")
        follow(page, f"…{PRINTED}…")
        follow(page, "Its words")
    rewords(priya, PRIYAS, "Asked for by the executive")
    assert heading(priya) == PRIYAS
    tom_sees_both_and_takes_the_best_of_them(tom)
    tom_gives_way_about_the_date(priya, tom)
    tom_is_told_that_it_was_taken_out_meanwhile(priya, tom)
    the_scrutineer_reads_who_changed_what(product, visit)


def rewords(page, words, reason):
    page.get_by_label("What will be done?").fill(words)
    page.get_by_label("Why this change?").fill(reason)
    press(page, "Save")


def tom_sees_both_and_takes_the_best_of_them(tom):
    rewords(tom, TOMS, "Nobody reads more than a page")
    look_at(tom, "both-versions")
    assert "Somebody else saved this while you were working on it" in said(tom)
    assert PRIYAS in said(tom)
    assert tom.get_by_label("What will be done?").input_value() == TOMS, "nothing he typed is lost"
    tom.get_by_label("What will be done?").fill(BOTH)
    press(tom, "Save")
    assert heading(tom) == BOTH


def tom_gives_way_about_the_date(priya, tom):
    for page in (priya, tom):
        page.goto("/plans/1/")
        follow(page, f"…{BOTH}…")
        follow(page, "When it is due")
    dates(priya, "March 2027", "Agreed with the agencies")
    assert "March 2027" in said(priya)
    dates(tom, "June 2027", "After the holidays")
    assert "Somebody else saved this" in said(tom)
    follow(tom, "keep theirs")
    assert heading(tom) == BOTH
    assert "March 2027" in said(tom) and "June 2027" not in said(tom)


def dates(page, words, reason):
    """Give a date, and confirm how it was understood."""
    page.get_by_label("When is it due?").fill(words)
    page.get_by_label("Why this change?").fill(reason)
    press(page, "Save")
    page.get_by_label("Yes").check()
    press(page, "Save")


def tom_is_told_that_it_was_taken_out_meanwhile(priya, tom):
    follow(tom, "Its words")
    follow(priya, "Take it out of the plan")
    priya.get_by_label("Why").fill("The agencies publish it themselves now")
    press(priya, "Take it out")
    rewords(tom, PRINTED, "Back to the first words")
    assert heading(tom) == "This objective is not in the plan any more"
    look_at(tom, "taken-out-meanwhile")
    words = said(tom)
    assert "Priya Nair took it out" in words and "The agencies publish it themselves now" in words
    assert PRINTED in words and "Back to the first words" in words, "nothing he typed is lost"
    follow(tom, "Read what happened to it")


def the_scrutineer_reads_who_changed_what(product, visit):
    anneke = visit(product, phone=True)
    sign_in(anneke, ANNEKE)
    anneke.goto("/plans/1/history/")
    follow(anneke, f"…{BOTH[:60]}…")
    follow(anneke, "History")
    words = said(anneke)
    for told in (
        "Priya Nair", "Tom Ashdown", "Asked for by the executive", "Nobody reads more than a page",
        "Agreed with the agencies", "The agencies publish it themselves now",
    ):  # fmt: skip
        assert told in words, told
    assert "After the holidays" not in words and "Back to the first words" not in words
