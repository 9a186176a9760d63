"""An administrator at a terminal: everything that can be typed, on a folder that holds nothing at first; a mail server that
has too much to do and takes the message later; and other people who read what came of it."""

import contextlib
import json
import subprocess
import time
from pathlib import Path

import pytest

from .acting import DELE, PRIYA, follow, heading, said, sign_in
from .looking import look_at
from .mailbox import Mailbox, words_of
from .product import ROOT, Product, running, shell
from .proofs import proves
from .spreadsheet import append, write

INES, PASSWORD = "ines.okoro@marlowe-vale.example", "nine grey herons fly"
PLAN = """# Marlowe Vale Youth Plan 2027 – 2028

Marlowe Vale Safeguarding Children Partnership

## Priority 1: Young people shape what we do

| Outcome | Objective | Lead | When |
|---|---|---|---|
| Young people are heard | Ask young people what changed. | Business Manager | March 2028 |
| | Pay young people who advise us. | Youth Panel | Ongoing |
"""
NEWER = PLAN.replace("Pay young people who advise us.", "Pay every young person who advises us.")


@pytest.fixture
def terminal(tmp_path):
    """A terminal in an empty data folder: nothing runs yet, and the mail server is too busy for Ines."""
    data_dir = tmp_path / "data"
    with Mailbox(too_busy_for=("ines.okoro",)) as mailbox:
        environment = shell(
            data_dir, LINEOFSIGHT_DEMO="yes", SMTP_HOST="127.0.0.1", SMTP_PORT=str(mailbox.port)
        )
        yield Product("", data_dir, environment, mailbox)


@proves(row=0)
def test_an_administrator_does_everything_from_a_terminal_and_others_read_it(terminal, visit, tmp_path):
    makes_the_demonstration_once(terminal)
    lets_a_colleague_in_while_the_mail_server_is_busy(terminal)
    busy_since = time.monotonic()
    brings_people_in_twice(terminal, tmp_path)
    brings_a_plan_in_and_a_newer_version(terminal, tmp_path)
    takes_plans_out(terminal, tmp_path)
    is_told_that_all_is_sound(terminal)
    the_message_arrives_with_a_later_round(terminal, busy_since)
    with running(terminal.data_dir, demonstration=True, mailbox=already(terminal.mailbox)) as product:
        the_colleague_chooses_a_password_and_reads(terminal, product, visit)
        the_business_manager_reads_what_was_done(product, visit)
        everything_is_as_it_was_at_first(terminal, product, visit)


def makes_the_demonstration_once(terminal):
    assert "There is no database in" in terminal.command("plan", "list", expect=1)
    assert not list(terminal.data_dir.glob("*.sqlite3")), "what only reads makes no database"
    assert "loaded" in terminal.command("demo", "load")
    assert "already holds" in terminal.command("demo", "load", expect=1)
    assert terminal.command("demo", "load", "--if-empty") == ""
    assert "priya.nair@" in terminal.command("demo", "sign-ins")


def lets_a_colleague_in_while_the_mail_server_is_busy(terminal):
    assert "There is no role 'king'" in terminal.command("user", "add", INES, "--role", "king", expect=2)
    assert "give their name with --name" in terminal.command("user", "add", INES, expect=1)
    told = terminal.command("user", "add", INES, "--name", "Ines Okoro", "--role", "lay-member")
    assert "once they have chosen a password by the link sent to them" in told
    assert terminal.command("user", "add", INES, "--role", "lay-member"), "safe to repeat"
    assert f"{INES}  Ines Okoro  lay-member" in terminal.command("user", "list")

    told = terminal.command("run-due")
    assert "1 to try again" in told and "0 given up" in told
    assert "Ines Okoro" not in [str(one["To"]) for one in terminal.mailbox.messages]
    assert "sound" in terminal.command("check"), "a message that waits is no fault"


def brings_people_in_twice(terminal, folder: Path):
    file = folder / "Our directory.xlsx"
    assert "Saved" in terminal.command("people", "export", file)
    assert "Nothing new" in terminal.command("people", "import", file)
    write(file, "People", "Job title", "Lay member", where=("Name", "Ines Okoro"))
    append(file, "Groups", {"Name": "Youth Panel", "Kind": "Panel"})
    append(file, "Memberships", {"Group": "Youth Panle", "Person": INES, "Sits as": "Member"})
    refused = terminal.command("people", "import", file, expect=1)
    assert "Did you mean “Youth Panel”?" in refused and "nothing was saved" in refused
    write(file, "Memberships", "Group", "Youth Panel", where=("Group", "Youth Panle"))
    assert "Youth Panel" in terminal.command("people", "import", file)
    assert "Nothing new" in terminal.command("people", "import", file)


def brings_a_plan_in_and_a_newer_version(terminal, folder: Path):
    file = folder / "youth plan.md"
    assert "youth plan.md" in terminal.command("plan", "import", file, expect=1)
    file.write_text(PLAN)
    assert "2 objectives" in terminal.command("plan", "import", file, "--dry-run")
    assert len(json.loads(terminal.command("plan", "list", "--json"))) == 1, "a dry run keeps nothing"
    told = terminal.command("plan", "import", file)
    assert "/plans/2/" in told and "2 objectives" in told
    assert "Nothing new" in terminal.command("plan", "import", file)

    file.write_text(NEWER)
    told = terminal.command("plan", "import", file)
    assert "Pay every young person who advises us." in told and "--apply" in told
    assert "Pay young people who advise us." in terminal.command("plan", "export", 2), "only compared"
    terminal.command("plan", "import", file, "--apply")
    assert "Nothing new" in terminal.command("plan", "import", file)


def takes_plans_out(terminal, folder: Path):
    listed = terminal.command("plan", "list")
    assert "draft" in listed and "Youth Plan" in listed and "live" in listed
    assert "more than one open plan" in terminal.command("plan", "export", expect=1)
    assert "none of" in terminal.command("plan", "export", 2, "-o", folder / "plan.pages", expect=2)
    for ending in ("docx", "xlsx", "csv", "json"):
        out = folder / f"out.{ending}"
        terminal.command("plan", "export", "Marlowe Vale Youth Plan 2027 – 2028", "--output", out)
        assert out.stat().st_size > 200
    for ending in ("docx", "xlsx", "csv", "json"):
        assert "Nothing new" in terminal.command("plan", "import", folder / f"out.{ending}", "--into", 2)
    assert "Pay every young person who advises us." in terminal.command(
        "plan", "export", 2, "--format", "csv"
    )


def is_told_that_all_is_sound(terminal):
    assert "History is whole" in terminal.command("history", "verify")
    assert "are sound" in terminal.command("check")


def the_message_arrives_with_a_later_round(terminal, busy_since: float):
    """After the first attempt it is tried again a minute later; a round before that leaves it alone."""
    terminal.mailbox.too_busy_for = ()
    while time.monotonic() - busy_since < 120:
        terminal.command("run-due")
        if any(INES in str(one["To"]) for one in terminal.mailbox.messages):
            break
        time.sleep(3)
    words = words_of(terminal.mailbox.message_to(INES))
    assert "choose a password" in words.lower()
    assert "0 sent" in terminal.command("run-due"), "once only"
    assert sum(INES in str(one["To"]) for one in terminal.mailbox.messages) == 1


@contextlib.contextmanager
def already(mailbox):
    """A mail server that listens already, for a product that starts now."""
    yield mailbox


def the_colleague_chooses_a_password_and_reads(terminal, product, visit):
    ines = visit(product, phone=True)
    link = terminal.mailbox.link_to(INES)
    ines.goto(product.at(link[link.index("/sign-in/") :]))
    for box in ines.locator("main input[type=password]").all():
        box.fill(PASSWORD)
    ines.get_by_role("button", name="Save password").click()
    sign_in(ines, "", address=INES, password=PASSWORD)
    ines.goto("/people/me/")
    assert "Lay member" in said(ines) and "Youth Panel" in said(ines)
    look_at(ines, "let-in-from-a-terminal")
    assert ines.goto("/plans/2/").status == 404, "a draft is not for her"


def the_business_manager_reads_what_was_done(product, visit):
    priya = visit(product)
    sign_in(priya, PRIYA)
    priya.goto("/plans/2/")
    assert heading(priya) == "Marlowe Vale Youth Plan 2027 – 2028"
    assert "Pay every young person who advises us." in said(priya)
    follow(priya, "History")
    assert "youth plan.md" in said(priya)
    look_at(priya, "imported-from-a-terminal")
    priya.goto("/outbox/?words=Ines")
    assert "Ines Okoro" in said(priya) and "Sent" in said(priya)


def everything_is_as_it_was_at_first(terminal, product, visit):
    """`make demo-reset`, while the pages are open."""
    done = subprocess.run(
        ["make", "demo-reset"],
        cwd=ROOT,
        env=terminal.environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert "Ines Okoro" not in terminal.command("user", "list")
    dele = visit(product, phone=True)
    sign_in(dele, DELE)
    dele.goto("/plans/")
    assert "Youth Plan" not in said(dele) and "Business Plan 2026 – 29" in said(dele)
    assert "History is whole" in terminal.command("history", "verify")
