"""The page on which those who keep people and roles see what each role may open."""

import csv
import io

import pytest

from lineofsight.config.addresses import addresses, columns
from lineofsight.people.models import RoleHeld

pytestmark = pytest.mark.django_db
PAGE = "/who-may-enter/"


def rows_of(client, query=""):
    """The list as the file holds it: what people do there → the row."""
    text = b"".join(client.get(f"{PAGE}?export=csv{query}").streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture
def jo_looks(client, jo):
    client.force_login(jo)
    return client


def test_the_file_has_a_row_for_each_address_and_a_column_for_each_role(jo_looks):
    rows = rows_of(jo_looks)

    signs = {"yes": "Yes", "some": "For some", "no": "No"}
    expected = {
        one.address: [signs[one.answer(role)] for role in columns()] for one in addresses() if one.is_open
    }
    assert {row["Address"]: [row[name] for name in columns().values()] for row in rows} == expected


def test_a_role_is_told_in_plain_words_with_the_rule_where_it_depends(jo_looks):
    page = jo_looks.get(f"{PAGE}?role=agency-lead").content.decode()
    assert "Answers for one agency&#39;s promises and returns." in page

    told = {
        row["What people do there"]: row["Who may"] for row in rows_of(jo_looks, "&role=agency-lead&may=some")
    }
    assert told["Change somebody's entry."] == (
        "Contact details: whoever keeps people, the lead of their agency, or they themselves."
    )
    assert "Add an agency." not in told


@pytest.mark.parametrize(
    ("query", "shown", "left_out"),
    [
        ("&role=administrator&may=more", "Close somebody's account.", "Every agency."),
        ("&role=practitioner&may=no", "Close somebody's account.", "Every agency."),
        ("&role=practitioner&may=enter", "Every agency.", "Close somebody's account."),
        ("&words=passkey", "Add a passkey.", "Every agency."),
        ("&part=Evidence&kind=page", "Add a document, also as evidence for a record.", "Add a passkey."),
    ],
)
def test_the_list_is_narrowed_by_role_words_and_part(jo_looks, query, shown, left_out):
    told = {row["What people do there"] for row in rows_of(jo_looks, query)}
    assert shown in told and left_out not in told


def test_a_role_that_does_not_exist_is_taken_as_not_asked_for(jo_looks):
    assert jo_looks.get(f"{PAGE}?role=king&may=no").status_code == 200


def test_it_is_found_from_people_roles_and_from_a_persons_entry(jo_looks, jo, grace):
    for address in ("/people/", "/people/roles/", f"/people/{grace.pk}/"):
        assert PAGE in jo_looks.get(address).content.decode(), address


def test_who_does_not_keep_people_is_told_so_and_shown_no_way_there(client, grace):
    client.force_login(grace)

    refusal = client.get(PAGE)

    assert refusal.status_code == 403
    assert "Only a business manager, a coordinator or an administrator" in refusal.content.decode()
    assert all(PAGE not in client.get(address).content.decode() for address in ("/people/", "/people/roles/"))


def test_looking_costs_no_more_than_any_page(jo_looks, django_assert_max_num_queries):
    assert RoleHeld.objects.count() == 1
    with django_assert_max_num_queries(8):
        jo_looks.get(PAGE)
