"""Kept text: what people typed and did not send comes back, and goes when it was sent, discarded or signed out of."""

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser, address):
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.goto("/note/")
    yield page
    context.close()


def kept(page):
    return page.evaluate("Object.keys(localStorage).filter((key) => key.includes(':kept:'))")


def write(page, title="Half a thought", note="First line\nsecond"):
    page.fill("#id_title", title)
    page.fill("#id_note", note)
    page.wait_for_timeout(600)


def test_unsent_text_comes_back_with_a_note_that_says_so(page):
    write(page)
    page.goto("/done/")
    assert len(kept(page)) == 1, "leaving is not sending"
    page.goto("/note/")
    assert page.input_value("#id_note") == "First line\nsecond"
    assert "was not sent. It has been put back" in page.inner_text(".los-kept")


def test_it_is_kept_under_the_person_and_the_address(page):
    write(page)
    assert kept(page)[0].startswith("line-of-sight:kept:person:9:/note/")


def test_it_can_be_discarded(page):
    write(page)
    page.reload()
    page.get_by_role("button", name="Discard it").click()
    assert page.input_value("#id_title") == "" and kept(page) == []
    page.reload()
    assert page.locator(".los-kept").count() == 0


def test_it_is_gone_once_sent(page):
    write(page)
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/done/")
    page.wait_for_load_state("networkidle")
    assert kept(page) == []
    page.goto("/note/")
    assert page.input_value("#id_title") == "" and page.locator(".los-kept").count() == 0


def test_it_stays_when_the_form_comes_back_with_errors(page):
    write(page, title="")
    page.get_by_role("button", name="Save").click()
    page.wait_for_selector(".govuk-error-summary")
    page.goto("/note/")
    assert page.input_value("#id_note") == "First line\nsecond"


def test_it_stays_when_the_server_breaks(page):
    write(page, title="break")
    page.get_by_role("button", name="Save").click()
    page.wait_for_selector("[data-not-saved]")
    page.get_by_role("link", name="Go to the start page").click()
    page.goto("/note/")
    assert page.input_value("#id_note") == "First line\nsecond"


def test_it_stays_when_the_line_is_down(page, address):
    write(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="Save").click(no_wait_after=True)
    page.wait_for_timeout(500)
    page.context.set_offline(False)
    page.goto("/done/")
    page.goto("/note/")
    assert page.input_value("#id_note") == "First line\nsecond"


def test_it_stays_when_the_session_had_ended_and_one_must_sign_in_again(page):
    write(page)
    page.route(
        "**/note/", lambda route: route.fulfill(status=302, headers={"Location": "/sign-in/"}), times=1
    )
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/sign-in/")
    page.goto("/note/")
    assert page.input_value("#id_note") == "First line\nsecond"


def test_signing_out_forgets_it(page):
    write(page)
    page.click("summary.los-account__name")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/done/")
    assert kept(page) == []


def test_cancelling_forgets_it(page):
    write(page)
    page.get_by_role("link", name="Cancel").click()
    page.wait_for_url("**/done/")
    assert kept(page) == []


def test_another_person_on_the_same_computer_does_not_see_it(page):
    write(page)
    page.evaluate(
        "for (const key of Object.keys(localStorage)) {"
        " localStorage.setItem(key.replace('person:9', 'person:8'), localStorage.getItem(key));"
        " localStorage.removeItem(key); }"
    )
    page.reload()
    assert page.input_value("#id_title") == "" and page.locator(".los-kept").count() == 0


def test_what_is_older_than_a_week_is_forgotten(page):
    write(page)
    page.evaluate(
        "for (const key of Object.keys(localStorage)) {"
        " const kept = JSON.parse(localStorage.getItem(key)); kept.at -= 8 * 86400000;"
        " localStorage.setItem(key, JSON.stringify(kept)); }"
    )
    page.reload()
    assert page.input_value("#id_title") == "" and kept(page) == []
