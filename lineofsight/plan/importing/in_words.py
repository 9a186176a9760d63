"""A plan of the format in words, for a terminal."""

import textwrap
from collections import Counter
from collections.abc import Iterator

WIDTH = 100
GAP_NAMES = {
    "no_lead": "Nobody answers for it",
    "lead_not_found": "The lead is not named yet",
    "everyone_leads": "Everybody leads, so nobody does",
    "no_due": "No date",
    "ongoing": "Ongoing, without an end",
    "compound": "Several commitments in one",
    "no_measure": "No measure of success",
}


def counts_in_words(plan: dict) -> str:
    """ "12 sections, 14 outcomes, 37 objectives"; actions where there are any."""
    sections = plan["sections"]
    objectives = [each for section in sections for each in section["objectives"]]
    counted = (
        (len(sections), "section"),
        (sum(len(section["outcomes"]) for section in sections), "outcome"),
        (len(objectives), "objective"),
        (sum(len(each["actions"]) for each in objectives), "action"),
    )
    return ", ".join(
        f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counted if count or noun != "action"
    )


def plan_in_words(plan: dict) -> Iterator[str]:
    """The lines of a readable summary: counts, each objective with who answers and by when, gaps and doubts."""
    yield plan["title"] or "(no title was printed)"
    head = [words for words in (plan["partnership"], plan["period"]["text"]) if words]
    if head:
        yield ", ".join(head)
    yield counts_in_words(plan)
    for section in plan["sections"]:
        yield ""
        yield from _section(section)
    yield ""
    yield from gaps_in_words(plan)
    yield ""
    yield from doubts_in_words(plan)


def _section(section: dict) -> Iterator[str]:
    name = f"{section['ref']} {section['title']}".strip() or "(a section without a title)"
    kind = "core business" if section["kind"] == "standing" else "priority"
    yield f"{name} ({kind})"
    for text in section["outcomes"]:
        yield from _wrapped(f"Outcome: {text}", "  ", "    ")
    for number, objective in enumerate(section["objectives"], 1):
        yield from _promise(objective, objective["ref"] or f"{number}.", "  ")
        for action in objective["actions"]:
            yield from _promise(action, action["ref"] or "-", "      ")


def _promise(row: dict, label: str, indent: str) -> Iterator[str]:
    yield from _wrapped(f"{label} {row['text']}", indent, indent + "   ")
    said = f"answers: {row['leads_text'] or 'nobody'}"
    if row["due_text"]:
        said += f"; due: {row['due_text']}"
    if row["status_text"]:
        said += f"; status: {row['status_text']}"
    yield from _wrapped(said, indent + "   ", indent + "     ")


def gaps_in_words(plan: dict) -> Iterator[str]:
    """What the plan leaves open, by kind."""
    kinds = Counter(finding["kind"] for finding in plan["findings"])
    if not kinds:
        yield "The plan leaves nothing open."
        return
    yield f"The plan leaves open ({len(plan['findings'])}):"
    for kind, name in GAP_NAMES.items():
        if kinds[kind]:
            yield f"  {name}: {kinds[kind]}"
            for finding in plan["findings"]:
                if finding["kind"] == kind:
                    yield from _wrapped(place_in_words(plan, finding), "    - ", "      ")


def doubts_in_words(plan: dict) -> Iterator[str]:
    """Where the reading was not sure."""
    if not plan["doubts"]:
        yield "The reading left no doubt."
        return
    yield f"The reading was not sure about ({len(plan['doubts'])}):"
    for doubt in plan["doubts"]:
        place = place_in_words(plan, doubt)
        yield from _wrapped(f"{place}: {doubt['message']}" if place else doubt["message"], "  - ", "    ")


def place_in_words(plan: dict, note: dict) -> str:
    """ "P2 Neglect, objective 3 “The partnership to undertake a third…”"; "" for a note about the plan as a whole."""
    if note.get("section") is None:
        return ""
    section = plan["sections"][note["section"]]
    said = f"{section['ref']} {section['title']}".strip()
    if note.get("objective") is None:
        return said
    row = section["objectives"][note["objective"]]
    said += f", objective {row['ref'] or note['objective'] + 1}"
    if note.get("action") is not None:
        row = row["actions"][note["action"]]
        said += f", action {row['ref'] or note['action'] + 1}"
    return f"{said} “{textwrap.shorten(row['text'], 60, placeholder='…')}”"


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False)
