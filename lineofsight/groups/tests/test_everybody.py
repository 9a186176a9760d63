"""Everybody who can answer for something, as choices of a searched field."""

import datetime

import pytest

from lineofsight.core.clock import today
from lineofsight.groups.models import Party
from lineofsight.groups.queries import everybody

pytestmark = pytest.mark.django_db


def test_everybody_can_be_chosen_whether_they_were_a_party_before_or_not(
    police, quality_group, asha, grace, django_assert_num_queries
):
    with django_assert_num_queries(4):
        chosen = dict(everybody(today()).find("", 100))

    assert chosen[f"group:{quality_group.pk}"] == "Quality and Effectiveness Sub-Group (group)"
    assert chosen[f"organisation:{police.pk}"] == "Testshire Police (agency)"
    assert "Business Manager (post)" in chosen.values()
    assert chosen[f"person:{grace.pk}"] == "Grace Lin (person, Testshire Hospitals Trust)"
    assert not Party.objects.exists(), "looking makes no parties"


def test_whoever_left_or_ended_cannot_be_chosen(quality_group, police, grace):
    yesterday = today() - datetime.timedelta(days=1)
    type(quality_group).objects.update(ends_on=yesterday)
    type(police).objects.filter(pk=police.pk).update(left_on=yesterday)

    values = [f"group:{quality_group.pk}", f"organisation:{police.pk}", f"person:{grace.pk}"]
    assert list(everybody(today()).called(values)) == [f"person:{grace.pk}"]
    assert everybody(today()).find("police", 5) == []


def test_they_are_found_by_any_word_of_their_name(police, quality_group, grace):
    assert everybody(today()).find("qual eff", 5)[0][0] == f"group:{quality_group.pk}"
    assert everybody(today()).find("lin", 5)[0][0] == f"person:{grace.pk}"
