"""A real product, a real browser, a real mail server."""

import json
import os

import pytest

from .addresses import Survey, survey
from .looking import Watch
from .mailbox import Mailbox
from .product import make_demonstration, make_empty, make_furnished, running, template_in, word_plan_of

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 320, "height": 640}


#: Files that take longest: begun first, so that no test process is left alone with one of them at the end.
LONGEST = (
    "test_every_page.py",
    "test_every_page_for_others.py",
    "test_every_form.py",
    "test_commands.py",
    "test_newer_version.py",
    "test_out_and_in.py",
    "test_asking.py",
)


def pytest_collection_modifyitems(items):
    """Everything in this folder is a journey in a browser."""
    for item in items:
        if "tests/journeys" in str(item.path):
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: LONGEST.index(item.path.name) if item.path.name in LONGEST else len(LONGEST))


@pytest.fixture(scope="session")
def templates(tmp_path_factory):
    """The folder in which data folders are made once, whichever of several test processes asks first."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


@pytest.fixture(scope="session")
def demonstration(templates):
    return template_in(templates, "demonstration", make_demonstration)


@pytest.fixture(scope="session")
def word_plan(templates, demonstration):
    """The demonstration's plan as a Word file, as the product itself writes it."""
    folder = template_in(templates, "word-plan", lambda folder: word_plan_of(demonstration, folder))
    return folder / "Our business plan.docx"


@pytest.fixture
def product(tmp_path, demonstration):
    """The demonstration, running, to be changed at will."""
    with running(tmp_path / "data", demonstration=True, template=demonstration) as product:
        yield product


@pytest.fixture(scope="session")
def survey_of(templates):
    """`survey_of("Priya Nair", request)`: what answers somebody in the furnished demonstration, wherever a copy of it
    runs: looked for once, by whichever test process asks first."""

    def known(who, request):
        def look(folder):
            folder.mkdir()
            more = json.loads((templates / "furnished" / "addresses.json").read_text())
            (folder / "found.json").write_text(survey(request, more).as_text())

        kept = template_in(templates, f"survey-{who.replace(' ', '-')}", look)
        return Survey.of_text((kept / "found.json").read_text())

    return known


@pytest.fixture(scope="module")
def shown(tmp_path_factory, templates, demonstration):
    """The demonstration with a record of every kind in it, running, for tests that look at everything."""
    template = template_in(templates, "furnished", lambda folder: make_furnished(folder, demonstration))
    folder = tmp_path_factory.mktemp("shown") / "data"
    slow = Mailbox(too_busy_for=("sian.pugh",))
    with running(folder, demonstration=True, template=template, mailbox=slow) as product:
        yield product


@pytest.fixture
def empty_product(tmp_path, templates):
    """An installation in which nothing is set up yet."""
    template = template_in(templates, "empty", make_empty)
    with running(tmp_path / "data", demonstration=False, template=template) as product:
        yield product


@pytest.fixture
def visit(browser):
    """`visit(product)` opens a new window of somebody new; `phone=True` 320 px wide, `scripts=False` without
    JavaScript. What went wrong behind the pages fails the test at its end."""
    opened = []

    def open_window(product, *, phone=False, scripts=True):
        context = browser.new_context(
            viewport=PHONE if phone else DESKTOP, java_script_enabled=scripts, base_url=product.address
        )
        context.set_default_timeout(15_000)
        page = context.new_page()
        opened.append((context, Watch(page, product.address)))
        return page

    yield open_window
    faults = [fault for _, watch in opened for fault in watch.faults]
    for context, _ in opened:
        context.close()
    assert not faults
