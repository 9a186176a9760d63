"""Facts printed in the running text of a commitment: "… Lead: Business Manager. By when: March 2026", "(Police, by
June 2025)". Used for plans that are lists."""

import re

from lineofsight.plan.importing.reader import titles
from lineofsight.plan.importing.reader.building import split_lead_and_due
from lineofsight.plan.importing.reader.cleaning import fold
from lineofsight.plan.importing.reader.contents import begins_with_verb
from lineofsight.plan.importing.reader.dates import find_time_phrase, is_condition, whole_is_time
from lineofsight.plan.importing.reader.headers import best_meaning
from lineofsight.plan.importing.reader.leads import is_party, split_leads
from lineofsight.plan.importing.reader.meanings import (
    COMMITMENT,
    DUE,
    EVIDENCE,
    LEAD,
    MEASURE,
    PROGRESS,
    REFERENCE,
    REVISED_DUE,
    SOURCE,
    STATUS,
)

_LABEL = re.compile(
    r"(?:^|(?<=[\s(\[–—;,.|-]))(?P<label>[A-Z][A-Za-z/’' ]{1,40}?)\s?(?::|=|–(?=\s)|—(?=\s)|-(?=\s))\s*(?=\S)"
)
_MEANINGS = (LEAD, DUE, REVISED_DUE, MEASURE, EVIDENCE, STATUS, PROGRESS, SOURCE, REFERENCE)
_BRACKET_END = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]{2,140})[)\]]\s*\.?$")


def take_labels(text: str) -> dict[str, list[str]]:
    """A text → its facts by meaning; what stands before the first label is the COMMITMENT (absent when there is none)."""
    found = [
        (label.start(), label.end(), meaning)
        for label in _LABEL.finditer(text[:3000])
        if (meaning := _meaning(label["label"], text[label.end() - 2 : label.end()]))
    ]
    facts: dict[str, list[str]] = {}
    end = found[0][0] if found else len(text)
    head = _strip(text[:end])
    if not found:
        head, facts = _take_bracket(head)
        head, facts = (head, facts) if facts else who_and_when_behind_dashes(head)
    if head:
        facts = {COMMITMENT: [head], **facts}
    for place, (_, start, meaning) in enumerate(found):
        stop = found[place + 1][0] if place + 1 < len(found) else len(text)
        value = _strip(text[start:stop])
        if value:
            facts.setdefault(meaning, []).append(value)
    if LEAD in facts and DUE not in facts:
        lead, due = lead_with_time(facts[LEAD][-1])
        if due:
            facts[LEAD][-1], facts[DUE] = lead, [due]
    return facts


def lead_with_time(value: str) -> tuple[str, str]:
    """Who and when behind one label ("Police, by March 2026") → (who, when); when is "" where there is none."""
    lead, due = split_lead_and_due(value) if re.search(r"[,;–—(-]", value) else (value, "")
    return (lead, due) if lead and due and (whole_is_time(due) or find_time_phrase(due)) else (value, "")


def _meaning(label: str, closing: str) -> str:
    words = label.split()
    if len(words) > 5:
        return ""
    meaning, strength = best_meaning(label)
    needed = 2.0 if ":" in closing else 2.6
    return meaning if meaning in _MEANINGS and strength >= needed else ""


def _strip(text: str) -> str:
    text = fold(text).strip(" ;,|–—-")
    if text.endswith((")", "]")) and text.count("(") < text.count(")"):
        text = text[:-1].rstrip()
    if text.endswith(("(", "[")):
        text = text[:-1].rstrip(" ;,|–—-")
    return text if not re.fullmatch(r"[\W_]*", text) else ""


def _take_bracket(text: str) -> tuple[str, dict[str, list[str]]]:
    """A closing bracket that holds who and when."""
    found = _BRACKET_END.search(text)
    if not found:
        return text, {}
    facts: dict[str, list[str]] = {}
    for piece in re.split(r"\s*[;,]\s*|\s+[–—-]\s+", found["inside"]):
        lead, due = split_lead_and_due(piece)
        if due and (whole_is_time(due) or find_time_phrase(due)):
            facts.setdefault(DUE, []).append(due)
            piece = lead
        if piece and all(is_party(party) for party in split_leads([piece])) and split_leads([piece]):
            facts.setdefault(LEAD, []).append(piece)
        elif piece and not due:
            return text, {}
    return (text[: found.start()].rstrip(), facts) if facts else (text, {})


def who_and_when_behind_dashes(text: str) -> tuple[str, dict[str, list[str]]]:
    """Who and when behind dashes or bars at the end of a line ("Train staff – Police – March 2026")."""
    pieces = re.split(r"\s+[–—-]\s+|\s*\|\s*", text)
    facts: dict[str, list[str]] = {}
    if (
        len(pieces) == 3
        and (whole_is_time(pieces[2]) or is_condition(pieces[2]))
        and _may_be_somebody(pieces[1])
    ):
        return pieces[0].strip(), {LEAD: [pieces[1].strip()], DUE: [pieces[2].strip()]}
    while len(pieces) > 1:
        last = pieces[-1].strip()
        if last and whole_is_time(last) and DUE not in facts:
            facts[DUE] = [last]
        elif (
            last
            and LEAD not in facts
            and split_leads([last])
            and all(is_party(party) for party in split_leads([last]))
        ):
            facts[LEAD] = [last]
        else:
            break
        pieces.pop()
    if not facts or len(" ".join(pieces).split()) < (3 if len(facts) < 2 else 2):
        return text, {}
    end = text.rfind(pieces[-1]) + len(pieces[-1])
    return text[:end].strip(), facts


def _may_be_somebody(words: str) -> bool:
    """Whether words between a commitment and its time can be who it is: a few, none of them a sentence."""
    return words.strip()[:1].isupper() and len(words.split()) <= 10 and not begins_with_verb(words)


def labelled_line(text: str) -> tuple[str, str] | None:
    """A whole line that gives one fact ("Lead: Police") → (meaning, value)."""
    title = titles.read_title(text)
    if title.kind == titles.LEAD:
        return LEAD, title.rest
    if text.endswith(":") and (meaning := _meaning(text[:-1], ": ")):
        return meaning, ""
    facts = take_labels(text)
    if COMMITMENT in facts or len(facts) != 1:
        return None
    meaning, values = next(iter(facts.items()))
    return meaning, " ".join(values)
