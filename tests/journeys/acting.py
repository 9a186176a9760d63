"""What people do again and again: sign in, press, fill in."""

import re

from lineofsight.demo.content.partnership import PASSWORD
from lineofsight.demo.sign_ins import address_of

PRIYA = "Priya Nair"  # business manager
MARCUS = "Marcus Bell"  # police; chairs Exploitation and Missing
RUTH = "Ruth Okafor"  # health; chairs Quality and Effectiveness
ANNEKE = "Anneke de Vries"  # scrutineer
DELE = "Dele Ajayi"  # agency lead, housing
SAM = "Sam Whitlock"  # administrator


def sign_in(page, name: str, *, address: str = "", password: str = PASSWORD) -> None:
    """Sign in by hand: as somebody of the demonstration, or with an address and password of one's own."""
    page.goto("/sign-in/login/")
    page.get_by_label("Email address").fill(address or address_of(name))
    page.get_by_label("Password", exact=True).fill(password)
    press(page, "Sign in")


def press(page, words: str, *, within=None, exact: bool = True) -> None:
    """Press the button, or button-shaped link, with these words."""
    (within or page.locator("main")).get_by_role("button", name=words, exact=exact).first.click()
    page.wait_for_load_state()


def follow(page, words: str, *, within=None, exact: bool = False) -> None:
    """Follow the link with these words."""
    (within or page.locator("main")).get_by_role("link", name=words, exact=exact).first.click()
    page.wait_for_load_state()


def heading(page) -> str:
    """The words of the page's heading, in one line."""
    return one_line(page.locator("h1").inner_text())


def said(page) -> str:
    """Everything the page's main part says, in one line."""
    return one_line(page.locator("main").inner_text())


def one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
