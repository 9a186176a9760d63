"""Somebody who uses no mouse signs in, walks the wall, and changes an objective."""

from lineofsight.demo.content.partnership import PASSWORD
from lineofsight.demo.sign_ins import address_of

from .acting import ANNEKE, PRIYA, follow, heading, said, sign_in
from .keyboard import Keys
from .looking import look_at
from .proofs import proves

WORDS = "Set up a task and finish group that carries out what the review recommends."


@proves(row=26)
def test_a_business_manager_without_a_mouse_goes_from_sign_in_to_a_changed_objective(product, visit):
    page = visit(product)
    keys = Keys(page)
    signs_in_after_a_wrong_password(page, keys)
    walks_the_tiles_of_the_wall(page, keys)
    changes_an_objective_after_forgetting_the_reason(page, keys)
    comes_to_the_end_of_the_page(keys)

    anneke = visit(product)
    sign_in(anneke, ANNEKE)
    anneke.goto("/plans/1/")
    follow(anneke, f"…{WORDS}…")
    follow(anneke, "History")
    assert "Shorter, as the chair asked" in said(anneke) and "Priya Nair" in said(anneke)


def signs_in_after_a_wrong_password(page, keys):
    page.goto("/sign-in/login/")
    keys.tab_to("Email address")
    keys.type(address_of(PRIYA))
    keys.tab_to("Password")
    keys.type("not my password")
    keys.enter()
    assert page.evaluate("document.activeElement.className").startswith("govuk-error-summary")
    assert "The email address or the password is not right" in page.inner_text(".govuk-error-summary")
    keys.tab_to("Password")
    keys.type(PASSWORD)
    keys.enter()
    assert heading(page) == "What needs you today"


def walks_the_tiles_of_the_wall(page, keys):
    """Each tile is a stop, in the order of the plan; focus shows its sentence, Escape puts that away."""
    keys.skip_to_main()
    keys.tab_to("Open the plan")
    keys.enter()
    keys.skip_to_main()
    keys.tab_to("Priority 1")
    labels = page.locator(".los-tile__label").all_inner_texts()
    for label in labels[:5]:
        assert keys.tab().startswith(label)
        sentence = page.locator(".los-tile:focus .los-tile__sentence")
        assert sentence.is_visible()
    look_at(page, "wall-by-keyboard")
    page.keyboard.press("Escape")
    assert not sentence.is_visible()
    for label in reversed(labels[1:4]):
        assert keys.tab(back=True).startswith(label)


def changes_an_objective_after_forgetting_the_reason(page, keys):
    keys.enter()
    assert heading(page).startswith("Set up a task and finish group")
    keys.skip_to_main()
    keys.tab_to("Its words")
    keys.enter()
    keys.skip_to_main()
    keys.tab_to("What will be done?")
    keys.type(WORDS)
    keys.tab_to("Save")
    keys.enter()
    assert page.evaluate("document.activeElement.className").startswith("govuk-error-summary")
    keys.tab()
    page.keyboard.press("Enter")
    assert keys.stop().startswith("Why this change?")
    page.keyboard.type("Shorter, as the chair asked")
    look_at(page, "reason-by-keyboard")
    keys.tab_to("Save")
    keys.enter()
    assert heading(page) == WORDS


def comes_to_the_end_of_the_page(keys):
    """Nothing on the page holds the keyboard."""
    keys.tab_to("Your data")
