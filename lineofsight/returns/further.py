"""What else an answer may say about a record: a register, filled by the modules above.

A question is put in words. A kind of record may want to know more of every answer about it: of an objective, the rating
on its plan's scale, what comes next, a new forecast. Such further questions stand in every way of answering (behind a
link, signed in, written down for somebody, over the API), each may be left out, and what was said is kept with the answer
in words that stay readable. `signals.answered` tells the modules above.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lineofsight.core.errors import Refused

#: How long further words may be, in characters.
LIMIT = 2000


@dataclass(frozen=True)
class Further:
    """One further question. `look` is "choice" (of `choices`: value, words), "words" or "date" (a day to come); `now` is
    what holds so far and stands in the form already. One that is `aside` is folded away until somebody wants it."""

    key: str
    label: str
    look: str = "words"
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    now: str = ""
    aside: bool = False

    def words_for(self, value: str) -> str:
        return dict(self.choices).get(value, value)


#: A record's name ("plan.objective:17") → what else is asked of an answer about it. A fixed number of queries.
Asked = Callable[[str], Sequence[Further]]
_asked: dict[str, Asked] = {}


def register_further(kind: str, asked: Asked) -> None:
    """Have more asked of every answer about records of a kind ("plan.objective")."""
    _asked[kind] = asked


def further_about(record: str) -> tuple[Further, ...]:
    """What else an answer about this record may say; () where nothing more is asked. The queries of its kind."""
    asked = _asked.get(record.partition(":")[0])
    return tuple(asked(record)) if asked else ()


def kept_words(asked: Sequence[Further], said: Mapping[str, str]) -> list[dict[str, str]]:
    """What was said to further questions as an answer keeps it: [{"key", "asked", "value", "words"}], in the order of the
    questions, without those left out. Raises Refused for what was not asked, is not among its choices, or is too long."""
    by_key = {one.key: one for one in asked}
    kept = []
    for key, value in said.items():
        one = by_key.get(key)
        if not value.strip():
            continue
        if one is None:
            raise Refused(f"Nothing called “{key}” is asked here")
        if one.choices and value not in dict(one.choices):
            raise Refused(f"{one.label}: choose one of {', '.join(words for _, words in one.choices)}")
        if len(value) > LIMIT:
            raise Refused(f"{one.label}: write at most {LIMIT:,} characters; there are {len(value):,}")
        kept.append(
            {"key": key, "asked": one.label, "value": value.strip(), "words": one.words_for(value.strip())}
        )
    order = list(by_key)
    return sorted(kept, key=lambda one: order.index(one["key"]))
