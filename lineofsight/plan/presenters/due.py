"""When something is due, in words: as understood, beside the words that were printed."""

from lineofsight.design.wording import day

from ..models import Due, Precision
from ..position import rhythm_in_words

VAGUE = {
    Precision.MONTH: "some time in that month",
    Precision.QUARTER: "some time in that quarter",
    Precision.HALF: "some time in that half-year",
    Precision.YEAR: "some time in that year",
    Precision.FINANCIAL_YEAR: "some time in that financial year",
    Precision.SEASON: "some time in that season",
    Precision.TERM: "some time in that school term",
}


def due_in_words(due: Due) -> str:
    """What is understood: "Between 1 and 30 September 2027, some time in that month". "" where nothing was printed."""
    said = [part for part in (_window(due), _rhythm(due), _condition(due)) if part]
    if not said:
        return "These words name no date" if due.text.strip() else ""
    words = "; ".join(said)
    return words[0].upper() + words[1:]


def is_vague(due: Due) -> bool:
    """Whether the printed time means more than one day."""
    return bool(due.latest and due.earliest != due.latest)


def _window(due: Due) -> str:
    if due.earliest and due.latest:
        if due.earliest == due.latest:
            return f"on {day(due.latest)}"
        vague = VAGUE.get(due.precision, "")  # type: ignore[call-overload]
        return f"between {day(due.earliest)} and {day(due.latest)}" + (f", {vague}" if vague else "")
    if due.latest:
        return f"by {day(due.latest)}"
    return f"from {day(due.earliest)}, without an end" if due.earliest else ""


def _rhythm(due: Due) -> str:
    if due.recurrence:
        return rhythm_in_words(due.recurrence) or "coming round again"
    return (
        "ongoing, without a date for a review"
        if due.precision == Precision.ONGOING and not due.latest
        else ""
    )


def _condition(due: Due) -> str:
    return f"waits on “{due.condition}”" if due.condition else ""
