"""Who is asking, what may they do, and why not.

A `Reader` is worked out once per request. Modules low in the stack know nothing of people or groups: they see a set of
audience marks, each a plain string:

    signed-in                     anyone with an account here
    person:9                      this very person
    role:coordinator              a role held for the whole partnership
    role:agency-lead@organisation:12   a role held for one organisation or group
    organisation:12               belongs to that organisation
    group:3                       sits on that group (chair, member, adviser…)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from .errors import NotAllowed


@dataclass(frozen=True)
class Reader:
    """Somebody, or something, on whose behalf the system acts. `person_id` is None for the public and the system.

    `actor` is what history keeps: "person:9", "system:run-due", "link:41". `name` is for the page only.
    """

    person_id: int | None = None
    name: str = ""
    marks: frozenset[str] = field(default_factory=frozenset)
    actor: str = "public"

    def __contains__(self, mark: str) -> bool:
        return mark in self.marks

    def has_any(self, marks: Iterable[str]) -> bool:
        """True when the reader carries at least one of `marks`."""
        return not self.marks.isdisjoint(marks)

    def holds(self, *roles: str) -> bool:
        """True when one of `roles` is held for the whole partnership."""
        return any(f"role:{role}" in self.marks for role in roles)

    def ids(self, kind: str) -> set[int]:
        """The ids of all marks of one kind: `reader.ids("group")` → {3, 7}."""
        return {int(mark[len(kind) + 1 :]) for mark in self.marks if _is_mark_of(mark, kind)}

    def scopes(self, role: str, kind: str) -> set[int]:
        """The ids of the groups or organisations for which `role` is held: `reader.scopes("chair", "group")`."""
        lead_in = f"role:{role}@{kind}:"
        return {int(mark[len(lead_in) :]) for mark in self.marks if mark.startswith(lead_in)}


def _is_mark_of(mark: str, kind: str) -> bool:
    return mark.startswith(f"{kind}:") and mark[len(kind) + 1 :].isdigit()


PUBLIC = Reader()


def system(job: str) -> Reader:
    """The reader for work nobody asked for in person: a scheduled job, a command. It carries every general right of a
    business manager because policies still decide, and history shows the job's name."""
    return Reader(
        name=f"the system ({job})", marks=frozenset({"role:business-manager"}), actor=f"system:{job}"
    )


@dataclass(frozen=True)
class Decision:
    """The answer to "may they?": truthy or falsy, and it says why not in words fit for the page."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed

    def require(self) -> None:
        """Raise NotAllowed with the reason when the answer is no."""
        if not self.allowed:
            raise NotAllowed(self.reason)


YES = Decision(True)


def no(reason: str) -> Decision:
    """A refusal with its reason, a whole sentence without a full stop."""
    return Decision(False, reason)


def first_refusal(*decisions: Decision) -> Decision:
    """YES when all allow, else the first that does not."""
    return next((decision for decision in decisions if not decision), YES)


View = Callable[..., object]
#: A policy about the reader alone: `can_keep_people(reader)`.
Policy = Callable[["Reader"], "Decision"]


@dataclass(frozen=True)
class Entrance:
    """Who may enter at one address.

    Any one of `always` opens it, whatever record it is about: a mark ("signed-in", "public", "role:coordinator"; one that
    ends in `@*` is held for any scope), or a policy about the reader. With `each`, everybody who is signed in comes in and
    that rule decides about each record: a policy the view asks, or the query that leaves out what the reader may not see.
    Its docstring's first sentence says so to people; of a library's view the rule is known in words only.
    """

    always: tuple[str | Policy, ...] = ()
    each: Callable | str | None = None

    def decision(self, reader: Reader) -> Decision:
        """Whether `reader` may come in; of a refusal, the words of the policy that gave it."""
        refusal = NOT_FOR_ANYBODY
        for one in self.always:
            refusal = may_enter(reader, [one]) if isinstance(one, str) else one(reader)
            if refusal:
                return YES
        if self.each and "signed-in" in reader:
            return YES
        marks = [one for one in self.always if isinstance(one, str)]
        return may_enter(reader, marks) if marks else refusal

    def answer(self, reader: Reader) -> str:
        """What `reader` may open here: "yes" all that anybody may, "some" what the rule about each record allows, "no"."""
        if Entrance(self.always).decision(reader):
            return "yes"
        return "some" if self.decision(reader) else "no"

    @property
    def words(self) -> str:
        """Who may enter, a sentence for people."""
        if self.each:
            return self.each if isinstance(self.each, str) else first_sentence(self.each)
        marks = words_for(one for one in self.always if isinstance(one, str))
        told = [f"{marks[0].upper()}{marks[1:]}."] if marks != "nobody" else []
        told += [first_sentence(one) for one in self.always if not isinstance(one, str)]
        return " ".join(told) or "Nobody."


NOT_FOR_ANYBODY = no("This page is for nobody")
CLOSED = Entrance()


def first_sentence(of: Callable) -> str:
    """The first sentence of what a function says of itself."""
    said = " ".join((of.__doc__ or "").split())
    return re.split(r"(?<=[.!?]) ", said, maxsplit=1)[0]


def access(*always: str | Policy, each: Callable | None = None) -> Callable[[View], View]:
    """Declare who may use a view: `@access("signed-in")`, `@access("public")`, `@access(policies.can_keep_people)`,
    `@access(policies.can_keep_people, each=policies.can_change_details)` (see `Entrance`).
    `config.middleware` enforces it and refuses every view without one: deny by default."""

    def mark(view: View) -> View:
        view.access = Entrance(always, each)  # type: ignore[attr-defined]
        return view

    return mark


def may_enter(reader: Reader, marks: Iterable[str]) -> Decision:
    """Whether `reader` carries one of the `marks`."""
    marks = tuple(marks)
    for wanted in marks:
        if wanted == "public" or wanted in reader:
            return YES
        if wanted.endswith("@*") and any(mark.startswith(wanted[:-1]) for mark in reader.marks):
            return YES
    return no("This page is for " + words_for(marks))


def words_for(marks: Iterable[str]) -> str:
    """The marks of a view as people would say them: "a business manager or a coordinator"."""
    said = []
    for mark in marks:
        if mark in GENERAL:
            said.append(GENERAL[mark])
        elif mark.startswith("role:"):
            role = mark.removeprefix("role:").split("@")[0].replace("-", " ")
            said.append(f"{'an' if role[0] in 'aeio' else 'a'} {role}")
    said = list(dict.fromkeys(said))
    return " or ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said) or "nobody"


GENERAL = {"public": "everybody, also without signing in", "signed-in": "people who are signed in"}
