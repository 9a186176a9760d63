"""Every page of the directory opens for those who may, says why to those who may not, and is hidden from strangers."""

import pytest
from django.urls import get_resolver, reverse

from lineofsight.core.clock import now, today
from lineofsight.groups.models import DirectoryFile, Membership, Party, Post, PostHolding, Wording
from lineofsight.organisations.models import Area
from lineofsight.people.models import ApiToken, RoleHeld

pytestmark = pytest.mark.django_db
NAMESPACES = ("organisations", "people", "groups")


def routes(namespace):
    for entry in get_resolver().url_patterns:
        if getattr(entry, "namespace", None) == namespace:
            for pattern in entry.url_patterns:
                yield f"{namespace}:{pattern.name}", list(pattern.pattern.converters)


POST_ONLY = {"groups:give_up_directory_file"}  # tested with the import
ROUTES = [route for namespace in NAMESPACES for route in routes(namespace) if route[0] not in POST_ONLY]
PUBLIC = {"people:sign_in", "people:set_up"}
ADMINISTRATORS = {
    f"people:{name}"
    for name in ("open_account", "close_account", "send_password_link", "remove_second_factor")
}


@pytest.fixture
def things(asha, callum, dilys, femi, grace, jo, police, quality_group, partnership):
    """One record for each route that is about one thing."""
    grace.left_on = today()
    grace.save()
    words = Party.objects.create(printed="All partners")
    group_party = Party.objects.create(group=quality_group)
    wording = Wording.objects.create(words="QESG", party=group_party, matched_by="x", matched_at=now())
    token = ApiToken.objects.create(
        person=asha, label="Dashboard", digest="d", made_at=now(), expires_on=today()
    )
    file = DirectoryFile.objects.create(
        name="people.xlsx",
        content={"sheets": {}, "present": [], "faults": [], "notes": []},
        given_by="person:1",
        given_at=now(),
    )
    without_account = type(asha).objects.create(
        name="Kit Marsh", email="kit@example.org", organisation=police
    )
    return {
        "organisations:area": Area.objects.get(),
        "organisations:change_area": Area.objects.get(),
        "organisations": police,
        "people:end_role": RoleHeld.objects.get(person=callum),
        "people:revoke_token": token,
        "people:open_account": without_account,
        "people:record_returning": grace,
        "people": femi,
        "groups:change_seat": Membership.objects.get(person=femi),
        "groups:leave_post": PostHolding.objects.get(),
        "groups:match_words": words,
        "groups:forget_wording": wording,
        "groups:record_leaving": femi,
        "groups:left_empty": grace,
        "groups:directory_preview": file,
        **{
            f"groups:{name}": Post.objects.get()
            for name in ("post", "change_post", "abolish_post", "take_up_post")
        },
        "groups": quality_group,
    }


def address(name, takes, things):
    return reverse(name, args=[(things.get(name) or things[name.split(":")[0]]).pk] if takes else [])


@pytest.mark.parametrize(("name", "takes"), ROUTES)
def test_it_opens_for_those_who_keep_the_directory(name, takes, things, client, asha, jo):
    client.force_login(jo if name in ADMINISTRATORS else asha)

    response = client.get(address(name, takes, things))

    if name in ("people:me", "people:set_up", "people:sign_in"):
        assert response.status_code == 302
    else:
        assert response.status_code == 200
        assert "<h1" in getattr(response, "content", b"<h1").decode("utf-8", "replace") or response.streaming


@pytest.mark.parametrize(("name", "takes"), [route for route in ROUTES if route[0] not in PUBLIC])
def test_strangers_are_asked_to_sign_in(name, takes, things, client):
    response = client.get(address(name, takes, things))

    assert response.status_code == 302 and response.url.startswith("/sign-in/login/")


@pytest.mark.parametrize(("name", "takes"), [route for route in ROUTES if route[1]])
def test_what_is_not_there_is_not_found(name, takes, things, client, jo):
    client.force_login(jo)
    assert client.get(reverse(name, args=[999_999])).status_code == 404


CHANGES = [
    route
    for route in ROUTES
    if route[0]
    .split(":")[1]
    .startswith(
        (
            "add_",
            "change_",
            "record_",
            "end_",
            "take_",
            "leave_",
            "abolish_",
            "start_",
            "give_",
            "forget_",
            "directory_file",
            "directory_preview",
        )
    )
    or route[0] in ADMINISTRATORS
]


@pytest.mark.parametrize(("name", "takes"), CHANGES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_others_are_told_why_they_cannot_change_it(name, takes, method, things, client, ines):
    client.force_login(ines)

    response = getattr(client, method)(address(name, takes, things))

    assert response.status_code == 403
    assert (
        "Only " in response.content.decode()
        or "This page is for an administrator" in response.content.decode()
    )
