"""Does a text name a child? Told where it does, and quiet where it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.identifying import UPN_LETTERS, find_likenesses, is_nhs_number, is_upn, warning_about


def what(text):
    return [one.what for one in find_likenesses(text)]


@pytest.mark.parametrize(
    "text", ["943 476 5919", "943-476-5919", "9434765919", "NHS no. 943 476 5919, seen twice"]
)
def test_an_nhs_number_is_found_however_it_is_spaced(text):
    assert what(text) == ["an NHS number"]


@pytest.mark.parametrize(
    "text",
    [
        "943 476 5918",
        "020 7946 0018",
        "0207 946 0018",
        "1111111111",
        "£9,434,765,919",
        "94347659190",
        "3.9434765919",
    ],
)
def test_other_long_numbers_are_none(text):
    assert what(text) == []


@pytest.mark.parametrize("text", ["H801200001001", "pupil h801200001001 moved"])
def test_a_unique_pupil_number_is_found_by_its_check_letter(text):
    assert what(text) == ["a unique pupil number"]


@pytest.mark.parametrize("text", ["A801200001001", "I801200001001", "H80120000100", "HH801200001001"])
def test_what_only_looks_like_one_is_none(text):
    assert what(text) == []


@pytest.mark.parametrize(
    "text",
    ["DOB 12/03/2014", "d.o.b.: 12.3.14", "date of birth: 2014-03-12", "born on 3 May 2015", "She was born 3rd of May 2015"],
)  # fmt: skip
def test_a_date_of_birth_is_found_by_the_words_before_it(text):
    assert what(text) == ["a date of birth"]


@pytest.mark.parametrize(
    "text", ["The group met on 12/03/2026", "due 3 May 2027", "the plan was born in a workshop"]
)
def test_other_dates_are_none(text):
    assert what(text) == []


@pytest.mark.parametrize("text", ["SW1A 1AA", "at M1 1AE.", "EC1A1BB", "b33 8ab"])
def test_a_postcode_is_found(text):
    assert what(text) == ["a postcode"]


@pytest.mark.parametrize(
    "text", ["Q2 4 audits", "S11 return", "KS2 3rd year", "stage s2 3rd meeting", "W1 week"]
)
def test_other_codes_are_none(text):
    assert what(text) == []


@pytest.mark.parametrize(
    "text",
    ["JB (7) was seen", "J.B. (7)", "Jayden, 6 years old", "AB aged 12", "Mia is aged 7", "Leo (aged 9)", "KL, 18 months old"],
)  # fmt: skip
def test_a_name_or_initials_with_a_childs_age_are_found(text):
    assert what(text) == ["a child’s name or initials with an age"]


@pytest.mark.parametrize(
    "text",
    ["child AB was seen", "her daughter Mia said so", "the young person, JT, agreed", "a boy called Leo Marsh", "pupil: MK",
     "The child’s name is Mia Jones"],
)  # fmt: skip
def test_a_name_after_a_word_for_a_child_is_found(text):
    assert what(text) == ["a child’s name or initials"]


@pytest.mark.parametrize(
    "text",
    [
        "Child Sexual Exploitation (CSE) and child criminal exploitation",
        "Children aged 7 to 12 in Year 7",
        "Level 2 (7 cases) and level 3 (12)",
        "Police (4), Health (6), Schools (9), Hounslow (12)",
        "Young Person CAMHS pathway; Child MASH referrals; child LADO contacts",
        "The Child Death Overview Panel and the Child Safeguarding Practice Review Panel",
        "Asha Patel, aged care lead, has 20 years of experience",
        "Mr Reid, 45 years old, chairs it",
        "GP (4) and LA (3) returns",
        "Young Carers, 12 years of funding",
        "Boys and girls under 18 years old",
        "",
    ],
)  # fmt: skip
def test_the_words_of_the_work_itself_are_no_children(text):
    assert what(text) == []


def test_each_is_told_with_its_place():
    text = "Child AB, NHS 943 476 5919, lives at SW1A 1AA"
    found = find_likenesses(text)

    assert [text[one.start : one.end] for one in found] == [one.found for one in found]
    assert [one.found for one in found] == ["Child AB", "943 476 5919", "SW1A 1AA"]


def test_the_warning_says_what_was_found_and_what_to_do():
    said = warning_about(find_likenesses("DOB 12/03/2014 at SW1A 1AA"))

    assert said == (
        "“DOB 12/03/2014” looks like a date of birth and “SW1A 1AA” looks like a postcode. Children and families must not be "
        "named here: take it out, or say why it has to stay"
    )
    assert warning_about([]) == ""


@given(st.integers(0, 999_999_999))
def test_nine_digits_have_exactly_one_check_digit_or_none(stem):
    digits = f"{stem:09}"
    right = [last for last in "0123456789" if is_nhs_number(digits + last)]
    total = sum(int(digit) * (10 - place) for place, digit in enumerate(digits))
    expected = (11 - total % 11) % 11
    assert right == ([] if expected == 10 or len(set(digits + str(expected))) == 1 else [str(expected)])


@given(st.text("0123456789", min_size=11, max_size=11), st.sampled_from("0123456789" + UPN_LETTERS))
def test_each_pupil_number_has_exactly_one_check_letter(digits, last):
    assert sum(is_upn(letter, digits, last) for letter in UPN_LETTERS) == 1


@given(st.text(max_size=400))
def test_no_text_makes_it_fail_and_what_is_found_never_overlaps(text):
    found = find_likenesses(text)
    assert all(before.end <= after.start for before, after in zip(found, found[1:], strict=False))


def test_a_very_long_text_is_looked_through_at_once():
    import time

    began = time.perf_counter()
    find_likenesses("Child (7) J B A. aged 3 years " * 2000)
    find_likenesses("A " * 30_000 + "1" * 30_000)
    assert time.perf_counter() - began < 5, "no pattern may run away"
