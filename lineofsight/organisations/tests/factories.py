"""Records for tests of agencies."""

import factory

from lineofsight.organisations.models import Area, Organisation


class AreaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Area

    name = factory.Sequence("Area {}".format)


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence("Agency {}".format)
