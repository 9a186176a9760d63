"""A date as three boxes: what is typed, what it means, and what is said when it means nothing."""

import datetime

import pytest

from lineofsight.design import forms


class Dated(forms.Form):
    due_on = forms.DateField(label="Due date")
    heard = forms.DateField(label="When was it heard?", partial=True, required=False)


def typed(day="", month="", year="", **more):
    return Dated({"due_on-day": day, "due_on-month": month, "due_on-year": year, **more})


@pytest.mark.parametrize(
    ("day", "month", "year"), [("12", "5", "2026"), ("12", "May", "2026"), (" 12 ", "may", "2026")]
)
def test_a_whole_date_is_read(day, month, year):
    form = typed(day, month, year)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["due_on"] == datetime.date(2026, 5, 12)


@pytest.mark.parametrize(
    ("parts", "said", "leads_to"),
    [
        (("12", "5", ""), "Due date must include a year", "year"),
        (("", "", "2026"), "Due date must include a day and a month", "day"),
        (("31", "2", "2026"), "Due date must be a real date: February 2026 has no day 31", "day"),
        (("1", "13", "2026"), "Due date must be a real date: there is no month 13", "month"),
        (("1", "Mai", "2026"), "Due date: the month must be a number or a name, like 5 or May", "month"),
        (("one", "5", "2026"), "Due date: the day must be a number, like 12", "day"),
        (("1", "5", "26"), "Due date: the year must have 4 numbers, like 2026", "year"),
        (("٣", "5", "2026"), "Due date: the day must be a number, like 12", "day"),
        (("", "", ""), "Enter the due date", "day"),
        (("9" * 5000, "5", "2026"), "Due date must be a real date: May 2026 has no day 999999", "day"),
    ],
)
def test_an_error_says_which_part_is_wrong_and_leads_to_its_box(parts, said, leads_to):
    assert typed(*parts).error_summary == [{"text": said, "href": f"#id_due_on-{leads_to}"}]


@pytest.mark.parametrize(
    ("parts", "printed", "earliest", "latest", "precision"),
    [
        (("", "", "2027"), "2027", (2027, 1, 1), (2027, 12, 31), "year"),
        (("", "2", "2028"), "February 2028", (2028, 2, 1), (2028, 2, 29), "month"),
        (("3", "2", "2028"), "3 February 2028", (2028, 2, 3), (2028, 2, 3), "day"),
    ],
)
def test_a_partial_date_means_all_the_days_it_can_mean(parts, printed, earliest, latest, precision):
    day, month, year = parts
    form = typed("1", "1", "2026", **{"heard-day": day, "heard-month": month, "heard-year": year})
    assert form.is_valid(), form.errors
    heard = form.cleaned_data["heard"]
    assert str(heard) == printed
    assert heard.earliest == datetime.date(*earliest)
    assert heard.latest == datetime.date(*latest)
    assert heard.precision == precision


def test_a_day_without_a_month_is_no_partial_date():
    form = typed("1", "1", "2026", **{"heard-day": "3", "heard-year": "2026"})
    assert form.errors["heard"] == ["When was it heard must include a month"]


def test_bounds_are_told_as_dates():
    field = forms.DateField(
        label="Meeting", earliest=datetime.date(2026, 4, 1), latest=datetime.date(2027, 3, 31)
    )
    with pytest.raises(Exception, match="Meeting must be 1 April 2026 or later"):
        field.clean({"day": "31", "month": "3", "year": "2026"})
    with pytest.raises(Exception, match="Meeting must be 31 March 2027 or earlier"):
        field.clean({"day": "1", "month": "4", "year": "2027"})


def test_what_stood_there_and_was_left_alone_has_not_changed():
    on = datetime.date(2026, 5, 12)
    same = {"due_on-day": "12", "due_on-month": "5", "due_on-year": "2026"}
    assert not Dated(same, initial={"due_on": on}).has_changed()
    assert Dated({**same, "due_on-day": "13"}, initial={"due_on": on}).has_changed()


def test_a_whole_date_may_stand_under_the_plain_name():
    assert Dated({"due_on": "2026-05-12"}).is_valid()


def test_the_boxes_are_drawn_with_what_was_typed_and_the_wrong_one_marked(site):
    drawn = typed("31", "2", "2026")["due_on"].as_field_group()
    assert 'name="due_on-day"' in drawn and 'value="31"' in drawn
    assert drawn.count('aria-invalid="true"') == 1
    assert "February 2026 has no day 31" in drawn
    assert "<legend" in drawn
