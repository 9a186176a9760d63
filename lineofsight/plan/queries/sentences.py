"""The position of a whole plan, and of what somebody carries, in sentences: who, when, and what came of it."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from lineofsight.design.wording import listed, plural

from ..position import Standing
from .judgements import NOTHING_CLAIMED
from .overview import Overview, PromiseLine


def position_in_three_sentences(overview: Overview) -> tuple[str, ...]:
    """Who answers, what falls when, what came back: ("37 objectives in 12 sections; …", …). Empty for an empty plan."""
    if not overview.objectives:
        return ()
    return (_who(overview), _when(overview), _what_came(overview))


def _who(overview: Overview) -> str:
    count = len(overview.objectives)
    nobody = sum(line.answers_nobody for line in overview.objectives)
    everybody = sum(line.answers_everybody for line in overview.objectives)
    said = f"The plan has {plural(count, 'objective')} in {plural(len(overview.sections), 'section')}"
    gaps = []
    if nobody:
        gaps.append(f"nobody answers for {nobody}")
    if everybody:
        gaps.append(f"{everybody} {'is' if everybody == 1 else 'are'} everybody’s, so nobody’s in particular")
    return f"{said}; {listed(gaps)}." if gaps else f"{said}, and somebody answers for each."


def _when(overview: Overview) -> str:
    standings = Counter(line.standing for line in overview.objectives)
    undated, ongoing = standings[Standing.NEVER_DATED], standings[Standing.ONGOING]
    if undated == len(overview.objectives):
        return "None of them was given a date."
    overdue, soon = standings[Standing.OVERDUE], _soon(overview.objectives, overview.on)
    pressing = f"{_count(overdue)} overdue and {_count(soon, first=False)} due in the next four weeks"
    rest = [
        f"{undated} never had a date" * bool(undated),
        f"{ongoing} {_is(ongoing)} ongoing" * bool(ongoing),
    ]
    rest = [words for words in rest if words]
    return f"{pressing}{'; ' + listed(rest) if rest else ''}."


def _what_came(overview: Overview) -> str:
    edges = Counter(line.edge for line in overview.objectives)
    quiet = (
        (edges["silent"], "asked and silent"),
        (edges["asked"], "asked and still in time"),
        (edges["never_asked"], "never asked about"),
        (edges["not_due"], "not due yet"),
    )
    said = listed(
        [f"{_count(edges['answered'])} answered", *(f"{count} {words}" for count, words in quiet if count)]
    )
    claimed = sum(line.judgements != NOTHING_CLAIMED for line in overview.objectives)
    return (
        f"{said}; {claimed} {_is(claimed)} claimed as done, embedded or changed for children."
        if claimed
        else f"{said}; nothing has been claimed as done yet."
    )


def _count(count: int, *, first: bool = True) -> str:
    if not count:
        return "None is" if first else "none is"
    return f"{count} {_is(count)}"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def lines_in_a_sentence(lines: Sequence[PromiseLine], on: date) -> str:
    """How objectives beside each other stand on a day: "2 are overdue and 1 is silent; nobody answers for 1." "" for none."""
    if not lines:
        return ""
    nobody = sum(line.answers_nobody for line in lines)
    who = f"nobody answers for {nobody}" if nobody else "somebody answers for each"
    pressing = _pressing(lines, on)
    return f"{listed(pressing) if pressing else 'Nothing is overdue or silent'}; {who}."


def _pressing(lines: Sequence[PromiseLine], on: date) -> list[str]:
    standings = Counter(line.standing for line in lines)
    counts = (
        (standings[Standing.OVERDUE], "overdue"),
        (standings[Standing.SILENT], "silent"),
        (_soon(lines, on), "due in the next four weeks"),
    )
    return [f"{count} {_is(count)} {words}" for count, words in counts if count]


def _soon(lines: Sequence[PromiseLine], on: date) -> int:
    """How many fall due in the next four weeks by their day, however else they stand: a silent one falls due too."""
    return sum(line.position.is_soon(on) for line in lines)


def load_in_a_sentence(lines: Sequence[PromiseLine], parties: set[int], on: date) -> str:
    """What somebody carries on a day: "Leads 5, supports 2; 1 is overdue, and 1 is due in the next four weeks." "" for nothing."""
    if not lines:
        return ""
    leads = sum(any(one.leads and one.party_id in parties for one in line.answering) for line in lines)
    supports = len(lines) - leads
    parts = [f"leads {leads}" * bool(leads), f"supports {supports}" * bool(supports)]
    carried = listed([part for part in parts if part])
    pressing = _pressing(lines, on)
    return f"{carried[0].upper()}{carried[1:]}; {listed(pressing) if pressing else 'nothing is overdue'}."
