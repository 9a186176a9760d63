"""What a passkey opens and what it does not. The device itself is played in tests/journeys/test_passkeys.py."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache

from lineofsight.core.errors import Refused
from lineofsight.history.queries import story_of
from lineofsight.people import queries, services
from tests.cast import read_as

pytestmark = pytest.mark.django_db
A_GOOD_PASSWORD = "correct-horse-battery"
MADE_UP = {
    "id": "AAAA",
    "rawId": "AAAA",
    "type": "public-key",
    "response": {
        "clientDataJSON": "e30",
        "authenticatorData": "AAAA",
        "signature": "AAAA",
        "userHandle": "AAAA",
    },
}


@pytest.fixture(autouse=True)
def nothing_was_tried_before():
    cache.clear()


@pytest.mark.parametrize("credential", ["", "{}", "[]", "null", "not json", json.dumps(MADE_UP)])
def test_a_made_up_passkey_opens_nothing_and_the_page_says_what_to_do(client, femi, credential):
    client.get("/sign-in/2fa/webauthn/login/", headers={"accept": "application/json"})

    response = client.post("/sign-in/2fa/webauthn/login/", {"credential": credential})

    assert response.url == "/sign-in/login/" and "_auth_user_id" not in client.session
    page = client.get(response.url).content.decode()
    assert "That passkey does not open this account. Try again, or sign in another way" in page


def test_what_a_device_is_asked_for_tells_nothing_about_anybody(client, femi):
    answer = client.get("/sign-in/2fa/webauthn/login/", headers={"accept": "application/json"}).json()

    asked = answer["request_options"]["publicKey"]
    assert asked["allowCredentials"] == [] and asked["userVerification"] == "required"


def test_a_passkey_that_the_browser_did_not_bring_is_refused_in_words(client, femi):
    femi.set_password(A_GOOD_PASSWORD)
    femi.save()
    client.force_login(femi)
    client.post("/sign-in/reauthenticate/", {"password": A_GOOD_PASSWORD})

    page = client.post("/sign-in/2fa/webauthn/add/", {"name": "Laptop", "credential": json.dumps(MADE_UP)})

    assert page.status_code == 200 and "No passkey came with that" in page.content.decode()
    assert not Authenticator.objects.filter(user=femi).exists()


def test_an_administrator_takes_the_passkeys_of_somebody_away_and_history_says_why(femi, jo):
    for name in ("Laptop", "Telephone"):
        Authenticator.objects.create(user=femi, type="webauthn", data={"name": name, "credential": {}})
    assert queries.account_of(femi).passkeys

    services.remove_second_factor(femi, by=read_as(jo), reason="Lost the laptop")

    assert not queries.account_of(femi).second_factor
    assert (story_of(femi)[0].kind, story_of(femi)[0].reason) == (
        "people.second_factor_removed",
        "Lost the laptop",
    )
    with pytest.raises(Refused, match="no second step and no passkey"):
        services.remove_second_factor(femi, by=read_as(jo), reason="Again")


def test_somebody_else_s_passkey_is_not_found(client, femi, grace):
    hers = Authenticator.objects.create(
        user=grace, type="webauthn", data={"name": "Laptop", "credential": {}}
    )
    femi.set_password(A_GOOD_PASSWORD)
    femi.save()
    client.force_login(femi)
    client.post("/sign-in/reauthenticate/", {"password": A_GOOD_PASSWORD})

    for what in ("edit", "remove"):
        assert client.get(f"/sign-in/2fa/webauthn/keys/{hers.pk}/{what}/").status_code == 404
