"""Every page again: for an agency lead, and for whoever is not signed in."""

import pytest

from .acting import DELE, sign_in
from .addresses import Survey, survey
from .conftest import DESKTOP, PHONE
from .looking import faults_of

#: It looks at hundreds of pages: minutes, for `make test-all`.
pytestmark = pytest.mark.long


def window(browser, product, **settings):
    context = browser.new_context(viewport=DESKTOP, base_url=product.address, **settings)
    return context, context.new_page()


@pytest.fixture(scope="module")
def dele(browser, shown):
    context, page = window(browser, shown)
    sign_in(page, DELE)
    yield page, survey(context.request)
    context.close()


def test_an_agency_lead_meets_no_page_that_is_not_fit(dele):
    page, found = dele
    faults = []
    for address in found.pages.values():
        page.set_viewport_size(PHONE)
        page.goto(address)
        faults += faults_of(page)
    assert len(found.pages) > 40, "an agency lead sees the plan and the directory"
    assert not faults, "\n".join(faults)


def test_an_agency_lead_is_told_why_a_page_is_not_for_them(dele):
    page, found = dele
    refused = [name for name, statuses in found.silent.items() if 403 in statuses]
    assert {"plan:import_plan", "plan:gaps", "returns:asks", "people:add_person"} <= set(refused)
    for address in ("/plans/import/", "/plans/objectives/1/change/", "/people/add/", "/outbox/"):
        answer = page.goto(address)
        assert answer.status == 403
        assert "Only " in page.inner_text("main") or "is for" in page.inner_text("main"), page.inner_text(
            "main"
        )
        assert not faults_of(page)


def test_whoever_is_not_signed_in_meets_only_pages_that_are_fit(browser, shown):
    context, page = window(browser, shown)
    link = shown.mailbox.link_to("dele.ajayi")
    found: Survey = survey(context.request, [link, f"{link}thanks/none/"])
    faults = []
    for address in [*found.pages.values(), "/there-is-no-such-page/", "/answer/guessed/"]:
        page.set_viewport_size(DESKTOP)
        page.goto(address)
        faults += faults_of(page)
        page.set_viewport_size(PHONE)
        faults += faults_of(page)
    public = {
        name for name in found.pages if not name.startswith(("account_", "socialaccount_", "mfa_", "api:"))
    }
    context.close()
    for_all = {"people:sign_in", "returns:answer", "returns:thanks", "home:accessibility", "home:data"}
    assert public == for_all | {"demo:gallery"}
    assert not faults, "\n".join(faults)
