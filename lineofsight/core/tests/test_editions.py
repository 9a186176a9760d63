import datetime

import pytest

from lineofsight.core.editions import change, in_words, insert, require_valid
from lineofsight.core.errors import EditionConflict, Refused


def test_plain_values_stay_as_they_are_and_records_are_named():
    assert in_words(datetime.date(2026, 5, 12)) == datetime.date(2026, 5, 12)
    assert in_words(None) is None
    assert in_words(ValueError("a thing with a name")) == "a thing with a name"


@pytest.fixture
def agency(police):
    return police


def test_a_change_counts_the_edition_up_and_tells_what_differs(agency):
    told = change(agency, {"name": "Police Force", "short_name": ""}, edition=1)

    assert told == {"name": ["Testshire Police", "Police Force"]}
    agency.refresh_from_db()
    assert (agency.name, agency.edition) == ("Police Force", 2)


def test_no_difference_is_no_edition(agency):
    assert change(agency, {"name": agency.name}, edition=1) == {}
    agency.refresh_from_db()
    assert agency.edition == 1


def test_an_old_edition_is_refused_with_both_versions_and_nothing_is_written(agency):
    change(agency, {"name": "Police Force"}, edition=1)

    with pytest.raises(EditionConflict) as conflict:
        change(agency, {"name": "The Police", "short_name": ""}, edition=1)

    assert conflict.value.theirs == {"name": "Police Force"}
    assert conflict.value.yours == {"name": "The Police"}
    agency.refresh_from_db()
    assert agency.name == "Police Force"


def test_a_job_that_has_just_read_the_row_needs_no_edition(agency):
    change(agency, {"name": "Police Force"}, edition=1)

    assert change(agency, {"name": "The Police"}, edition=None)


def test_values_that_break_a_rule_are_refused_with_its_sentence(agency, hospital):
    with pytest.raises(Refused, match="already an agency with this name"):
        change(agency, {"name": hospital.name.upper()}, edition=1)
    with pytest.raises(Refused, match="Email address: Enter a valid email"):
        change(agency, {"email": "nobody"}, edition=1)


def test_a_record_that_breaks_a_rule_says_which(agency):
    agency.joined_on, agency.left_on = datetime.date(2026, 2, 1), datetime.date(2026, 1, 1)

    with pytest.raises(Refused, match="cannot leave before it joined"):
        require_valid(agency)


def test_two_who_add_the_same_at_once_do_not_break_it(agency, monkeypatch):
    """The second has looked before the first had saved."""
    monkeypatch.setattr("lineofsight.core.editions.require_valid", lambda record: None)

    with pytest.raises(Refused, match="Somebody else has just saved the same organisation"):
        insert(type(agency)(name=agency.name))
    assert type(agency).objects.count() == 1
