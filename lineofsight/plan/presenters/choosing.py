"""Narrowing the pictures of a plan: who answers, which section, which position."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from ..position import Standing
from ..queries.overview import Overview, PromiseLine, SectionLines

NOBODY, EVERYBODY = "nobody", "everybody"
KIND_NAMES = {
    "group": "Groups",
    "post": "Posts",
    "organisation": "Agencies",
    "person": "People",
    "": "As printed, not yet matched",
}

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Choice:
    """One way to narrow a picture: `groups` holds (heading, [(value, words)]), the heading "" for choices without."""

    key: str
    label: str
    groups: tuple[tuple[str, Options], ...]
    chosen: str

    @property
    def chosen_words(self) -> str:
        return next(
            (words for _, options in self.groups for value, words in options if value == self.chosen), ""
        )


@dataclass(frozen=True)
class Narrowed:
    """A plan's sections as somebody asked for them. Sections without a line that fits are left out once anything is
    chosen; `total` counts all objectives of the plan."""

    choices: tuple[Choice, ...]
    sections: tuple[SectionLines, ...]
    total: int

    @property
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
    """A plan narrowed by `who` (a party's id, "nobody", "everybody"), `section` and `position`; values that are not
    known are taken as not asked. An action stays when it fits itself, or its objective does."""
    choices = _choices(overview, asked)
    chosen = {choice.key: choice.chosen for choice in choices}
    if not any(chosen.values()):
        return Narrowed(choices, overview.sections, len(overview.objectives))
    sections = tuple(_kept(section, fitting(chosen)) for section in overview.sections)
    return Narrowed(choices, tuple(one for one in sections if one.objectives), len(overview.objectives))


def fitting(chosen: Mapping[str, str]) -> Callable[[PromiseLine], bool]:
    """Whether a line fits what was chosen."""
    who, section, position = chosen["who"], chosen["section"], chosen["position"]

    def answers(line: PromiseLine) -> bool:
        if who in (NOBODY, EVERYBODY):
            return line.answers_nobody if who == NOBODY else line.answers_everybody
        return any(str(one.party_id) == who for one in line.answering)

    def fits(line: PromiseLine) -> bool:
        return (
            (not who or answers(line))
            and (not section or str(line.section_id) == section)
            and (not position or line.standing == position)
        )

    return fits


def _kept(section: SectionLines, fits: Callable[[PromiseLine], bool]) -> SectionLines:
    actions = {pk: tuple(line for line in below if fits(line)) for pk, below in section.actions.items()}
    objectives = tuple(line for line in section.objectives if fits(line) or actions.get(line.pk))
    return replace(section, objectives=objectives, actions=actions)


def _choices(overview: Overview, asked: Mapping[str, str]) -> tuple[Choice, ...]:
    by_kind: dict[str, list[tuple[str, str]]] = {}
    for one in overview.parties:
        by_kind.setdefault(one.kind, []).append((str(one.party_id), one.name))
    parties: list[tuple[str, Options]] = [
        ("", ((NOBODY, "Nobody"), (EVERYBODY, "Everybody, so nobody in particular")))
    ]
    parties += [(name, tuple(by_kind[kind])) for kind, name in KIND_NAMES.items() if kind in by_kind]
    sections = tuple((str(section.pk), section.name) for section in overview.sections)
    standings = tuple((str(one), one.words) for one in Standing)
    given = (
        ("who", "Who answers", tuple(parties)),
        ("section", "Section", (("", sections),)),
        ("position", "Position", (("", standings),)),
    )
    return tuple(
        Choice(key, label, groups, _known(str(asked.get(key, "")), groups)) for key, label, groups in given
    )


def _known(value: str, groups: tuple[tuple[str, Options], ...]) -> str:
    return value if any(value == option for _, options in groups for option, _ in options) else ""
