"""What people do again and again: sign in, press, fill in."""

import re
from pathlib import Path

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


def press(page, words: str, *, within=None) -> None:
    """Press the button, or button-shaped link, with these words ("…" stands for any), and wait for what comes."""
    with page.expect_navigation():
        (within or page.locator("main")).get_by_role("button", name=_pattern(words)).first.click()


def follow(page, words: str, *, within=None) -> None:
    """Follow the first link with these words ("…" stands for any), and wait for its page."""
    (within or page.locator("main")).get_by_role("link", name=_pattern(words)).first.click()
    page.wait_for_load_state()


def download(page, words: str, folder: Path) -> Path:
    """Press the button that gives a file; returns the file, saved under its own name."""
    with page.expect_download() as coming:
        page.locator("main").get_by_role("button", name=_pattern(words)).first.click()
    file = folder / coming.value.suggested_filename
    coming.value.save_as(file)
    return file


def set_up(page, partnership: str, *, name: str, address: str, password: str, areas: str) -> None:
    """Fill in the first page of an empty installation, and stay signed in."""
    page.goto("/")
    page.get_by_label("Name of the partnership").fill(partnership)
    page.get_by_label("Local authority areas").fill(areas)
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Your email address").fill(address)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_label("Yes").check()
    press(page, "Set up")


def choose(page, label: str, words: str) -> None:
    """Choose from a list that is typed into: type the words, then take the first that is offered. Without JavaScript it
    is a plain list."""
    box = page.get_by_role("combobox", name=label).last
    if box.evaluate("one => one.tagName") == "SELECT":
        box.select_option(box.locator("option", has_text=words).first.get_attribute("value"))
        return
    box.press_sequentially(words)
    page.get_by_role("option", name=words).first.click()


def _pattern(words: str) -> re.Pattern:
    """The whole name of a button or link; what only screen readers hear may follow it after "…"."""
    return re.compile(r"\s*" + re.escape(words).replace("…", ".*").replace(r"\ ", r"\s+") + r"\s*$")


def heading(page) -> str:
    """The words of the page's heading, in one line."""
    return one_line(page.locator("h1").inner_text())


def said(page) -> str:
    """Everything the page's main part says, in one line."""
    return one_line(page.locator("main").inner_text())


def one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
