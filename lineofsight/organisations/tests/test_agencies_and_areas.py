import datetime

import pytest

from lineofsight.core.clock import today
from lineofsight.core.errors import EditionConflict, NotAllowed, Refused
from lineofsight.history.queries import story_of
from lineofsight.organisations import services
from lineofsight.organisations.models import Area, Organisation, Partnership, Sector
from tests.cast import read_as

pytestmark = pytest.mark.django_db
A_DAY = datetime.timedelta(days=1)


def test_a_coordinator_adds_an_agency_and_history_says_so(callum, partnership):
    area = Area.objects.get()

    agency = services.create_organisation(
        " Harbour School ", by=read_as(callum), areas=[area], sector=Sector.EDUCATION, short_name="HS"
    )

    assert (agency.name, list(agency.areas.all())) == ("Harbour School", [area])
    line = story_of(agency)[0]
    assert (line.kind, line.actor) == ("organisations.organisation_added", f"person:{callum.pk}")


def test_two_agencies_do_not_share_a_name(callum, police):
    with pytest.raises(Refused, match="already an agency with this name"):
        services.create_organisation("testshire POLICE", by=read_as(callum))


@pytest.mark.parametrize("who", ["grace", "ines", "femi"])
def test_others_are_told_why_they_cannot_change_agencies(who, request, hospital):
    with pytest.raises(NotAllowed, match="Only a business manager, a coordinator or an administrator"):
        services.change_organisation(hospital, by=read_as(request.getfixturevalue(who)), name="Another")
    hospital.refresh_from_db()
    assert hospital.name == "Testshire Hospitals Trust"


def test_the_second_to_save_sees_both_versions(asha, callum, police):
    services.change_organisation(police, by=read_as(asha), edition=1, short_name="TP")

    with pytest.raises(EditionConflict) as conflict:
        services.change_organisation(police, by=read_as(callum), edition=1, short_name="Police")
    assert (conflict.value.theirs, conflict.value.yours) == ({"short_name": "TP"}, {"short_name": "Police"})


def test_areas_are_changed_with_the_rest_and_told(callum, police):
    by = read_as(callum)
    here, there = Area.objects.get(), services.create_area("Otherford", by=by, code="e09000018")
    services.change_organisation(police, by=by, areas=[here])

    services.change_organisation(police, by=by, edition=police.edition, areas=[here, there])

    assert there.code == "E09000018"
    assert story_of(police)[0].changes == {"areas": [["Testshire"], ["Otherford", "Testshire"]]}


def test_an_area_keeps_its_name_to_itself(callum, partnership):
    by = read_as(callum)
    with pytest.raises(Refused, match="already an area"):
        services.create_area("testshire", by=by)

    area = services.change_area(Area.objects.get(), by=by, name="Testshire and Otherford")
    assert story_of(area)[0].changes == {"name": ["Testshire", "Testshire and Otherford"]}


def test_an_agency_leaves_on_a_day_stays_in_the_register_and_may_come_back(callum, housing):
    by = read_as(callum)

    services.record_organisation_leaving(housing, by=by, last_day=today(), reason="Merged")

    assert housing in Organisation.objects.in_partnership(today())
    assert housing not in Organisation.objects.in_partnership(today() + A_DAY)
    with pytest.raises(Refused, match="has left already"):
        services.record_organisation_leaving(housing, by=by, last_day=today())

    services.record_organisation_returning(housing, by=by)
    assert housing in Organisation.objects.in_partnership(today() + A_DAY)


def test_an_agency_does_not_leave_before_it_joined(callum, partnership):
    agency = services.create_organisation("New Trust", by=read_as(callum), joined_on=today())

    with pytest.raises(Refused, match="cannot leave before it joined"):
        services.record_organisation_leaving(agency, by=read_as(callum), last_day=today() - 5 * A_DAY)


def test_the_profile_is_changed_by_those_who_keep_the_directory(callum, grace, partnership):
    services.change_partnership(partnership, by=read_as(callum), edition=1, contact_email="scp@example.org")

    assert Partnership.objects.get().contact_email == "scp@example.org"
    with pytest.raises(NotAllowed, match="partnership's profile"):
        services.change_partnership(partnership, by=read_as(grace), edition=2, name="Mine")
