"""Rules every route obeys. They need no upkeep when a route is added."""

import pytest
from django.urls import reverse

from .routes import routes

ROUTES = routes()
OURS = [route for route in ROUTES if route.is_ours]


@pytest.mark.parametrize("route", OURS, ids=lambda route: route.name)
def test_every_view_declares_who_may_use_it(route):
    assert getattr(route.view, "access", None), f"{route.name}: decorate the view with @access(...)"


PLAIN = [route for route in OURS if not route.arguments and "public" not in route.view.access]


@pytest.mark.parametrize("route", PLAIN, ids=lambda route: route.name)
def test_signing_in_comes_first(route, client, partnership):
    response = client.get(reverse(route.name))
    assert response.status_code == 302 and "/sign-in/" in response.url, response.status_code


ABOUT_ONE_THING = [
    route for route in OURS if route.arguments and {key for key, _ in route.arguments} == {"pk"}
]


@pytest.mark.parametrize("route", ABOUT_ONE_THING, ids=lambda route: route.name)
def test_a_record_that_is_not_there_is_not_found(route, client, asha):
    """Also what a stranger to a record sees: 404, never a broken page."""
    client.force_login(asha)
    assert client.get(reverse(route.name, args=[987654])).status_code in (404, 405)
