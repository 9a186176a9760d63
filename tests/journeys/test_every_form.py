"""Every form of the product, found by introspection, says what is missing when it is sent with nothing in it."""

import pytest

from .acting import PRIYA, SAM, sign_in
from .conftest import DESKTOP
from .looking import faults_of

#: It looks at hundreds of pages: minutes, for `make test-all`.
pytestmark = pytest.mark.long

#: Forms that somebody fills in: not the buttons that do one thing, not filters.
FORMS = "main form[method=post]:has(input:not([type=hidden]), textarea, select)"
#: Empties whatever can be emptied; returns the words of what is not optional.
EMPTY_IT = """form => {
    for (const field of form.querySelectorAll('input:not([type=hidden]), textarea, select')) {
        if (['radio', 'checkbox'].includes(field.type)) field.checked = false;
        else field.value = '';
    }
    return [...form.querySelectorAll('label, legend')].filter(one => one.checkVisibility())
        .map(one => one.innerText.trim()).filter(words => words && !words.includes('(optional)'));
}"""
NOT_THERE = """links => links.map(one => one.getAttribute('href')).filter(href => !document.getElementById(href.slice(1)))"""


@pytest.fixture(scope="module")
def forms(browser, shown, survey_of):
    """Every page with a form: route → (the window it opens in, its address); the business manager's window where it
    opens for her, else the administrator's."""
    found, contexts = {}, []
    for who in (PRIYA, SAM):
        contexts.append(browser.new_context(viewport=DESKTOP, base_url=shown.address))
        page = contexts[-1].new_page()
        sign_in(page, who)
        for route, address in survey_of(who, page.request).pages.items():
            found.setdefault(route, (page, address))
    yield found
    for context in contexts:
        context.close()


def test_every_form_sent_empty_says_what_is_missing_and_where(forms):
    faults, refused = [], []
    for route, (page, address) in forms.items():
        page.goto(address)
        if not page.locator(FORMS).count():
            continue
        form = page.locator(FORMS).first
        needed = form.evaluate(EMPTY_IT)
        with page.expect_navigation():
            form.get_by_role("button").last.click()
        summary = page.locator(".govuk-error-summary")
        if summary.count():
            refused.append(route)
            faults += faults_of_refusal(page, summary)
        elif needed:
            faults.append(f"{address} was taken empty, though it asks for {needed}")
    assert not faults, "\n".join(faults)
    assert len(refused) > 50, f"only {len(refused)} forms were met: {refused}"


def faults_of_refusal(page, summary) -> list[str]:
    """What is wrong with a page that says what is missing."""
    faults = faults_of(page)
    if not page.title().startswith("Error: "):
        faults.append(f"{page.url}: the title {page.title()!r} does not say that something is wrong")
    if not summary.evaluate("one => one.contains(document.activeElement)"):
        faults.append(f"{page.url}: the summary has not the focus")
    nowhere = summary.get_by_role("link").evaluate_all(NOT_THERE)
    return faults + [f"{page.url}: {link} in the summary leads nowhere" for link in nowhere]
