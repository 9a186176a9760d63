"""The real browser, for journeys and for tests of single parts of a page: one for each test process, because Playwright
allows no second one beside it."""

import os
import shutil

import pytest

OPTIONS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WHERE_TO_GET_IT = "Chromium is not here. Install it: apt-get install chromium"
NAMES = ("chromium", "chromium-browser", "google-chrome")


def program() -> str | None:
    """Where Chromium is on this machine, if it is here. `BROWSER_PROGRAM` names another one."""
    return os.environ.get("BROWSER_PROGRAM") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser():
    """A real Chromium, the system's."""
    from playwright.sync_api import sync_playwright

    path = program()
    if not path:
        pytest.skip(WHERE_TO_GET_IT)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=OPTIONS)
        yield browser
        browser.close()
