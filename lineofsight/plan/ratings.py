"""A plan's own scale of ratings: what those who answer may say of a promise, in the plan's words and colours. Pure.

A rating is the dated word of whoever answers. It is never mixed with the position, which is worked out from dates and
answers (`position.py`), nor with the three judgements; where the two do not agree, `disagreement` says so.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum

from .position import Asking, Position, Standing


class Meaning(StrEnum):
    """What a step of a scale says, whatever the plan calls it: what ratings of different plans are counted by."""

    COMPLETE = "complete"
    ON_TRACK = "on-track"
    AT_RISK = "at-risk"
    OFF_TRACK = "off-track"
    NOT_STARTED = "not-started"
    OTHER = "other"

    @property
    def words(self) -> str:
        return self.value.replace("-", " ").capitalize()


#: The colours a step may have: key → name on pages. A colour never stands without its words.
COLOURS = {
    "blue": "Blue",
    "green": "Green",
    "yellow": "Yellow",
    "amber": "Amber",
    "red": "Red",
    "purple": "Purple",
    "grey": "Grey",
}
#: The colour of a step whose key names none.
USUAL_COLOURS = {
    Meaning.COMPLETE: "blue",
    Meaning.ON_TRACK: "green",
    Meaning.AT_RISK: "amber",
    Meaning.OFF_TRACK: "red",
    Meaning.NOT_STARTED: "grey",
    Meaning.OTHER: "grey",
}
#: Steps a scale may have at least and at most.
LEAST_STEPS, MOST_STEPS = 2, 7


@dataclass(frozen=True)
class Step:
    """One step of a scale: `code` as printed ("G"), the plan's `words` for it, what it means and its colour."""

    code: str
    words: str
    meaning: Meaning = Meaning.OTHER
    colour: str = "grey"

    @property
    def name(self) -> str:
        """ "G: on track"; the words alone where they are the code."""
        return self.words if self.code.casefold() == self.words.casefold() else f"{self.code}: {self.words}"


@dataclass(frozen=True)
class Scale:
    """The steps in the order in which they are offered."""

    steps: tuple[Step, ...]

    def step(self, code: str) -> Step | None:
        """The step with this code, whatever its case; None for none."""
        return next((step for step in self.steps if step.code.casefold() == code.strip().casefold()), None)

    def as_json(self) -> list[dict[str, str]]:
        """As a plan keeps it."""
        return [asdict(step) | {"meaning": step.meaning.value} for step in self.steps]


def _steps(*steps: tuple[str, str, Meaning, str]) -> Scale:
    return Scale(tuple(Step(*step) for step in steps))


#: Scales to choose from: key → (name, scale).
PRESETS: dict[str, tuple[str, Scale]] = {
    "rag": (
        "Red, amber, green",
        _steps(
            ("G", "On track", Meaning.ON_TRACK, "green"),
            ("A", "At risk", Meaning.AT_RISK, "amber"),
            ("R", "Off track", Meaning.OFF_TRACK, "red"),
        ),
    ),
    "brag": (
        "Blue, red, amber, green",
        _steps(
            ("B", "Complete", Meaning.COMPLETE, "blue"),
            ("G", "On track", Meaning.ON_TRACK, "green"),
            ("A", "At risk", Meaning.AT_RISK, "amber"),
            ("R", "Off track", Meaning.OFF_TRACK, "red"),
        ),
    ),
    "four": (
        "Four points",
        _steps(
            ("4", "Fully in place", Meaning.COMPLETE, "blue"),
            ("3", "Mostly in place", Meaning.ON_TRACK, "green"),
            ("2", "Partly in place", Meaning.AT_RISK, "amber"),
            ("1", "Not yet in place", Meaning.NOT_STARTED, "red"),
        ),
    ),
}
#: What a plan without a key is rated on until its keepers choose.
USUAL = "brag"


def scale_from(kept: Iterable[Mapping[str, str]], printed_key: Mapping[str, str]) -> Scale:
    """The scale of a plan: the one its keepers chose, else what its printed key says, else the usual one."""
    chosen = tuple(Step(one["code"], one["words"], Meaning(one["meaning"]), one["colour"]) for one in kept)
    if chosen:
        return Scale(chosen)
    return scale_of_key(printed_key) or PRESETS[USUAL][1]


def scale_of_key(printed: Mapping[str, str]) -> Scale | None:
    """What a plan's printed key says ({"G": "on track"}), best first (a database need not keep the order of a key); None
    where it holds no scale.

    Red and amber say themselves what they mean, whatever stands beside them; of every other step its words do, and where
    they are silent its colour. Letters are colours only in a key that has both R and G.
    """
    codes = {code.strip().casefold() for code in printed}
    letters = _LETTERS if {"r", "g"} <= codes else {}
    steps = []
    for code, words in printed.items():
        colour = _colour_in(f"{code} {words}") or letters.get(code.strip().casefold(), "")
        meaning = _meaning_of(words, colour)
        if code.strip():
            said = words.strip() or code.strip()
            steps.append(Step(code.strip(), said, meaning, colour or USUAL_COLOURS[meaning]))
    best_first = sorted(steps, key=lambda step: (list(Meaning).index(step.meaning), step.code))
    return Scale(tuple(best_first[:MOST_STEPS])) if len(steps) >= LEAST_STEPS else None


#: What tells the meaning of a step in its words; the first that fits counts, so "not started" comes before "started".
_TELLING = (
    (Meaning.NOT_STARTED, r"not (yet )?(started|begun|commenced|due)|no (action|work) (yet|taken)|to be started"),
    (Meaning.OFF_TRACK, r"off (track|target|course)|overdue|behind|will not|cannot|missed|stalled|fail|unlikely|no progress"
                        r"|\bnot (yet )?(be )?(on track|on course|achiev|met|done|deliver|complet|progress|in place)"),
    (Meaning.AT_RISK, r"risk|delay|slip|concern|partial|partly|some (progress|issue)|caution|challenge"),
    (Meaning.ON_TRACK, r"mostly|largely"),
    (Meaning.COMPLETE, r"complet|achiev|delivered|done|closed|embedded|fully|finished|in place"),
    (Meaning.ON_TRACK, r"on (track|target|course|schedule|time)|progress|underway|under way|started|good|likely"),
)  # fmt: skip
_BY_COLOUR = {
    "blue": Meaning.COMPLETE,
    "green": Meaning.ON_TRACK,
    "yellow": Meaning.AT_RISK,
    "amber": Meaning.AT_RISK,
    "red": Meaning.OFF_TRACK,
    "grey": Meaning.NOT_STARTED,
    "purple": Meaning.OTHER,
}
#: Colours that mean the same in every key.
_PLAIN = ("red", "amber", "yellow")
_LETTERS = {"b": "blue", "g": "green", "a": "amber", "y": "yellow", "r": "red", "p": "purple"}
_OTHER_NAMES = {"orange": "amber", "gray": "grey", "white": "grey", "violet": "purple"}


def _meaning_of(words: str, colour: str) -> Meaning:
    if colour in _PLAIN:
        return _BY_COLOUR[colour]
    said = words.casefold()
    for meaning, telling in _TELLING:
        if re.search(telling, said):
            return meaning
    return _BY_COLOUR.get(colour, Meaning.OTHER)


def _colour_in(words: str) -> str:
    """The colour that words name; "" for none."""
    named = (_OTHER_NAMES.get(word, word) for word in re.findall(r"[a-z]+", words.casefold()))
    return next((word for word in named if word in COLOURS), "")


def disagreement(words: str, meaning: Meaning, position: Position, asking: Asking, on: datetime.date) -> str:
    """Where what was reported and what the dates and answers show do not agree, as a sentence; "" where they do.

    “On track”, its day 40 days past and an answer awaited for 74 → "Reported “On track”; 40 days overdue, silent for 74
    days." “Complete” is late no more, and “off track” says itself that it is.
    """
    facts = []
    if position.next_on and position.standing == Standing.OVERDUE and meaning in _NOT_LATE_BY_ITS_WORD:
        facts.append(f"{_days((on - position.next_on).days)} overdue")
    if asking.waiting_since and asking.is_silent(on) and meaning == Meaning.ON_TRACK:
        facts.append(f"silent for {_days((on - asking.waiting_since).days)}")
    return f"Reported “{words}”; {', '.join(facts)}." if facts else ""


_NOT_LATE_BY_ITS_WORD = (Meaning.ON_TRACK, Meaning.AT_RISK, Meaning.NOT_STARTED)


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count:,} days"
