"""Every page of the product, found by introspection of its addresses, is fit for everybody who opens it.

As the business manager, with the first record that answers, on a desk, on a phone, and without JavaScript.
"""

import pytest

from .acting import PRIYA, SAM, sign_in
from .addresses import our_routes
from .conftest import DESKTOP, PHONE
from .looking import faults_of, what_is_lost_without_scripts

#: Routes that answer the business manager with something else than a page or file, and what that is.
LEADS_ELSEWHERE = {
    "plan:judge_claim": "only who judges gets there; test_judging.py looks at it",
    "plan:judge_effect": "only who judges gets there; test_judging.py looks at it",
    "people:sign_in": "signed in already",
    "people:set_up": "set up already",
    "people:me": "their own entry",
    "account_login": "signed in already",
    "account_set_password": "has a password",
    "account_request_login_code": "signed in already",
    "account_confirm_login_code": "no code was asked for; tests/journeys/test_sign_in.py",
    "account_reset_password_from_key": "a link from a message; tests/journeys/test_sign_in.py",
    "mfa_authenticate": "no sign-in is under way; tests/journeys/test_sign_in.py",
    "mfa_reauthenticate": "has no second step; tests/journeys/test_sign_in.py",
    "mfa_activate_totp": "asks for the password again first; tests/journeys/test_sign_in.py",
    "mfa_deactivate_totp": "has no second step; tests/journeys/test_sign_in.py",
    "mfa_view_recovery_codes": "has no second step; tests/journeys/test_sign_in.py",
    "mfa_generate_recovery_codes": "has no second step; tests/journeys/test_sign_in.py",
    "mfa_download_recovery_codes": "has no second step; tests/journeys/test_sign_in.py",
    "mfa_add_webauthn": "asks for the password again first; tests/journeys/test_passkeys.py",
    "mfa_edit_webauthn": "has no passkey; tests/journeys/test_passkeys.py",
    "mfa_remove_webauthn": "has no passkey; tests/journeys/test_passkeys.py",
    "mfa_reauthenticate_webauthn": "has no passkey; tests/journeys/test_passkeys.py",
    "mfa_login_webauthn": "only sent; tests/journeys/test_passkeys.py",
    "returns:new_link": "only sent; tests/journeys/test_asking.py",
    "openid_connect_login": "no sign-in service is set up",
    "openid_connect_callback": "no sign-in service is set up",
    "socialaccount_login_error": "no sign-in service is set up",
}


@pytest.fixture(scope="module")
def priya(browser, shown, survey_of):
    """The business manager's browser, and what answers her."""
    context = browser.new_context(viewport=DESKTOP, base_url=shown.address)
    page = context.new_page()
    sign_in(page, PRIYA)
    link = shown.mailbox.link_to("dele.ajayi")
    found = survey_of(PRIYA, context.request)
    found.add(context.request, [link, f"{link}thanks/none/"])
    yield page, found
    context.close()


@pytest.fixture(scope="module")
def bare(browser, shown, priya, sam):
    """Their browsers without JavaScript, by the page that belongs to each."""
    windows = {}
    for page, _ in (priya, sam):
        kept = page.context.storage_state()
        context = browser.new_context(java_script_enabled=False, base_url=shown.address, storage_state=kept)
        windows[page] = context.new_page()
    yield windows
    for window in windows.values():
        window.context.close()


@pytest.fixture(scope="module")
def sam(browser, shown, survey_of):
    """The administrator's."""
    context = browser.new_context(viewport=DESKTOP, base_url=shown.address)
    page = context.new_page()
    sign_in(page, SAM)
    yield page, survey_of(SAM, context.request)
    context.close()


def test_every_route_answers_somebody(priya, sam):
    silent = {name: statuses for name, statuses in priya[1].silent.items() if name in sam[1].silent}
    unexplained = {
        name: statuses
        for name, statuses in silent.items()
        if statuses != {405} and name not in LEADS_ELSEWHERE
    }
    assert not unexplained
    assert set(LEADS_ELSEWHERE) <= {route.name for route in our_routes()}


NAMESPACES = sorted({route.name.partition(":")[0] for route in our_routes() if ":" in route.name})


@pytest.mark.long  # minutes: journeys look at the pages they pass, `make test-all` at every one
@pytest.mark.parametrize("namespace", [*NAMESPACES, ""])
def test_every_page_is_fit_on_a_desk_on_a_phone_and_without_javascript(namespace, priya, sam, bare):
    faults, seen = [], 0
    for page, survey_of_hers in (priya, sam):
        for name, address in survey_of_hers.pages.items():
            is_meant = name.partition(":")[0] == namespace if namespace else ":" not in name
            if not is_meant or (page is sam[0] and name in priya[1].pages):
                continue
            seen += 1
            page.set_viewport_size(DESKTOP)
            page.goto(address)
            faults += faults_of(page)
            faults += what_is_lost_without_scripts(page, bare[page])
            page.set_viewport_size(PHONE)
            faults += faults_of(page)
    assert seen
    assert not faults, "\n".join(faults)
