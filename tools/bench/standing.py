"""Where 5,000 objectives stand, once little and once much was said of them: the same queries, and hardly more time."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

from .printing import progress, row

OBJECTIVES, UPDATES, RUNS = 5000, 20, 3
GROWTH_BAR = 2.0


def measure() -> list[dict]:
    """Rows for the whole plan worked out anew, with one update of each objective and with twenty."""
    progress(f"standing: {OBJECTIVES:,} objectives, filling")
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "DATA_DIR": folder,
            "LINEOFSIGHT_ENV": "trial",
            "PYTHONWARNINGS": "ignore",
        }
        command = [sys.executable, "-m", "tools.bench.standing"]
        told = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    few, many = json.loads(told.stdout.splitlines()[-1])
    return [
        row(
            f"{OBJECTIVES:,} objectives, {few['updates']:,} updates",
            few["seconds"],
            "s",
            queries=few["queries"],
        ),
        row(
            f"{OBJECTIVES:,} objectives, {many['updates']:,} updates",
            many["seconds"],
            "s",
            queries=many["queries"],
        ),
        row("twenty updates each against one", many["seconds"] / few["seconds"], "x", GROWTH_BAR),
        row("more queries for them", many["queries"] - few["queries"], "", 0),
    ]


def main() -> None:
    """In a process of its own: make the plan, say something of each objective, work it out; say more, work it out again."""
    from lineofsight.config.commands.server import migrate_database

    migrate_database()
    from lineofsight.groups.models import Group, Party
    from lineofsight.people.models import Person
    from lineofsight.plan.models import Objective, Plan, Section

    plan = Plan.objects.create(title="A plan of 5,000 objectives", stage="live", agreed_on="2026-04-01")
    sections = Section.objects.bulk_create(Section(plan=plan, title=f"Section {one}") for one in range(20))
    objectives = Objective.objects.bulk_create(
        Objective(
            section=sections[one % 20], text=f"Do thing {one}", due_latest="2027-03-31", due_precision="day"
        )
        for one in range(OBJECTIVES)
    )
    person = Person.objects.create(name="Somebody", email="somebody@example.org")
    party = Party.objects.create(group=Group.objects.create(name="A group"))
    told = []
    for updates in (1, UPDATES - 1):
        for number in range(updates):
            _say(objectives, party, person, number)
        told.append(_worked_out(plan))
    print(json.dumps(told))


def _say(objectives: list, party, person, number: int) -> None:
    """One update of each objective, as answers leave them; every third carries a rating."""
    from lineofsight.core.clock import now, today
    from lineofsight.history.services import reference
    from lineofsight.plan.models import ProgressUpdate
    from lineofsight.returns.models import Answer, Ask

    moment = now()
    asks = Ask.objects.bulk_create(
        Ask(
            party=party, record=reference(one), record_label="-", question="?", state="answered", asked_on=today(),
            due_on=today(), asked_by="person:1", settled_at=moment,
        )
        for one in objectives
    )  # fmt: skip
    answers = Answer.objects.bulk_create(
        Answer(ask=ask, kind="happened", text="Done", by=person, said_by="Somebody", answered_at=moment)
        for ask in asks
    )
    rated = {
        "rating": "G",
        "rating_words": "On track",
        "rating_meaning": "on-track",
        "rating_colour": "green",
    }
    ProgressUpdate.objects.bulk_create(
        ProgressUpdate(
            objective=one, party=party, answer=answer, given_on=today(), **(rated if number % 3 == 0 else {})
        )
        for one, answer in zip(objectives, answers, strict=True)
    )


def _worked_out(plan) -> dict:
    """What it takes to work out where every objective of the plan stands, nothing being kept."""
    from django.db import connection

    from lineofsight.core.clock import today
    from lineofsight.history.keeping import kept
    from lineofsight.plan.models import ProgressUpdate
    from lineofsight.plan.queries.overview import overview_of

    from .installation import Counter

    seconds = []
    for _ in range(RUNS):
        kept.forget()
        with connection.execute_wrapper(counter := Counter()):
            began = time.perf_counter()
            overview = overview_of(plan, today())
            seconds.append(time.perf_counter() - began)
    assert len(overview.objectives) == OBJECTIVES and all(
        line.progress.rating for line in overview.objectives
    )
    return {
        "seconds": statistics.median(seconds),
        "queries": counter.statements,
        "updates": ProgressUpdate.objects.count(),
    }


if __name__ == "__main__":
    main()
