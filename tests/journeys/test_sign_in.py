"""Every way in and out: password, a code or link by mail, a second step, an agency's own sign-in service, an idle
session."""

import base64
import contextlib
import datetime
import hashlib
import hmac
import re
import sqlite3
import struct
import time

import pytest

from lineofsight.demo.content.partnership import PASSWORD
from lineofsight.demo.sign_ins import address_of

from .acting import ANNEKE, DELE, MARCUS, PRIYA, RUTH, follow, heading, one_line, press, said, sign_in
from .looking import look_at
from .mailbox import words_of
from .product import running
from .sign_in_service import sign_in_service

NOT_RIGHT = "The email address or the password is not right"


@pytest.fixture(scope="module")
def product(tmp_path_factory, demonstration):
    """The demonstration, with an agency's own sign-in service beside it. Each test here is somebody else."""
    folder = tmp_path_factory.mktemp("sign-in") / "data"
    with sign_in_service() as service:
        settings = {"OIDC_SERVER": service, "OIDC_NAME": "Marlowe sign-in", "OIDC_CLIENT_ID": "los",
                    "OIDC_CLIENT_SECRET": "a secret"}  # fmt: skip
        with running(folder, demonstration=True, template=demonstration, settings=settings) as product:
            yield product


def sign_out(page):
    page.locator("summary", has_text=": your account").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Sign out").click()
    assert heading(page) == "Sign in"


def test_a_wrong_password_and_an_unknown_address_are_told_the_same_and_sign_out_closes_the_door(
    product, visit
):
    page = visit(product)
    page.goto("/plans/1/gaps/")
    assert heading(page) == "Sign in"
    look_at(page, "sign-in")
    refusals = []
    for address in (address_of(ANNEKE), "nobody.at.all@marlowe-vale.example"):
        sign_in(page, "", address=address, password="not the password")
        assert page.title().startswith("Error: ")
        refusals.append(one_line(page.inner_text(".govuk-error-summary")))
    assert refusals[0] == refusals[1] and NOT_RIGHT in refusals[0]

    page.goto("/plans/1/timeline/")
    page.get_by_label("Email address").fill(address_of(ANNEKE).upper())
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, "Sign in")
    assert page.url.endswith("/plans/1/timeline/"), "one comes to where one wanted to go"
    sign_out(page)
    assert "You have signed out" in page.inner_text("body")
    page.goto("/plans/1/timeline/")
    assert heading(page) == "Sign in"


def test_somebody_signs_in_with_a_code_from_a_message(product, visit):
    page = visit(product, phone=True)
    page.goto("/sign-in/login/")
    follow(page, "Get a code by email instead")
    page.get_by_label("Email address").fill("nobody.at.all@marlowe-vale.example")
    press(page, "Send the code")
    told_a_stranger = said(page).replace("nobody.at.all@marlowe-vale.example", "…")

    press(page, "Start again")
    follow(page, "Get a code by email instead")
    page.get_by_label("Email address").fill(address_of(DELE))
    press(page, "Send the code")
    assert said(page).replace(address_of(DELE), "…") == told_a_stranger
    look_at(page, "sign-in-code")
    code = code_in(product.mailbox.message_to("dele.ajayi", "code"))
    page.get_by_label("Code").fill("AAAA-AAAA" if code != "AAAA-AAAA" else "BBBB-BBBB")
    press(page, "Sign in")
    assert "The code is not right" in page.inner_text(".govuk-error-summary")
    page.get_by_label("Code").fill(code)
    press(page, "Sign in")
    assert page.locator("summary", has_text=": your account").is_visible()
    assert not [one for one in product.mailbox.messages if "nobody.at.all" in str(one["To"])]


def code_in(message) -> str:
    return re.search(r"^\s*([A-Z0-9][A-Z0-9-]{4,})\s*$", words_of(message), re.M).group(1)


def test_somebody_who_forgot_their_password_chooses_a_new_one_by_a_link_that_works_once(product, visit):
    page = visit(product)
    page.goto("/sign-in/login/")
    follow(page, "Forgotten your password…")
    page.get_by_label("Email address").fill(address_of("Sam Whitlock"))
    press(page, "Send the link")
    link = product.mailbox.link_to("sam.whitlock", "password")
    page.goto(link)
    look_at(page, "new-password")
    fill_new_password(page, "short")
    assert "12" in page.inner_text(".govuk-error-summary")
    fill_new_password(page, "seven quiet administrators")
    sign_in(page, "", address=address_of("Sam Whitlock"), password=PASSWORD)
    assert NOT_RIGHT in said(page), "the old password no longer opens it"
    sign_in(page, "", address=address_of("Sam Whitlock"), password="seven quiet administrators")
    assert "Sam Whitlock" in page.inner_text("header")
    page.goto(link)
    assert heading(page) == "This link no longer works"


def fill_new_password(page, words):
    for box in page.locator("main input[type=password]").all():
        box.fill(words)
    press(page, "Save password")


def test_a_second_step_is_turned_on_asked_for_and_replaced_by_a_recovery_code(product, visit):
    page = visit(product)
    sign_in(page, RUTH)
    page.locator("summary", has_text=": your account").click()
    page.get_by_role("link", name="How you sign in").click()
    follow(page, "Turn on second step")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, "Continue")
    look_at(page, "second-step")
    key = page.locator("main code").first.inner_text().strip()
    page.get_by_label("Code").fill("000000")
    press(page, "Turn on")
    assert "The code is not right" in page.inner_text(".govuk-error-summary")
    page.get_by_label("Code").fill(code_of_the_app(key))
    press(page, "Turn on")
    page.goto("/sign-in/2fa/recovery-codes/")
    recovery = page.locator(".los-codes code").first.inner_text()
    sign_out(page)

    sign_in(page, RUTH)
    assert heading(page) == "Second step"
    look_at(page, "second-step-asked")
    assert "Ruth Okafor" not in page.inner_text("header")
    page.goto("/plans/1/")
    assert heading(page) == "Second step", "half signed in is not signed in"
    page.get_by_label("Code").fill("123456")
    press(page, "Sign in")
    assert "The code is not right" in page.inner_text(".govuk-error-summary")
    page.get_by_label("Code").fill(recovery)
    press(page, "Sign in")
    assert "Ruth Okafor" in page.inner_text("header")
    sign_out(page)

    sign_in(page, RUTH)
    page.get_by_label("Code").fill(recovery)
    press(page, "Sign in")
    assert "The code is not right" in page.inner_text(".govuk-error-summary"), "it works once"
    press(page, "Start again")
    assert heading(page) == "Sign in"


def code_of_the_app(key: str, moment: float | None = None) -> str:
    """The six figures that an app shows (RFC 6238), worked out here and not by the product."""
    secret = base64.b32decode(key.replace(" ", "").upper() + "=" * (-len(key.replace(" ", "")) % 8))
    counter = struct.pack(">Q", int(moment or time.time()) // 30)
    digest = hmac.new(secret, counter, hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def test_an_account_holder_comes_in_by_their_agencys_own_sign_in_service_and_nobody_else_does(product, visit):
    page = visit(product)
    for who in ("stranger", "claims-to-be-priya"):
        goes_to_the_service(page)
        with page.expect_navigation():
            page.get_by_role("button", name=who).click()
        assert heading(page) == "You cannot come in with this address"
        look_at(page, "own-service-refused")
        page.context.clear_cookies()

    goes_to_the_service(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Deny").click()
    assert page.url.startswith(product.address) and "you were not signed in" in said(page)

    page.goto("/plans/1/timeline/")
    goes_to_the_service(page, page.url)
    with page.expect_navigation():
        page.get_by_role("button", name="marcus").click()
    assert "Marcus Bell" in page.inner_text("header")
    assert page.url.endswith("/plans/1/timeline/")
    sign_out(page)
    sign_in(page, MARCUS)
    assert "Marcus Bell" in page.inner_text("header"), "the password still opens it"


def goes_to_the_service(page, address="/sign-in/login/"):
    page.goto(address)
    press(page, "Sign in with Marlowe sign-in")
    assert not page.url.startswith(page.context.pages[0].url) or "authorize" in page.url


def test_a_session_that_was_idle_has_ended_and_nothing_typed_is_lost(product, visit):
    page = visit(product)
    sign_in(page, PRIYA)
    page.goto("/plans/1/")
    follow(page, "…Recruit two lay members…")
    follow(page, "Its words")
    page.get_by_label("What will be done?").fill("Recruit two lay members, and a third in reserve.")
    page.get_by_label("Why this change?").fill("One withdrew last time")
    page.wait_for_function(
        "() => Object.keys(localStorage).some(key => key.startsWith('line-of-sight:kept:'))"
    )
    an_hour_passes(product)
    press(page, "Save")
    assert heading(page) == "Sign in"
    page.get_by_label("Email address").fill(address_of(PRIYA))
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, "Sign in")
    page.get_by_text("was not sent. It has been put back into this page").wait_for()
    look_at(page, "put-back")
    press(page, "Save")
    assert heading(page) == "Recruit two lay members, and a third in reserve."


def an_hour_passes(product):
    """For every session: each ends an hour after it was last used, and that hour is over."""
    with contextlib.closing(
        sqlite3.connect(product.data_dir / "lineofsight.sqlite3", timeout=20)
    ) as database:
        (ends,) = database.execute("SELECT max(expire_date) FROM django_session").fetchone()
        left = datetime.datetime.fromisoformat(ends) - datetime.datetime.now(datetime.UTC).replace(
            tzinfo=None
        )
        assert datetime.timedelta(minutes=50) < left <= datetime.timedelta(minutes=60)
        database.execute("UPDATE django_session SET expire_date = datetime(expire_date, '-1 hour')")
        database.commit()
