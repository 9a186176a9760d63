import datetime

import pytest

from lineofsight.core.clock import today
from lineofsight.groups import queries, services
from lineofsight.groups.models import Membership, Post, PostHolding, Seat
from lineofsight.groups.tests.factories import MembershipFactory, PostHoldingFactory
from lineofsight.organisations.tests.factories import OrganisationFactory
from lineofsight.people.models import RoleHeld
from lineofsight.people.tests.factories import PersonFactory, RoleHeldFactory
from tests.cast import read_as

pytestmark = pytest.mark.django_db
A_DAY = datetime.timedelta(days=1)


def party(thing, asha):
    return services.party_for(thing, by=read_as(asha))


def test_a_group_answers_through_its_chair(quality_group, dilys, femi, asha):
    assert queries.people_answering_for(party(quality_group, asha), today()) == [dilys]


def test_without_a_chair_the_vice_chair_answers(quality_group, femi, asha):
    Membership.objects.filter(person=femi).update(seat=Seat.VICE_CHAIR)

    assert queries.people_answering_for(party(quality_group, asha), today()) == [femi]


def test_a_post_answers_through_whoever_holds_it_on_the_day(asha, callum):
    post = Post.objects.get(name="Business Manager")
    PostHolding.objects.update(until_on=today())
    PostHolding.objects.create(post=post, person=callum, from_on=today())

    assert queries.people_answering_for(party(post, asha), today() - A_DAY) == [asha]
    assert queries.people_answering_for(party(post, asha), today()) == [callum]


def test_an_agency_answers_through_its_lead(hospital, grace, harun, asha):
    assert queries.people_answering_for(party(hospital, asha), today()) == [grace]


def test_a_person_answers_for_themselves_until_they_leave(grace, asha):
    mine = party(grace, asha)
    assert queries.people_answering_for(mine, today()) == [grace]

    grace.left_on = today()
    grace.save()
    assert queries.people_answering_for(mine, today()) == []


def test_nobody_answers_for_words_or_for_a_group_without_a_chair(quality_group, femi, asha):
    words = services.party_of_words("All partners", by=read_as(asha))

    assert queries.people_answering_for(words, today()) == []
    assert queries.people_answering_for(party(quality_group, asha), today()) == []


def test_leavers_do_not_answer_even_where_a_role_was_not_ended(hospital, grace, asha):
    grace.left_on = today()
    grace.save()
    assert RoleHeld.objects.filter(person=grace, until_on=None).exists()

    assert queries.people_answering_for(party(hospital, asha), today()) == []


@pytest.mark.parametrize("how_many", [1, 25])
def test_asking_about_many_parties_costs_four_queries(how_many, asha, django_assert_num_queries):
    parties = [party(PersonFactory(), asha) for _ in range(how_many)]
    parties += [party(MembershipFactory(seat=Seat.CHAIR).group, asha) for _ in range(how_many)]
    parties += [party(PostHoldingFactory().post, asha) for _ in range(how_many)]
    leads = [RoleHeldFactory(role="agency-lead", organisation=OrganisationFactory()) for _ in range(how_many)]
    parties += [party(held.organisation, asha) for held in leads]

    with django_assert_num_queries(4):
        found = queries.people_answering_for_each(parties, today())

    assert all(len(found[one.pk]) == 1 for one in parties)
