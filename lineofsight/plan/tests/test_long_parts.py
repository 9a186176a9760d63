"""However much was asked, shown and said about one objective, its page stays as long as a page and costs the same."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lineofsight.comments.models import Comment
from lineofsight.core.clock import now, today
from lineofsight.documents.models import Document
from lineofsight.groups.models import Party
from lineofsight.history.services import reference
from lineofsight.links.models import Link, Verb
from lineofsight.returns.models import Answer, Ask

from .making import a_wide_plan

pytestmark = pytest.mark.django_db
A_PAGE = 25


def much_about(objective, how_many, person):
    """So many questions with their answers, comments and documents, told apart by their numbers."""
    moment, party = now() - datetime.timedelta(days=1), Party.objects.get_or_create(printed="Somebody")[0]
    for number in range(1, how_many + 1):
        ask = Ask.objects.create(
            party=party, record=reference(objective), record_label="It", question=f"Question {number}?",
            asked_on=today(), due_on=today(), asked_by="person:1", state="answered", settled_at=moment,
        )  # fmt: skip
        Answer.objects.create(
            ask=ask, kind="happened", text=f"Answer {number}.", by=person, said_by="Kit", answered_at=moment
        )
        Comment.objects.create(
            record=reference(objective), author=person, text=f"Comment {number}.",
            made_at=moment + datetime.timedelta(minutes=number),
        )  # fmt: skip
        document = Document.objects.create(
            kind="statement",
            title=f"Document {number}.",
            statement="Seen",
            kept_by="person:1",
            kept_at=moment,
        )
        Link.objects.create(
            left=reference(document),
            verb=Verb.SUPPORTS,
            right=reference(objective),
            made_at=moment,
            made_by="person:1",
        )


def price_of(client, address) -> int:
    """How many queries opening an address costs."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.fixture
def objective():
    return a_wide_plan(1, 1).sections.get().objectives.get()


@pytest.mark.parametrize(
    ("part", "noun"), [("asked", "Answer"), ("comments", "Comment"), ("evidence", "Document")]
)
def test_a_part_shows_the_latest_25_and_leads_to_the_others(part, noun, objective, client, asha, grace):
    much_about(objective, A_PAGE + 3, grace)
    client.force_login(asha)
    address = reverse(f"plan:objective_{part}", args=[objective.pk])

    first, second = (client.get(f"{address}?page={number}").content.decode() for number in (1, 2))

    assert [f"{noun} {number}." in first for number in (28, 4, 3)] == [True, True, False]
    assert [f"{noun} {number}." in second for number in (28, 4, 3, 1)] == [False, False, True, True]
    assert 'href="?page=2"' in first


@pytest.mark.parametrize("part", ["asked", "comments", "evidence"])
def test_a_part_costs_the_same_however_much_there_is(part, objective, client, asha, grace):
    client.force_login(asha)
    address = reverse(f"plan:objective_{part}", args=[objective.pk])
    much_about(objective, 1, grace)
    client.get(address)
    price = price_of(client, address)

    much_about(objective, A_PAGE * 2, grace)

    assert price_of(client, address) == price
