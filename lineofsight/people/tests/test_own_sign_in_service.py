"""Signing in through an organisation's own service (OpenID Connect)."""

from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.core.cache import cache

from lineofsight.core.clock import today

pytestmark = pytest.mark.django_db

CONFIGURATION = {
    "issuer": "https://login.example.org",
    "authorization_endpoint": "https://login.example.org/authorize",
    "token_endpoint": "https://login.example.org/token",
    "userinfo_endpoint": "https://login.example.org/userinfo",
    "jwks_uri": "https://login.example.org/keys",
    "token_endpoint_auth_methods_supported": ["client_secret_post"],
}


class Answer:
    """What a service answers over HTTP."""

    def __init__(self, told: dict):
        self.told, self.status_code, self.headers, self.text = (
            told,
            200,
            {"content-type": "application/json"},
            "",
        )

    def json(self) -> dict:
        return self.told

    def raise_for_status(self) -> None:
        pass


@pytest.fixture
def service(settings, monkeypatch):
    """A service that says who somebody is: change what it says through the dictionary."""
    cache.clear()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, for tests only
    says = {"sub": "abc", "email": "Femi@example.org", "email_verified": True, "name": "Femi Adeyemi"}
    app = {"provider_id": "organisation", "name": "Testshire sign-in", "client_id": "los", "secret": "s"}
    app["settings"] = {"server_url": "https://login.example.org"}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    asked = []

    class Session:
        def __enter__(self):
            return self

        def __exit__(self, *args):
            return None

        def get(self, address, **kwargs):
            asked.append(address)
            return Answer(CONFIGURATION if "well-known" in address else says)

        def request(self, method, address, **kwargs):
            asked.append(address)
            return Answer({"access_token": "t", "token_type": "Bearer"})

    monkeypatch.setattr(
        "lineofsight.people.adapters.SocialAccountAdapter.get_requests_session", lambda self: Session()
    )
    monkeypatch.setattr(OpenIDConnectOAuth2Adapter, "openid_config", CONFIGURATION)
    return says


def come_back(client):
    """Go to the service and come back from it."""
    away = client.get("/sign-in/oidc/organisation/login/")
    assert away.status_code == 302 and away.url.startswith("https://login.example.org/authorize")
    state = parse_qs(urlsplit(away.url).query)["state"][0]
    return client.get("/sign-in/oidc/organisation/login/callback/", {"code": "c", "state": state})


def test_without_a_service_nothing_is_offered_and_its_addresses_are_not_there(client, partnership):
    assert "Testshire sign-in" not in client.get("/sign-in/login/").content.decode()
    assert client.get("/sign-in/oidc/organisation/login/").status_code == 404


def test_the_sign_in_page_offers_it_as_the_settings_name_it(client, partnership, service):
    assert "Sign in with Testshire sign-in" in client.get("/sign-in/login/").content.decode()


def test_an_account_holder_with_a_verified_address_comes_in(client, femi, service):
    femi.set_password("correct-horse-battery")
    femi.save()

    response = come_back(client)

    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(femi.pk)
    femi.refresh_from_db()
    assert femi.check_password("correct-horse-battery")


@pytest.mark.parametrize(
    "more",
    [
        {"email": "stranger@example.org"},
        {"email_verified": False},
        {"email": ""},
        {"email": "kit@example.org"},
    ],
)
def test_everybody_else_is_refused_with_a_page_that_says_what_to_do(client, femi, service, more):
    type(femi).objects.create(name="Kit Marsh", email="kit@example.org")
    service.update(more)

    response = come_back(client)

    page = response.content.decode()
    assert "You cannot come in with this address" in page and "Ask your partnership to open one" in page
    assert "_auth_user_id" not in client.session
    assert type(femi).objects.count() == 2


def test_a_leaver_is_refused_although_the_service_knows_them(client, femi, service):
    femi.left_on = today()
    femi.save()

    assert "You cannot come in" in come_back(client).content.decode()


def test_a_made_up_return_is_refused(client, femi, service):
    response = client.get("/sign-in/oidc/organisation/login/callback/", {"code": "c", "state": "made-up"})

    assert "_auth_user_id" not in client.session
    assert response.status_code in (401, 302, 200)
    assert (
        "did not answer as it should"
        in (client.get(response.url) if response.status_code == 302 else response).content.decode()
    )


def test_stopping_half_way_is_understood(client, partnership):
    assert "You were not signed in" in client.get("/sign-in/3rdparty/login/cancelled/").content.decode()
