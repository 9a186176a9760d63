"""`lineofsight plan import|export|list`."""

import argparse
import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .database import failed, with_database
from .help import add_command, add_nouns

FORMATS = ("json", "csv", "xlsx", "docx")
ABOUT_IMPORT = """\
Reads a plan from a Word, PDF, Excel, OpenDocument, CSV, HTML, Markdown or text file, or from a JSON export of this
product, in a separate process with limits of time and memory.

With --dry-run nothing is kept and no database is needed. Without it the plan is saved as a draft: those who answer are
matched to groups, posts, agencies and people of exactly the same name, all others are kept as printed, and what is in
doubt or left open is listed with the address that settles it.

The same file again changes nothing. A newer version of a plan that is here already (the same title and partnership, or
the plan named by --into) is compared with it; its differences are printed, and applied only with --apply.
"""
STATUSES = "Exit status: 0 done (or nothing new), 1 the file or the database could not be used, 2 the command was misused."


def add_to(commands: argparse._SubParsersAction) -> None:
    verbs = add_nouns(commands, "plan", help="bring a plan in, take it out, list those there are")
    _add_import(verbs)
    _add_export(verbs)
    listing = add_command(
        verbs,
        "list",
        help="list the plans there are",
        about="Lists the plans there are, newest first: number, stage, how many objectives, title, and the address of its "
        "page. Other commands take the number or the title.",
        examples="""
            lineofsight plan list
            lineofsight plan list --json
        """,
        ends=STATUSES,
    )
    listing.add_argument("--json", action="store_true", help="print JSON instead of a table")
    listing.set_defaults(run=list_plans)


def _add_import(verbs: argparse._SubParsersAction) -> None:
    parser = add_command(
        verbs,
        "import",
        help="read a plan from a file and save it as a draft",
        about=ABOUT_IMPORT,
        examples="""
            lineofsight plan import "Business plan.docx" --dry-run
            lineofsight plan import "Business plan.docx"
            lineofsight plan import "Business plan v2.docx" --apply
            lineofsight plan import plan.pdf --into 3 --apply
            lineofsight plan import plan.txt --dry-run --json > plan.json
        """,
        ends=STATUSES,
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="the plan document")
    parser.add_argument("--dry-run", action="store_true", help="only read and print; keep nothing")
    parser.add_argument(
        "--json",
        action="store_true",
        help="print JSON: with --dry-run the plan in the format lineofsight-plan/1, else what was done",
    )
    parser.add_argument(
        "--create-parties",
        action="store_true",
        help="create a group, post or agency for each lead that is not known yet, by what its name tells",
    )
    parser.add_argument(
        "--apply", action="store_true", help="do the differences of a newer version to the plan"
    )
    parser.add_argument(
        "--into", metavar="PLAN", help="the number or title of the plan that the file is a newer version of"
    )
    parser.set_defaults(run=import_plan, misused=parser.error)


def _add_export(verbs: argparse._SubParsersAction) -> None:
    parser = add_command(
        verbs,
        "export",
        help="write a plan as JSON, CSV, Excel or Word",
        about="Writes a plan as it stands now. JSON can be imported again and gives an equal plan; Word has the "
        "familiar table, Excel and CSV a row for each objective and action, and can be imported again too.",
        examples="""
            lineofsight plan export --output "Plan for the meeting.docx"
            lineofsight plan export 3 --format csv > plan.csv
            lineofsight plan export "Business Plan 2026 – 29" --output plan.json
        """,
        ends=STATUSES,
    )
    parser.add_argument(
        "plan",
        metavar="PLAN",
        nargs="?",
        help="its number or title; may be left out while there is only one open plan",
    )
    parser.add_argument("--format", choices=FORMATS, help="default: what --output ends in, else json")
    parser.add_argument(
        "--output", "-o", metavar="FILE", type=Path, help="write to this file instead of standard output"
    )
    parser.set_defaults(run=export_plan, misused=parser.error)


# --- import ----------------------------------------------------------------------------------------------------------


def import_plan(arguments: argparse.Namespace) -> int:
    """Read the file; print it (dry run), save it, or compare it with the plan it is a newer version of."""
    if arguments.dry_run and (arguments.create_parties or arguments.apply or arguments.into):
        arguments.misused(
            "--dry-run keeps nothing, so it goes with none of --create-parties, --apply and --into"
        )
    from lineofsight.plan.importing.document import CannotRead
    from lineofsight.plan.importing.sandboxed import read_safely

    try:
        read = read_safely(arguments.file, progress=_progress())
    except CannotRead as fault:
        _clear_progress()
        return failed(fault.in_full)
    _clear_progress()
    if arguments.dry_run:
        _print_plan(read.plan, as_json=arguments.json)
        return 0
    return with_database(lambda: _keep(arguments, read.plan), may_make=True)


def _print_plan(plan: dict, *, as_json: bool) -> None:
    from lineofsight.plan.importing.in_words import plan_in_words

    if as_json:
        print(json.dumps(plan, ensure_ascii=False, indent=2))
    else:
        print("\n".join(plan_in_words(plan)))


def _keep(arguments: argparse.Namespace, content: dict) -> int:
    from lineofsight.plan.models import Plan
    from lineofsight.plan.queries.updates import plan_for

    known = _plan_named(arguments.into) if arguments.into else plan_for(content, Plan.objects.all())
    if known is not None:
        return _compare(arguments, content, known)
    if arguments.apply:
        print(
            "There is no earlier version of this plan here, so it is saved as a new draft.", file=sys.stderr
        )
    return _save(arguments, content)


def _save(arguments: argparse.Namespace, content: dict) -> int:
    from lineofsight.groups.queries import names_in_use
    from lineofsight.plan.services.saving import save_plan

    before = names_in_use().offered
    plan = save_plan(
        content, by=_system(), create_parties=arguments.create_parties, origin=_origin_of(arguments.file)
    )
    from lineofsight.plan.presenters.terminal import saved_as_data, saved_in_words

    created = [name for name, who in names_in_use().offered.items() if who not in before.values()]
    if arguments.json:
        print(json.dumps(saved_as_data(plan) | {"created": created}, ensure_ascii=False, indent=2))
    else:
        print("\n".join(saved_in_words(plan, content, created)))
    return 0


def _compare(arguments: argparse.Namespace, content: dict, plan: Any) -> int:
    from lineofsight.plan.presenters.terminal import address_of, changes_as_data, changes_in_words
    from lineofsight.plan.queries.updates import update_of
    from lineofsight.plan.services.updating import apply_update

    update = update_of(plan, content)
    done = bool(update) and arguments.apply
    if done:
        apply_update(
            plan,
            content,
            [change.id for change in update.offered],
            by=_system(),
            reason=f"Newer version of the plan: {arguments.file.name}",
            create_parties=arguments.create_parties,
            origin=_origin_of(arguments.file),
        )
    if arguments.json:
        print(json.dumps(changes_as_data(plan, update, applied=done), ensure_ascii=False, indent=2))
    elif not update:
        print(
            f"Nothing new: {arguments.file.name} says what “{plan.title}” says already.\n{address_of(plan)}"
        )
    else:
        print("\n".join(changes_in_words(plan, update, applied=done)))
    return 0


def _origin_of(file: Path) -> Any:
    from lineofsight.plan.services.saving import Origin

    return Origin(file.name, hashlib.sha256(file.read_bytes()).hexdigest())


# --- export and list -------------------------------------------------------------------------------------------------


def export_plan(arguments: argparse.Namespace) -> int:
    """Write one plan to a file or to standard output."""
    ending = arguments.output.suffix.lstrip(".").lower() if arguments.output else ""
    if not arguments.format and ending and ending not in FORMATS:
        arguments.misused(f"a file ending in .{ending} is none of {', '.join(FORMATS)}; say --format")
    kind = arguments.format or ending or "json"
    if kind in ("xlsx", "docx") and not arguments.output and sys.stdout.isatty():
        arguments.misused(f"a terminal cannot show a .{kind} file; say --output FILE")
    return with_database(lambda: _write(arguments, kind))


def _write(arguments: argparse.Namespace, kind: str) -> int:
    from lineofsight.plan.presenters.exports import exported
    from lineofsight.plan.queries.exchange import plan_as_dict

    plan = _plan_named(arguments.plan) if arguments.plan else _only_plan()
    body = exported(plan_as_dict(plan), kind).body
    if arguments.output:
        arguments.output.write_bytes(body)
        print(f"Written: {arguments.output} ({len(body):,} bytes)", file=sys.stderr)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(body)
        sys.stdout.buffer.flush()
    return 0


def list_plans(arguments: argparse.Namespace) -> int:
    """Print the plans there are, newest first."""
    return with_database(lambda: _list(arguments))


def _list(arguments: argparse.Namespace) -> int:
    from lineofsight.plan.presenters.terminal import plans_as_data

    plans = plans_as_data(_system())
    if arguments.json:
        print(json.dumps(plans, ensure_ascii=False, indent=2))
    elif not plans:
        print("There is no plan yet. Bring one in: lineofsight plan import FILE")
    for plan in [] if arguments.json else plans:
        print(
            f"{plan['number']:>4}  {plan['stage']:<7} {plan['objectives']:>4} objectives  {plan['title']}  {plan['address']}"
        )
    return 0


def _plan_named(words: str) -> Any:
    """The plan with this number or exactly this title, whatever its case. Raises Refused when none or several are."""
    from lineofsight.core.errors import Refused
    from lineofsight.plan.models import Plan

    found = list(Plan.objects.filter(pk=int(words))) if words.isdigit() else []
    found = found or [plan for plan in Plan.objects.all() if plan.title.casefold() == words.casefold()]
    if len(found) != 1:
        fault = "There is no plan" if not found else "There are several plans"
        raise Refused(f"{fault} called {words!r}. See their numbers: lineofsight plan list")
    return found[0]


def _only_plan() -> Any:
    """The plan that is not closed, when there is just one. Raises Refused."""
    from lineofsight.core.errors import Refused
    from lineofsight.plan.models import Plan

    found = list(Plan.objects.exclude(stage="closed")[:2])
    if len(found) != 1:
        fault = "There is no open plan yet." if not found else "There is more than one open plan."
        raise Refused(f"{fault} Say which one is meant; see: lineofsight plan list")
    return found[0]


# --- the edges -------------------------------------------------------------------------------------------------------


def _system() -> Any:
    from lineofsight.core.access import system

    return system("lineofsight plan")


def _progress() -> Callable[[str, float | None], None] | None:
    """Progress on one line of standard error, where somebody can see it."""
    if not sys.stderr.isatty():
        return None

    def show(line: str, part: float | None) -> None:
        share = f" {part:.0%}" if part is not None else ""
        print(f"\r\033[K{line}{share}"[:120], end="", file=sys.stderr, flush=True)

    return show


def _clear_progress() -> None:
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)
