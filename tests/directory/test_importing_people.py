"""People and organisations come in as a file: compared, shown, saved all or nothing, safe to repeat."""

import datetime

import pytest
from openpyxl import Workbook

from lineofsight.core.clock import today
from lineofsight.core.errors import NotAllowed
from lineofsight.groups import queries, services
from lineofsight.groups.importing import write_directory
from lineofsight.groups.models import Group, Membership, PostHolding, Seat
from lineofsight.history.models import Event
from lineofsight.history.queries import story_of, verify
from lineofsight.organisations.models import Area, Organisation
from lineofsight.people.models import Person, RoleHeld
from lineofsight.people.tests.factories import PersonFactory
from tests.cast import read_as
from tests.directory.contents import PARTNERSHIP, content_of

pytestmark = pytest.mark.django_db
A_DAY = datetime.timedelta(days=1)


def compare(rows: dict, person) -> queries.Differences:
    return queries.differences(content_of(rows), by=read_as(person), on=today())


def apply(rows: dict, person) -> queries.Differences:
    return services.apply_directory(content_of(rows), by=read_as(person))


def test_everything_new_is_added_with_what_it_belongs_to(asha, partnership):
    apply(PARTNERSHIP, asha)

    council, priya = Organisation.objects.get(name="Otherford Council"), Person.objects.get(name="Priya Nair")
    assert list(council.areas.all()) == [Area.objects.get(name="Otherford")]
    assert (priya.organisation, priya.is_active) == (council, False)
    assert RoleHeld.objects.get(person=priya).organisation == council
    assert PostHolding.objects.get(post__name="Training Officer").from_on == datetime.date(2025, 5, 1)
    assert Group.objects.get(name="Neglect Group").reports_to.name == "Executive"
    assert Group.objects.get(name="Executive").purpose == "Sets direction.\n\nMeets monthly."
    seat = Membership.objects.get(group__name="Executive")
    assert (seat.person, seat.seat, seat.organisation) == (priya, Seat.CHAIR, council)
    assert Membership.objects.get(group__name="Neglect Group").from_on == today()


def test_history_tells_every_row_and_stays_whole(asha, partnership):
    apply(PARTNERSHIP, asha)

    kinds = list(Event.objects.values_list("kind", flat=True))
    assert kinds.count("people.person_added") == 2 and kinds.count("groups.post_added") == 3
    assert story_of(Person.objects.get(name="Priya Nair"))[-1].actor == f"person:{asha.pk}"
    assert verify().fault == ""


def test_the_same_file_again_is_nothing_new(asha, partnership):
    apply(PARTNERSHIP, asha)
    events = Event.objects.count()

    assert compare(PARTNERSHIP, asha).is_nothing_new
    apply(PARTNERSHIP, asha)
    assert Event.objects.count() == events


def test_the_directory_written_out_and_read_in_again_is_nothing_new(
    asha, callum, dilys, femi, grace, tmp_path
):
    Group.objects.filter(name__contains="Quality").update(purpose="Audits.\n\nChallenges.")
    apply(PARTNERSHIP, asha)
    write_directory(tmp_path / "directory.xlsx", queries.directory_rows(today()))

    content = services.read_directory_file(str(tmp_path / "directory.xlsx"))
    found = queries.differences(content, by=read_as(asha), on=today())

    assert not found.faults and not found.gone
    assert [one for one in found.entries if one.kind != "same"] == []


def test_what_differs_is_shown_field_by_field_and_then_saved(asha, partnership):
    apply(PARTNERSHIP, asha)
    changed = {
        "organisations": [{"name": "Otherford Council", "sector": "health", "is_safeguarding_partner": True}],
        "people": [{"name": "Priya Nair", "email": "priya@example.org", "organisation": "Valley School"}],
        "groups": [{"name": "Neglect Group", "reports_to": None, "kind": "panel"}],
    }

    found = compare(changed, asha)

    told = {
        (entry.sheet, change.label): (change.before, change.after)
        for entry in found.entries
        for change in entry.changes
    }
    assert told == {
        ("organisations", "Sector"): ("Council", "Health"),
        ("organisations", "Statutory partner"): ("No", "Yes"),
        ("people", "Organisation"): ("Otherford Council", "Valley School"),
        ("groups", "Kind"): ("Task and finish group", "Panel"),
        ("groups", "Reports to"): ("Executive", ""),
    }
    apply(changed, asha)
    assert Person.objects.get(name="Priya Nair").organisation.name == "Valley School"
    assert Group.objects.get(name="Neglect Group").reports_to is None


def test_a_blank_cell_leaves_what_is_there_and_a_dash_empties_it(asha, partnership):
    apply(PARTNERSHIP, asha)

    apply({"organisations": [{"name": "Otherford Council"}]}, asha)
    assert Organisation.objects.get(name="Otherford Council").short_name == "OC"
    apply({"organisations": [{"name": "Otherford Council", "short_name": None}]}, asha)
    assert Organisation.objects.get(name="Otherford Council").short_name == ""


def test_people_are_recognised_by_address_then_by_name(asha, grace, femi):
    rows = [
        {"name": "Grace Lin-Brown", "email": "grace@example.org"},
        {"name": "femi  ADEYEMI"},
    ]

    found = compare({"people": rows}, asha)

    assert [(entry.kind, entry.key) for entry in found.entries] == [
        ("changed", str(grace.pk)),
        ("changed", str(femi.pk)),
    ]
    assert found.entries[0].changes[0].after == "Grace Lin-Brown"


def test_a_namesake_of_another_agency_with_another_address_is_somebody_new(asha, femi, hospital):
    rows = [{"name": "Femi Adeyemi", "email": "femi@hospital.example", "organisation": hospital.name}]

    assert compare({"people": rows}, asha).entries[0].kind == "new"


def test_a_new_address_of_somebody_known_is_a_change_that_not_everybody_may_make(asha, callum, femi, police):
    rows = {"people": [{"name": "Femi Adeyemi", "email": "new@example.org", "organisation": police.name}]}

    assert compare(rows, asha).entries[0].changes[0].after == "new@example.org"
    fault = compare(rows, callum).faults[0]
    assert (fault.sheet, fault.row, fault.column) == ("People", 3, "Email")
    assert "only an administrator or a business manager" in fault.message


def test_when_it_is_not_certain_who_is_meant_it_is_asked(asha, partnership):
    PersonFactory.create_batch(2, name="Sam Hill")
    group = {"groups": [{"name": "Executive"}], "memberships": [{"group": "Executive", "person": "Sam Hill"}]}

    assert (
        "2 people are called so. Give the email address"
        in compare({"people": [{"name": "Sam Hill"}]}, asha).faults[0].message
    )
    assert "may be 2 of them. Give the email address" in compare(group, asha).faults[0].message


def test_all_faults_of_a_row_are_told_together_and_the_row_still_says_who_is_meant(
    asha, partnership, tmp_path
):
    file = tmp_path / "people.xlsx"
    book = Workbook()
    book.remove(book.active)
    for title, rows in {
        "Staff": [
            ["Name", "Email", "Organisation", "Agency lead"],
            ["Priya Nair", "priya", "Nowhere Council", "perhaps"],
            ["Tom Bell", "tom@example.org", "Nobody's School", ""],
        ],
        "Posts": [["Name", "Organisation", "Held by"], ["Clerk", "Nowhere Council", "Nobody"]],
        "Groups": [["Name"], ["Executive"]],
        "Memberships": [["Group", "Person"], ["Executive", "Priya Nair"]],
    }.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(file)

    found = queries.differences(services.read_directory_file(str(file)), by=read_as(asha), on=today())

    assert [(one.sheet, one.row, one.column) for one in found.faults] == [
        ("Staff", 2, "Email"),
        ("Staff", 2, "Agency lead"),
        ("Staff", 2, "Organisation"),
        ("Staff", 3, "Organisation"),
        ("Posts", 2, "Organisation"),
        ("Posts", 2, "Held by"),
    ]
    assert ("people", 2) not in {(one.sheet, one.row) for one in found.entries}


def test_a_row_at_fault_is_of_somebody_who_is_still_in_the_file(asha, femi):
    faulty = {"people": [{"row": 3, "name": femi.name, "unread": ["email"]}]}
    content = content_of({"people": []}, faulty=faulty, called={"people": "Staff"})

    gone = queries.differences(content, by=read_as(asha), on=today()).gone
    assert femi.name not in [one.label for one in gone]


def test_where_several_may_be_meant_the_rest_of_the_row_is_looked_at_too(asha, partnership):
    PersonFactory(name="Ann Lee", email="one@example.org")
    PersonFactory(name="Ann Lee", email="two@example.org")

    found = compare({"people": [{"name": "Ann Lee", "organisation": "Nowhere Council"}]}, asha)
    assert [one.column for one in found.faults] == ["Name", "Organisation"]


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ({"people": [{"name": "A", "organisation": "Nowhere"}]}, ("People", 3, "Organisation")),
        ({"organisations": [{"name": "A", "areas": ["Nowhere"]}]}, ("Organisations", 3, "Areas")),
        ({"posts": [{"name": "A", "held_by": "Nobody"}]}, ("Posts", 3, "Held by")),
        ({"posts": [{"name": "A", "organisation": "Nowhere"}]}, ("Posts", 3, "Organisation")),
        ({"groups": [{"name": "A", "reports_to": "B"}]}, ("Groups", 3, "Reports to")),
        ({"groups": [{"name": "A", "reports_to": "A"}]}, ("Groups", 3, "Reports to")),
        ({"memberships": [{"group": "A", "person": "B"}]}, ("Memberships", 3, "Group")),
        ({"people": [{"name": "A", "agency_lead": True}]}, ("People", 3, "Agency lead")),
    ],
)
def test_what_names_nobody_is_a_fault_with_its_place(rows, place, asha, partnership):
    fault = compare(rows, asha).faults[0]

    assert (fault.sheet, fault.row, fault.column) == place and fault.message.endswith(".")


@pytest.mark.parametrize("broken", ["people", "memberships", "groups"])
def test_nothing_is_saved_when_there_is_a_fault_anywhere(broken, asha, partnership):
    key, column = {
        "people": ("organisation", "Nowhere"),
        "memberships": ("person", "Nobody"),
        "groups": ("reports_to", "X"),
    }[broken]
    rows = {
        **PARTNERSHIP,
        broken: [
            *PARTNERSHIP[broken],
            {**PARTNERSHIP[broken][-1], "name": "Z", "group": "Executive", key: column},
        ],
    }
    counts = [model.objects.count() for model in (Area, Organisation, Person, Group, Event)]

    with pytest.raises(services.DirectoryRefused, match="Nothing was saved"):
        apply(rows, asha)

    assert [model.objects.count() for model in (Area, Organisation, Person, Group, Event)] == counts


def test_a_rule_that_only_the_record_knows_names_its_row_and_nothing_is_saved(asha, partnership):
    rows = {"groups": [{"name": "A", "reports_to": "B"}, {"name": "B", "reports_to": "A"}]}

    with pytest.raises(services.DirectoryRefused) as refusal:
        apply(rows, asha)

    assert refusal.value.faults[0].sheet == "Groups" and refusal.value.faults[0].row in (3, 4)
    assert not Group.objects.exists()


def test_agency_leads_are_made_only_by_those_who_give_roles(callum, police):
    rows = {"people": [{"name": "Kit", "organisation": police.name, "agency_lead": True}]}

    assert "Only an administrator or a business manager" in compare(rows, callum).faults[0].message


def test_whoever_is_no_longer_in_the_file_is_listed_and_stays(asha, dilys, femi, quality_group, police):
    rows = {
        "organisations": [{"name": "Testshire Council"}],
        "people": [
            {"name": "Dilys Owen", "email": "dilys@example.org"},
            {"name": "Asha Patel", "email": "asha@example.org"},
        ],
        "groups": [{"name": "Executive"}],
        "memberships": [],
        "posts": [{"name": "Business Manager", "held_by": "dilys@example.org"}],
    }

    found = apply(rows, asha)

    assert {(one.kind, one.label) for one in found.gone} == {
        ("people.person", "Femi Adeyemi"),
        ("organisations.organisation", "Testshire Police"),
        ("groups.group", quality_group.name),
        ("groups.membership", "Femi Adeyemi"),
        ("groups.membership", "Dilys Owen"),
        ("groups.postholding", "Asha Patel"),
    }
    assert Person.objects.get(pk=femi.pk).left_on is None
    assert Membership.objects.filter(until_on=None).count() == 2


def test_a_sheet_that_is_not_in_the_file_says_nothing_about_who_left(asha, femi):
    assert compare({"areas": [{"name": "Otherford"}]}, asha).gone == ()


def test_leavers_are_not_listed_again(asha, femi):
    femi.left_on = today()
    femi.save()

    gone = compare({"people": [{"name": "Asha Patel", "email": "asha@example.org"}]}, asha).gone
    assert "Femi Adeyemi" not in [one.label for one in gone]


def test_somebody_sits_as_something_else_from_now_on(asha, femi, quality_group):
    rows = {"memberships": [{"group": "Q&E", "person": "femi@example.org", "seat": "chair"}]}

    apply(rows, asha)

    seats = Membership.objects.filter(person=femi).order_by("from_on").values_list("seat", "until_on")
    assert list(seats) == [(Seat.MEMBER, today()), (Seat.CHAIR, None)]
    assert compare(rows, asha).is_nothing_new


def test_somebody_sits_for_another_agency_from_now_on(asha, femi, quality_group, hospital):
    rows = {
        "memberships": [
            {"group": quality_group.name, "person": "Femi Adeyemi", "organisation": hospital.name}
        ]
    }

    apply(rows, asha)

    assert Membership.objects.get(person=femi, until_on=None).organisation == hospital
    assert compare(rows, asha).is_nothing_new


@pytest.mark.parametrize("who", ["grace", "ines"])
def test_others_bring_no_file_in(who, request, partnership):
    with pytest.raises(NotAllowed):
        apply(PARTNERSHIP, request.getfixturevalue(who))
    assert not Group.objects.exists()


@pytest.mark.parametrize("how_many", [1, 25])
def test_comparing_costs_nine_queries_however_long_the_file_is(
    how_many, asha, femi, quality_group, django_assert_num_queries
):
    rows = {
        "organisations": [{"name": f"Agency {number}"} for number in range(how_many)],
        "people": [
            {"name": f"Person {number}", "organisation": f"Agency {number}"} for number in range(how_many)
        ],
        "memberships": [
            {"group": quality_group.name, "person": f"Person {number}"} for number in range(how_many)
        ],
    }
    by, content = read_as(asha), content_of(rows)

    with django_assert_num_queries(9):
        found = queries.differences(content, by=by, on=today())

    assert len(found.of_kind("new")) == 3 * how_many
