"""Fields that are searched: a select while there are few choices, else a box whose words are looked up."""

import pytest
from django.contrib.contenttypes.models import ContentType

from lineofsight.design import forms
from lineofsight.design.forms import finding
from lineofsight.design.forms.finding import AS_A_SELECT, AT_ONCE, Finders, ListFinder, RowsFinder

MANY = [(str(number), f"School {number}") for number in range(AS_A_SELECT + 1)]


class Visit(forms.Form):
    school = forms.ChoiceField(label="Which school?", look="search", choices=MANY)


def test_few_choices_are_a_select_and_more_are_a_box(site):
    class Few(forms.Form):
        school = forms.ChoiceField(look="search", choices=MANY[:AS_A_SELECT])

    assert str(Few()["school"].as_field_group()).count("<option") == AS_A_SELECT + 1
    box = str(Visit()["school"].as_field_group())
    assert "<option" not in box and 'name="school-typed"' in box and 'data-look-up="school"' in box


def test_a_value_alone_is_taken_as_programs_send_it():
    form = Visit({"school": "7"})
    assert form.is_valid() and form.cleaned_data["school"] == "7"


@pytest.mark.parametrize("typed", ["School 7", "school 7 ", "SCHOOL 7"])
def test_the_full_name_is_taken_for_the_choice_it_names(typed):
    form = Visit({"school": "", "school-typed": typed, "school-said": ""})
    assert form.is_valid() and form.cleaned_data["school"] == "7"


def test_what_was_chosen_stands_while_the_box_holds_its_name_and_no_longer():
    sent = {"school": "7", "school-said": "School 7"}
    assert Visit({**sent, "school-typed": "School 7"}).is_valid()

    changed = Visit({**sent, "school-typed": "School 8"})
    assert changed.is_valid() and changed.cleaned_data["school"] == "8"
    assert Visit({**sent, "school-typed": ""}).errors == {"school": ["Answer the question “Which school?”"]}


def test_words_that_name_several_come_back_with_those_found(site):
    form = Visit({"school": "", "school-typed": "ool 9", "school-said": ""})

    assert form.errors == {"school": ["Choose one of those found for “ool 9”, or type more of the name"]}
    drawn = str(form["school"].as_field_group())
    assert 'value="ool 9"' in drawn and "Which of these?" in drawn
    assert [f"School {number}" in drawn for number in (9, 90, 99, 80)] == [True, True, True, False]
    assert Visit({"school": "90", "school-typed": "ool 9", "school-said": "ool 9"}).is_valid()


def test_words_that_name_nothing_are_refused_and_never_lost_in_silence():
    form = Visit({"school": "", "school-typed": "Nowhere", "school-said": ""})

    assert form.errors == {
        "school": ["“Nowhere” is not in the list. Type part of a name and choose from what is offered"]
    }
    assert not Visit({"school": "999"}).is_valid()


def test_choices_hold_every_word_and_those_that_begin_with_them_come_first():
    finder = ListFinder([("1", "Youth Board"), ("2", "Board of Health"), ("3", "Police"), ("", "")])

    assert finder.find("board", 5) == [("2", "Board of Health"), ("1", "Youth Board")]
    assert finder.find("YOUTH bo", 5) == [("1", "Youth Board")]
    assert finder.find("", 2) == [("1", "Youth Board"), ("2", "Board of Health")]
    assert finder.called(["3", "4", ""]) == {"3": "Police"}


@pytest.mark.django_db
def test_rows_are_found_and_named_as_lists_are(django_assert_num_queries):
    rows = ContentType.objects.order_by("model")
    finder = RowsFinder(rows, names=("model", "app_label"), label_of=lambda kind: kind.model, prefix="kind:")
    kind = rows.filter(model="membership").get()

    with django_assert_num_queries(1):
        found = finder.find("ship", 3)
    assert (f"kind:{kind.pk}", "membership") in found
    assert finder.find("memb", 1) == [(f"kind:{kind.pk}", "membership")]
    with django_assert_num_queries(1):
        assert finder.called([f"kind:{kind.pk}", "kind:0", "other:1", "kind:x", ""]) == {
            f"kind:{kind.pk}": "membership"
        }


def test_several_finders_share_what_is_offered():
    few, many = ListFinder([("a", "Asha")]), ListFinder(MANY)

    assert [len(Finders(few, many).find("", most)) for most in (4, 60, 500)] == [4, 60, 102]
    assert ("a", "Asha") in Finders(many, few).find("", 4)
    assert Finders(few, many).called(["a", "7", "b"]) == {"a": "Asha", "7": "School 7"}


def test_a_page_is_asked_for_the_choices_of_its_own_fields_alone(site, client):
    found = client.get("/gallery/?look-up=school&words=castle+1").json()
    assert found["choices"][0] == ["1", "Castle Hill School 1"] and found["more"] is False
    everything = client.get("/gallery/?look-up=school&words=").json()
    assert (len(everything["choices"]), everything["more"]) == (AT_ONCE, True)

    for other in ("title", "nothing", ""):
        assert client.get(f"/gallery/?look-up={other}&words=a")["Content-Type"].startswith("text/html")


def test_a_name_that_two_share_is_no_choice_yet():
    assert finding.exactly(ListFinder([("1", "Riverside"), ("2", "Riverside")]), "riverside") is None
