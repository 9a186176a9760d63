"""Plans in the interchange format, for tests: written out by hand, or made up by Hypothesis."""

import datetime
from copy import deepcopy

from hypothesis import strategies as st

from lineofsight.plan.importing.gaps import faults_in_plan

NOWHERE = {"page": None, "table": None, "row": None}


def a_row(text: str, **fields) -> dict:
    """An objective (or, with `action_row`, an action) of the format, blank but for what is given."""
    row = {"ref": "", "text": text, "leads_text": "", "leads": [], "due_text": "", "due": None}
    row |= {f"{name}_text": "" for name in ("measure", "evidence", "status", "progress", "source")}
    row |= {"origin": dict(NOWHERE), "outcomes": [], "actions": []}
    if "leads" in fields:
        row["leads_text"] = " / ".join(fields["leads"])
    return row | fields


def an_action(text: str, **fields) -> dict:
    """An action of the format."""
    row = a_row(text, **fields)
    del row["outcomes"], row["actions"]
    return row


def a_section(title: str, *objectives: dict, **fields) -> dict:
    """A section of the format."""
    row = {"kind": "priority", "ref": "", "title": title, "lead_text": "", "outcomes": []}
    return row | fields | {"objectives": list(objectives)}


def a_plan(*sections: dict, doubts: list[dict] | None = None, **fields) -> dict:
    """A whole plan of the format, with the findings that its rows give."""
    plan = {
        "format": "lineofsight-plan/1",
        "title": "Business Plan 2026 to 2028",
        "partnership": "Marlowe Vale Safeguarding Children Partnership",
        "period": {"text": "2026 to 2028", "start": "2026-04-01", "end": "2028-03-31"},
        "statements": {
            "vision": "Every child is safe.",
            "values": ["Listening"],
            "principles": ["Prevention"],
        },
        "status_key": {"G": "on track"},
    }
    plan |= fields | {"sections": deepcopy(list(sections))}
    plan["findings"] = faults_in_plan(plan["sections"])
    plan["doubts"] = doubts or []
    return plan


A_MONTH = {"earliest": "2027-03-01", "latest": "2027-03-31", "precision": "month", "recurrence": ""}


def a_usual_plan() -> dict:
    """Two sections, four objectives, two actions, two outcomes: enough for most tests."""
    return a_plan(
        a_section(
            "Neglect",
            a_row("Rewrite the neglect strategy.", leads=["Neglect Group"], outcomes=[0], ref="1.1"),
            a_row(
                "Hold a third audit of neglect.",
                leads=["Quality and Effectiveness Sub-Group"],
                outcomes=[0, 1],
                due_text="by March 2027",
                due=dict(A_MONTH),
                actions=[
                    an_action("Choose the cases.", leads=["Business Manager"], ref="a)"),
                    an_action("Report what was found."),
                ],
            ),
            ref="P1",
            outcomes=["Children are helped sooner.", "Fewer children live with neglect for long."],
        ),
        a_section(
            "Core duties",
            a_row("Recruit two lay members.", leads=["Business Manager"]),
            a_row("All agencies to train enough of their staff.", leads=["All agencies"], status_text="G"),
            kind="standing",
        ),
    )


# --- made up by Hypothesis -------------------------------------------------------------------------------------------

_LETTERS = st.characters(
    blacklist_categories=("Cs", "Cc", "Zl", "Zp", "Zs"), blacklist_characters="\ufffe\uffff"
)
_WORD = st.text(_LETTERS, min_size=1, max_size=9)
TEXTS = st.lists(_WORD, min_size=1, max_size=8).map(" ".join)
MAYBE = st.one_of(st.just(""), TEXTS)
_DAYS = st.dates(datetime.date(2015, 1, 1), datetime.date(2035, 12, 31))


@st.composite
def dues(draw) -> dict | None:
    """A due window as the format has it, or None."""
    precision = draw(
        st.sampled_from(
            ["day", "month", "financial_year", "relative", "ongoing", "conditional", "unknown", ""]
        )
    )
    if not precision:
        return None
    first, last = sorted([draw(_DAYS), draw(_DAYS)])
    known = precision in ("day", "month", "financial_year")
    due = {
        "earliest": first.isoformat() if known else None,
        "latest": last.isoformat() if known else None,
        "precision": precision,
        "recurrence": draw(st.sampled_from(["", "FREQ=MONTHLY;INTERVAL=6", "FREQ=YEARLY"])),
    }
    return due | ({"condition": draw(TEXTS)} if precision == "conditional" else {})


@st.composite
def promises(draw) -> dict:
    """What an objective and an action share."""
    row = {"ref": draw(MAYBE), "text": draw(TEXTS), "leads_text": draw(MAYBE)}
    row["leads"] = draw(
        st.lists(TEXTS, max_size=3, unique_by=lambda words: " ".join(words.split()).casefold())
    )
    row |= {"due_text": draw(MAYBE), "due": draw(dues())}
    row |= {f"{name}_text": draw(MAYBE) for name in ("measure", "evidence", "status", "progress", "source")}
    row["origin"] = draw(
        st.sampled_from(
            [NOWHERE, {"page": 3, "table": 2, "row": 4}, {"page": None, "table": "Plan", "row": 9}]
        )
    )
    return row


@st.composite
def sections(draw) -> dict:
    """A section with outcomes, objectives and their actions."""
    outcomes = draw(st.lists(TEXTS, max_size=3))
    objectives = []
    for row in draw(st.lists(promises(), max_size=3)):
        served = draw(st.sets(st.sampled_from(range(len(outcomes))))) if outcomes else set()
        actions = draw(st.lists(promises(), max_size=2))
        objectives.append(row | {"outcomes": sorted(served), "actions": actions})
    head = {"kind": draw(st.sampled_from(["priority", "standing"])), "ref": draw(MAYBE), "title": draw(TEXTS)}
    return head | {"lead_text": draw(MAYBE), "outcomes": outcomes, "objectives": objectives}


@st.composite
def plans(draw) -> dict:
    """A whole plan of the format, whatever it may hold."""
    found = draw(st.lists(sections(), max_size=3))
    start, end = sorted([draw(_DAYS), draw(_DAYS)])
    plan = a_plan(
        *found,
        title=draw(TEXTS),
        partnership=draw(MAYBE),
        period={"text": draw(MAYBE), "start": start.isoformat(), "end": end.isoformat()},
        statements={
            "vision": draw(MAYBE),
            "values": draw(st.lists(TEXTS, max_size=2, unique=True)),
            "principles": draw(st.lists(TEXTS, max_size=2, unique=True)),
        },
        status_key=draw(st.dictionaries(TEXTS, TEXTS, max_size=2)),
    )
    plan["doubts"] = draw(st.lists(doubts_in(plan), max_size=3))
    return plan


def doubts_in(plan: dict) -> st.SearchStrategy[dict]:
    """A doubt about the plan, or about something that stands in it."""
    places: list[dict] = [{"section": None}]
    for first, section in enumerate(plan["sections"]):
        places.append({"section": first})
        for second, objective in enumerate(section["objectives"]):
            places.append({"section": first, "objective": second})
            places += [
                {"section": first, "objective": second, "action": each}
                for each in range(len(objective["actions"]))
            ]
    return st.builds(
        lambda kind, place, message, confidence: {
            "kind": kind,
            **place,
            "message": message,
            "confidence": confidence,
        },
        st.sampled_from(["continuation", "date_in_sentence"]),
        st.sampled_from(places),
        TEXTS,
        st.sampled_from([0.25, 0.5, 0.75]),
    )
