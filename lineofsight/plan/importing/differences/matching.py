"""Which items of two plans are the same thing.

First by exact text, the most particular circumstances first; then by closeness of words, where the same printed
reference lets the words be further apart; then, of what is left, short texts by their reference and who or when.
Each item is matched once at most, and never to something very
different: two rows that share only their place are a removal and an addition.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz

CLOSE = 70.0
"""Closeness (0-100) from which two texts may be one text reworded."""

CLOSE_WITH_REFERENCE = 50.0
"""The same, for two items of one section that carry the same printed reference."""

CLOSE_WHEN_SHORT = 85.0
"""The same for short texts, whose letters are alike by chance: "Meet the dentists", "Meet the schools"."""

SHORT = 20
KEPT_WHEN_SHORT = 2 / 3
"""So much of the shorter text must stand in the other, where beside the reference also who or when is the same."""

_SAME_WORD = 75.0
_CUT_TEXT_FROM = 40

_TYPED = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2013": "-",
        "\u2014": "-",
        "\u2011": "-",
        "\u00a0": " ",
        "\u2026": "...",
    }
)


@dataclass(frozen=True)
class Item:
    """An objective or action of a plan, with its place: (section, objective) or (section, objective,
    action)."""

    what: str
    place: tuple[int, ...]
    text: str
    fields: dict = field(hash=False, compare=False)
    parent_text: str = ""
    parent_ref: str = ""
    outcomes: tuple[int, ...] = ()
    outcome_texts: tuple[str, ...] = ()

    def own_reference(self) -> str:
        """The printed reference without the objective's before it: "(a)" of "1.1 (a)" below "1.1"."""
        printed, above = self.fields.get("ref") or "", self.parent_ref.rstrip(".)")
        return printed.removeprefix(f"{above} ").strip() if above else printed

    def content(self) -> dict:
        """The item as the plan format holds it, without the actions below it, which are told by
        themselves."""
        return {key: value for key, value in self.fields.items() if key not in ("actions", "origin", "key")}


@dataclass(frozen=True)
class Matching:
    """Older to newer: sections by position, outcomes by (section, outcome), objectives and actions as
    pairs."""

    sections: dict[int, int]
    outcomes: dict[tuple[int, int], tuple[int, int]]
    pairs: tuple[tuple[Item, Item], ...]


def match(before: dict, after: dict) -> Matching:
    """Find what in the newer plan is what in the older."""
    old_items, new_items = list(items_of(before)), list(items_of(after))
    sections = sections_matched(before, after)
    pairs = _match_items(old_items, new_items, sections)
    outcomes = _match_outcomes(before.get("sections") or [], after.get("sections") or [], sections)
    return Matching(sections, outcomes, tuple(pairs))


def sections_matched(before: dict, after: dict) -> dict[int, int]:
    """Which section of the newer plan is which of the older, by position."""
    old_items, new_items = list(items_of(before)), list(items_of(after))
    return _match_sections(before.get("sections") or [], after.get("sections") or [], old_items, new_items)


def items_of(plan: dict) -> Iterator[Item]:
    """The objectives and actions of a plan in the order printed."""
    for section_number, section in enumerate(plan.get("sections") or []):
        outcomes = section.get("outcomes") or []
        for number, objective in enumerate(section.get("objectives") or []):
            served = tuple(one for one in objective.get("outcomes") or [] if 0 <= one < len(outcomes))
            text = objective.get("text", "")
            yield Item(
                "objective",
                (section_number, number),
                text,
                objective,
                outcomes=served,
                outcome_texts=tuple(outcomes[one] for one in served),
            )
            for action_number, action in enumerate(objective.get("actions") or []):
                place = (section_number, number, action_number)
                yield Item("action", place, action.get("text", ""), action, text, objective.get("ref") or "")


def as_typed(text: str) -> str:
    """The text with spacing, quotation marks and dashes made alike: what differs only in these is the
    same."""
    return " ".join(text.translate(_TYPED).split())


def closeness(one: str, other: str) -> float:
    """How close two texts are, 0 to 100, whatever their case and punctuation. A text that was cut short and
    its whole count as close."""
    one, other = _bare(one), _bare(other)
    if not one or not other:
        return 100.0 if one == other else 0.0
    score = max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other))
    shorter, longer = sorted((one, other), key=len)
    if (
        score < CLOSE
        and len(shorter) >= _CUT_TEXT_FROM
        and len(shorter) >= 0.4 * len(longer)
        and longer.startswith(shorter)
    ):
        return CLOSE + 5
    return score


@lru_cache(maxsize=8192)
def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", as_typed(text).casefold()))


def kept_words(one: str, other: str) -> float:
    """How much of the shorter of two texts stands in the other, 0 to 1, word by word and weighed by letters, so that
    "the" and "all" tell less than "dentists"."""
    shorter, longer = sorted(
        (_bare(one).split(), _bare(other).split()), key=lambda words: len("".join(words))
    )
    kept = 0
    for word in shorter:
        best = max(longer, key=lambda each: fuzz.ratio(word, each), default="")
        if best and fuzz.ratio(word, best) >= _SAME_WORD:
            longer.remove(best)
            kept += len(word)
    return kept / len("".join(shorter)) if shorter else 0.0


def _is_close(one: str, other: str, score: float, at_least: float) -> bool:
    short = min(len(_bare(one)), len(_bare(other))) < SHORT
    return score >= (CLOSE_WHEN_SHORT if short else at_least)


def _match_sections(
    old: Sequence[dict], new: Sequence[dict], old_items: list[Item], new_items: list[Item]
) -> dict[int, int]:
    """By kind, reference and title; by title; by reference and near title; by near title; by what they
    hold."""
    found = _Pairing(range(len(old)), range(len(new)))

    def title(side: Sequence[dict]) -> Callable[[int], str]:
        return lambda number: _bare(side[number].get("title", ""))

    if _by_stable_reference(found, old, new):
        return dict(found.pairs)
    found.by_key(
        lambda number: (old[number].get("kind"), old[number].get("ref"), title(old)(number)),
        lambda number: (new[number].get("kind"), new[number].get("ref"), title(new)(number)),
    )
    found.by_key(lambda number: title(old)(number) or None, lambda number: title(new)(number) or None)

    def score(one: int, other: int) -> float:
        words = closeness(old[one].get("title", ""), new[other].get("title", ""))
        same_reference = bool(old[one].get("ref")) and old[one].get("ref") == new[other].get("ref")
        if words >= CLOSE or (same_reference and words >= CLOSE_WITH_REFERENCE):
            return words + (20 if same_reference else 0)
        return 0.0

    found.by_score(score)
    shared = _shared_texts(old_items, new_items)
    found.by_score(lambda one, other: shared.get((one, other), 0.0))
    return dict(found.pairs)


def _shared_texts(old_items: list[Item], new_items: list[Item]) -> dict[tuple[int, int], float]:
    """For two sections the share (0-100) of the smaller's items that stand in the other word for word, from a
    half up."""
    texts: list[dict[int, set[str]]] = [defaultdict(set), defaultdict(set)]
    for side, items in zip(texts, (old_items, new_items), strict=True):
        for item in items:
            if _bare(item.text):
                side[item.place[0]].add(_bare(item.text))
    shares = {}
    for one, old in texts[0].items():
        for other, new in texts[1].items():
            share = 100 * len(old & new) / min(len(old), len(new))
            if share >= 50:
                shares[one, other] = share
    return shares


def _match_items(old: list[Item], new: list[Item], sections: dict[int, int]) -> list[tuple[Item, Item]]:
    found = _Pairing(range(len(old)), range(len(new)))
    home = [sections.get(item.place[0], -1) for item in old]  # the section it would stand in now

    def keys(*parts: str) -> tuple[Callable[[int], Hashable], Callable[[int], Hashable]]:
        def key(items: list[Item], section: Callable[[int], int]) -> Callable[[int], Hashable]:
            def of(number: int) -> Hashable:
                item = items[number]
                values = {
                    "section": section(number),
                    "parent": (item.what, _bare(item.parent_text)),
                    "reference": item.fields.get("ref") or "",
                    "text": _bare(item.text),
                }
                return tuple(values[part] for part in parts) if values["text"] or "parent" in parts else None

            return of

        return key(old, lambda number: home[number]), key(new, lambda number: new[number].place[0])

    if not _by_stable_reference(found, [item.fields for item in old], [item.fields for item in new]):
        _by_likeness(found, keys)
        found.by_score(lambda one, other: _score(old[one], new[other], home[one]))
        for what in ("objective", "action"):  # an action needs to know which objective its own became
            _by_reference(found, old, new, what, sections)
    return sorted(((old[one], new[other]) for one, other in found.pairs), key=lambda pair: pair[1].place)


def _by_stable_reference(found: "_Pairing", old: Sequence[dict], new: Sequence[dict]) -> bool:
    """Match those with the same stable reference (`key`), where both plans came out of the database. True
    when every item carries one: then what is not matched by it is not the same thing, however alike the
    words."""
    found.by_key(lambda one: old[one].get("key") or None, lambda other: new[other].get("key") or None)
    return bool(old or new) and all(one.get("key") for one in (*old, *new))


def _by_likeness(found: "_Pairing", keys: Callable) -> None:
    found.by_key(*keys("section", "parent", "reference", "text"))
    found.by_key(*keys("section", "parent", "text"))
    found.by_key(*keys("section", "text"))
    found.by_key(*keys("reference", "text"))
    found.by_key(*keys("text"))


def _score(one: Item, other: Item, home: int) -> float:
    """How likely two items are one, 0 for never. Standing at home under the same reference or parent decides
    between texts that are equally close."""
    reference = one.fields.get("ref") or ""
    same_reference = bool(reference) and reference == (other.fields.get("ref") or "")
    at_home = home == other.place[0]
    words = closeness(one.text, other.text)
    at_least = CLOSE_WITH_REFERENCE if same_reference and at_home else CLOSE
    if not _is_close(one.text, other.text, words, at_least):
        return 0.0
    level = 3 if one.what == other.what else 0
    return words + 8 * at_home + 12 * (same_reference and at_home) + level


def _by_reference(
    found: "_Pairing", old: list[Item], new: list[Item], what: str, sections: dict[int, int]
) -> None:
    """Match what is left of the objectives, or of the actions, where it stands under what became of the same parent."""
    above: dict[tuple[int, ...], tuple[int, ...]] = {(one,): (other,) for one, other in sections.items()}
    above |= {old[one].place: new[other].place for one, other in found.pairs}

    def score(one: int, other: int) -> float:
        if not what == old[one].what == new[other].what:
            return 0.0
        return _score_when_left(old[one], new[other], above.get(old[one].place[:-1]))

    found.by_score(score)


def _score_when_left(one: Item, other: Item, above: tuple[int, ...] | None) -> float:
    """How likely two items are one for which nothing closer was found, 0 for never: under the same printed reference in
    the same place, with the same lead or date, they are unless the words are quite different."""
    reference = one.fields.get("ref") or ""
    if not reference or reference != (other.fields.get("ref") or "") or above != other.place[:-1]:
        return 0.0
    if not (_agree(one, other, "leads_text", "leads") or _agree(one, other, "due_text", "due")):
        return 0.0
    words = closeness(one.text, other.text)
    if words < CLOSE_WITH_REFERENCE or kept_words(one.text, other.text) < KEPT_WHEN_SHORT:
        return 0.0
    return words


def _agree(one: Item, other: Item, *fields: str) -> bool:
    """Whether two items say the same, and something, in one of some fields."""
    said = [(one.fields.get(field), other.fields.get(field)) for field in fields]
    return any(before and before == after for before, after in said)


def _match_outcomes(
    old: Sequence[dict], new: Sequence[dict], sections: dict[int, int]
) -> dict[tuple[int, int], tuple[int, int]]:
    places_old = [
        (number, position)
        for number, one in enumerate(old)
        for position in range(len(one.get("outcomes") or []))
    ]
    places_new = [
        (number, position)
        for number, one in enumerate(new)
        for position in range(len(one.get("outcomes") or []))
    ]

    def text(side: Sequence[dict], place: tuple[int, int]) -> str:
        return side[place[0]]["outcomes"][place[1]]

    found = _Pairing(range(len(places_old)), range(len(places_new)))
    if _by_stable_reference(found, _outcome_keys(old, places_old), _outcome_keys(new, places_new)):
        return {places_old[one]: places_new[other] for one, other in found.pairs}

    def home(number: int) -> int:
        return sections.get(places_old[number][0], -1)

    found.by_key(
        lambda one: (home(one), _bare(text(old, places_old[one]))),
        lambda other: (places_new[other][0], _bare(text(new, places_new[other]))),
    )
    found.by_key(
        lambda one: _bare(text(old, places_old[one])) or None,
        lambda other: _bare(text(new, places_new[other])) or None,
    )

    def score(one: int, other: int) -> float:
        if home(one) != places_new[other][0]:
            return 0.0
        words = closeness(text(old, places_old[one]), text(new, places_new[other]))
        return (
            words
            if _is_close(text(old, places_old[one]), text(new, places_new[other]), words, CLOSE)
            else 0.0
        )

    found.by_score(score)
    return {places_old[one]: places_new[other] for one, other in found.pairs}


def _outcome_keys(sections: Sequence[dict], places: Sequence[tuple[int, int]]) -> list[dict]:
    """The stable reference of each outcome, as a section's `outcome_keys` hold them."""
    keys = [sections[number].get("outcome_keys") or [] for number, _ in places]
    return [
        {"key": of[position] if position < len(of) else ""}
        for of, (_, position) in zip(keys, places, strict=True)
    ]


class _Pairing:
    """Two rows of numbers, matched one to one, step by step."""

    def __init__(self, old: Sequence[int], new: Sequence[int]):
        self.old, self.new = list(old), list(new)
        self.pairs: list[tuple[int, int]] = []

    def by_key(self, old_key: Callable[[int], Hashable], new_key: Callable[[int], Hashable]) -> None:
        """Match those with equal keys in order of appearance; a key of None matches nothing."""
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for number in self.new:
            waiting[new_key(number)].append(number)
        for number in list(self.old):
            key = old_key(number)
            if key is not None and waiting.get(key):
                self._take(number, waiting[key].pop(0))

    def by_score(self, score: Callable[[int, int], float]) -> None:
        """Match the best scores first, near places first among equals; a score of 0 matches nothing."""
        scores = []
        for one in self.old:
            for other in self.new:
                value = score(one, other)
                if value:
                    scores.append((-value, abs(one - other), one, other))
        old, new = set(self.old), set(self.new)
        for _, _, one, other in sorted(scores):
            if one in old and other in new:
                old.discard(one)
                new.discard(other)
                self.pairs.append((one, other))
        self.old = [number for number in self.old if number in old]
        self.new = [number for number in self.new if number in new]

    def _take(self, one: int, other: int) -> None:
        self.pairs.append((one, other))
        self.old.remove(one)
        self.new.remove(other)
