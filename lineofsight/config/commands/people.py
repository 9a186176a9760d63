"""`lineofsight people`: people and organisations as a workbook."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from .database import failed, with_database
from .help import add_command, add_nouns

SAVED = "Exit status: 0 saved, 1 the file or the database could not be used, 2 the command was misused."


def add_to(commands: argparse._SubParsersAction) -> None:
    verbs = add_nouns(commands, "people", help="bring agencies, people, posts and groups in from a workbook")

    bring_in = add_command(
        verbs,
        "import",
        help="compare a workbook with the directory and save what is new",
        about="Says what is new and what changes, field by field, then saves it, all or nothing. Whoever is no "
        "longer in the file is listed and stays as they are. The same file again changes nothing.",
        examples="""
            lineofsight people import "Our directory.xlsx" --dry-run
            lineofsight people import "Our directory.xlsx"
        """,
        ends="Exit status: 0 saved or nothing new, 1 a fault stands in the way (nothing is saved then; each names sheet, "
        "row, column and remedy on standard error).",
    )
    bring_in.add_argument(
        "file", metavar="FILE", help="workbook (.xlsx or .ods) made from the template or your own"
    )
    bring_in.add_argument(
        "--dry-run", action="store_true", help="only say what would change; save and make nothing"
    )
    bring_in.add_argument("--json", action="store_true", help="say it as JSON on standard output")
    bring_in.set_defaults(run=import_people)

    template = add_command(
        verbs,
        "template",
        help="save the empty workbook to fill in, with guidance and lists",
        about="Saves the empty workbook that `people import` reads: a sheet each for areas, organisations, people, posts, "
        "groups and memberships, with guidance and lists to choose from. Needs no database.",
        examples="""
            lineofsight people template template.xlsx
        """,
        ends=SAVED,
    )
    template.add_argument("file", metavar="FILE", help="where to save it (.xlsx)")
    template.set_defaults(run=save_template)

    export = add_command(
        verbs,
        "export",
        help="save the directory as it is now, in the shape that `people import` reads",
        about="Saves the directory as it is today. Change what is wrong, add what is new, and import the file again.",
        examples="""
            lineofsight people export "Our directory.xlsx"
        """,
        ends=SAVED,
    )
    export.add_argument("file", metavar="FILE", help="where to save it (.xlsx)")
    export.set_defaults(run=export_people)


def save_template(arguments: argparse.Namespace) -> int:
    from lineofsight.groups.importing import write_directory

    return _save(arguments.file, lambda path: write_directory(path))


def export_people(arguments: argparse.Namespace) -> int:
    return with_database(lambda: _export_people(arguments))


def _export_people(arguments: argparse.Namespace) -> int:
    from lineofsight.core.clock import today
    from lineofsight.groups.importing import write_directory
    from lineofsight.groups.queries import directory_rows

    return _save(arguments.file, lambda path: write_directory(path, directory_rows(today())))


def _save(file: str, write) -> int:
    if not file.lower().endswith(".xlsx"):
        print(f"{file}: the name must end in .xlsx.", file=sys.stderr)
        return 2
    try:
        write(file)
    except OSError as fault:
        print(f"{file} cannot be saved: {fault.strerror}.", file=sys.stderr)
        return 1
    print(f"Saved {file}.")
    return 0


def import_people(arguments: argparse.Namespace) -> int:
    if not Path(arguments.file).is_file():
        return failed(f"There is no file {arguments.file}.")
    if arguments.dry_run:
        return with_database(
            lambda: _import_people(arguments), without=lambda: _compare_with_nothing(arguments)
        )
    return with_database(lambda: _import_people(arguments), may_make=True)


def _compare_with_nothing(arguments: argparse.Namespace) -> int:
    from django.conf import settings

    from lineofsight.groups.queries import nothing_known

    print(
        f"There is no database in {settings.DATA_DIR} yet: compared with a directory that holds nothing.",
        file=sys.stderr,
    )
    return _import_people(arguments, nothing_known())


def _import_people(arguments: argparse.Namespace, known=None) -> int:
    from lineofsight.config.commands.user import COMMAND_LINE
    from lineofsight.core.clock import today
    from lineofsight.core.errors import Refused
    from lineofsight.groups import queries, services

    try:
        content = services.read_directory_file(arguments.file)
        found = queries.differences(content, by=COMMAND_LINE, on=today(), known=known)
        if not found.faults and not arguments.dry_run:
            services.apply_directory(content, by=COMMAND_LINE)
    except services.DirectoryRefused as refusal:
        return _say_faults(refusal.faults, arguments.file)
    except Refused as refusal:
        return failed(f"{arguments.file}: {refusal}")
    if arguments.json:
        json.dump(_as_json(found), sys.stdout, ensure_ascii=False, indent=2, default=str)
        print()
    else:
        print("\n".join(_lines(found, saved=not arguments.dry_run and not found.faults)))
    return _say_faults(found.faults, arguments.file)


def _say_faults(faults, file: str) -> int:
    for fault in faults:
        print(str(fault), file=sys.stderr)
    if faults:
        print(f"{file}: nothing was saved.", file=sys.stderr)
    return 1 if faults else 0


def _as_json(found) -> dict:
    return {
        "new": [_entry(one) for one in found.of_kind("new")],
        "changed": [_entry(one) for one in found.of_kind("changed")],
        "same": len(found.of_kind("same")),
        "no_longer_in_file": [asdict(one) for one in found.gone],
        "faults": [asdict(one) for one in found.faults],
        "notes": list(found.notes),
    }


def _entry(one) -> dict:
    changes = [
        {"field": change.field, "before": change.before, "after": change.after} for change in one.changes
    ]
    return {"sheet": one.sheet, "row": one.row, "what": one.label, "changes": changes}


def _lines(found, *, saved: bool) -> list[str]:
    from lineofsight.groups.importing.columns import BY_KEY

    lines = [f"  note: {note}" for note in found.notes]
    if found.is_nothing_new:
        lines.append("Nothing new: the directory says all this already.")
    for one in found.of_kind("new"):
        lines.append(f"  new      {BY_KEY[one.sheet].title}, row {one.row}: {one.label}")
    for one in found.of_kind("changed"):
        told = "; ".join(
            f"{change.label}: {change.before or 'nothing'} → {change.after or 'nothing'}"
            for change in one.changes
        )
        lines.append(f"  changed  {BY_KEY[one.sheet].title}, row {one.row}: {one.label} ({told})")
    for gone in found.gone:
        lines.append(f"  no longer in the file: {gone.label}, {gone.words}")
    if not found.faults and not found.is_nothing_new:
        new, changed = len(found.of_kind("new")), len(found.of_kind("changed"))
        lines.append(f"{'Saved' if saved else 'Would save'}: {new} new, {changed} changed.")
    return lines
