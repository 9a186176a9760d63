"""Records for tests of people."""

import factory

from lineofsight.core.clock import today
from lineofsight.people.models import Person, RoleHeld


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    name = factory.Sequence("Person {}".format)
    email = factory.Sequence("person{}@example.org".format)


class RoleHeldFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RoleHeld

    person = factory.SubFactory(PersonFactory)
    role = "coordinator"
    from_on = factory.LazyFunction(today)
