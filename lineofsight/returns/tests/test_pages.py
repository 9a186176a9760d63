"""Asking, answering and keeping the list of asks, signed in."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import engines
from django.urls import reverse

from lineofsight.core.clock import today
from lineofsight.design.lists import in_pages
from lineofsight.links.kinds import cards_for
from lineofsight.notices.models import Notice
from lineofsight.returns import queries, services
from lineofsight.returns.models import Answer, Ask, AskState
from tests import photos
from tests.cast import read_as

from .factories import IN_TWO_WEEKS, answer_as, ask_long_ago, ask_of, page_of, signed_in

pytestmark = pytest.mark.django_db
PHOTO = photos.png()


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"


@pytest.fixture
def ask(hospital_party, promise, asha):
    return ask_of(hospital_party, promise, asha)


def words(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def to(name, *parts):
    return reverse(f"returns:{name}", args=parts)


# What is asked of me


def test_nothing_asked_says_so(grace, partnership):
    assert "Nothing waits for an answer from you" in words(signed_in(grace).get(to("mine")))


def test_what_waits_stands_there_and_what_others_are_asked_does_not(
    ask, housing_party, promises, asha, grace
):
    ask_of(housing_party, promises.make("Canary: bittern"), asha)

    said = words(signed_in(grace).get(to("mine")))
    assert "Every school has a named lead for neglect" in said and "bittern" not in said


def test_what_was_answered_stands_below_it(ask, grace):
    answer_as(grace, ask, "Twelve schools.")

    said = words(signed_in(grace).get(to("mine")))
    assert "Nothing waits" in said and "Answered before" in said and "Twelve schools." in said


def test_an_answer_is_given_signed_in(ask, grace):
    page = signed_in(grace).post(
        to("answer_ask", ask.pk),
        {"kind": "happened", "text": "Twelve.", "file": SimpleUploadedFile("a.png", PHOTO)},
        follow=True,
    )
    answer = Answer.objects.get()
    assert (answer.said_by, answer.by, answer.by_link) == ("Grace Lin", grace, False)
    assert "Twelve." in words(page) and "a.png (from Testshire Hospitals Trust)" in words(page)


def test_not_mine_is_handed_to_somebody_from_the_list(ask, grace, housing_party, housing):
    signed_in(grace).post(
        to("answer_ask", ask.pk), {"kind": "not_mine", "whose": f"organisation:{housing.pk}", "text": "Homes"}
    )
    ask.refresh_from_db()
    assert ask.handed_on_to.party == housing_party


def test_a_childs_details_are_warned_about(ask, grace):
    page = signed_in(grace).post(
        to("answer_ask", ask.pk), {"kind": "happened", "text": "Child AB at SW1A 1AA"}
    )
    assert "looks like a postcode" in words(page) and not Answer.objects.exists()


def test_a_keeper_writes_down_what_they_were_told(ask, callum):
    client = signed_in(callum)
    assert "Who told you?" in words(client.get(to("answer_ask", ask.pk)))
    missing = client.post(to("answer_ask", ask.pk), {"kind": "happened", "text": "Twelve."})
    assert "How were you told?" in words(missing) and not Answer.objects.exists()

    page = client.post(
        to("answer_ask", ask.pk),
        {"kind": "happened", "text": "Twelve.", "told_how": "telephone", "name": "Grace Lin", "role": "Lead"},
        follow=True,
    )
    assert "Grace Lin, Lead" in words(page) and "written down by Callum Reid, told by telephone" in words(
        page
    )


def test_more_is_said_to_an_answered_question(ask, grace):
    answer_as(grace, ask, "Twelve.")
    client = signed_in(grace)

    form = client.get(to("answer_ask", ask.pk)).content.decode()
    assert "not_mine" not in form and "Twelve." in form
    client.post(to("answer_ask", ask.pk), {"kind": "happened", "text": "All fourteen."})

    assert ask.answers.count() == 2


def test_whoever_oversees_may_read_it_and_is_told_why_they_cannot_answer(ask, ines):
    client = signed_in(ines)
    assert "What has happened?" in words(client.get(page_of(ask)))

    page = client.get(to("answer_ask", ask.pk))
    assert page.status_code == 403 and "Only whoever answers for Testshire Hospitals Trust" in words(page)


# One ask


@pytest.mark.parametrize("who", ["harun", "dilys", "femi", "jo"])
def test_nobody_else_meets_a_question_that_was_put_to_another(who, ask, promise, grace, request):
    answer_as(grace, ask, "Twelve.")
    person = request.getfixturevalue(who)
    client = signed_in(person)

    for name in ("ask", "answer_ask", "hand_on"):
        assert client.get(to(name, ask.pk)).status_code == 404
    line = queries.asks_about([promise], read_as(person))[promise][0]
    assert (line.question, line.address) == ("", "")
    assert line.last_answer.text == "Twelve.", "what came back is for whoever may see the record"


def test_whoever_may_not_see_the_record_meets_nothing_of_it(ask, promises, promise, grace, harun):
    answer_as(grace, ask, "Twelve.")
    promises.hidden_from.add(harun.pk)

    assert queries.asks_about([promise], read_as(harun)) == {promise: []}


def test_not_even_whoever_oversees_reads_about_what_they_may_not_see(ask, promises, ines):
    promises.hidden_from.add(ines.pk)
    assert signed_in(ines).get(page_of(ask)).status_code == 404


def test_a_partys_own_questions_and_answers_stay_theirs_whatever_becomes_of_the_record(ask, promises, grace):
    answer_as(grace, ask, "Twelve.")
    promises.hidden_from.add(grace.pk)

    said = words(signed_in(grace).get(page_of(ask)))
    assert "Twelve." in said and "Every school has a named lead for neglect" in said


def test_a_keeper_sees_whom_the_message_reached(ask, asha, grace, harun, hospital):
    harun.roles_held.update(organisation=hospital)

    said = words(signed_in(asha).get(page_of(ask)))
    assert "Has a link by e-mail Grace Lin" in said and "Could not be told Harun Aziz" in said


def test_a_keeper_reminds_once_a_day(ask, asha):
    client = signed_in(asha)
    assert "Grace Lin will be reminded" in words(client.post(to("remind", ask.pk), follow=True))
    assert "was reminded today already" in words(client.post(to("remind", ask.pk), follow=True))
    assert client.get(to("remind", ask.pk)).status_code == 405


def test_a_keeper_withdraws_with_a_reason(ask, asha):
    client = signed_in(asha)
    assert "There is a problem" in words(client.post(to("withdraw", ask.pk), {"reason": ""}))

    page = client.post(to("withdraw", ask.pk), {"reason": "Asked by mistake"}, follow=True)
    assert "Asked by mistake" in words(page)


def test_a_keeper_passes_on_what_is_not_theirs(ask, asha, grace, housing, housing_party):
    services.say_not_theirs(ask, "Not us", by=read_as(grace), said_by="Grace Lin")
    client = signed_in(asha)
    assert "Choose whom to ask instead" in words(client.get(page_of(ask)))

    page = client.post(
        to("hand_on", ask.pk), {"party": f"organisation:{housing.pk}", "text": "Please look"}, follow=True
    )
    assert "Harbour Homes is asked instead" in words(page)
    assert "first asked of Testshire Hospitals Trust" in words(page)


def test_handing_on_to_somebody_who_cannot_be_asked_says_why(ask, asha, police):
    page = signed_in(asha).post(
        to("hand_on", ask.pk), {"party": f"organisation:{police.pk}", "text": "Yours"}
    )

    ask.refresh_from_db()
    assert "Nobody answers for Testshire Police today" in words(page) and ask.state == AskState.OPEN


@pytest.mark.parametrize(
    ("name", "who"), [("withdraw", "grace"), ("remind", "grace"), ("asks", "grace"), ("asks", "ines")]
)
def test_keeping_the_asks_is_for_keepers(name, who, ask, request):
    parts = [] if name == "asks" else [ask.pk]
    assert signed_in(request.getfixturevalue(who)).post(to(name, *parts)).status_code == 403


# Asking


def test_a_question_is_put_from_the_page_of_its_record(hospital_party, promise, asha, hospital):
    client = signed_in(asha)
    address = f"{to('new_ask')}?record={promise}&party={hospital_party.pk}"
    page = client.get(address)
    assert f'value="organisation:{hospital.pk}" selected' in page.content.decode()
    assert "Every school has a named lead for neglect" in words(page)

    sent = {
        "party": f"organisation:{hospital.pk}",
        "question": "What now?",
        "due_on": (today() + IN_TWO_WEEKS).isoformat(),
    }
    done = client.post(address, sent, follow=True)

    assert "Testshire Hospitals Trust was asked. Grace Lin gets a link by e-mail." in words(done)
    assert Notice.objects.get().about == promise


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"due_on": "2020-01-01"}, "today or later"),
        ({"party": ""}, "Who is asked?"),
        ({"question": ""}, "The question"),
        ({"question": "Where is child AB (7)?"}, "looks like a child"),
    ],
)
def test_what_is_wrong_with_a_question_is_said(wrong, error, hospital_party, promise, asha, hospital):
    sent = {
        "party": f"organisation:{hospital.pk}",
        "question": "What now?",
        "due_on": (today() + IN_TWO_WEEKS).isoformat(),
    }
    page = signed_in(asha).post(f"{to('new_ask')}?record={promise}", {**sent, **wrong})

    assert page.status_code == 200 and error.lower() in words(page).lower() and not Ask.objects.exists()


def test_a_party_that_is_being_asked_already_is_said(ask, promise, asha, hospital):
    sent = {
        "party": f"organisation:{hospital.pk}",
        "question": "What now?",
        "due_on": (today() + IN_TWO_WEEKS).isoformat(),
    }
    page = signed_in(asha).post(f"{to('new_ask')}?record={promise}", sent)

    assert "remind them instead" in words(page) and Ask.objects.count() == 1


def test_nothing_is_asked_about_what_is_not_there(asha, partnership):
    client = signed_in(asha)
    assert client.get(f"{to('new_ask')}?record=organisations.area:99999").status_code == 404
    assert client.get(to("new_ask")).status_code == 404


# The list


def test_the_list_says_who_is_late_and_is_narrowed_and_exported(
    hospital_party, housing_party, group_party, promises, asha, grace
):
    late = ask_long_ago(housing_party, promises.make("Homes are safe"), asha)
    answer_as(grace, ask_of(hospital_party, promises.make("Schools are safe"), asha), "=HYPERLINK()")
    ask_of(group_party, promises.make("Streets are safe"), asha)
    client = signed_in(asha)

    everything = words(client.get(to("asks")))
    assert "10 days late" in everything and "Schools are safe" in everything
    overdue = words(client.get(to("asks"), {"standing": "overdue"}))
    assert "Homes are safe" in overdue and "Streets are safe" not in overdue
    assert "Nothing matches" in words(client.get(to("asks"), {"standing": "silent"}))
    services.remind(late, by=read_as(asha))
    assert "Homes are safe" in words(client.get(to("asks"), {"standing": "silent"}))
    assert "Homes are safe" not in words(client.get(to("asks"), {"party": group_party.pk}))
    exported = b"".join(client.get(to("asks"), {"export": "csv"}).streaming_content).decode()
    assert "'=HYPERLINK()" in exported and "Harbour Homes" in exported


@pytest.mark.parametrize("how_many", [1, 25])
def test_the_list_costs_three_queries_however_many_asks(
    how_many, hospital_party, promises, asha, grace, django_assert_num_queries
):
    from lineofsight.returns import presenters

    for number in range(how_many):
        answer_as(grace, ask_of(hospital_party, promises.make(f"Promise {number}"), asha))
    reader = read_as(asha)

    with django_assert_num_queries(3):
        list = presenters.ask_list({}, reader, today())
        assert [str(cell.shown(row)) for row in list.page for cell in list.columns] and list.count == how_many
        assert list.options["party"]


@pytest.mark.parametrize("how_many", [1, 25])
def test_what_is_asked_of_me_costs_the_same_however_much_it_is(
    how_many, hospital_party, promises, asha, grace, django_assert_num_queries
):
    for number in range(how_many):
        answer_as(grace, ask_of(hospital_party, promises.make(f"Old {number}"), asha))
        ask_of(hospital_party, promises.make(f"New {number}"), asha)
    reader = read_as(grace)

    with django_assert_num_queries(7):
        waiting, before = queries.asked_of(reader, today())
    assert len(waiting) == len(before) == how_many


@pytest.mark.parametrize("how_many", [1, 25])
def test_the_page_of_an_ask_costs_the_same_however_many_answers(
    how_many, ask, grace, django_assert_num_queries
):
    for number in range(how_many):
        answer_as(grace, ask, f"Answer {number}")
    reader = read_as(grace)

    with django_assert_num_queries(6):
        page = queries.ask_page(reader, ask.pk, today())
    assert len(page.line.answers) == how_many


# For other modules


def test_the_part_for_other_pages_shows_asks_and_whom_one_can_ask(ask, promise, asha, grace, housing_party):
    answer_as(grace, ask, "<b>Twelve</b>")
    template = engines.all()[0].env.from_string(
        '{% from "returns/_asks.jinja" import asks_part %}{{ asks_part(name, list, lines, parties, may_ask) }}'
    )
    lines = queries.asks_about([promise], read_as(asha))[promise]
    list = in_pages({}, lines, noun=("question",), name="Questions")
    shown = {"name": promise, "list": list, "parties": [housing_party]}
    html = template.render(**shown, lines=lines, may_ask=True)

    assert "&lt;b&gt;Twelve&lt;/b&gt;" in html and "Ask Harbour Homes" in html
    assert f"party={housing_party.pk}" in html and "Ask Harbour Homes" not in template.render(
        **shown, lines=[], may_ask=False
    )


def test_an_ask_is_a_kind_of_record_that_others_can_name(ask, asha, harun):
    name = f"returns.ask:{ask.pk}"
    assert cards_for(read_as(asha), [name])[name].label.startswith(
        "Testshire Hospitals Trust: What has happened?"
    )
    assert cards_for(read_as(harun), [name]) == {}
