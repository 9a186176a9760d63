"""What is said of objectives and actions: rated on the plan's own scale, beside what their dates and answers show."""

import datetime

import pytest
from django.urls import reverse

from lineofsight.core.clock import telling
from lineofsight.core.errors import NotAllowed, Refused
from lineofsight.groups.services import party_for
from lineofsight.people.tests.cast import read_as
from lineofsight.plan.models import Objective, ProgressUpdate
from lineofsight.plan.queries.heard import plan_with_last_answers
from lineofsight.plan.queries.objectives import objective_page, part_page
from lineofsight.plan.queries.progress import further_about_promise, progress_of
from lineofsight.plan.ratings import PRESETS, Meaning
from lineofsight.plan.services.progress import choose_scale
from lineofsight.returns.models import Ask
from lineofsight.returns.services import answer, ask, tell_unasked

from .browsing import words
from .factories import AccountabilityFactory, ActionFactory, ObjectiveFactory, SectionFactory
from .making import TODAY
from .test_api import call, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]
NOON = datetime.datetime.combine(TODAY, datetime.time(12), datetime.UTC)
LONG_AGO = TODAY - datetime.timedelta(days=40)


@pytest.fixture
def party(asha, hospital, grace):
    return party_for(hospital, by=read_as(asha))


@pytest.fixture
def promise(live, party):
    """Led by the hospital, for which Grace answers; its day passed 40 days ago."""
    live.status_key = {"G": "On track", "A": "At risk", "R": "Off track"}
    live.save()
    objective = ObjectiveFactory(
        section=SectionFactory(plan=live), text="Train every ward.", due_text="14 October 2026", due_earliest=LONG_AGO,
        due_latest=LONG_AGO, due_precision="day",
    )  # fmt: skip
    AccountabilityFactory(objective=objective, party=party)
    return objective


def name_of(promise):
    return f"plan.{promise._meta.model_name}:{promise.pk}"


def told(promise, party, person, text="Two wards of nine are trained.", kind="happened", **further):
    by = read_as(person)
    with telling(NOON):
        return tell_unasked(party, name_of(promise), kind, text, by=by, said_by=person.name, further=further)


def reported(promise):
    return progress_of([name_of(promise)])[name_of(promise)]


def test_an_answer_about_an_objective_is_an_update_rated_on_the_plans_own_scale(promise, party, asha, grace):
    asked = ask(party, promise, "What has happened?", TODAY + datetime.timedelta(14), by=read_as(asha))

    with telling(NOON):
        answer(
            asked, "happened", "Two wards of nine.", by=read_as(grace), said_by="Grace Lin",
            further={"rating": "A", "comes_next": "Five more in spring.", "gets_in_the_way": "No trainer on nights.", "forecast_on": "2027-03-31"},
        )  # fmt: skip

    said = reported(promise)
    assert (said.rating.code, said.rating.words, said.rating.meaning) == ("A", "At risk", Meaning.AT_RISK)
    assert (said.rating.on, said.rating.by, said.rating.colour) == (TODAY, party.name, "amber")
    assert (said.comes_next, said.gets_in_the_way) == ("Five more in spring.", "No trainer on nights.")
    assert said.forecast_on == datetime.date(2027, 3, 31)


def test_who_answers_tells_without_being_asked_and_it_counts_as_heard(promise, party, grace):
    told(promise, party, grace, rating="G")

    line = part_page(promise, TODAY)
    assert (
        line.freshness.state == "answered" and line.freshness.last_words == "Two wards of nine are trained."
    )
    assert line.progress.rating.words == "On track"
    assert line.disagreement == "Reported “On track”; 40 days overdue."
    assert line.position.words == "Overdue"  # the rating changes nothing of where it stands


def test_telling_answers_the_question_that_waits(promise, party, asha, grace):
    asked = ask(party, promise, "What has happened?", TODAY + datetime.timedelta(14), by=read_as(asha))

    told(promise, party, grace, rating="G")

    asked.refresh_from_db()
    assert asked.state == "answered" and Ask.objects.count() == 1


def test_the_last_rating_stays_when_something_is_said_without_one(promise, party, grace):
    told(promise, party, grace, rating="R", gets_in_the_way="Nobody to do it.")
    told(promise, party, grace, "Nothing new.", kind="no_change")

    said = reported(promise)
    assert said.rating.code == "R" and said.gets_in_the_way == ""
    assert ProgressUpdate.objects.count() == 2


def test_a_scale_that_changes_later_changes_nothing_that_was_said(promise, party, grace, asha):
    told(promise, party, grace, rating="G")

    choose_scale(
        promise.section.plan,
        PRESETS["four"][1].steps,
        by=read_as(asha),
        edition=promise.section.plan.edition,
        reason="Agreed",
    )

    assert reported(promise).rating.words == "On track"
    (rating, *_) = further_about_promise(name_of(promise))
    assert [words for _, words in rating.choices][0] == "4: Fully in place" and rating.now == ""


def test_the_question_offers_the_last_rating(promise, party, grace):
    told(promise, party, grace, rating="A")

    assert further_about_promise(name_of(promise))[0].now == "A"


@pytest.mark.parametrize(
    ("further", "because"),
    [
        ({"rating": "Purple"}, "choose one of G: On track"),
        ({"forecast_on": "2026-11-22"}, "today or later"),
        ({"budget": "None"}, "Nothing called “budget” is asked here"),
        ({"comes_next": "x" * 2001}, "at most 2,000 characters"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(promise, party, grace, further, because):
    with pytest.raises(Refused, match=because):
        told(promise, party, grace, **further)

    assert not Ask.objects.exists() and not ProgressUpdate.objects.exists()


def test_unasked_only_those_tell_who_answer_for_it_while_its_plan_is_in_force(
    promise, party, grace, harun, housing, asha
):
    other = party_for(housing, by=read_as(asha))
    with pytest.raises(NotAllowed):
        told(promise, party, harun)
    with pytest.raises(Refused, match="does not answer for this objective"):
        told(promise, other, harun)
    Objective.objects.filter(pk=promise.pk).update(retired_on=TODAY)
    with pytest.raises(Refused, match="taken out"):
        told(promise, party, grace)
    Objective.objects.filter(pk=promise.pk).update(retired_on=None)
    promise.section.plan.__class__.objects.update(stage="closed")
    with pytest.raises(Refused, match="closed plan"):
        told(promise, party, grace)


def test_an_action_is_rated_too(promise, party, grace):
    action = ActionFactory(objective=promise, text="Train the night staff.")
    AccountabilityFactory(objective=None, action=action, party=party)

    told(action, party, grace, rating="R")

    assert reported(action).rating.code == "R" and reported(promise).rating is None


@pytest.mark.parametrize("how_many", [1, 25])
def test_what_was_reported_costs_one_query_however_much_was_said(
    promise, party, grace, how_many, django_assert_num_queries
):
    for number in range(how_many):
        told(promise, party, grace, f"Ward {number} is trained.", rating="GAR"[number % 3])

    with django_assert_num_queries(1):
        assert reported(promise).rating.code == "GAR"[(how_many - 1) % 3]


def test_history_tells_of_each_rating_with_the_one_before(client, promise, party, grace, asha):
    told(promise, party, grace, rating="G")
    told(promise, party, grace, rating="R")
    client.force_login(asha)

    story = words(client.get(reverse("plan:objective_history", args=[promise.pk])))

    assert story.count("Rated this objective") == 2
    assert "On track" in story and "Off track" in story


# --- pages -----------------------------------------------------------------------------------------------------------


def test_the_page_shows_what_was_reported_beside_where_it_stands(client, promise, party, grace, ines):
    told(promise, party, grace, rating="G", comes_next="Five more wards.")
    client.force_login(ines)

    shown = words(client.get(promise.get_absolute_url()))

    assert "Overdue" in shown and "Reported: G On track on 23 November 2026" in shown
    assert "Reported “On track”; 40 days overdue." in shown
    assert "What comes next: Five more wards." in shown
    assert "Give an update" not in shown  # a scrutineer answers for nothing here


def test_who_answers_gives_an_update_from_the_page_of_the_objective(client, promise, party, grace):
    client.force_login(grace)
    start = client.get(promise.get_absolute_url()).content.decode()
    address = f"{reverse('returns:tell')}?record=plan.objective%3A{promise.pk}&amp;party={party.pk}"
    assert "Give an update" in start and address in start

    form = words(client.get(address.replace("&amp;", "&")))
    assert "How do you rate it?" in form and "G: On track" in form and "Say more: what comes next" in form
    sent = client.post(
        address.replace("&amp;", "&"),
        {"kind": "happened", "text": "Nine of nine wards.", "further-rating": "G", "further-comes_next": ""},
    )

    assert sent.url == promise.get_absolute_url()
    assert "Nine of nine wards." in words(client.get(sent.url))
    assert reported(promise).rating.code == "G"


def test_a_keeper_writes_down_what_they_were_told(client, promise, party, callum):
    client.force_login(callum)
    start = words(client.get(promise.get_absolute_url()))
    assert f"Were you told something? Write it down for {party.name}" in start

    client.post(
        f"{reverse('returns:tell')}?record={name_of(promise)}&party={party.pk}",
        {"kind": "happened", "text": "Four wards.", "told_how": "telephone", "name": "Grace Lin", "role": "", "further-rating": "A"},
    )  # fmt: skip

    update = ProgressUpdate.objects.get()
    assert (update.party, update.answer.told_how, update.rating) == (party, "telephone", "A")
    assert update.answer.by == callum and update.answer.said_by == "Grace Lin"


def test_a_forecast_that_is_past_is_said_on_the_page_and_what_was_typed_stays(client, promise, party, grace):
    client.force_login(grace)

    sent = client.post(
        f"{reverse('returns:tell')}?record={name_of(promise)}&party={party.pk}",
        {"kind": "happened", "text": "Four wards.", "further-forecast_on-day": "1", "further-forecast_on-month": "2", "further-forecast_on-year": "2020"},
    )  # fmt: skip

    assert "today or later" in words(sent) and "Four wards." in sent.content.decode()
    assert not ProgressUpdate.objects.exists()


def test_nobody_tells_of_what_they_may_not_see_or_for_whom_they_do_not_answer(
    client, promise, party, harun, grace
):
    address = f"{reverse('returns:tell')}?record={name_of(promise)}&party={party.pk}"
    client.force_login(harun)
    assert client.get(address).status_code == 403
    client.force_login(grace)
    promise.section.plan.__class__.objects.update(stage="draft", agreed_on=None)
    assert client.get(address).status_code == 404
    assert client.get(reverse("returns:tell")).status_code == 404


def test_lists_are_narrowed_by_what_was_reported_and_by_where_it_does_not_agree(
    client, promise, party, grace, asha
):
    ObjectiveFactory(section=promise.section, text="Quite another thing.")
    told(promise, party, grace, rating="G")
    client.force_login(asha)
    address = reverse("plan:promises", args=[promise.section.plan_id])

    def texts(**asked):
        return [
            line
            for line in ("Train every ward.", "Quite another thing.")
            if line in words(client.get(address, asked))
        ]

    assert texts(reported="on-track") == texts(reported="disagrees") == ["Train every ward."]
    assert texts(reported="not-rated") == ["Quite another thing."]
    file = b"".join(client.get(address, {"export": "csv"}).streaming_content).decode("utf-8-sig")
    assert "Reported “On track”; 40 days overdue." in file


def test_a_plan_for_a_meeting_carries_what_was_reported_below_its_progress(promise, party, grace):
    told(promise, party, grace, rating="A", gets_in_the_way="No trainer on nights.", forecast_on="2027-03-31")

    row = plan_with_last_answers(promise.section.plan, TODAY)["sections"][0]["objectives"][0]

    assert row["progress_text"].splitlines() == [
        "23 November 2026: Two wards of nine are trained.",
        "Reported: At risk, 23 November 2026",
        "In the way: No trainer on nights.",
        "Expected by: 31 March 2027",
    ]


def test_the_page_of_an_objective_costs_the_same_however_much_was_said(
    promise, party, grace, django_assert_num_queries
):
    for number in range(12):
        told(promise, party, grace, f"Ward {number}.", rating="G")

    with django_assert_num_queries(8):
        assert objective_page(promise, TODAY).line.progress.rating


# --- over the API ----------------------------------------------------------------------------------------------------


def test_the_api_tells_rates_and_reads_what_was_reported(client, promise, party, grace):
    client.force_login(grace)
    said = {
        "record": name_of(promise),
        "party": f"organisation:{party.organisation_id}",
        "kind": "happened",
        "text": "Three wards.",
    }

    status, told = call(client, "post", "/updates", **said, further={"rating": "A"})
    assert status == 201 and told["answers"][0]["further"] == [["How do you rate it?", "A: At risk"]]

    shown = read(client, f"/objectives/{promise.pk}")[1]
    assert (shown["reported"]["words"], shown["reported"]["meaning"]) == ("At risk", "at-risk")
    assert shown["position"]["standing"] == "overdue" and shown["disagreement"].startswith(
        "Reported “At risk”"
    )
    status, refused = call(client, "post", "/updates", **said, further={"rating": "Q"})
    assert status == 409 and "choose one of" in refused["detail"]


def test_the_api_chooses_the_scale(client, promise, asha, grace):
    plan = promise.section.plan
    steps = [
        {"code": "3", "words": "Good", "meaning": "on-track", "colour": "green"},
        {"code": "1", "words": "Poor", "meaning": "off-track", "colour": "red"},
    ]
    address, sent = (
        f"/plans/{plan.pk}/rating-scale",
        {"steps": steps, "edition": plan.edition, "reason": "Agreed"},
    )

    client.force_login(grace)
    assert call(client, "put", address, **sent)[0] == 403
    client.force_login(asha)
    assert call(client, "put", address, **sent)[1]["rating_scale"] == steps
    assert call(client, "put", address, **sent)[0] == 409


# --- the scale -------------------------------------------------------------------------------------------------------


def scale_typed(*steps, **more):
    typed = {"reason": "Agreed by the executive group", **more}
    for number, step in enumerate(steps, 1):
        typed |= dict(
            zip(
                (f"code-{number}", f"words-{number}", f"meaning-{number}", f"colour-{number}"),
                step,
                strict=True,
            )
        )
    return typed


def test_keepers_choose_the_scale_and_everybody_sees_it(client, promise, asha, grace):
    plan = promise.section.plan
    client.force_login(asha)
    address = reverse("plan:rating_scale", args=[plan.pk])
    assert "Begin with: As this plan prints it, Red, amber, green" in words(client.get(address))
    four = client.get(address, {"start": "four"}).content.decode()
    assert 'value="Fully in place"' in four

    client.post(
        address,
        scale_typed(
            ("3", "Good", "on-track", "green"), ("1", "Poor", "off-track", "red"), edition=plan.edition
        ),
    )

    plan.refresh_from_db()
    assert [step.name for step in plan.scale.steps] == ["3: Good", "1: Poor"]
    client.force_login(grace)
    about = words(client.get(reverse("plan:about", args=[plan.pk])))
    assert "3 Good 1 Poor The scale was chosen here." in about and "Change the scale" not in about
    assert client.get(address).status_code == 403


@pytest.mark.parametrize(
    ("steps", "because"),
    [
        ([("G", "Good", "on-track", "green")], "at least 2 steps"),
        ([("G", "", "on-track", "green"), ("R", "Bad", "off-track", "red")], "Step 1: enter its words"),
        ([("G", "Good", "on-track", "green"), ("g", "Bad", "off-track", "red")], "stands for two steps"),
    ],
)
def test_a_scale_that_cannot_be_is_refused_on_the_page(client, promise, asha, steps, because):
    plan = promise.section.plan
    client.force_login(asha)

    sent = client.post(
        reverse("plan:rating_scale", args=[plan.pk]), scale_typed(*steps, edition=plan.edition)
    )

    assert because in words(sent)
    plan.refresh_from_db()
    assert plan.rating_scale == []


def test_two_who_change_the_scale_at_once_see_both(client, promise, asha):
    plan = promise.section.plan
    client.force_login(asha)
    typed = scale_typed(
        ("3", "Good", "on-track", "green"), ("1", "Poor", "off-track", "red"), edition=plan.edition
    )
    plan.__class__.objects.filter(pk=plan.pk).update(edition=plan.edition + 1, title="Meanwhile")

    assert "Somebody else saved this" in words(
        client.post(reverse("plan:rating_scale", args=[plan.pk]), typed)
    )
