"""The one layout: title, navigation, account, messages, errors; and the pages for what went wrong."""

import re

import pytest
from django.core.checks import run_checks
from django.template import loader
from django.test import RequestFactory

from lineofsight.core.access import Reader
from lineofsight.design import checks
from lineofsight.design.context import page


def main_of(response):
    return response.content.decode().split("<main")[1].split("</main>")[0]


def test_a_page_says_where_one_is_and_whose_it_is(web):
    html = web.get("/gallery/").content.decode()
    assert (
        "<title>Everything pages are made of – Marlowe Vale Safeguarding Children Partnership – Line of Sight</title>"
        in html
    )
    assert html.count("<h1") == html.count("<main") == 1
    assert re.search(r'aria-current="page"[^>]*>\s*<strong[^>]*>Plan', html)
    assert 'href="#main-content"' in html


def test_navigation_shows_only_what_the_reader_may_enter(web):
    html = web.get("/note/").content.decode()
    assert "Notes" in html and "Kept from Ada" not in html


def test_signing_out_is_a_form_that_is_posted_and_forgets_kept_text(web):
    html = web.get("/note/").content.decode()
    assert re.search(
        r'<form method="post" action="/sign-out/" data-forget-kept-text>.*?csrfmiddlewaretoken', html, re.S
    )
    assert "Ada Okafor" in html and 'data-kept-for="person:9"' in html


def test_a_stranger_is_offered_to_sign_in_and_nothing_is_kept_for_them(web):
    html = web.get("/sign-in/").content.decode()
    assert 'href="/sign-in/"' in html and "Sign out" not in html and 'data-kept-for=""' in html
    assert "Notes" not in html


def test_a_form_with_errors_says_so_in_the_title_at_the_top_and_at_the_field(web):
    response = web.post("/note/", {"title": "", "note": "x"})
    html = response.content.decode()
    assert "<title>Error: Write a note" in html
    assert "There is a problem" in html and html.count("Enter the title") == 2
    assert 'href="#id_title"' in html


def test_messages_are_told_once_with_their_tone(draw, web):
    from django.contrib.messages import constants
    from django.contrib.messages.storage.base import BaseStorage, Message

    class Kept(BaseStorage):
        def _get(self, *args, **kwargs):
            return [Message(constants.SUCCESS, "Saved <b>"), Message(constants.ERROR, "Not sent")], True

        def _store(self, messages, response, *args, **kwargs):
            return []

    request = RequestFactory().get("/")
    request._messages = Kept(request)
    html = loader.get_template("design/page.jinja").render({"heading": "Plan"}, request)
    assert "los-note--good" in html and "Saved &lt;b&gt;" in html
    assert re.search(r'los-note--bad" role="alert"', html)


def test_nothing_in_a_page_needs_the_security_policy_loosened(web):
    for html in (web.get("/gallery/").content.decode(), web.get("/gallery/?errors=yes").content.decode()):
        assert " style=" not in html and "<style" not in html
        assert not re.search(r"<script(?![^>]*src=)", html)
        assert not re.search(r"\son[a-z]+=", html)


@pytest.mark.parametrize(
    ("name", "context", "said"),
    [
        ("400.jinja", {}, "could not be understood"),
        (
            "403.jinja",
            {"reason": "Only a coordinator can complete it"},
            "Only a coordinator can complete it.",
        ),
        ("404.jinja", {}, "There is nothing at this address"),
        ("500.jinja", {"incident": "k7x2"}, "k7x2"),
        ("403_csrf.jinja", {}, "open too long"),
    ],
)
def test_a_problem_is_told_with_its_remedy(site, name, context, said):
    html = loader.get_template(name).render(context, RequestFactory().get("/"))
    assert said in html and "<h1" in html and "data-not-saved" in html
    assert 'href="/"' in html


def test_there_is_a_page_for_when_nothing_else_can_be_drawn(site):
    html = loader.get_template("design/bare.jinja").render({"status": 503})
    assert "error 503" in html and "data-not-saved" in html


def test_a_confirmation_asks_says_what_will_happen_and_can_be_left(draw):
    html = draw(
        "{% extends 'design/confirm.jinja' %}",
        question="Retire objective 2.1?",
        consequence="It stays in the history.",
        button_text="Retire it",
        button_kind="warning",
        cancel_href="/plan/",
    )
    assert "<h1" in html and html.count("Retire objective 2.1?") == 2
    assert "It stays in the history." in html and "govuk-button--warning" in html and 'href="/plan/"' in html
    assert 'method="post"' in html and "csrfmiddlewaretoken" in html


def test_wide_pages_are_wide(draw):
    assert "los-body--wide" in draw("{% extends 'design/page_wide.jinja' %}", heading="Wall")
    assert "los-body--wide" not in draw("{% extends 'design/page.jinja' %}", heading="Wall")


def test_a_change_reads_without_colour(draw):
    html = draw(
        "{% from 'design/macros.jinja' import diff, word_diff %}{{ diff('a <b>', '', 'Due') }}{{ word_diff('x', 'y') }}"
    )
    assert "<del" in html and "Before" in html and "Taken out" in html and "a &lt;b&gt;" in html
    assert "taken out: " in html and "put in: " in html


def test_long_work_asks_again_with_and_without_scripts(draw):
    source = "{% from 'design/macros.jinja' import progress, progress_refresh %}{{ progress_refresh(work) }}{{ progress(work) }}"
    running = draw(source, work={"words": "Reading", "done": 1, "total": 4, "href": "/work/1/"})
    assert (
        'http-equiv="refresh"' in running
        and 'data-ask-again="/work/1/"' in running
        and 'value="1" max="4"' in running
    )
    done = draw(source, work={"words": "Read", "done": 4, "total": 4, "href": "/work/1/", "finished": True})
    assert "refresh" not in done and "data-ask-again" not in done


def test_navigation_that_leads_nowhere_is_found_at_start_up(site):
    assert run_checks(tags=["design"]) == []
    site.DESIGN_NAVIGATION = [{"label": "Plan", "route": "no:where"}]
    assert [error.id for error in checks.check_that_navigation_leads_somewhere()] == ["design.E001"]


def test_a_page_costs_no_query_of_its_own(site, db, django_assert_num_queries):
    request = RequestFactory().get("/gallery/")
    request.reader = Reader(person_id=1, name="A", marks=frozenset({"signed-in"}), actor="person:1")
    with django_assert_num_queries(0):
        loader.get_template("design/page.jinja").render({"heading": "Plan", **page(request)}, request)
