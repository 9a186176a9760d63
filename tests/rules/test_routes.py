"""Rules every route obeys. They need no upkeep when a route is added."""

import re

import pytest
from django.urls import reverse

from lineofsight.config.addresses import addresses, routes
from lineofsight.core.access import PUBLIC, Entrance
from lineofsight.core.clock import today
from lineofsight.people.models import RoleHeld

ROUTES = routes()
ADDRESSES = addresses()
OURS = [route for route in ROUTES if route.is_ours]


@pytest.mark.parametrize("route", OURS, ids=lambda route: route.name)
def test_every_view_declares_who_may_use_it(route):
    entrance = getattr(route.view, "access", None)
    assert isinstance(entrance, Entrance), f"{route.name}: decorate the view with @access(...)"


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda one: f"{one.kind} {one.address}")
def test_every_address_says_what_people_do_there_and_who_may(address):
    """These words are what the page "Who may enter" says: a view's docstring, a rule's docstring, a summary."""
    assert re.fullmatch(r"[A-Z].{3,150}[.]", address.what), (
        f"{address.name}: begin the view's docstring with a sentence"
    )
    assert re.fullmatch(r"[A-Z].{5,220}[.]", address.who), (
        f"{address.name}: begin its policy's docstring with a sentence"
    )


PLAIN = [route for route in OURS if not route.arguments and not route.view.access.decision(PUBLIC)]


@pytest.mark.parametrize("route", PLAIN, ids=lambda route: route.name)
def test_signing_in_comes_first(route, client, partnership):
    response = client.get(reverse(route.name))
    assert response.status_code == 302 and "/sign-in/" in response.url, response.status_code


ABOUT_ONE_THING = [
    route for route in OURS if route.arguments and {key for key, _ in route.arguments} == {"pk"}
]


@pytest.mark.parametrize("route", ABOUT_ONE_THING, ids=lambda route: route.name)
def test_a_record_that_is_not_there_is_not_found(route, client, asha):
    """Also what a stranger to a record sees: 404, never a broken page. Asked by somebody whom every door lets in."""
    RoleHeld.objects.create(person=asha, role="administrator", from_on=today())
    client.force_login(asha)
    assert client.get(reverse(route.name, args=[987654])).status_code in (404, 405)
