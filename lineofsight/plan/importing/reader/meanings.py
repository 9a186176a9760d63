"""What a column can mean, and what a table's headers are called together."""

from collections.abc import Iterable

from lineofsight.plan.importing.reader.cleaning import fold_words

SECTION = "section"
OUTCOME = "outcome"
OBJECTIVE = "objective"
COMMITMENT = "commitment"
ACTION = "action"
LEAD = "lead"
DUE = "due"
REVISED_DUE = "revised_due"
LEAD_AND_DUE = "lead_and_due"
MEASURE = "measure"
EVIDENCE = "evidence"
STATUS = "status"
PROGRESS = "progress"
SOURCE = "source"
REFERENCE = "reference"
PARENT_REFERENCE = "parent_reference"
SERVES = "serves"
QUARTER = "quarter"
TICK = "tick"
IGNORE = "ignore"

MEANINGS: dict[str, str] = {
    SECTION: "The priority or theme that a row belongs to",
    OUTCOME: "What should be different for children (a row serves it)",
    OBJECTIVE: "An objective with its own actions beside it",
    COMMITMENT: "What the partnership commits to: one per row",
    ACTION: "An action below an objective",
    LEAD: "Who answers for it",
    DUE: "By when",
    REVISED_DUE: "A later date that replaces the first",
    LEAD_AND_DUE: "Who answers for it and by when, in one cell",
    MEASURE: "How success is measured",
    EVIDENCE: "Evidence",
    STATUS: "Status, RAG or score",
    PROGRESS: "Progress so far",
    SOURCE: "Where it comes from",
    REFERENCE: "Number or reference of the row",
    PARENT_REFERENCE: "Number or reference of the objective above the row",
    SERVES: "Which of the outcomes printed above it serves, by their numbers",
    QUARTER: "A quarter, month or year that is marked where the row is due",
    TICK: "A status that is ticked where it applies",
    IGNORE: "Not part of the plan (resources, risks, reasons and the like)",
}
THINGS = (SECTION, OUTCOME, OBJECTIVE, COMMITMENT, ACTION)


def signature(headers: Iterable[str]) -> str:
    """What tables with the same headers have in common, for remembering what their columns mean: the folded words of
    each header, blank ones kept, with a bar between."""
    return "|".join(fold_words(header) for header in headers)
