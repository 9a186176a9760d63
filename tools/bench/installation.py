"""An installation of some size in a process of its own, which opens pages when told to.

`python -m tools.bench.installation TIMES` in an empty data folder: fills it, prints what it holds as one line of JSON,
then reads lines of JSON, `[who, address]`, from standard input and prints for each what opening it took.
"""

import functools
import json
import logging
import sys
import time
from dataclasses import dataclass
from pathlib import Path

SURVEYED_BY = "Priya Nair"


@dataclass(frozen=True)
class Answer:
    """What a page gave, in the words in which the journeys' survey of all addresses asks."""

    status: int
    headers: dict[str, str]
    body: bytes

    def text(self) -> str:
        return self.body.decode("utf-8", "replace")


class Visitor:
    """Somebody who is signed in and opens pages in this process, through everything a request goes through."""

    def __init__(self, name: str):
        from django.test import Client

        from lineofsight.people.models import Person

        self.client = Client(HTTP_HOST="localhost")
        person = Person.objects.get(name=name)
        self.client.force_login(person, backend="lineofsight.people.adapters.SignInBackend")

    def get(self, address: str, max_redirects: int = 0) -> Answer:
        answer = self.client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        headers = {name.lower(): value for name, value in answer.headers.items()}
        return Answer(answer.status_code, headers, body)

    def measure(self, address: str) -> dict:
        """Seconds, statements sent to the database, and bytes of one opening."""
        from django.db import connection

        with connection.execute_wrapper(counter := Counter()):
            began = time.perf_counter()
            answer = self.get(address)
            seconds = time.perf_counter() - began
        return {
            "seconds": seconds,
            "queries": counter.statements,
            "bytes": len(answer.body),
            "status": answer.status,
        }


class Counter:
    """Counts the statements that pass, transactions' own words left out."""

    def __init__(self) -> None:
        self.statements = 0

    def __call__(self, execute, sql, params, many, context):
        if not sql.startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")):
            self.statements += 1
        return execute(sql, params, many, context)


def fill(times: int) -> list[str]:
    """The demonstration with a record of every kind, grown; returns the addresses that hold more than numbers."""
    from django.conf import settings
    from django.db import transaction

    from lineofsight.config.commands.server import migrate_database

    migrate_database()
    from lineofsight.demo.loading import load_demonstration

    with transaction.atomic():
        load_demonstration()
    from tests.journeys.furnishing import furnish

    furnish()
    from .growing import grow

    with transaction.atomic():
        grow(times)
    return json.loads((Path(settings.DATA_DIR) / "addresses.json").read_text())


def holdings() -> dict[str, int]:
    """How many records of the main kinds there are."""
    from lineofsight.history.models import Event
    from lineofsight.organisations.models import Organisation
    from lineofsight.people.models import Person
    from lineofsight.plan.models import Action, Objective, Plan
    from lineofsight.returns.models import Ask

    kinds = (Plan, Objective, Action, Organisation, Person, Ask, Event)
    of_the_first = Plan.objects.get(pk=1)
    rows = Objective.objects.filter(section__plan=of_the_first).count()
    rows += Action.objects.filter(objective__section__plan=of_the_first).count()
    return {**{kind.__name__: kind.objects.count() for kind in kinds}, "rows of plan 1": rows}  # type: ignore[attr-defined]


def addresses(visitor: Visitor, extra: list[str]) -> dict[str, str]:
    """Every page and file that the visitor can open, by its route; of pages about one thing that of the first record,
    about which most was said and done."""
    from tests.journeys.addresses import PARTS, our_routes, survey

    found = survey(visitor, extra)
    opened = {**found.pages, **found.files}
    for route in our_routes():
        pattern = "/" + route.pattern.replace("^", "").replace("$", "")
        parts = PARTS.findall(pattern)
        if route.name in opened and parts and all(part.startswith("<int:") for part in parts):
            of_the_first = PARTS.sub("1", pattern)
            if visitor.get(of_the_first).status == 200:
                opened[route.name] = of_the_first
    return opened


def main(times: int, of_what: str) -> None:
    from lineofsight.config.cli import start_django

    start_django()
    from lineofsight.history.keeping import kept

    logging.disable(logging.ERROR)  # the survey knocks at doors that are shut
    extra = fill(times)
    visitor_called = functools.cache(Visitor)
    told = {
        "addresses": addresses(visitor_called(SURVEYED_BY), extra) if of_what == "every" else {},
        "holdings": holdings(),
    }
    print(json.dumps(told), flush=True)
    for line in sys.stdin:
        who, address, after_a_change = json.loads(line)
        if after_a_change:
            kept.forget()
        print(json.dumps(visitor_called(who).measure(address)), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), *(sys.argv[2:] or ["every"]))
