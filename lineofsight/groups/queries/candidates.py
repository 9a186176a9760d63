"""Whom printed words may mean: "QA sub group", "BM", "A. Patel", "Dir. of Children's Services".

The words of a plan are compared with every name in the directory, each with the forms people write it in.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz import fuzz

from lineofsight.history.keeping import until_something_happens
from lineofsight.organisations.models import Organisation
from lineofsight.people.models import Person

from ..models import Group, Party, Post, Wording

#: Words that many names share: alone they say nothing about who is meant.
COMMON = frozenset(
    [
        "a",
        "all",
        "and",
        "board",
        "children",
        "childrens",
        "committee",
        "for",
        "group",
        "head",
        "lead",
        "manager",
        "of",
        "officer",
        "panel",
        "partnership",
        "safeguarding",
        "service",
        "services",
        "sub",
        "team",
        "the",
        "trust",
    ]
)
#: Words that only say what sort of group it is, and words that initials leave out.
SORTS = frozenset(["sub", "group", "committee", "board", "panel", "forum"])
JOINING = frozenset(("and", "of", "the", "for"))
LEAST_SCORE = 0.6
HOW_MANY = 8
_KIND_WORDS = {"group": "group", "post": "post", "organisation": "agency", "person": "person"}
_ORDER = {"group": 0, "post": 1, "organisation": 2, "person": 3}


@dataclass(frozen=True)
class Candidate:
    """Somebody whom words may mean. `kind` is "group", "post", "organisation" or "person"; `score` runs from 0 to 1
    (1: somebody said so before, or exactly the name); `because` says what matched; `detail` tells namesakes apart."""

    kind: str
    id: int
    name: str
    detail: str
    score: float
    because: str


@dataclass(frozen=True)
class _Form:
    """One way of writing a name: its folded words, what it is, and the most a likeness with it can be worth.
    `exact`: being a letter away says nothing (initials, job titles)."""

    text: str
    because: str
    worth: float
    exact: bool = False


@dataclass(frozen=True)
class _Entry:
    kind: str
    id: int
    name: str
    detail: str
    forms: tuple[_Form, ...]


@dataclass(frozen=True)
class Names:
    """Every name in the directory, fetched once and asked many times."""

    entries: tuple[_Entry, ...]
    remembered: Mapping[str, tuple[str, int]] = field(default_factory=dict)

    @cached_property
    def offered(self) -> Mapping[str, str]:
        """Every name with its kind behind it, and the choice it stands for: {"Police (agency)": "organisation:4"}.
        Namesakes are told apart by their detail."""
        found: dict[str, str] = {}
        for entry in sorted(self.entries, key=lambda entry: entry.name.casefold()):
            word = _KIND_WORDS[entry.kind]
            name = f"{entry.name} ({word})"
            if name in found:
                name = f"{entry.name} ({word}, {entry.detail or entry.id})"
            found[name] = f"{entry.kind}:{entry.id}"
        return found

    @cached_property
    def by_thing(self) -> dict[tuple[str, int], _Entry]:
        return {(entry.kind, entry.id): entry for entry in self.entries}

    def candidates_for(self, words: str, *, key: Mapping[str, str] | None = None) -> list[Candidate]:
        """Those whom the words may mean, likeliest first, at most eight; [] when nobody comes near.

        `key` is the plan's own list of abbreviations ({"QASG": "Quality Assurance Sub-Group"}): the words are read both
        as they stand and written out. No query.
        """
        wanted = fold(words)
        if not wanted:
            return []
        written_out = fold(_written_out(words, key or {}))
        found = []
        for entry in self.entries:
            score, because = _likeness(wanted, _looks_short(words), entry)
            if written_out != wanted:
                other, _ = _likeness(written_out, False, entry)
                if other > score:
                    score, because = other, "the plan's abbreviations"
            if score >= LEAST_SCORE:
                found.append(
                    Candidate(entry.kind, entry.id, entry.name, entry.detail, round(score, 3), because)
                )
        found = self._with_remembered(wanted, found)
        found.sort(key=lambda one: (-one.score, _ORDER[one.kind], one.name, one.id))
        return found[:HOW_MANY]

    def _with_remembered(self, wanted: str, found: list[Candidate]) -> list[Candidate]:
        thing = self.remembered.get(wanted)
        entry = self.by_thing.get(thing) if thing else None
        if entry is None:
            return found
        others = [one for one in found if (one.kind, one.id) != thing]
        said = Candidate(entry.kind, entry.id, entry.name, entry.detail, 1.0, "somebody said so before")
        return [said, *[_below(one, 0.99) for one in others]]


@until_something_happens
def names_in_use() -> Names:
    """Every group, post, agency and person that words may mean, and what was said before. Five queries."""
    entries = (
        *[_group(group) for group in Group.objects.order_by("pk")],
        *[_post(post) for post in Post.objects.select_related("organisation").order_by("pk")],
        *[_organisation(organisation) for organisation in Organisation.objects.order_by("pk")],
        *[_person(person) for person in Person.objects.select_related("organisation").order_by("pk")],
    )
    remembered = {
        fold(wording.words): _thing(wording.party) for wording in Wording.objects.select_related("party")
    }
    return Names(entries, remembered)


@until_something_happens
def candidates_for(words: str) -> tuple[Candidate, ...]:
    """Those whom printed words may mean, likeliest first (see `Names.candidates_for`). Five queries; to ask about
    many words take `names_in_use()` once."""
    return tuple(names_in_use().candidates_for(words))


def fold(words: str) -> str:
    """Words as they are compared: small letters, "&" as "and", no marks, "sub-group" as two words."""
    text = re.sub(r"[’'`]", "", words.lower()).replace("&", " and ")
    text = re.sub(r"[^\w]+", " ", text)
    text = re.sub(r"\bsub(?=group|committee)", "sub ", text)
    return re.sub(r"^the | +", " ", f"{text} ").strip()


def _thing(party: Party) -> tuple[str, int]:
    return party.kind, getattr(party, f"{party.kind}_id") if party.kind else 0


def _group(group: Group) -> _Entry:
    forms = [*_name_forms(group.name), _Form(fold(group.short_name), "its short name", 0.99)]
    forms += _forms_without_sort(group.name)
    return _Entry("group", group.pk, group.name, group.get_kind_display(), _kept(forms))


def _post(post: Post) -> _Entry:
    forms = list(_name_forms(post.name))
    where = ""
    if post.organisation:
        where = post.organisation.name
        for called in {post.organisation.name, post.organisation.short_name} - {""}:
            forms += [_Form(fold(f"{called} {post.name}"), "its name and agency", 0.99)]
    return _Entry("post", post.pk, post.name, where, _kept(forms))


def _organisation(organisation: Organisation) -> _Entry:
    forms = [*_name_forms(organisation.name), _Form(fold(organisation.short_name), "its short name", 0.99)]
    core = " ".join(word for word in fold(organisation.name).split() if word not in COMMON)
    forms.append(_Form(core, "its name", 0.9))
    return _Entry(
        "organisation", organisation.pk, organisation.name, organisation.get_sector_display(), _kept(forms)
    )


def _person(person: Person) -> _Entry:
    first, *rest = fold(person.name).split() or [""]
    letters = "".join(word[0] for word in [first, *rest] if word)
    forms = [
        _Form(fold(person.name), "the name", 1.0),
        _Form(fold(person.initials), "the initials", 0.95, exact=True),
        _Form(letters, "the initials", 0.85, exact=True),
        _Form(fold(person.job_title), "the job title", 0.9, exact=True),
    ]
    if rest:
        forms += [_Form(f"{first[:1]} {rest[-1]}", "the name", 0.95), _Form(rest[-1], "the surname", 0.8)]
    where = person.organisation.name if person.organisation else ""
    detail = ", ".join(part for part in (person.job_title, where) if part)
    return _Entry("person", person.pk, person.name, detail, _kept(forms))


def _name_forms(name: str) -> Iterable[_Form]:
    folded = fold(name)
    yield _Form(folded, "its name", 1.0)
    words = folded.split()
    if len(words) > 1:
        yield _Form("".join(word[0] for word in words), "its initials", 0.9, exact=True)
        yield _Form(
            "".join(word[0] for word in words if word not in JOINING), "its initials", 0.9, exact=True
        )


def _forms_without_sort(name: str) -> Iterable[_Form]:
    """For "Learning and Development Sub-Group": its words alone, "L&D", "LD sub-group", "L and D group"."""
    words = fold(name).split()
    core = [word for word in words if word not in SORTS]
    if not core or core == words:
        return
    yield _Form(" ".join(core), "its name", 0.95)
    letters = [word if word in JOINING else word[0] for word in core]
    for initials in {"".join(letter for letter in letters if letter not in JOINING), " ".join(letters)}:
        if len(initials) > 1:
            yield _Form(initials, "its initials", 0.85, exact=True)
            yield from (
                _Form(f"{initials} {sort}", "its initials", 0.95, exact=True)
                for sort in ("sub group", "group")
            )


def _kept(forms: Iterable[_Form]) -> tuple[_Form, ...]:
    return tuple(dict.fromkeys(form for form in forms if form.text))


def _looks_short(words: str) -> bool:
    """Whether words look like an abbreviation: "BM", "QASG", "Q&E", "A.P."."""
    letters = re.sub(r"[^A-Za-z]", "", words)
    return 1 < len(letters) <= 8 and letters.upper() == letters


def _written_out(words: str, key: Mapping[str, str]) -> str:
    known = {short.strip().lower(): meaning for short, meaning in key.items()}
    return re.sub(r"[\w&/]+", lambda found: known.get(found.group().lower(), found.group()), words)


def _likeness(wanted: str, is_short: bool, entry: _Entry) -> tuple[float, str]:
    best, because = 0.0, ""
    squeezed = wanted.replace(" ", "")
    for form in entry.forms:
        single = " " not in form.text and len(form.text) <= 8
        if wanted == form.text or (is_short and single and squeezed == form.text):
            score = form.worth
        elif form.exact or single or is_short:
            continue  # an abbreviation is right or wrong
        else:
            score = form.worth * _alike(wanted, form.text)
        if score > best:
            best, because = score, form.because
    return best, because


def _alike(wanted: str, text: str) -> float:
    """How alike two folded names are, 0 to 0.97. Words that many names share count only beside others."""
    here, there = set(wanted.split()), set(text.split())
    score = max(fuzz.ratio(wanted, text), fuzz.token_sort_ratio(wanted, text)) / 100
    telling_here, telling_there = here - COMMON, there - COMMON
    if telling_here and telling_there:
        telling = fuzz.token_sort_ratio(" ".join(sorted(telling_here)), " ".join(sorted(telling_there))) / 100
        if telling_here <= telling_there or telling_there <= telling_here:
            telling = max(telling, 0.8)
        score = (score + 2 * telling) / 3
    elif telling_here or telling_there:
        score *= 0.7
    return min(score, 0.97)


def _below(candidate: Candidate, most: float) -> Candidate:
    score = min(candidate.score, most)
    return Candidate(candidate.kind, candidate.id, candidate.name, candidate.detail, score, candidate.because)
