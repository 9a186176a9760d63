"""Signing in, by password, by code, with a second step; and what nobody learns from trying."""

import datetime
import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.cache import cache

from lineofsight.core.clock import now, today
from lineofsight.history.queries import story_of

pytestmark = pytest.mark.django_db
A_GOOD_PASSWORD = "correct-horse-battery"


@pytest.fixture(autouse=True)
def nothing_was_tried_before(settings):
    cache.clear()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, for tests only


@pytest.fixture
def femi(femi):
    femi.set_password(A_GOOD_PASSWORD)
    femi.save()
    return femi


def sign_in(client, email, password=A_GOOD_PASSWORD, **more):
    return client.post("/sign-in/login/", {"login": email, "password": password, **more})


def is_signed_in(client) -> bool:
    return client.get("/people/me/").status_code == 302 and "_auth_user_id" in client.session


def code_now(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def test_with_address_and_password_one_comes_to_where_one_wanted(client, femi):
    response = sign_in(client, "FEMI@example.org", next="/people/")

    assert (response.status_code, response.url) == (302, "/people/")
    assert is_signed_in(client)


def test_a_page_for_the_signed_in_leads_through_signing_in_and_back(client, femi):
    response = client.get("/people/?role=coordinator")

    assert response.url == "/sign-in/login/?next=%2Fpeople%2F%3Frole%3Dcoordinator"


def test_signing_in_never_leads_to_another_site(client, femi):
    response = sign_in(client, femi.email, next="https://elsewhere.example/")

    assert response.url == "/"


@pytest.mark.parametrize("email", ["femi@example.org", "nobody@example.org"])
def test_a_wrong_password_says_the_same_whether_or_not_the_address_is_known(client, femi, email):
    page = sign_in(client, email, "wrong-password-here").content.decode()

    assert "The email address or the password is not right" in page
    assert "Error: Sign in" in page and not is_signed_in(client)


def test_after_five_wrong_passwords_the_right_one_waits_too(client, femi):
    for _ in range(5):
        sign_in(client, femi.email, "wrong-password-here")

    page = sign_in(client, femi.email).content.decode()

    assert "too many tries" in page and not is_signed_in(client)


def test_a_closed_account_is_told_so_only_with_the_right_password(client, femi):
    femi.is_active = False
    femi.save()

    assert "not right" in sign_in(client, femi.email, "wrong-password-here").content.decode()
    response = sign_in(client, femi.email)
    assert response.url == "/sign-in/inactive/"
    assert "This account is closed" in client.get(response.url).content.decode()


def test_whoever_leaves_while_signed_in_is_out_at_the_next_page(client, femi):
    sign_in(client, femi.email)
    femi.left_on = today()
    femi.save()

    assert client.get("/people/").status_code == 302
    assert sign_in(client, femi.email).url == "/sign-in/inactive/"


def test_signing_out_takes_a_click_and_says_so(client, femi):
    sign_in(client, femi.email)
    assert client.get("/sign-in/logout/").status_code == 200 and is_signed_in(client)

    response = client.post("/sign-in/logout/", follow=True)

    assert "You have signed out" in response.content.decode() and "_auth_user_id" not in client.session


def test_a_code_by_mail_signs_in_without_a_password(client, femi, mail):
    client.post("/sign-in/login/code/", {"email": femi.email})
    code = re.search(r"^ {4}(\S+)$", mail[0]["text"], re.MULTILINE).group(1)

    response = client.post("/sign-in/login/code/confirm/", {"code": code.lower()})

    assert response.status_code == 302 and is_signed_in(client)
    assert mail[0]["person"] == femi and code in mail[0]["subject"]


def test_asking_for_a_code_tells_nothing_about_an_address(client, femi, mail):
    known = client.post("/sign-in/login/code/", {"email": femi.email}, follow=True)
    client.cookies.clear()
    unknown = client.post("/sign-in/login/code/", {"email": "nobody@example.org"}, follow=True)

    def plain(page, address):
        return re.sub(r'value="[^"]*"', "", page.content.decode().replace(address, ""))

    assert plain(known, femi.email) == plain(unknown, "nobody@example.org")
    assert [told["person"] for told in mail] == [femi]


def test_a_wrong_code_may_be_tried_three_times(client, femi, mail):
    client.post("/sign-in/login/code/", {"email": femi.email})

    answers = [client.post("/sign-in/login/code/confirm/", {"code": "WRONG"}) for _ in range(3)]

    assert "The code is not right" in answers[0].content.decode()
    assert answers[-1].status_code == 302 and not is_signed_in(client)


def test_a_forgotten_password_is_chosen_anew_by_a_link_that_works_once(client, femi, mail):
    client.post("/sign-in/password/reset/", {"email": femi.email})
    address = re.search(r"https?://\S+", mail[0]["text"]).group()
    path = "/" + address.split("/", 3)[3]
    form = client.get(path).url

    answer = client.post(form, {"password1": "a-brand-new-password", "password2": "a-brand-new-password"})

    assert answer.status_code == 302
    assert sign_in(client, femi.email, "a-brand-new-password").status_code == 302
    client.logout()
    assert "This link no longer works" in client.get(path).content.decode()
    assert "changed" in mail[1]["subject"]


def test_asking_for_a_link_tells_nothing_about_an_address(client, femi, mail):
    answers = [
        client.post("/sign-in/password/reset/", {"email": email}, follow=True).content
        for email in (femi.email, "nobody@example.org")
    ]

    assert answers[0] == answers[1] and len(mail) == 1


def test_links_in_mail_lead_to_this_installation_whatever_the_request_says(client, femi, mail, settings):
    settings.SITE_ADDRESS = "https://plan.example.org"
    client.post("/sign-in/password/reset/", {"email": femi.email}, headers={"host": "127.0.0.1"})

    assert (
        re.search(r"https?://\S+", mail[0]["text"])
        .group()
        .startswith("https://plan.example.org/sign-in/password/")
    )


def test_a_link_of_an_old_address_does_not_work_after_the_address_changed(client, femi, mail, jo):
    from lineofsight.people import services
    from tests.cast import read_as

    client.post("/sign-in/password/reset/", {"email": femi.email})
    path = "/" + re.search(r"https?://\S+", mail[0]["text"]).group().split("/", 3)[3]
    services.change_person(femi, by=read_as(jo), email="femi.new@example.org")

    assert "This link no longer works" in client.get(path).content.decode()


def test_a_weak_password_is_refused_with_reasons(client, femi):
    sign_in(client, femi.email)

    page = client.post(
        "/sign-in/password/change/",
        {"oldpassword": A_GOOD_PASSWORD, "password1": "femi", "password2": "femi"},
    ).content.decode()

    assert "too short" in page
    femi.refresh_from_db()
    assert femi.check_password(A_GOOD_PASSWORD)


def test_a_password_is_changed_by_whoever_knows_the_present_one(client, femi, mail):
    sign_in(client, femi.email)

    wrong = {
        "oldpassword": "not-this-one-here",
        "password1": "another-good-one",
        "password2": "another-good-one",
    }
    assert "Enter your present password" in client.post("/sign-in/password/change/", wrong).content.decode()
    response = client.post("/sign-in/password/change/", {**wrong, "oldpassword": A_GOOD_PASSWORD})

    assert response.url == "/sign-in/2fa/"
    assert "Your password is changed" in client.get(response.url).content.decode()
    assert mail[-1]["subject"] == "Your password was changed"
    line = story_of(femi)[0]
    assert (line.kind, line.actor) == ("people.password_changed", f"person:{femi.pk}")


def show_password_again(client):
    client.post("/sign-in/reauthenticate/", {"password": A_GOOD_PASSWORD})


def turn_on_second_step(client) -> str:
    show_password_again(client)
    page = client.get("/sign-in/2fa/totp/activate/").content.decode()
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page).group(1)
    client.post("/sign-in/2fa/totp/activate/", {"code": code_now(secret)})
    return secret


def test_a_second_step_is_turned_on_asked_for_and_turned_off(
    client, femi, mail, django_capture_on_commit_callbacks
):
    sign_in(client, femi.email)
    with django_capture_on_commit_callbacks(execute=True):
        secret = turn_on_second_step(client)
    assert "The second step is on" in {told["subject"] for told in mail}
    client.post("/sign-in/logout/")
    cache.clear()

    response = sign_in(client, femi.email)
    assert response.url == "/sign-in/2fa/authenticate/" and not is_signed_in(client)
    assert "The code is not right" in client.post(response.url, {"code": "000000"}).content.decode()
    client.post(response.url, {"code": code_now(secret)})
    assert is_signed_in(client)

    show_password_again(client)
    client.post("/sign-in/2fa/totp/deactivate/")
    assert not Authenticator.objects.filter(user=femi, type=Authenticator.Type.TOTP).exists()
    assert [line.kind for line in story_of(femi)] == [
        "people.second_step_turned_off",
        "people.second_step_turned_on",
    ]


def test_a_recovery_code_stands_in_for_the_device_once(client, femi):
    TOTP.activate(femi, "JBSWY3DPEHPK3PXP")
    codes = RecoveryCodes.activate(femi).get_unused_codes()
    response = sign_in(client, femi.email)

    client.post(response.url, {"code": codes[0]})
    assert is_signed_in(client)
    client.post("/sign-in/logout/")
    sign_in(client, femi.email)
    client.post("/sign-in/2fa/authenticate/", {"code": codes[0]})
    assert not is_signed_in(client)


def test_a_code_by_mail_does_not_go_round_the_second_step(client, femi, mail):
    TOTP.activate(femi, "JBSWY3DPEHPK3PXP")
    client.post("/sign-in/login/code/", {"email": femi.email})
    code = re.search(r"^ {4}(\S+)$", mail[0]["text"], re.MULTILINE).group(1)

    response = client.post("/sign-in/login/code/confirm/", {"code": code})

    assert response.url == "/sign-in/2fa/authenticate/" and not is_signed_in(client)


def test_what_changes_how_one_signs_in_asks_for_the_password_once_more(client, femi):
    client.force_login(femi)

    response = client.get("/sign-in/2fa/totp/activate/")

    assert response.url.startswith("/sign-in/reauthenticate/")
    wrong = client.post(response.url, {"password": "not-this-one-here"})
    assert "The password is not right" in wrong.content.decode()
    assert client.post(response.url, {"password": A_GOOD_PASSWORD}).status_code == 302
    assert client.get("/sign-in/2fa/totp/activate/").status_code == 200


def test_recovery_codes_are_shown_downloaded_and_made_anew(
    client, femi, mail, django_capture_on_commit_callbacks
):
    sign_in(client, femi.email)
    turn_on_second_step(client)
    shown = set(
        re.findall(r"<li><code>(\d+)</code>", client.get("/sign-in/2fa/recovery-codes/").content.decode())
    )

    file = client.get("/sign-in/2fa/recovery-codes/download/")
    assert set(file.content.decode().split()) == shown and len(shown) == 10
    assert "attachment" in file["Content-Disposition"]
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/sign-in/2fa/recovery-codes/generate/")
    page = client.get("/sign-in/2fa/recovery-codes/").content.decode()
    assert not any(code in page for code in shown)
    assert mail[-1]["subject"] == "You have new recovery codes"


def test_nobody_signs_up(client, partnership):
    for path in ("/sign-in/signup/", "/sign-in/3rdparty/signup/"):
        assert client.get(path).status_code == 404
        assert (
            client.post(path, {"email": "new@example.org", "password1": A_GOOD_PASSWORD}).status_code == 404
        )


def test_old_addresses_known_to_the_library_do_not_open_an_account(client, femi):
    """Only the address that stands in the entry counts."""
    EmailAddress.objects.create(user=femi, email="old@example.org", verified=False)
    from lineofsight.people import services
    from tests.cast import read_as

    services.change_person(femi, by=read_as(femi), telephone="1")
    from lineofsight.people.models import Person

    assert Person.objects.get(pk=femi.pk).email == "femi@example.org"


def test_the_demonstration_shows_who_may_be_tried_out(client, partnership, settings):
    assert "This is a demonstration" not in client.get("/sign-in/login/").content.decode()

    settings.DEMONSTRATION = True
    page = client.get("/sign-in/login/").content.decode()

    from lineofsight.people.queries import demonstration_sign_ins

    assert "This is a demonstration" in page
    assert all(one.email in page for one in demonstration_sign_ins())


def test_a_session_ends_after_idle_time_and_being_used_keeps_it(client, femi, settings):
    sign_in(client, femi.email)
    session = Session.objects.get()
    long_ago = now() - datetime.timedelta(minutes=50)
    data = session.get_decoded() | {"used_at": int(long_ago.timestamp())}
    ends_soon = now() + datetime.timedelta(minutes=10)
    Session.objects.update(expire_date=ends_soon, session_data=SessionStore().encode(data))

    assert client.get("/people/").status_code == 200
    assert Session.objects.get().expire_date > ends_soon + datetime.timedelta(minutes=45)

    Session.objects.update(expire_date=now() - datetime.timedelta(seconds=1))
    assert client.get("/people/").status_code == 302
