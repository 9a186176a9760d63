"""When something is due, in words: as understood, beside the words that were printed."""

from lineofsight.design.wording import day, day_short

from ..models import Due, Precision
from ..position import rhythm_in_words


def due_in_words(due: Due) -> str:
    """What is understood: "Some time from 1 to 30 September 2027". "" where nothing was printed."""
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
        return f"some time from {_first_of(due)} to {day(due.latest)}"
    if due.latest:
        return f"by {day(due.latest)}"
    return f"from {day(due.earliest)}, without an end" if due.earliest else ""


def _first_of(due: Due) -> str:
    """The first day with no more of its month and year than the last day leaves unsaid."""
    first, last = due.earliest, due.latest
    if first is None or last is None or first.year != last.year:
        return day(first)
    return str(first.day) if first.month == last.month else day_short(first)


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
