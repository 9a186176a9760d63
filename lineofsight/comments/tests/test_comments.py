"""Saying something about a record, mentioning people, taking it back."""

import re

import pytest
from django.urls import reverse
from markupsafe import Markup

from lineofsight.comments import queries, services
from lineofsight.comments.models import Comment
from lineofsight.core.access import PUBLIC
from lineofsight.core.clock import today
from lineofsight.core.errors import NotAllowed, Refused
from lineofsight.design.linked_text import with_links
from lineofsight.history.models import Detail
from lineofsight.history.queries import lines_about
from lineofsight.links import kinds
from lineofsight.notices.models import Notice, NoticeState
from lineofsight.organisations.models import Area
from tests.cast import read_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def hidden_from(monkeypatch, partnership):
    """A made-up kind of record; the set holds the people who may not see it."""
    hidden = set()

    def cards(reader, ids):
        if reader.person_id in hidden or "signed-in" not in reader:
            return {}
        areas = Area.objects.filter(pk__in=set(ids))
        return {
            a.pk: kinds.Card(f"organisations.area:{a.pk}", a.name, f"/promise/{a.pk}/", "objective")
            for a in areas
        }

    kind = kinds.Kind("organisations.area", "objective", "objectives", cards)
    monkeypatch.setitem(kinds._kinds, "organisations.area", kind)
    return hidden


@pytest.fixture
def promise(hidden_from):
    return f"organisations.area:{Area.objects.create(name='A named lead in every school').pk}"


def say(promise, person, text="Who keeps the list?", **more):
    return services.comment_on(promise, text, by=read_as(person), **more)


def lines(promise, person):
    return queries.comments_on([promise], read_as(person))[promise]


def words(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_a_comment_is_read_by_whoever_may_see_the_record(promise, grace, harun):
    say(promise, grace)

    line = lines(promise, harun)[0]
    assert (line.author, line.text, line.is_own, line.may_take_back) == (
        "Grace Lin",
        "Who keeps the list?",
        False,
        False,
    )


def test_and_by_nobody_else(promise, hidden_from, grace, harun):
    say(promise, grace)
    hidden_from.add(harun.pk)

    assert lines(promise, harun) == []


def test_the_story_of_the_record_tells_that_something_was_said_but_not_what(promise, grace):
    say(promise, grace, "Canary: heron")

    assert lines_about([promise])[0].kind == "comments.said"
    assert "heron" not in str(list(Detail.objects.values()))


def test_who_may_not_see_the_record_cannot_comment(promise, hidden_from, grace):
    hidden_from.add(grace.pk)

    with pytest.raises(NotAllowed, match="may not see"):
        say(promise, grace)


def test_the_public_cannot_comment(promise):
    with pytest.raises(NotAllowed, match="Sign in"):
        services.comment_on(promise, "Hello", by=PUBLIC)


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 5001])
def test_a_comment_has_words_but_not_a_book(text, promise, grace):
    with pytest.raises(Refused, match="between 1 and 5,000"):
        say(promise, grace, text)


def test_somebody_chosen_from_the_list_is_told(promise, grace, harun):
    said = say(promise, grace, mentions=[harun.pk])

    notice = Notice.objects.get()
    assert said.told == (harun,) and lines(promise, grace)[0].mentioned == ("Harun Aziz",)
    assert (notice.to, notice.about) == (harun, promise)
    assert "> Who keeps the list?" in notice.text and f"#comment-{said.comment.pk}" in notice.text


@pytest.mark.parametrize("text", ["@Harun Aziz, do you?", "do you know, @harun aziz?", "(@Harun  Aziz)"])
def test_somebody_named_in_full_after_an_at_is_told(text, promise, grace, harun):
    assert say(promise, grace, text).told == (harun,)


@pytest.mark.parametrize("text", ["Harun Aziz should know", "@Harun", "@Harun Azizi", "mail@harun aziz"])
def test_other_words_mention_nobody(text, promise, grace, harun):
    told = say(promise, grace, text).told
    assert told == (() if "mail" not in text else (harun,))


def test_nobody_is_told_about_what_they_may_not_see_and_the_author_hears_it(
    promise, hidden_from, grace, harun
):
    hidden_from.add(harun.pk)

    said = say(promise, grace, mentions=[harun.pk])

    assert (said.told, said.not_told) == ((), (harun,)) and not Notice.objects.exists()


def test_nobody_mentions_themselves_and_leavers_are_not_found(promise, grace, harun):
    harun.left_on, harun.is_active = today(), False
    harun.save()

    assert say(promise, grace, mentions=[grace.pk, harun.pk]).comment.mentions.count() == 0


def test_its_author_takes_it_back_and_only_the_mark_stays(promise, grace, harun):
    comment = say(promise, grace, mentions=[harun.pk]).comment

    services.take_back(comment, by=read_as(grace))

    line = lines(promise, harun)[0]
    assert (line.text, line.author, line.by_another) == ("", "Grace Lin", False) and line.taken_back_at
    assert Notice.objects.get().state == NoticeState.WITHDRAWN
    assert lines_about([promise])[0].kind == "comments.taken_back"


def test_a_keeper_takes_back_what_should_not_stand_with_a_reason(promise, grace, asha):
    comment = say(promise, grace).comment

    with pytest.raises(Refused, match="Say why"):
        services.take_back(comment, by=read_as(asha))
    services.take_back(comment, by=read_as(asha), reason="It names a child")

    assert lines(promise, grace)[0].by_another and lines_about([promise])[0].reason == "It names a child"


def test_nobody_else_does(promise, grace, harun):
    with pytest.raises(NotAllowed, match="Only whoever wrote this"):
        services.take_back(say(promise, grace).comment, by=read_as(harun))


def test_it_is_taken_back_once(promise, grace):
    comment = say(promise, grace).comment
    services.take_back(comment, by=read_as(grace))
    comment.refresh_from_db()

    with pytest.raises(NotAllowed, match="already"):
        services.take_back(comment, by=read_as(grace))


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("<b>bold</b> & co", "&lt;b&gt;bold&lt;/b&gt; &amp; co"),
        ("one\ntwo", "one<br>two"),
        ("one\r\n\r\ntwo", '</p><p class="govuk-body">two'),
        ("see https://example.org/a?b=1&c=2.", 'href="https://example.org/a?b=1&amp;c=2"'),
        ("javascript:alert(1)", '<p class="govuk-body">javascript:alert(1)</p>'),
        ('https://x.org/"onmouseover="alert(1)', 'href="https://x.org/" rel'),
        ("<a href=https://x.org>", "&lt;a href=<a "),
    ],
)
def test_what_is_typed_never_becomes_markup_except_safe_links(typed, drawn):
    html = with_links(typed)
    assert (
        isinstance(html, Markup) and drawn in html and "<script" not in html and 'onmouseover="' not in html
    )


@pytest.mark.parametrize("how_many", [1, 25])
def test_comments_cost_three_queries_however_many_records_and_comments(
    how_many, hidden_from, grace, harun, django_assert_num_queries
):
    names = [f"organisations.area:{Area.objects.create(name=f'Promise {n}').pk}" for n in range(how_many)]
    for name in names:
        say(name, grace, mentions=[harun.pk])
        say(name, harun)
    reader = read_as(grace)

    with django_assert_num_queries(3):
        found = queries.comments_on(names, reader)
    assert [len(one) for one in found.values()] == [2] * how_many


# Pages


@pytest.fixture
def as_grace(client, grace):
    client.force_login(grace)
    return client


def test_a_comment_is_sent_from_the_page_of_its_record(as_grace, promise, harun):
    sent = {"record": promise, "text": "Who keeps the list?", "mention": harun.pk}
    response = as_grace.post(reverse("comments:add"), sent)

    comment = Comment.objects.get()
    assert response.url == f"/promise/{promise.split(':')[1]}/#comment-{comment.pk}"
    assert list(comment.mentions.all()) == [harun]


def test_an_empty_comment_comes_back_with_the_reason(as_grace, promise):
    page = as_grace.post(reverse("comments:add"), {"record": promise, "text": " "})
    assert page.status_code == 200 and "There is a problem" in words(page)


def test_a_childs_details_are_warned_about_and_need_a_reason(as_grace, promise):
    sent = {"record": promise, "text": "His DOB 12/03/2014 is wrong"}
    page = as_grace.post(reverse("comments:add"), sent)
    assert "looks like a date of birth" in words(page) and not Comment.objects.exists()

    as_grace.post(reverse("comments:add"), {**sent, "identifying_reason": "An invented example"})

    assert Comment.objects.exists() and lines_about([promise])[0].reason == "An invented example"


def test_a_comment_on_what_one_may_not_see_is_not_found(as_grace, promise, hidden_from, grace):
    hidden_from.add(grace.pk)
    assert as_grace.post(reverse("comments:add"), {"record": promise, "text": "Hello"}).status_code == 404
    assert as_grace.post(reverse("comments:add"), {"record": "nothing:1", "text": "Hello"}).status_code == 404


def test_taking_back_asks_first_and_then_does_it(as_grace, promise, grace):
    comment = say(promise, grace).comment
    address = reverse("comments:take_back", args=[comment.pk])

    assert "Take back your comment?" in words(as_grace.get(address))
    assert Comment.objects.get().text
    as_grace.post(address)
    assert not Comment.objects.get().text


def test_a_stranger_to_the_record_does_not_find_its_comments(client, promise, hidden_from, grace, harun):
    comment = say(promise, grace).comment
    hidden_from.add(harun.pk)
    client.force_login(harun)

    assert client.get(reverse("comments:take_back", args=[comment.pk])).status_code == 404


def test_the_part_for_other_pages_shows_comments_and_the_form(promise, grace, harun, rf):
    from django.template import engines

    from lineofsight.design.lists import in_pages

    say(promise, harun, "Look: https://example.org <b>")
    template = engines.all()[0].env.from_string(
        '{% from "comments/_comments.jinja" import comments_part %}{{ comments_part(name, list, lines, people, csrf) }}'
    )
    html = template.render(
        name=promise,
        list=in_pages({}, lines(promise, grace), noun=("comment",), name="Comments"),
        lines=lines(promise, grace),
        people=queries.people_to_mention(),
        csrf=Markup("<i>token</i>"),
    )

    assert 'href="https://example.org"' in html and "&lt;b&gt;" in html and "<i>token</i>" in html
    assert f'value="{harun.pk}">Harun Aziz, Harbour Homes' in html and f'value="{promise}"' in html
