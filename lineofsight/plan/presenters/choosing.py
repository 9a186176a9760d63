"""Narrowing the pictures of a plan: who answers, which section, which position."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from lineofsight.design.forms.finding import AS_A_SELECT

from ..models import SectionKind
from ..position import Standing
from ..queries.overview import Overview, PromiseLine, SectionLines

NOBODY, EVERYBODY, AGENCY = "nobody", "everybody", "agency-"
KIND_NAMES = {
    "group": "Groups",
    "organisation": "Agencies",
    "post": "Posts",
    "person": "People",
    "": "As printed, not yet matched",
}

Options = tuple[tuple[str, str], ...]
#: Every section of one kind, as a choice among the sections.
WHOLE_KINDS: Options = (
    (SectionKind.PRIORITY.value, "All priorities"),
    (SectionKind.STANDING.value, "All core business"),
)


@dataclass(frozen=True)
class Choice:
    """One way to narrow a picture: `groups` holds (heading, [(value, words)]), the heading "" for choices without. Of
    more than can be chosen from, part of a name is typed."""

    key: str
    label: str
    groups: tuple[tuple[str, Options], ...]
    chosen: str = ""

    @cached_property
    def words_for(self) -> Mapping[str, str]:
        """Value → words, of every choice."""
        return {value: words for _, options in self.groups for value, words in options}

    @property
    def is_typed(self) -> bool:
        return self.key == "who" and len(self.words_for) > AS_A_SELECT

    @property
    def chosen_words(self) -> str:
        return self.words_for.get(self.chosen, self.chosen)

    def made(self, wanted: str) -> "Choice":
        """The same with what was asked for chosen, when it can be."""
        return replace(self, chosen=wanted if self.is_typed or wanted in self.words_for else "")


@dataclass(frozen=True)
class Narrowed:
    """A plan's sections as somebody asked for them. Sections without a line that fits are left out once anything is
    chosen; `total` counts all objectives of the plan."""

    choices: tuple[Choice, ...]
    sections: tuple[SectionLines, ...]
    total: int

    @cached_property
    def objectives(self) -> tuple[PromiseLine, ...]:
        return tuple(line for section in self.sections for line in section.objectives)

    @property
    def is_narrowed(self) -> bool:
        return any(choice.chosen for choice in self.choices)

    @property
    def narrowed_to(self) -> str:
        """The choices made, in words."""
        return ", ".join(
            f"{choice.label.lower()}: {choice.chosen_words}" for choice in self.choices if choice.chosen
        )


def narrowed(overview: Overview, asked: Mapping[str, str]) -> Narrowed:
    """A plan narrowed by `who` (a party's id, an agency's as "agency-4", "nobody", "everybody", or part of a name where
    there are too many to choose from), `section` (an id or a kind) and `position`; values that are not known are taken as
    not asked. An action stays when it fits itself, or its objective does."""
    choices = _chosen(overview, asked)
    chosen = {choice.key: choice.chosen for choice in choices}
    if not any(chosen.values()):
        return Narrowed(choices, overview.sections, len(overview.objectives))
    sections = tuple(_kept(section, fitting(chosen)) for section in overview.sections)
    return Narrowed(choices, tuple(one for one in sections if one.objectives), len(overview.objectives))


def fitting(chosen: Mapping[str, str]) -> Callable[[PromiseLine], bool]:
    """Whether a line fits what was chosen."""
    who, section, position = chosen["who"], chosen["section"], chosen["position"]

    def fits(line: PromiseLine) -> bool:
        return (
            (not who or is_answered_by(line, who))
            and (not section or section in (line.section_kind, str(line.section_id)))
            and (not position or line.standing == position)
        )

    return fits


def is_answered_by(line: PromiseLine, who: str) -> bool:
    """Whether nobody, everybody, a party ("17"), an agency with its posts and people ("agency-4") or somebody whose name
    holds these words answers for it."""
    if who in (NOBODY, EVERYBODY):
        return line.answers_nobody if who == NOBODY else line.answers_everybody
    if who.startswith(AGENCY):
        return any(f"{AGENCY}{one.agency[0]}" == who for one in line.answering)
    if who.isdigit():
        return any(str(one.party_id) == who for one in line.answering)
    words = who.casefold()
    return any(words in one.name.casefold() or words in one.agency[1].casefold() for one in line.answering)


def agencies_in(lines: Iterable[PromiseLine]) -> Options:
    """Every agency that answers for something itself or through a post or person of its own, by name."""
    found = {one.agency for line in lines for one in line.answering if one.agency[0]}
    return tuple(
        (f"{AGENCY}{pk}", name) for pk, name in sorted(found, key=lambda one: (one[1].casefold(), one[0]))
    )


def _kept(section: SectionLines, fits: Callable[[PromiseLine], bool]) -> SectionLines:
    actions = {pk: tuple(line for line in below if fits(line)) for pk, below in section.actions.items()}
    objectives = tuple(line for line in section.objectives if fits(line) or actions.get(line.pk))
    return replace(section, objectives=objectives, actions=actions)


def _chosen(overview: Overview, asked: Mapping[str, str]) -> tuple[Choice, ...]:
    """The ways to narrow a plan, with what was asked for. An agency is asked for with its posts, also where only its own
    party is named."""
    wanted = {key: str(asked.get(key, "")).strip() for key in ("who", "section", "position")}
    wanted["who"] = overview.once(_agencies_by_party).get(wanted["who"], wanted["who"])
    return tuple(choice.made(wanted[choice.key]) for choice in overview.once(_choices))


def _agencies_by_party(overview: Overview) -> dict[str, str]:
    """The party of an agency itself → the agency with its posts."""
    return {
        str(one.party_id): f"{AGENCY}{one.agency[0]}"
        for one in overview.parties
        if one.kind == "organisation"
    }


def _choices(overview: Overview) -> tuple[Choice, ...]:
    by_kind: dict[str, list[tuple[str, str]]] = {}
    for one in overview.parties:
        by_kind.setdefault(one.kind, []).append((str(one.party_id), one.name))
    by_kind["organisation"] = list(agencies_in(overview.lines))
    parties: list[tuple[str, Options]] = [
        ("", ((NOBODY, "Nobody"), (EVERYBODY, "Everybody, so nobody in particular")))
    ]
    headings = KIND_NAMES | {"organisation": "Agencies, with their posts and people"}
    parties += [(name, tuple(by_kind[kind])) for kind, name in headings.items() if by_kind.get(kind)]
    sections: list[tuple[str, Options]] = (
        [("", WHOLE_KINDS)] if len({one.kind for one in overview.sections}) > 1 else []
    )
    for kind, name in WHOLE_KINDS:
        of_kind = tuple((str(one.pk), one.name) for one in overview.sections if one.kind == kind)
        sections += [(name.removeprefix("All ").capitalize(), of_kind)] if of_kind else []
    standings = tuple((str(one), one.words) for one in Standing)
    return (
        Choice("who", "Who answers", tuple(parties)),
        Choice("section", "Section", tuple(sections)),
        Choice("position", "Position", (("", standings),)),
    )
