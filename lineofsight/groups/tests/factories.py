"""Records for tests of groups and posts."""

import factory

from lineofsight.core.clock import today
from lineofsight.groups.models import Group, Membership, Post, PostHolding
from lineofsight.people.tests.factories import PersonFactory


class GroupFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Group

    name = factory.Sequence("Sub-Group {}".format)


class PostFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Post

    name = factory.Sequence("Post {}".format)


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership

    group = factory.SubFactory(GroupFactory)
    person = factory.SubFactory(PersonFactory)
    from_on = factory.LazyFunction(today)


class PostHoldingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PostHolding

    post = factory.SubFactory(PostFactory)
    person = factory.SubFactory(PersonFactory)
    from_on = factory.LazyFunction(today)
