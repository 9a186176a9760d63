"""What people do on the pages of the directory, and what they read afterwards."""

import csv
import io

import openpyxl
import pytest

from lineofsight.core.clock import today
from lineofsight.groups import services as groups
from lineofsight.groups.models import Group, Membership, Party, Post, PostHolding
from lineofsight.groups.tests.factories import GroupFactory, MembershipFactory, PostFactory
from lineofsight.notices.models import Notice
from lineofsight.notices.policies import can_read_words
from lineofsight.organisations.models import Organisation
from lineofsight.organisations.tests.factories import OrganisationFactory
from lineofsight.people.models import ApiToken, Person, RoleHeld
from lineofsight.people.tests.factories import PersonFactory, RoleHeldFactory
from tests.cast import read_as

pytestmark = pytest.mark.django_db


def read(client, path) -> str:
    response = client.get(path)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def day(name, on=None) -> dict:
    return {name: (on or today()).isoformat()}


def test_two_people_change_one_agency_and_the_second_chooses(client, callum, asha, police):
    client.force_login(callum)
    told = {
        "name": "Testshire Constabulary",
        "short_name": "",
        "sector": "police",
        "email": "",
        "edition": "1",
    }
    from lineofsight.organisations import services

    services.change_organisation(police, by=read_as(asha), edition=1, name="Testshire Police Service")

    page = client.post(f"/agencies/{police.pk}/change/", told).content.decode()
    assert "Someone else changed this" in page
    assert "Testshire Police Service" in page and "Testshire Constabulary" in page
    assert 'name="edition" value="3"' in page or 'value="2"' in page
    police.refresh_from_db()
    assert police.name == "Testshire Police Service"

    response = client.post(f"/agencies/{police.pk}/change/", told | {"edition": str(police.edition)})
    assert response.status_code == 302
    police.refresh_from_db()
    assert police.name == "Testshire Constabulary"
    assert "Testshire Police Service" in read(client, f"/agencies/{police.pk}/")


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/people/{femi}/change/", {"name": "Femi A", "email": "femi@example.org"}),
        ("/groups/{group}/change/", {"name": "QE Group", "kind": "sub_group"}),
        ("/posts/{post}/change/", {"name": "Manager"}),
        ("/partnership/change/", {"name": "Testshire SCP"}),
    ],
)
def test_nobody_overwrites_what_they_have_not_seen(
    path, fields, client, asha, femi, quality_group, partnership
):
    post = Post.objects.get()
    for record in (femi, quality_group, post, partnership):
        type(record)._default_manager.filter(pk=record.pk).update(edition=7, name="As somebody else saved it")
    client.force_login(asha)
    address = path.format(femi=femi.pk, group=quality_group.pk, post=post.pk)

    page = client.post(address, fields | {"edition": "1"}).content.decode()

    assert "Someone else changed this" in page and "As somebody else saved it" in page
    assert 'name="edition" value="7"' in page
    assert client.post(address, fields | {"edition": "7"}).status_code == 302


def test_an_agency_is_added_and_its_name_is_guarded(client, callum, police):
    client.force_login(callum)

    response = client.post("/agencies/add/", {"name": "Harbour School", "sector": "education"})
    assert response.status_code == 302 and "Harbour School" in read(client, response.url)

    page = client.post("/agencies/add/", {"name": police.name, "sector": "police"}).content.decode()
    assert "There is already an agency with this name" in page and "Error: " in page


def test_an_agency_shows_its_people_posts_and_seats(client, femi, police, quality_group, ines):
    post = Post.objects.create(name="Detective Superintendent", organisation=police)
    PostHolding.objects.create(post=post, person=femi, from_on=today())
    client.force_login(ines)

    page = read(client, f"/agencies/{police.pk}/")

    assert "Femi Adeyemi" in page and "Detective Superintendent" in page and quality_group.name in page
    assert "Change entry" not in page


def test_an_agency_leaves_and_comes_back_with_its_story(client, callum, police):
    client.force_login(callum)
    client.post(f"/agencies/{police.pk}/leaving/", day("last_day") | {"reason": "Merged with another force"})

    page = read(client, f"/agencies/{police.pk}/")
    assert "Merged with another force" in page and "Last day in the partnership" in page
    client.post(f"/agencies/{police.pk}/returning/", {"reason": "A mistake"})
    assert Organisation.objects.get(pk=police.pk).left_on is None


def test_a_person_gets_a_role_and_loses_it(client, asha, femi, police):
    client.force_login(asha)
    client.post(f"/people/{femi.pk}/roles/give/", {"role": "agency-lead", "organisation": police.pk})

    page = read(client, f"/people/{femi.pk}/")
    assert "Agency lead for Testshire Police" in page
    held = RoleHeld.objects.get(person=femi)
    client.post(f"/people/roles/{held.pk}/end/", day("last_day") | {"reason": "New lead"})
    held.refresh_from_db()
    assert held.until_on is not None and "New lead" in read(client, f"/people/{femi.pk}/")


def test_a_role_for_an_agency_asks_for_which(client, asha, ines):
    client.force_login(asha)

    page = client.post(f"/people/{ines.pk}/roles/give/", {"role": "agency-lead"}).content.decode()

    assert (
        "for which agency" in page and not RoleHeld.objects.filter(person=ines, role="agency-lead").exists()
    )


def test_an_administrator_opens_and_closes_an_account(client, jo, police):
    person = PersonFactory(name="Kit Marsh", organisation=police)
    client.force_login(jo)

    client.post(f"/people/{person.pk}/account/open/")
    assert Person.objects.get(pk=person.pk).is_active
    client.post(f"/people/{person.pk}/account/close/", {"reason": "On leave"})
    assert not Person.objects.get(pk=person.pk).is_active
    assert "On leave" in read(client, f"/people/{person.pk}/")


def test_sign_in_mail_waits_in_the_outbox_where_nobody_reads_it(client, jo, asha, police):
    person = PersonFactory(name="Kit Marsh", organisation=police)
    client.force_login(jo)
    client.post(f"/people/{person.pk}/account/open/")

    notice = Notice.objects.get(to=person)

    assert notice.is_secret and "/sign-in/password/reset/key/" in notice.text
    assert not can_read_words(read_as(asha), notice)


def test_people_see_their_own_account_and_nobody_elses(client, femi, dilys):
    client.force_login(femi)

    assert "How you sign in" in read(client, f"/people/{femi.pk}/")
    assert "Last signed in" not in read(client, f"/people/{dilys.pk}/")


def test_an_agency_lead_changes_a_colleague_and_nobody_else(client, grace, femi, hospital):
    colleague = PersonFactory(name="Ola Webb", organisation=hospital, email="ola@example.org")
    client.force_login(grace)

    page = read(client, f"/people/{colleague.pk}/change/")
    assert 'name="organisation"' not in page and 'name="job_title"' in page
    told = {"name": "Ola Webb", "email": "ola@example.org", "job_title": "Matron", "edition": "1"}
    assert client.post(f"/people/{colleague.pk}/change/", told).status_code == 302
    assert client.get(f"/people/{femi.pk}/change/").status_code == 403


def test_a_token_is_shown_once_and_works_until_it_is_revoked(client, femi):
    client.force_login(femi)
    told = {"label": "Dashboard", "may_write": "no"} | day("expires_on")
    page = client.post("/people/tokens/make/", told).content.decode()
    secret = page.split('id="secret" value="')[1].split('"')[0]

    def ask():
        from django.test import Client

        return Client().get("/api/people/me", headers={"authorization": f"Bearer {secret}"})

    assert ask().json()["name"] == femi.name
    assert secret not in read(client, "/people/tokens/")
    client.post(f"/people/tokens/{ApiToken.objects.get().pk}/revoke/")
    assert ask().status_code == 401


def test_nobody_finds_the_token_of_somebody_else(client, femi, dilys):
    client.force_login(femi)
    client.post("/people/tokens/make/", {"label": "X", "may_write": "no"} | day("expires_on"))
    client.force_login(dilys)

    assert client.get(f"/people/tokens/{ApiToken.objects.get().pk}/revoke/").status_code == 404


def test_a_group_is_made_and_seated_and_a_member_becomes_chair(client, callum, femi, dilys):
    client.force_login(callum)
    response = client.post("/groups/add/", {"name": "Neglect Group", "kind": "task_and_finish"})
    group = Group.objects.get(name="Neglect Group")
    assert response.url == f"/groups/{group.pk}/"

    client.post(f"/groups/{group.pk}/seats/add/", {"person": femi.pk, "seat": "member"} | day("from_on"))
    seat = Membership.objects.get(group=group)
    client.post(f"/groups/seats/{seat.pk}/change/", {"what": "capacity", "seat": "chair"} | day("from_on"))

    page = read(client, f"/groups/{group.pk}/")
    assert "Who sat here before (1)" in page
    assert "Femi Adeyemi" in read(client, "/groups/") and "chaired by Femi Adeyemi" in read(
        client, "/groups/structure/"
    )


def test_a_post_changes_hands_and_both_are_remembered(client, callum, asha, femi):
    post, holding = Post.objects.get(), PostHolding.objects.get()
    client.force_login(callum)
    client.post(f"/posts/holders/{holding.pk}/end/", day("last_day"))
    assert "reaches no one" in read(client, f"/posts/{post.pk}/")

    client.post(f"/posts/{post.pk}/holders/add/", {"person": femi.pk} | day("from_on"))

    page = read(client, f"/posts/{post.pk}/")
    assert "Femi Adeyemi" in page and "Who held it before (1)" in page and "Asha Patel" in page


def test_somebody_leaves_and_what_stands_empty_is_listed_with_the_way_to_it(
    client, callum, dilys, quality_group
):
    client.force_login(callum)
    page = read(client, f"/people/{dilys.pk}/leaving/")
    assert "What nobody would hold" in page and quality_group.name in page

    response = client.post(
        f"/people/{dilys.pk}/leaving/", day("last_day") | {"reason": "Retired"}, follow=True
    )

    page = response.content.decode()
    assert "nobody chairs this group" in page and f"/groups/{quality_group.pk}/" in page
    assert "Retired" in read(client, f"/people/{dilys.pk}/")
    assert client.get(f"/people/{dilys.pk}/leaving/").status_code == 403


def test_the_only_administrator_is_told_why_they_cannot_leave(client, jo):
    client.force_login(jo)

    page = client.post(f"/people/{jo.pk}/leaving/", day("last_day")).content.decode()

    assert "only administrator" in page and Person.objects.get(pk=jo.pk).left_on is None


def test_printed_words_are_matched_remembered_and_forgotten(client, asha, quality_group):
    words = groups.party_of_words("Q&E sub group", by=read_as(asha))
    client.force_login(asha)
    page = read(client, f"/directory/printed-words/{words.pk}/")
    assert quality_group.name in page

    told = {"whom": f"group:{quality_group.pk}", "reason": "Their short name"}
    assert client.post(f"/directory/printed-words/{words.pk}/", told).url == f"/groups/{quality_group.pk}/"
    assert "Q&amp;E sub group" in read(client, "/directory/printed-words/")
    assert client.get(f"/directory/printed-words/{words.pk}/").url == f"/groups/{quality_group.pk}/"

    wording = quality_group.party.wordings.get()
    client.post(f"/directory/printed-words/remembered/{wording.pk}/forget/")
    assert "Nothing is remembered yet" in read(client, "/directory/printed-words/")


@pytest.mark.parametrize("kind", ["group", "post", "organisation"])
def test_printed_words_may_mean_somebody_new(kind, client, asha):
    words = groups.party_of_words("Housing Providers", by=read_as(asha))
    client.force_login(asha)

    told = {"whom": "new", "new_kind": kind, "name": "Housing Providers Forum"}
    client.post(f"/directory/printed-words/{words.pk}/", told)

    party = Party.objects.get(pk=words.pk)
    assert (party.kind, party.name) == (kind, "Housing Providers Forum")


def test_printed_words_may_mean_somebody_who_was_not_proposed(client, asha, police):
    words = groups.party_of_words("The force", by=read_as(asha))
    client.force_login(asha)

    client.post(
        f"/directory/printed-words/{words.pk}/", {"whom": "other", "other": f"organisation:{police.pk}"}
    )

    assert Party.objects.get(pk=words.pk).organisation == police


def test_a_name_that_is_taken_leaves_the_words_as_they_were(client, asha, police):
    words = groups.party_of_words("The force", by=read_as(asha))
    client.force_login(asha)

    told = {"whom": "new", "new_kind": "organisation", "name": police.name}
    page = client.post(f"/directory/printed-words/{words.pk}/", told).content.decode()

    assert "already an agency with this name" in page
    assert Party.objects.get(pk=words.pk).printed == "The force"


def test_those_who_may_not_match_words_see_who_is_likely_and_why_they_cannot(
    client, asha, ines, quality_group
):
    words = groups.party_of_words("Q&E", by=read_as(asha))
    client.force_login(ines)

    page = read(client, f"/directory/printed-words/{words.pk}/")
    assert (
        "Only a business manager" in page
        and quality_group.name in page
        and '<form method="post" novalidate' not in page
    )
    client.post(f"/directory/printed-words/{words.pk}/", {"whom": f"group:{quality_group.pk}"})
    assert Party.objects.get(pk=words.pk).printed == "Q&E"


@pytest.mark.parametrize(
    "path", ["/people/", "/agencies/", "/areas/", "/groups/", "/posts/", "/directory/printed-words/"]
)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_every_list_can_be_taken_away(path, kind, client, asha, femi, police, quality_group):
    groups.party_of_words("=1+1", by=read_as(asha))
    client.force_login(asha)

    content = b"".join(client.get(f"{path}?export={kind}").streaming_content)

    if kind == "csv":
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    else:
        rows = [list(row) for row in openpyxl.load_workbook(io.BytesIO(content)).active.values]
    assert len(rows) >= 2 and not any(str(cell).startswith("=") for row in rows for cell in row)


@pytest.mark.parametrize(
    ("path", "there", "not_there"),
    [
        ("/people/?words=adeyemi", "Femi Adeyemi", "Dilys Owen</a>"),
        ("/people/?role=coordinator", "Callum Reid", "Femi Adeyemi</a>"),
        ("/people/?standing=left", "Gone Away", "Femi Adeyemi</a>"),
        ("/people/?standing=unwritten", "Nameless One", "Femi Adeyemi</a>"),
        ("/people/?standing=account", "Femi Adeyemi", "Nameless One</a>"),
        ("/agencies/?sector=police", "Testshire Police", "Testshire Council</a>"),
        ("/agencies/?standing=left", "Old Trust", "Testshire Police</a>"),
        ("/groups/?standing=ended", "Finished Group", "Quality and Effectiveness Sub-Group</a>"),
        ("/posts/?standing=vacant", "Training Officer", "Business Manager</a>"),
        ("/posts/?standing=abolished", "Clerk", "Business Manager</a>"),
    ],
)
def test_lists_are_narrowed(path, there, not_there, client, asha, callum, dilys, femi, police, quality_group):
    PersonFactory(name="Gone Away", left_on=today())
    PersonFactory(name="Nameless One", email="")
    OrganisationFactory(name="Old Trust", left_on=today())
    Group.objects.create(name="Finished Group", ends_on=today().replace(year=2020))
    Post.objects.create(name="Training Officer")
    Post.objects.create(name="Clerk", abolished_on=today())
    client.force_login(asha)

    page = read(client, path)

    assert there in page and not_there not in page


MANY = {
    "/people/": lambda: [RoleHeldFactory(), PersonFactory(organisation=OrganisationFactory())],
    "/agencies/": lambda: [OrganisationFactory(), PersonFactory(organisation=OrganisationFactory())],
    "/groups/": lambda: [MembershipFactory(seat="chair"), GroupFactory()],
    "/groups/structure/": lambda: [MembershipFactory(seat="chair"), GroupFactory()],
    "/posts/": lambda: [PostFactory(organisation=OrganisationFactory())],
}


@pytest.mark.parametrize("path", MANY)
def test_a_list_costs_the_same_however_much_there_is(path, client, asha, django_assert_max_num_queries):
    client.force_login(asha)

    def cost() -> int:
        with django_assert_max_num_queries(15) as counted:
            read(client, path)
        return len(counted)

    MANY[path]()
    before = cost()
    for _ in range(24):
        MANY[path]()
    assert cost() == before


def test_the_page_of_a_person_costs_the_same_however_much_they_hold(
    client, asha, femi, django_assert_max_num_queries
):
    client.force_login(asha)

    def cost() -> int:
        with django_assert_max_num_queries(15) as counted:
            read(client, f"/people/{femi.pk}/")
        return len(counted)

    before = cost()
    for _ in range(20):
        seat = MembershipFactory(person=femi, until_on=today())
        groups.change_group(seat.group, by=read_as(asha), purpose="Changed")
    assert cost() == before
