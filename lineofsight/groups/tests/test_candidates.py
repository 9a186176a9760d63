import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.groups import queries, services
from lineofsight.groups.models import Group, GroupKind, Post
from lineofsight.groups.queries.candidates import fold
from lineofsight.groups.tests.factories import GroupFactory, PostFactory
from lineofsight.organisations.tests.factories import OrganisationFactory
from lineofsight.people.models import Person
from lineofsight.people.tests.factories import PersonFactory
from tests.cast import read_as


@pytest.fixture
def directory(quality_group, asha, dilys, police, hospital):
    Group.objects.create(name="Executive Group", kind=GroupKind.EXECUTIVE)
    Group.objects.create(name="Learning and Development Sub-Group")
    Group.objects.create(name="Safeguarding Effectiveness Sub-Group")
    Post.objects.create(name="Learning and Development Officer")
    Post.objects.create(name="Independent Advisor")
    Person.objects.filter(pk=asha.pk).update(job_title="Safeguarding Business Lead", initials="AKP")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Business Manager", "Business Manager"),
        ("the business manager", "Business Manager"),
        ("BM", "Business Manager"),
        ("Q&E", "Quality and Effectiveness Sub-Group"),
        ("QE Subgroup", "Quality and Effectiveness Sub-Group"),
        ("Quality & Effectiveness sub group", "Quality and Effectiveness Sub-Group"),
        ("QESG", "Quality and Effectiveness Sub-Group"),
        ("SESG", "Safeguarding Effectiveness Sub-Group"),
        ("Executive", "Executive Group"),
        ("L&D Sub-Group", "Learning and Development Sub-Group"),
        ("Learning & Development Officer", "Learning and Development Officer"),
        ("Independant Advisor", "Independent Advisor"),
        ("Police", "Testshire Police"),
        ("Hospitals Trust", "Testshire Hospitals Trust"),
        ("A. Patel", "Asha Patel"),
        ("AKP", "Asha Patel"),
        ("Safeguarding Business Lead", "Asha Patel"),
        ("Owen", "Dilys Owen"),
    ],
)
def test_the_likeliest_comes_first(directory, words, meant):
    assert queries.candidates_for(words)[0].name == meant


@pytest.mark.parametrize("words", ["", "   ", "All partners", "sub-group", "Probation", "XYZ"])
def test_nobody_is_proposed_where_nobody_is_near(directory, words):
    assert queries.candidates_for(words) == ()


def test_the_plans_own_abbreviations_are_written_out(directory):
    found = queries.names_in_use().candidates_for(
        "SIG lead", key={"SIG": "Learning and Development Sub-Group"}
    )

    assert found[0].name == "Learning and Development Sub-Group"
    assert found[0].because == "the plan's abbreviations"


def test_what_somebody_said_before_outweighs_everything(directory, quality_group, asha):
    words = services.party_of_words("Executive Group", by=read_as(asha))
    services.match_words(words, quality_group, by=read_as(asha))

    first, second = queries.candidates_for("executive  group")[:2]

    assert (first.name, first.score) == (quality_group.name, 1.0)
    assert second.name == "Executive Group" and second.score < 1


def test_namesakes_are_told_apart_by_what_stands_beside_them(police, hospital, db):
    Post.objects.create(name="Named Nurse", organisation=hospital)
    Post.objects.create(name="Named Nurse", organisation=police)

    found = queries.candidates_for("Testshire Police Named Nurse")

    assert (found[0].name, found[0].detail) == ("Named Nurse", "Testshire Police")
    others = [one for one in found[1:] if one.name == "Named Nurse"]
    assert [one.detail for one in others] == ["Testshire Hospitals Trust"]
    assert others[0].score < found[0].score


@pytest.mark.parametrize("how_many", [1, 25])
def test_asking_costs_five_queries_however_large_the_directory(how_many, db, django_assert_num_queries):
    PostFactory.create_batch(how_many)
    GroupFactory.create_batch(how_many)
    OrganisationFactory.create_batch(how_many)
    PersonFactory.create_batch(how_many)

    with django_assert_num_queries(5):
        names = queries.names_in_use()
        for words in ("Post 1", "Agency 2", "Nobody"):
            names.candidates_for(words)


@given(st.text(max_size=60))
def test_any_words_at_all_give_candidates_in_order_of_score(words):
    names = queries.Names(
        [
            queries.candidates._group(Group(pk=1, name="Quality and Effectiveness Sub-Group")),
            queries.candidates._post(Post(pk=1, name="Business Manager")),
            queries.candidates._person(Person(pk=1, name="Asha Patel")),
        ]
    )

    found = names.candidates_for(words)

    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(0.6 <= one.score <= 1 for one in found)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(words):
    assert fold(fold(words)) == fold(words)
