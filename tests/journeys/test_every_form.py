"""Every form of the product, found by introspection, says what is missing when it is sent with nothing in it."""

import json

import pytest

from .acting import PRIYA, SAM, sign_in
from .addresses import survey
from .conftest import DESKTOP
from .looking import faults_of

#: Forms of the page itself that somebody fills in: not the buttons that do one thing, not filters.
FORMS = "main form[method=post]:has(input:not([type=hidden]), textarea, select)"
#: Empties whatever can be emptied; returns the labels of what must not be empty.
EMPTY_IT = """form => {
    const needed = [];
    for (const field of form.querySelectorAll('input:not([type=hidden]), textarea, select')) {
        if (['radio', 'checkbox'].includes(field.type)) field.checked = false;
        else if (field.tagName === 'SELECT') field.value = '';
        else field.value = '';
    }
    for (const label of form.querySelectorAll('label, legend')) {
        const words = label.innerText.trim();
        if (words && label.checkVisibility() && !words.includes('(optional)')) needed.push(words);
    }
    return needed;
}"""


@pytest.fixture(scope="module")
def forms(browser, shown):
    """(page, address) of every page with a form, the business manager's first, then the administrator's."""
    found, contexts = {}, []
    for who in (PRIYA, SAM):
        context = browser.new_context(viewport=DESKTOP, base_url=shown.address)
        contexts.append(context)
        page = context.new_page()
        sign_in(page, who)
        for name, address in survey(
            context.request, json.loads((shown.data_dir / "addresses.json").read_text())
        ).pages.items():
            found.setdefault(name, (page, address))
    yield found
    for context in contexts:
        context.close()


def test_every_form(forms):
    faults = []
    for name, (page, address) in forms.items():
        page.goto(address)
        form = page.locator(FORMS).first
        if not page.locator(FORMS).count():
            continue
        needed = form.evaluate(EMPTY_IT)
        form.get_by_role("button").last.click()
        summary = page.locator(".govuk-error-summary")
        if not summary.count():
            print(name, address, "->", page.url, needed)
            continue
        if not page.title().startswith("Error: "):
            faults.append(f"{address}: title {page.title()}")
        for link in summary.get_by_role("link").all():
            target = link.get_attribute("href")
            if not page.locator(f"[id='{target[1:]}']").count():
                faults.append(f"{address}: {target} leads nowhere")
        faults += faults_of(page)
    assert not faults, "\n".join(faults)
