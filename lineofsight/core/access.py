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


def access(*marks: str) -> Callable[[View], View]:
    """Declare who may use a view: `@access("signed-in")`, `@access("role:coordinator", "role:business-manager")`,
    `@access("public")`. Any one of the marks opens the door; a mark ending in `@*` means "held for any scope".
    `config.middleware` enforces it and refuses every view without one: deny by default."""

    def mark(view: View) -> View:
        view.access = marks  # type: ignore[attr-defined]
        return view

    return mark


def may_enter(reader: Reader, marks: Iterable[str]) -> Decision:
    """Whether `reader` carries one of the `marks` that a view declared."""
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
        if mark == "signed-in":
            said.append("people who are signed in")
        elif mark.startswith("role:"):
            role = mark.removeprefix("role:").split("@")[0].replace("-", " ")
            said.append(f"{'an' if role[0] in 'aeio' else 'a'} {role}")
    said = list(dict.fromkeys(said))
    return " or ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said) or "nobody"
