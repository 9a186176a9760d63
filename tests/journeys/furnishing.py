"""Gives the demonstration a record of every kind that a page is about, by the services that pages use.

Run in the data folder to be furnished: `python -m tests.journeys.furnishing`. Addresses that say more than the number of
a record are left there in `addresses.json`.
"""

import datetime
import json
import tempfile
from pathlib import Path

from lineofsight.config.cli import start_django

start_django()

from django.conf import settings  # noqa: E402
from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402

from lineofsight.comments.services import comment_on  # noqa: E402
from lineofsight.core.access import Reader  # noqa: E402
from lineofsight.core.clock import today  # noqa: E402
from lineofsight.core.readers import reader_for  # noqa: E402
from lineofsight.demo.loading import PLAN_FILE, STORYTELLER  # noqa: E402
from lineofsight.documents import services as documents  # noqa: E402
from lineofsight.groups import services as groups  # noqa: E402
from lineofsight.groups.importing import write_directory  # noqa: E402
from lineofsight.groups.models import Post  # noqa: E402
from lineofsight.groups.queries import directory_rows  # noqa: E402
from lineofsight.notices.models import Notice  # noqa: E402
from lineofsight.organisations.models import Organisation  # noqa: E402
from lineofsight.people import services as people  # noqa: E402
from lineofsight.people.models import Person  # noqa: E402
from lineofsight.plan.models import Objective, Plan  # noqa: E402
from lineofsight.plan.services import editing, gaps, importing, promises, reading  # noqa: E402
from lineofsight.returns.services import ask  # noqa: E402

A_MONTH = datetime.timedelta(days=30)


def furnish() -> None:
    """Make one of each."""
    priya = reader_for(Person.objects.get(name="Priya Nair"), today())
    plan = Plan.objects.get()
    standing = {one.printed_reference: one for one in Objective.objects.filter(section__plan=plan)}
    _below(standing["1.2"], by=priya)
    evidence = _said_about(standing["1.1"], by=priya)
    _left_open(plan, standing, by=priya)
    _taken_out(plan, standing, by=priya)
    _under_way(plan, by=priya)
    _directory(by=priya)
    editing.add_plan(by=priya, title="A plan with nothing in it yet")
    housing = groups.party_for(Post.objects.get(name="Housing Lead"), by=priya)
    asked = ask(
        housing,
        standing["2.5"],
        "What stops housing officers from raising neglect?",
        today() + A_MONTH,
        by=priya,
    )

    waiting = Notice.objects.filter(to__name="Sian Pugh").latest("pk")
    more = [
        evidence,
        f"/asked/{asked.pk}/hand-on/",
        f"/asked/{asked.pk}/withdraw/",
        f"/outbox/{waiting.pk}/withdraw/",
        f"/comments/add/?record=plan.objective:{standing['1.1'].pk}",
    ]
    (settings.DATA_DIR / "addresses.json").write_text(json.dumps(more))


def _below(objective: Objective, *, by: Reader) -> None:
    post = Post.objects.get(name="Business Manager")
    leads = [promises.Answerer(f"post:{post.pk}")]
    for text in ("Draw up the membership.", "Book the first three meetings.", "Find a chair."):
        promises.add_action(
            objective, by=by, text=text, answering=leads, reason="Agreed at the first meeting"
        )
    last = objective.actions.last()
    editing.retire(last, by=by, on=today(), edition=last.edition, reason="There is a chair already")


def _said_about(objective: Objective, *, by: Reader) -> str:
    name = f"plan.objective:{objective.pk}"
    comment_on(name, "The second half of the review is to be read with @Marcus Bell.", by=by)
    report = SimpleUploadedFile("review.txt", b"What the review found.", "text/plain")
    kept = [
        documents.keep_file(report, title="The review's report", by=by),
        documents.keep_address("https://example.org/summary", title="Its summary", by=by),
        documents.keep_statement(
            "All fourteen answers.",
            title="Answers of the agencies",
            seen_by="Priya Nair",
            seen_on=today(),
            by=by,
        ),
    ]
    for document in kept:
        documents.serve_as_evidence(document, name, by=by)
    corrected = SimpleUploadedFile("review.txt", b"What the review found, corrected.", "text/plain")
    documents.keep_file(corrected, new_version_of=kept[0], by=by)
    return f"/documents/{kept[0].pk}/no-longer/?record={name}"


def _left_open(plan: Plan, standing: dict, *, by: Reader) -> None:
    gaps.set_aside_gap(standing["C7.2"], "ongoing", because="It is reviewed each September", by=by)
    gaps.settle_doubt(plan.doubts.first(), how="Read with the chair: it is as printed", by=by)


def _taken_out(plan: Plan, standing: dict, *, by: Reader) -> None:
    section = editing.add_section(plan, by=by, title="A section taken out", reason="Tried")
    outcome = editing.add_outcome(section, by=by, text="An outcome taken out.", reason="Tried")
    objective = promises.add_objective(section, by=by, text="An objective taken out.", reason="Tried")
    statement = editing.add_statement(plan, by=by, kind="value", text="A value taken out.", reason="Tried")
    for record in (objective, outcome, section, statement):
        editing.retire(record, by=by, on=today(), edition=record.edition, reason="Not agreed after all")


def _under_way(plan: Plan, *, by: Reader) -> None:
    """One import that a person checks, one newer version to be compared, one that could not be read."""
    new = PLAN_FILE.read_text().replace("Business Plan 2026 – 29", "Another Plan 2030 – 33")
    newer = PLAN_FILE.read_text().replace("Recruit two lay members.", "Recruit three lay members.")
    for text, of in ((new, None), (newer, plan), ("Nothing in here is a plan.", None)):
        begun = importing.begin_from_text(text, by=by, newer_version_of=of)
        reading.read_import(begun.pk, begun.attempt)


def _directory(*, by: Reader) -> None:
    tom = Person.objects.get(name="Tom Ashdown")
    people.make_token(reader_person(by), by=by, label="A dashboard", expires_on=today() + A_MONTH)
    groups.record_leaving(tom, by=by, last_day=today(), reason="A new job")
    groups.party_of_words("Everyone who visits homes", by=by)
    remembered = groups.party_of_words("Constabulary of Marlowe", by=by)
    groups.match_words(remembered, Organisation.objects.get(name="Marlowe Constabulary"), by=by)
    people.open_account(Person.objects.get(name="Sian Pugh"), by=STORYTELLER)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "people.xlsx"
        write_directory(file, directory_rows(today()))
        groups.keep_directory_file("people.xlsx", groups.read_directory_file(str(file)), by=by)


def reader_person(reader: Reader) -> Person:
    return Person.objects.get(pk=reader.person_id)


if __name__ == "__main__":
    furnish()
