"""Somebody makes a passkey, signs in with it, and takes it away again; a device in Chromium stands for their telephone."""

from playwright.sync_api import expect

from lineofsight.demo.content.partnership import PASSWORD
from lineofsight.demo.sign_ins import address_of

from .acting import RUTH, SAM, follow, heading, press, said, sign_in
from .looking import look_at_on_a_phone_too

#: As long as a name may be, in one word: the narrowest page must hold it.
LONG_NAME = "WorktelephoneofRuthOkaforwithoutanyspaces"


class Device:
    """An authenticator with a fingerprint reader, plugged into a browser window."""

    def __init__(self, page):
        self.session = page.context.new_cdp_session(page)
        self.session.send("WebAuthn.enable")
        made = self.session.send(
            "WebAuthn.addVirtualAuthenticator",
            {
                "options": {
                    "protocol": "ctap2",
                    "transport": "internal",
                    "hasResidentKey": True,
                    "hasUserVerification": True,
                    "isUserVerified": True,
                    "automaticPresenceSimulation": True,
                }
            },
        )
        self.number = made["authenticatorId"]

    def knows_the_finger(self, known: bool) -> None:
        self.session.send(
            "WebAuthn.setUserVerified", {"authenticatorId": self.number, "isUserVerified": known}
        )


def test_somebody_signs_in_with_a_passkey_instead_of_a_password(product, visit):
    page = visit(product)
    device = Device(page)
    sign_in(page, RUTH)
    makes_a_passkey_and_gives_it_a_name(page)
    signs_out_and_in_with_it(page, device)
    is_asked_for_it_beside_the_password(page)

    sam = visit(product)
    sign_in(sam, SAM)
    sam.goto("/people/?q=Ruth")
    follow(sam, RUTH)
    assert "Second step A passkey" in said(sam) and "Added a passkey" in said(sam)

    takes_it_away(page)
    signs_in_with_the_password_alone_again(page)
    assert product.mailbox.message_to(address_of(RUTH))["Subject"] == "A passkey was removed"


def makes_a_passkey_and_gives_it_a_name(page):
    page.goto("/people/me/")
    follow(page, "How you sign in")
    look_at_on_a_phone_too(page, "how-you-sign-in")
    follow(page, "Add one passkeys")
    if heading(page) != "Add a passkey":  # signing in was a while ago: the password once more
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        press(page, "Continue")
    look_at_on_a_phone_too(page, "add-a-passkey")
    page.get_by_label("Name of the passkey").fill(LONG_NAME)
    press(page, "Add a passkey")
    assert "Your passkey is added" in said(page)
    page.goto("/sign-in/2fa/webauthn/")
    look_at_on_a_phone_too(page, "passkeys")
    assert LONG_NAME in said(page)
    follow(page, f"Rename…{LONG_NAME}")
    look_at_on_a_phone_too(page, "rename-a-passkey")
    page.get_by_label("Name of the passkey").fill("Ruth’s telephone")
    press(page, "Save")
    assert "Ruth’s telephone" in said(page)


def signs_out_and_in_with_it(page, device):
    signs_out(page)
    page.goto("/sign-in/login/?next=/plans/")
    look_at_on_a_phone_too(page, "sign-in-with-passkey")
    device.knows_the_finger(False)
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("No passkey was given", timeout=90_000)
    device.knows_the_finger(True)
    page.wait_for_timeout(1100)  # a button pressed again within a second counts once
    press(page, "Sign in with a passkey")
    assert page.url.endswith("/plans/")


def is_asked_for_it_beside_the_password(page):
    signs_out(page)
    sign_in(page, RUTH)
    assert heading(page) == "Second step"
    look_at_on_a_phone_too(page, "second-step-with-passkey")
    press(page, "Use a passkey")
    assert heading(page) != "Second step"


def takes_it_away(page):
    page.goto("/sign-in/2fa/webauthn/")
    follow(page, "Remove…Ruth’s telephone")
    follow(page, "Use a passkey")  # to show once more that it is she
    look_at_on_a_phone_too(page, "passkey-once-more")
    press(page, "Use a passkey")
    assert heading(page).startswith("Remove the passkey “Ruth’s telephone”")
    look_at_on_a_phone_too(page, "remove-a-passkey")
    press(page, "Remove")
    assert "You have no passkey yet" in said(page)


def signs_in_with_the_password_alone_again(page):
    signs_out(page)
    sign_in(page, RUTH)
    assert heading(page) != "Second step"


def signs_out(page):
    page.goto("/sign-in/logout/")
    press(page, "Sign out")
