"""Every page at 1x and 50x the realistic size: medians, query counts, and the ratio to a page without content."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

from .printing import row

TIMES = 50
RUNS = 7
MOST_QUERIES = 15
FLOOR = "home:accessibility"


def measure() -> list[dict]:
    """Rows for each page: its median at 50x, the ratio to 1x (bar 1.5), to the floor page (bar 5), its queries."""
    small, large = in_its_own_process(1), in_its_own_process(TIMES)
    floor = large[FLOOR]["median"]
    rows = []
    for name in sorted(set(small) & set(large)):
        one, many = small[name], large[name]
        rows.append(
            row(
                name,
                many["median"] / max(one["median"], 1e-9),
                f"x ({TIMES}x / 1x)",
                1.5,
                ms=f"{many['median'] * 1000:.1f}",
                floor=f"{many['median'] / floor:.1f}{' MISSED' if many['median'] > 5 * floor else ''}",
                queries=f"{one['queries']}/{many['queries']}{' MISSED' if many['queries'] > MOST_QUERIES or many['queries'] != one['queries'] else ''}",
            )
        )
    return rows


def in_its_own_process(times: int) -> dict:
    """{route name: {"median": seconds, "queries": number}} for an installation of that size."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "tools.bench.pages", str(times)],
            env={**os.environ, "DATA_DIR": folder, "LINEOFSIGHT_DEMO": "yes", "PYTHONWARNINGS": "ignore"},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    return json.loads(done.stdout.splitlines()[-1])


def measure_here(times: int) -> dict:
    """Fill this process's data folder and open every page as the business manager."""
    from lineofsight.config.commands.server import migrate_database

    migrate_database()
    from django.db import connection, transaction
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from lineofsight.demo.loading import load_demonstration
    from lineofsight.people.models import Person

    from .growing import grow

    with transaction.atomic():
        load_demonstration()
        grow(times)
    client = Client(HTTP_HOST="localhost")
    client.force_login(
        Person.objects.get(name="Priya Nair"), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    found = {}
    for name, address in pages_to_open(client):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(address)
        seconds = []
        for _ in range(RUNS):
            began = time.perf_counter()
            client.get(address)
            seconds.append(time.perf_counter() - began)
        found[name] = {"median": statistics.median(seconds), "queries": len(captured)}
    return found


def pages_to_open(client) -> list[tuple[str, str]]:
    """Every page of ours that this person can open, once: of routes about one thing the first record that answers."""
    from tests.rules.routes import routes

    found = []
    for route in routes():
        if not route.is_ours or any(type(one).__name__ != "IntConverter" for _, one in route.arguments):
            continue
        for number in range(1, 40 if route.arguments else 2):
            address = "/" + route.pattern
            for name, _ in route.arguments:
                address = address.replace(f"<int:{name}>", str(number))
            if client.get(address).status_code == 200:
                found.append((route.name, address))
                break
    return found


if __name__ == "__main__":
    print(json.dumps(measure_here(int(sys.argv[1]))))
