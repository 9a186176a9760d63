"""The outbox and the demonstration's mail, as pages."""

import re

import pytest
from django.urls import reverse

from lineofsight.notices import services
from lineofsight.notices.models import DueJob, Notice, NoticeState

from .factories import BY, link_for, message_to

pytestmark = pytest.mark.django_db


def words(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.fixture
def as_asha(client, asha):
    client.force_login(asha)
    return client


def give_up(notice, error="No such user (550)"):
    Notice.objects.filter(pk=notice.pk).update(state=NoticeState.FAILED, last_error=error, attempts=9)


def test_an_empty_outbox_says_what_it_is_for(as_asha):
    assert "Nothing was written yet" in words(as_asha.get(reverse("notices:outbox")))


def test_messages_are_listed_with_what_went_wrong_and_a_way_to_mend_it(as_asha, grace):
    give_up(message_to(grace))

    said = words(as_asha.get(reverse("notices:outbox")))
    assert "1 message given up" in said and "No such user (550)" in said and "Try them all again" in said


def test_without_a_mail_server_the_page_says_so(as_asha, settings):
    settings.EMAIL_HOST = ""
    assert "No mail server is set up" in words(as_asha.get(reverse("notices:outbox")))


def test_the_list_is_narrowed_by_state_and_exported(as_asha, grace, harun):
    give_up(message_to(grace, key="1", subject="First"))
    message_to(harun, key="2", subject="=SECOND()")

    failed = words(as_asha.get(reverse("notices:outbox"), {"state": "failed"}))
    assert "First" in failed and "SECOND" not in failed
    exported = b"".join(as_asha.get(reverse("notices:outbox"), {"export": "csv"}).streaming_content).decode()
    assert "'=SECOND()" in exported, "a formula is neutralised"


def test_a_message_given_up_is_tried_again_from_its_page(as_asha, grace):
    notice = message_to(grace)
    give_up(notice)

    as_asha.post(reverse("notices:try_again", args=[notice.pk]))

    notice.refresh_from_db()
    assert notice.state == NoticeState.WAITING
    assert "Put back into the outbox" in words(as_asha.get(notice.get_absolute_url()))


def test_all_of_them_are_tried_again_at_once(as_asha, grace):
    for key in "abc":
        give_up(message_to(grace, key=key))

    as_asha.post(reverse("notices:try_all_again"))

    assert Notice.objects.filter(state=NoticeState.WAITING).count() == 3


def test_a_message_is_withdrawn_with_a_reason(as_asha, grace):
    notice = message_to(grace)
    address = reverse("notices:withdraw", args=[notice.pk])

    assert "There is a problem" in words(as_asha.post(address, {"reason": ""}))
    as_asha.post(address, {"reason": "Written to the wrong Grace"})

    assert "Written to the wrong Grace" in words(as_asha.get(notice.get_absolute_url()))


def test_its_page_shows_the_words_but_never_the_link_in_them(as_asha, grace, hospital):
    link, secret = link_for(grace, hospital)
    notice = message_to(grace, text=f"Dear Grace, here: {services.address_in_text(link)}")

    page = as_asha.get(notice.get_absolute_url())
    assert "Dear Grace" in words(page) and "their own link, shown to nobody else" in words(page)
    assert secret not in page.content.decode()


def test_the_words_of_sign_in_mail_are_shown_to_nobody(as_asha, client, grace, jo):
    notice = services.tell_in_secret(grace, subject="Your code", text="The code is 135790", key="c", by=BY)

    assert "135790" not in words(as_asha.get(notice.get_absolute_url()))
    client.force_login(jo)
    page = words(client.get(notice.get_absolute_url()))
    assert "135790" not in page and "shown to nobody else" in page


def test_an_administrator_sees_that_a_message_waits_but_not_what_it_says(client, jo, grace):
    client.force_login(jo)
    notice = message_to(grace, text="Canary: heron")

    assert "A question for you" in words(client.get(reverse("notices:outbox")))
    assert "heron" not in words(client.get(notice.get_absolute_url()))


@pytest.mark.parametrize("who", ["grace", "dilys", "ines"])
def test_nobody_else_sees_the_outbox(who, client, grace, request):
    notice = message_to(grace)
    client.force_login(request.getfixturevalue(who))

    for address in (reverse("notices:outbox"), notice.get_absolute_url(), reverse("notices:mail")):
        assert client.get(address).status_code == 403


def test_the_demonstrations_mail_shows_every_message_with_its_link(as_asha, settings, grace, hospital):
    settings.DEMONSTRATION = True
    link, secret = link_for(grace, hospital)
    message_to(grace, text=f"Dear Grace,\n\n{services.address_in_text(link)}\n\n<script>")

    html = as_asha.get(reverse("notices:mail")).content.decode()
    assert re.search(rf'<a class="govuk-link" href="[^"]*{secret}/"', html)
    assert "&lt;script&gt;" in html and "<script>" not in html.split("<main", 1)[1]


def test_no_other_installation_has_that_page(as_asha, settings):
    settings.DEMONSTRATION = False
    assert as_asha.get(reverse("notices:mail")).status_code == 404


def test_what_runs_by_itself_and_how_it_ended_stands_there(as_asha, db):
    DueJob.objects.create(name="tests.job", error="RuntimeError: the tape tore")

    assert "the tape tore" in words(as_asha.get(reverse("notices:outbox")))


@pytest.mark.parametrize("how_many", [1, 25])
def test_the_list_costs_the_same_however_many_messages(how_many, grace, django_assert_num_queries, rf):
    from lineofsight.notices import presenters

    for number in range(how_many):
        message_to(grace, key=str(number))

    with django_assert_num_queries(2):
        list = presenters.outbox({})
        assert [str(cell.shown(row)) for row in list.page for cell in list.columns] and list.count == how_many
