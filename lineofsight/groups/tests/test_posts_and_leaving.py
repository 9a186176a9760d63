import datetime

import pytest
from allauth.account.models import EmailAddress

from lineofsight.core.clock import now, today
from lineofsight.core.errors import NotAllowed, Refused
from lineofsight.core.readers import reader_for
from lineofsight.groups import queries, services
from lineofsight.groups.models import Membership, Post, PostHolding, Seat
from lineofsight.groups.tests.factories import MembershipFactory, PostHoldingFactory
from lineofsight.history.queries import story_of
from lineofsight.people.models import ApiToken, Person, RoleHeld
from lineofsight.people.tests.factories import PersonFactory, RoleHeldFactory
from tests.cast import read_as

pytestmark = pytest.mark.django_db
A_DAY = datetime.timedelta(days=1)


def test_a_post_belongs_to_an_agency_or_to_the_partnership(callum, police):
    by = read_as(callum)

    services.create_post("Training Officer", by=by)
    of_police = services.create_post("Training Officer", by=by, organisation=police)

    assert of_police.organisation == police
    assert story_of(police)[0].kind == "groups.post_added"
    with pytest.raises(Refused, match="partnership already has a post"):
        services.create_post("training officer", by=by)
    with pytest.raises(Refused, match="agency already has a post"):
        services.create_post("TRAINING OFFICER", by=by, organisation=police)


def test_a_job_share_is_two_holders_of_one_post(asha, callum):
    post = Post.objects.get(name="Business Manager")

    services.take_up_post(post, callum, by=read_as(asha), from_on=today())

    assert f"post:{post.pk}" in read_as(callum) and f"post:{post.pk}" in read_as(asha)
    with pytest.raises(Refused, match="already hold this post"):
        services.take_up_post(post, callum, by=read_as(asha), from_on=today())


def test_a_post_is_left_on_a_day_and_its_holders_stay_on_record(asha, callum):
    holding = PostHolding.objects.get(person=asha)

    services.leave_post(holding, by=read_as(callum), last_day=today())

    assert PostHolding.objects.get().until_on == today() + A_DAY
    with pytest.raises(Refused, match="left this post already"):
        services.leave_post(holding, by=read_as(callum), last_day=today())


def test_an_abolished_post_is_held_by_nobody_any_more(asha, callum, dilys):
    post = Post.objects.get(name="Business Manager")

    services.abolish_post(post, by=read_as(callum), last_day=today(), reason="Merged")

    assert not PostHolding.objects.filter(until_on=None).exists()
    with pytest.raises(Refused, match="is abolished"):
        services.take_up_post(post, dilys, by=read_as(callum), from_on=today() + A_DAY)


def test_an_agency_lead_does_not_change_posts(grace, asha):
    with pytest.raises(NotAllowed):
        services.create_post("Named Nurse", by=read_as(grace))


def test_leaving_ends_posts_seats_roles_and_the_account(callum, dilys, council, quality_group):
    post = Post.objects.create(name="Head of Quality", organisation=council)
    PostHolding.objects.create(post=post, person=dilys, from_on=today() - A_DAY)
    RoleHeldFactory(person=dilys, role="agency-lead", organisation=council, from_on=today() - 9 * A_DAY)

    empty = services.record_leaving(dilys, by=read_as(callum), last_day=today() - A_DAY, reason="New job")

    dilys.refresh_from_db()
    assert (dilys.left_on, dilys.is_active) == (today(), False)
    assert not queries.held_by(dilys, today())
    assert {(one.kind, one.name) for one in empty} == {
        ("groups.post", "Head of Quality"),
        ("groups.group", quality_group.name),
        ("organisations.organisation", council.name),
    }
    assert {line.kind for line in story_of(dilys)} >= {
        "people.person_left",
        "people.role_ended",
        "groups.post_left",
        "groups.membership_ended",
    }


def test_what_stands_empty_is_known_before_and_stays_the_same_after(callum, dilys, quality_group):
    before = queries.left_empty_by(dilys, today())

    services.record_leaving(dilys, by=read_as(callum), last_day=today())

    assert before == queries.left_empty_by(dilys, today())
    assert [one.words for one in before] == ["nobody chairs this group"]


def test_nothing_stands_empty_where_somebody_else_stays(callum, dilys, quality_group, femi):
    Membership.objects.filter(person=femi).update(seat=Seat.CHAIR)

    assert services.record_leaving(dilys, by=read_as(callum), last_day=today()) == []


def test_a_day_that_lies_ahead_lets_them_go_on_until_then(callum, dilys, quality_group):
    last_day = today() + 10 * A_DAY

    services.record_leaving(dilys, by=read_as(callum), last_day=last_day)

    dilys.refresh_from_db()
    assert dilys.may_sign_in(last_day) and not dilys.may_sign_in(last_day + A_DAY)
    assert f"role:chair@group:{quality_group.pk}" in reader_for(dilys, last_day)
    assert f"role:chair@group:{quality_group.pk}" not in reader_for(dilys, last_day + A_DAY)


def test_tokens_end_with_their_person(callum, dilys):
    token = ApiToken.objects.create(
        person=dilys, label="Dashboard", digest="x", made_at=now(), expires_on=today() + 100 * A_DAY
    )

    services.record_leaving(dilys, by=read_as(callum), last_day=today() + A_DAY)

    token.refresh_from_db()
    assert token.expires_on == today() + A_DAY


def test_nobody_leaves_twice(callum, dilys):
    services.record_leaving(dilys, by=read_as(callum), last_day=today())

    with pytest.raises(NotAllowed, match="has left already"):
        services.record_leaving(dilys, by=read_as(callum), last_day=today())


def test_the_only_administrator_does_not_leave(callum, jo):
    with pytest.raises(Refused, match="only administrator"):
        services.record_leaving(jo, by=read_as(callum), last_day=today())

    jo.refresh_from_db()
    assert jo.left_on is None and RoleHeld.objects.get(person=jo).until_on is None


def test_nobody_is_deleted(callum, dilys):
    EmailAddress.objects.create(user=dilys, email=dilys.email)

    services.record_leaving(dilys, by=read_as(callum), last_day=today())

    assert Person.objects.filter(pk=dilys.pk, name="Dilys Owen").exists()


@pytest.mark.parametrize("how_many", [1, 25])
def test_knowing_what_stands_empty_costs_six_queries(how_many, django_assert_num_queries):
    person = PersonFactory()
    for _ in range(how_many):
        PostHoldingFactory(person=person)
        MembershipFactory(person=person, seat=Seat.CHAIR)
    RoleHeldFactory(person=person)

    with django_assert_num_queries(6):
        empty = queries.left_empty_by(person, today())

    assert len(empty) == 2 * how_many + 1
