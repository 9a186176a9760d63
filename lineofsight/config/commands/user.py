"""`lineofsight user`: people who sign in, from the command line."""

import argparse
import getpass
import sys

from lineofsight.core.access import Reader

from .database import failed, with_database
from .help import add_command, add_nouns

#: Whoever has the command line of the server has every right; history shows that it was used.
COMMAND_LINE = Reader(
    name="the command line",
    marks=frozenset({"signed-in", "role:administrator", "role:business-manager"}),
    actor="system:command-line",
)


DONE = "Exit status: 0 done, 1 it was refused or the database could not be used, 2 the command was misused."


def add_to(commands: argparse._SubParsersAction) -> None:
    verbs = add_nouns(commands, "user", help="people who sign in")

    add = add_command(
        verbs,
        "add",
        help="let somebody sign in; whoever is not in the directory yet is added",
        about="Safe to repeat: what is there already stays. Without --password-stdin they are sent a link to choose "
        "a password: `run-due` sends it.",
        examples="""
            lineofsight user add priya@example.org --name "Priya Nair" --role business-manager
            lineofsight user add dele@example.org --role agency-lead --organisation "Vale Homes"
            lineofsight user add sam@example.org --name "Sam Whitlock" --role administrator --password-stdin < password.txt
        """,
        ends=f"{DONE} Roles are listed in docs/reference/roles.md.",
    )
    add.add_argument("email", metavar="EMAIL", help="the address they sign in with")
    add.add_argument("--name", help="their name (needed when they are not in the directory yet)")
    add.add_argument(
        "--role", action="append", default=[], metavar="ROLE", help="a role to give; may be repeated"
    )
    add.add_argument(
        "--organisation", metavar="NAME", help="the agency they work for, by its name in the register"
    )
    add.add_argument("--password-stdin", action="store_true", help="read their password from standard input")
    add.set_defaults(run=add_user)

    everybody = add_command(
        verbs,
        "list",
        help="who may sign in, with their roles",
        about="Lists everybody who has an account and has not left: address, name and the roles held today.",
        examples="""
            lineofsight user list
        """,
        ends=DONE,
    )
    everybody.set_defaults(run=list_users)

    password = add_command(
        verbs,
        "password",
        help="set somebody's password",
        about="Sets somebody's password, asked for without showing it. History keeps that it was set, not the password.",
        examples="""
            lineofsight user password sam@example.org
            lineofsight user password sam@example.org --password-stdin < password.txt
        """,
        ends=DONE,
    )
    password.add_argument("email", metavar="EMAIL", help="the address they sign in with")
    password.add_argument(
        "--password-stdin", action="store_true", help="read it from standard input instead of asking"
    )
    password.set_defaults(run=set_password)


def add_user(arguments: argparse.Namespace) -> int:
    from lineofsight.people.roles import BY_KEY, grantable

    unknown = [role for role in arguments.role if role not in BY_KEY or BY_KEY[role].scope == "group"]
    if unknown:
        known = ", ".join(role.key for role in grantable())
        print(f"There is no role {unknown[0]!r}. Roles are: {known}.", file=sys.stderr)
        return 2
    return with_database(lambda: _add_user(arguments), may_make=True)


def _add_user(arguments: argparse.Namespace) -> int:
    from django.db import transaction

    from lineofsight.core.errors import NotAllowed, Refused

    password = _read_password() if arguments.password_stdin else ""
    try:
        with transaction.atomic():
            told = _add(arguments, password)
    except (Refused, NotAllowed) as refusal:
        return failed(f"{arguments.email}: {refusal}")
    print(told)
    return 0


def _add(arguments: argparse.Namespace, password: str) -> str:
    from lineofsight.core.errors import Refused
    from lineofsight.organisations.queries import organisations
    from lineofsight.people import queries, services

    organisation = None
    if arguments.organisation:
        organisation = organisations().filter(name__iexact=arguments.organisation.strip()).first()
        if organisation is None:
            raise Refused(f"there is no agency “{arguments.organisation}” in the register.")
    person = queries.person_named(arguments.email)
    if person is None:
        if not arguments.name:
            raise Refused("they are not in the directory yet: give their name with --name.")
        person = services.add_person(
            arguments.name, by=COMMAND_LINE, email=arguments.email, organisation=organisation
        )
    elif organisation is not None:
        services.change_person(person, by=COMMAND_LINE, organisation=organisation)
    if not person.is_active:
        services.open_account(person, by=COMMAND_LINE, invite=not password)
    if password:
        services.set_password(person, password, by=COMMAND_LINE)
    held = {one.role for one in queries.roles_of(person) if one.until_on is None}
    for role in arguments.role:
        if role not in held:
            services.give_role(person, role, by=COMMAND_LINE, organisation=organisation)
    how = (
        "with the password given" if password else "once they have chosen a password by the link sent to them"
    )
    return f"{person.name} signs in with {person.email}, {how}."


def list_users(arguments: argparse.Namespace) -> int:
    return with_database(_list_users)


def _list_users() -> int:
    from lineofsight.core.clock import today
    from lineofsight.people.queries import register

    people = [person for person in register(today()).here(today()) if person.is_active]
    for person in people:
        roles = ", ".join(_role(held) for held in person.roles_now) or "no role"
        print(f"{person.email}  {person.name}  {roles}")
    if not people:
        print(
            "Nobody may sign in yet. Add somebody: lineofsight user add EMAIL --name NAME --role administrator"
        )
    return 0


def _role(held) -> str:
    return f"{held.role} for {held.organisation.name}" if held.organisation else held.role


def set_password(arguments: argparse.Namespace) -> int:
    return with_database(lambda: _set_password(arguments))


def _set_password(arguments: argparse.Namespace) -> int:
    from lineofsight.people import queries, services

    person = queries.person_named(arguments.email)
    if person is None:
        return failed(f"Nobody here has the address {arguments.email}.")
    services.set_password(person, _read_password(ask=not arguments.password_stdin), by=COMMAND_LINE)
    print(
        f"{person.name}'s password is set."
        + ("" if person.is_active else " They have no account yet: lineofsight user add.")
    )
    return 0


def _read_password(*, ask: bool = False) -> str:
    if ask:
        return getpass.getpass("New password (at least 12 characters): ")
    return sys.stdin.readline().rstrip("\r\n")
