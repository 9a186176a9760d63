"""The page behind a link: one question, no sign-in, nothing else."""

import datetime
import re

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lineofsight.core.clock import now, today
from lineofsight.documents.models import Document
from lineofsight.history.models import Event
from lineofsight.history.queries import story_of
from lineofsight.notices.models import Notice, SignedLink
from lineofsight.notices.services import revoke_links
from lineofsight.returns import queries, services
from lineofsight.returns.models import Answer, Ask, AskState
from tests import photos
from tests.cast import read_as

from .factories import address_for, answer_as, ask_of, form_by_link, link_of, secret_for

pytestmark = pytest.mark.django_db
PHOTO = photos.png()


@pytest.fixture(autouse=True)
def fresh_counts():
    cache.clear()


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"


@pytest.fixture
def ask(hospital_party, promise, asha):
    return ask_of(hospital_party, promise, asha)


@pytest.fixture
def address(ask, grace):
    return address_for(ask, grace)


def words(response) -> str:
    """What a page says, without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_it_shows_the_promise_the_question_and_of_whom_it_is_asked(client, address):
    page = client.get(address)

    said = words(page)
    assert page.status_code == 200
    assert "Testshire Safeguarding Children Partnership" in said
    assert "A question to Testshire Hospitals Trust" in said
    assert "Every school has a named lead for neglect" in said and "What has happened?" in said
    for choice in ("Here is what happened", "No change, because…", "Not mine", "I am Grace Lin"):
        assert choice in said


def test_there_is_no_way_from_it_to_anything_else(client, address):
    html = client.get(address).content.decode()

    links = re.findall(r'href="([^"]+)"', html.split("<body", 1)[1])
    assert set(links) <= {"#main-content"}, links
    assert "<nav" not in html and "Sign in" not in html


def test_opening_changes_nothing_however_often_a_scanner_does_it(client, address, ask):
    before = list(Ask.objects.values()), list(SignedLink.objects.values()), Event.objects.count()

    for method in (client.get, client.head, client.get):
        assert method(address).status_code == 200

    assert (list(Ask.objects.values()), list(SignedLink.objects.values()), Event.objects.count()) == before


def test_an_answer_arrives_and_the_sender_is_thanked(client, address, ask, grace):
    page = client.post(address, form_by_link(), follow=True)

    ask.refresh_from_db()
    answer = Answer.objects.get()
    assert "You are done" in words(page)
    assert (ask.state, answer.text, answer.by) == (
        AskState.ANSWERED,
        "Twelve of fourteen schools have one.",
        grace,
    )
    assert (answer.said_by, answer.link) == ("Grace Lin", link_of(ask, grace))
    assert story_of(ask)[0].actor == f"link:{answer.link_id}"


def test_it_needs_no_cookie_and_no_token(address):
    assert Client(enforce_csrf_checks=True).post(address, form_by_link()).status_code == 302


def test_somebody_who_answers_for_the_party_says_their_name_and_role(client, address):
    client.post(address, form_by_link(who="other", name="Theo Mbeki", role="Deputy lead"))

    answer = Answer.objects.get()
    assert (answer.said_by, answer.said_role, answer.by.name) == ("Theo Mbeki", "Deputy lead", "Grace Lin")


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({"text": ""}, "Write what happened"),
        ({"kind": "no_change", "text": " "}, "Write why nothing changed"),
        ({"kind": "not_mine", "text": ""}, "Write whose it is, or why it is not yours"),
        ({"kind": ""}, "What is your answer?"),
        ({"kind": "everything"}, "everything is not one of the available choices"),
        ({"who": ""}, "Who is answering?"),
        ({"who": "other", "name": "", "role": "Lead"}, "your name"),
        ({"text": "x" * 5001}, "5000"),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_and_nothing_typed_is_lost(told, error, client, address):
    page = client.post(address, form_by_link(**told))

    assert "There is a problem" in words(page) and error in words(page)
    assert not Answer.objects.exists()


def test_last_time_you_said_shows_only_that_partys_own_last_answer(
    client, hospital_party, housing_party, promise, asha, grace, harun
):
    answer_as(grace, ask_of(hospital_party, promise, asha), "Our canary: heron.")
    answer_as(harun, ask_of(housing_party, promise, asha), "Their canary: bittern.")
    again = ask_of(hospital_party, promise, asha)

    said = words(client.get(address_for(again, grace)))

    assert "Last time, on" in said and "heron" in said
    assert "bittern" not in said and "Harbour Homes" not in said


def test_a_file_becomes_evidence_for_the_promise(client, address, ask, promise, asha, grace):
    photo = SimpleUploadedFile("lead list.png", PHOTO)

    client.post(address, {**form_by_link(), "file": photo})

    document = Document.objects.get()
    assert Answer.objects.get().documents.get() == document
    assert document.title == "lead list.png (from Testshire Hospitals Trust)"
    assert document.audience == f"organisation:{grace.organisation_id}"
    assert document.kept_by == f"person:{grace.pk}", "also when it came by a link, it is theirs"
    assert story_of(document)[0].kind == "links.connected" and promise in story_of(document)[0].facts["other"]


def test_a_file_that_is_not_what_it_says_is_refused_and_the_answer_waits(client, address):
    page = client.post(
        address, {**form_by_link(), "file": SimpleUploadedFile("photo.png", b"<html><script>")}
    )

    assert "photo.png is called .png, but what is in it is a web page" in words(page)
    assert not Answer.objects.exists() and not Document.objects.exists()


def test_a_file_need_not_be_chosen_twice_when_something_else_was_wrong(client, address):
    page = client.post(address, {**form_by_link(text=""), "file": SimpleUploadedFile("photo.png", PHOTO)})
    ticket = re.search(r'name="ticket" value="([^"]+)"', page.content.decode())[1]
    assert f"photo.png ({len(PHOTO)} bytes) has arrived" in words(page)

    client.post(address, form_by_link(ticket=ticket))

    assert Answer.objects.get().documents.get().versions.get().original_name == "photo.png"


def test_a_ticket_that_was_tampered_with_is_no_file(client, address):
    client.post(address, form_by_link(ticket="made-up:ticket"))

    assert not Answer.objects.get().documents.exists()


def test_a_childs_details_are_warned_about_and_need_a_reason(client, address, ask):
    text = "Child AB (7) was moved, NHS number 943 476 5919."
    page = client.post(address, form_by_link(text=text))
    assert "looks like an NHS number" in words(page) and "say why" in words(page)
    assert not Answer.objects.exists()

    client.post(address, form_by_link(text=text, identifying_reason="A made-up example"))

    assert Answer.objects.get().text == text
    assert story_of(ask)[0].reason == "A made-up example"


def test_the_warning_is_not_there_when_nothing_was_found(client, address):
    assert "say why" not in words(client.get(address))


def test_text_is_shown_as_typed_and_never_as_markup(client, ask, address):
    client.post(address, form_by_link(text="<script>alert(1)</script>\nTwo & three"))

    html = client.get(address).content.decode()
    assert "<script>alert" not in html and "&lt;script&gt;alert(1)&lt;/script&gt;<br>Two &amp; three" in html


def test_once_answered_the_page_says_so_and_more_can_be_said(client, address, ask):
    client.post(address, form_by_link())
    page = client.get(address)
    assert "This was answered on" in words(page) and 'name="kind"' not in page.content.decode()

    more = client.get(f"{address}?more=1").content.decode()
    assert 'name="kind"' in more and "not_mine" not in more
    client.post(f"{address}?more=1", form_by_link(text="All fourteen now."))

    assert ask.answers.count() == 2


def test_not_mine_with_a_name_that_is_known_hands_it_on(client, address, ask, housing_party, harun):
    page = client.post(
        address, form_by_link(kind="not_mine", whose="Harbour Homes", text="About homes"), follow=True
    )

    ask.refresh_from_db()
    assert ask.state == AskState.HANDED_ON and ask.handed_on_to.party == housing_party
    assert "Harbour Homes" not in words(page), "the page gives nothing away about who is known here"
    assert "the right people are asked" in words(page)


def test_not_mine_with_a_name_nobody_knows_looks_the_same_and_tells_the_asker(client, address, ask, asha):
    page = client.post(address, form_by_link(kind="not_mine", whose="The zoo", text=""), follow=True)

    ask.refresh_from_db()
    assert ask.state == AskState.NOT_THEIRS and Notice.objects.get(state="waiting").to == asha
    assert "the right people are asked" in words(page)
    assert "it was said that this is not for" in words(client.get(address))


def test_the_next_question_is_offered_to_the_person_who_just_answered(
    client, address, hospital_party, promises, asha, grace
):
    second = ask_of(hospital_party, promises.make("A second promise"), asha)

    page = client.post(address, form_by_link(), follow=True)

    assert address_for(second, grace) in page.content.decode()


def test_not_to_somebody_the_link_was_passed_on_to(client, address, hospital_party, promises, asha, grace):
    second = ask_of(hospital_party, promises.make("A second promise"), asha)

    page = client.post(address, form_by_link(who="other", name="Theo", role="Deputy"), follow=True)
    opened_again = client.get(address)

    assert address_for(second, grace) not in page.content.decode() + opened_again.content.decode()


def test_nor_on_a_thank_you_page_somebody_made_up(client, address, hospital_party, promises, asha, grace):
    second = ask_of(hospital_party, promises.make("A second promise"), asha)

    page = client.get(f"{address}thanks/made-up/")

    assert page.status_code == 200 and address_for(second, grace) not in page.content.decode()


def test_a_link_that_was_tampered_with_is_unknown(client, address):
    page = client.get(address[:-3] + "xx/")

    assert page.status_code == 404 and "We do not know this link" in words(page)
    assert "Send me a new link" not in words(page)


def test_a_revoked_link_says_why_and_takes_nothing(client, address, ask, asha):
    revoke_links(subject=f"returns.ask:{ask.pk}", reason="sent to the wrong person", by=read_as(asha))

    assert "sent to the wrong person" in words(client.get(address))
    assert client.post(address, form_by_link()).status_code == 410
    assert not Answer.objects.exists()


def test_a_withdrawn_question_takes_no_answer_by_its_old_link(client, address, ask, asha):
    services.withdraw(ask, reason="Mistake", by=read_as(asha))

    assert client.post(address, form_by_link()).status_code == 410
    assert not Answer.objects.exists()


def test_whoever_lost_the_part_can_no_longer_answer_by_an_old_link(client, address, grace):
    grace.roles_held.update(until_on=today())

    page = client.get(address)
    assert page.status_code == 410 and "no longer answers for Testshire Hospitals Trust" in words(page)
    assert "neglect" not in words(page)
    client.post(address, form_by_link())
    assert not Answer.objects.exists()


def test_a_promise_they_may_no_longer_see_is_no_longer_shown(client, address, promises, grace):
    promises.hidden_from.add(grace.pk)

    page = client.get(address)
    assert page.status_code == 410 and "can no longer be shown" in words(page)
    assert "neglect" not in words(page)


def test_an_expired_link_offers_a_new_one_to_the_address_on_record_only(client, address, ask, grace):
    SignedLink.objects.update(expires_at=now() - datetime.timedelta(days=1))
    Notice.objects.all().delete()
    page = client.get(address)
    assert page.status_code == 410 and "Send me a new link" in words(page)

    sent = client.post(f"{address}new-link/", {"email": "thief@example.org"})

    notice = Notice.objects.get()
    assert notice.to == grace and "on record" in words(sent)
    fresh = SignedLink.objects.exclude(expires_at__lt=now()).get()
    assert f"[link:{fresh.pk}]" in notice.text
    assert "example.org" not in words(sent), "the page does not say which address"


def test_a_new_link_is_sent_once_an_hour_however_often_it_is_asked_for(client, address):
    SignedLink.objects.update(expires_at=now() - datetime.timedelta(days=1))
    Notice.objects.all().delete()

    for _ in range(5):
        assert client.post(f"{address}new-link/").status_code == 200

    assert Notice.objects.count() == 1


def test_the_new_link_page_gives_nothing_to_whoever_no_longer_answers(client, address, grace):
    SignedLink.objects.update(expires_at=now() - datetime.timedelta(days=1))
    grace.roles_held.update(until_on=today())
    Notice.objects.all().delete()

    assert client.post(f"{address}new-link/").status_code == 410
    assert not Notice.objects.exists()


def test_asking_for_a_new_link_changes_nothing_by_get(client, address):
    assert client.get(f"{address}new-link/").status_code == 405


def test_guessing_is_slowed_down(client, db, partnership):
    statuses = [client.get(f"/answer/{number:064x}/").status_code for number in range(70)]

    assert statuses[:60] == [404] * 60 and statuses[-1] == 429


def test_a_link_that_works_is_not_slowed_down_by_others_who_guess(client, address):
    for number in range(70):
        client.get(f"/answer/{number:064x}/")

    assert client.get(address).status_code == 200


def test_one_link_cannot_be_used_to_fill_the_plan(client, address):
    statuses = [
        client.post(f"{address}?more=1", form_by_link(text=f"Answer {n}")).status_code for n in range(32)
    ]

    assert statuses[0] == 302 and statuses[-1] == 429
    assert Answer.objects.count() == 30


def test_whoever_is_signed_in_on_this_device_plays_no_part(client, address, asha):
    client.force_login(asha)

    page = client.get(address)
    assert "Asha" not in words(page) and "Sign out" not in words(page)
    client.post(address, form_by_link())
    assert Answer.objects.get().by.name == "Grace Lin"


def test_no_other_site_and_no_search_engine_learns_the_address(client, address):
    page = client.get(address)

    assert page["Referrer-Policy"] == "no-referrer" and "noindex" in page["X-Robots-Tag"]
    assert page["Cache-Control"] == "no-store"


def test_unsent_text_is_kept_for_this_link_alone(client, address, ask, grace):
    assert f'data-kept-for="link:{link_of(ask, grace).pk}"' in client.get(address).content.decode()


@pytest.mark.parametrize("how_many", [1, 25])
def test_the_page_costs_six_queries_however_many_questions_there_are(
    how_many, hospital_party, promises, asha, grace, django_assert_num_queries
):
    asks = [ask_of(hospital_party, promises.make(f"Promise {number}"), asha) for number in range(how_many)]
    secret = secret_for(asks[0], grace)

    with django_assert_num_queries(6):
        assert queries.question_behind(secret, today()).ask == asks[0]
