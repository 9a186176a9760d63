import datetime

import pytest

from lineofsight.core.clock import today
from lineofsight.core.errors import EditionConflict, NotAllowed, Refused
from lineofsight.groups import services
from lineofsight.groups.models import Group, GroupKind, Membership, Seat
from lineofsight.history.queries import story_of
from lineofsight.people.models import Person
from tests.cast import read_as

pytestmark = pytest.mark.django_db
A_DAY = datetime.timedelta(days=1)


def test_a_coordinator_adds_a_group_and_history_says_so(callum, quality_group):
    group = services.create_group(
        "Neglect Task and Finish Group",
        GroupKind.TASK_AND_FINISH,
        by=read_as(callum),
        reports_to=quality_group,
    )

    assert group.reports_to == quality_group
    line = story_of(group)[0]
    assert (line.kind, line.actor) == ("groups.group_added", f"person:{callum.pk}")
    assert story_of(quality_group)[0].subject == f"groups.group:{group.pk}"


def test_two_groups_do_not_share_a_name_whatever_its_capitals(callum, quality_group):
    with pytest.raises(Refused, match="already a group with this name"):
        services.create_group("QUALITY and effectiveness sub-group", by=read_as(callum))


@pytest.mark.parametrize("who", ["grace", "ines", "femi", "dilys"])
def test_others_are_told_why_they_cannot_change_groups(who, request, quality_group):
    person = request.getfixturevalue(who)

    with pytest.raises(NotAllowed, match="Only a business manager"):
        services.change_group(quality_group, by=read_as(person), name="Another name")


def test_the_second_to_save_sees_both_versions(callum, asha, quality_group):
    mine = Group.objects.get(pk=quality_group.pk)
    services.change_group(quality_group, by=read_as(asha), edition=1, purpose="Audit", short_name="QEG")

    with pytest.raises(EditionConflict) as conflict:
        services.change_group(mine, by=read_as(callum), edition=1, purpose="Challenge", short_name="QEG")

    assert (conflict.value.theirs, conflict.value.yours) == ({"purpose": "Audit"}, {"purpose": "Challenge"})
    quality_group.refresh_from_db()
    assert (quality_group.purpose, quality_group.edition) == ("Audit", 2)


def test_saving_what_stands_there_already_is_no_change(callum, quality_group):
    services.change_group(quality_group, by=read_as(callum), edition=1, name=quality_group.name)

    assert quality_group.edition == 1 and story_of(quality_group) == []


def test_groups_do_not_report_to_each_other_in_a_circle(callum, quality_group):
    by = read_as(callum)
    below = services.create_group("Audit Group", by=by, reports_to=quality_group)

    with pytest.raises(Refused, match="cannot report to Audit Group"):
        services.change_group(quality_group, by=by, reports_to=below)
    with pytest.raises(Refused, match="cannot report to"):
        services.change_group(quality_group, by=by, reports_to=quality_group)


def test_somebody_sits_for_their_own_agency_unless_another_is_named(callum, quality_group, grace, police):
    by = read_as(callum)

    seat = services.start_membership(quality_group, grace, by=by, from_on=today())

    assert (seat.seat, seat.organisation) == (Seat.MEMBER, grace.organisation)
    assert f"group:{quality_group.pk}" in read_as(grace)
    assert story_of(grace)[0].kind == "groups.membership_started"


def test_nobody_sits_on_a_group_twice_at_once_but_may_come_back(callum, quality_group, femi):
    by = read_as(callum)
    with pytest.raises(Refused, match="already sit on this group"):
        services.start_membership(quality_group, femi, by=by, from_on=today())

    services.end_membership(Membership.objects.get(person=femi), by=by, last_day=today() - A_DAY)
    services.start_membership(quality_group, femi, by=by, from_on=today())
    assert Membership.objects.filter(person=femi).count() == 2


def test_the_last_day_still_counts(callum, quality_group, femi):
    services.end_membership(Membership.objects.get(person=femi), by=read_as(callum), last_day=today())

    assert f"group:{quality_group.pk}" in read_as(femi)
    from lineofsight.core.readers import reader_for

    assert f"group:{quality_group.pk}" not in reader_for(femi, today() + A_DAY)


def test_a_seat_does_not_end_twice_nor_before_it_began(callum, femi):
    seat, by = Membership.objects.get(person=femi), read_as(callum)

    with pytest.raises(Refused, match="cannot end before it began"):
        services.end_membership(seat, by=by, last_day=seat.from_on - 2 * A_DAY)
    seat.refresh_from_db()
    services.end_membership(seat, by=by, last_day=today())
    with pytest.raises(Refused, match="stopped sitting"):
        services.end_membership(seat, by=by, last_day=today())


def test_a_member_becomes_chair_and_both_seats_are_remembered(callum, quality_group, femi):
    seat = Membership.objects.get(person=femi)

    services.change_seat(seat, by=read_as(callum), seat=Seat.CHAIR, from_on=today())

    seats = Membership.objects.filter(person=femi).order_by("from_on").values_list("seat", "until_on")
    assert list(seats) == [(Seat.MEMBER, today()), (Seat.CHAIR, None)]
    assert f"role:chair@group:{quality_group.pk}" in read_as(femi)


def test_leavers_are_not_seated(callum, quality_group, grace):
    grace.left_on = today()
    grace.save()

    with pytest.raises(Refused, match="has left"):
        services.start_membership(quality_group, grace, by=read_as(callum), from_on=today())


def test_a_group_ends_with_its_seats(callum, quality_group, femi, dilys):
    services.end_group(quality_group, by=read_as(callum), last_day=today(), reason="Its work is done")

    assert not Membership.objects.filter(until_on=None).exists()
    kinds = [line.kind for line in story_of(quality_group)]
    assert kinds.count("groups.membership_ended") == 2 and "groups.group_ended" in kinds
    with pytest.raises(Refused, match="ends on .* already"):
        services.end_group(quality_group, by=read_as(callum), last_day=today())


def test_a_group_does_not_end_while_another_reports_to_it(callum, quality_group):
    services.create_group("Audit Group", by=read_as(callum), reports_to=quality_group)

    with pytest.raises(Refused, match="Audit Group still reports to"):
        services.end_group(quality_group, by=read_as(callum), last_day=today())


def test_nobody_is_removed_when_a_group_ends(callum, quality_group, femi):
    services.end_group(quality_group, by=read_as(callum), last_day=today())

    assert Person.objects.filter(pk=femi.pk).exists()
