"""Reads about the partnership, its areas and its agencies."""

import datetime

from django.db.models import Count, QuerySet

from lineofsight.core.counting import counted

from .models import Area, Organisation, Partnership


def partnership() -> Partnership | None:
    """The partnership of this installation; None before it is set up. One query."""
    return Partnership.objects.filter(pk=1).first()


def partnerships() -> QuerySet[Partnership]:
    """The one partnership, or none before it is set up."""
    return Partnership.objects.filter(pk=1)


def areas() -> QuerySet[Area]:
    """Every area with how many agencies work in it, by name."""
    return Area.objects.annotate(agency_count=Count("organisations")).order_by("name", "pk")


def organisations() -> QuerySet[Organisation]:
    """Every agency, leavers too, by name."""
    return Organisation.objects.order_by("name", "pk")


def register(on: datetime.date) -> QuerySet[Organisation]:
    """Every agency with its areas and with how many people it has here on a day, by name. Two queries."""
    people = Organisation._meta.get_field("people").related_model.objects.here(on)
    return organisations().annotate(people_count=counted(people, "organisation")).prefetch_related("areas")
