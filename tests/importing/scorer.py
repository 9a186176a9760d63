"""How near a read plan is to its gold: rows found, and every field of the rows found.

A row is an objective or an action. A gold row and a read row are the same when their texts agree by at least 0.95
(so a row joined to its neighbour, or cut in two, is a row missed and a row too many). A field is right or wrong on a
matched row; a field that is blank in gold and in the read plan is not counted, so blanks cannot flatter the score.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz

NEAR = 95.0
DUE_PARTS = ("earliest", "latest", "precision", "recurrence")
TEXT_FIELDS = {
    "leads_text": "leads_text",
    "due_text": "due_text",
    "measure": "measure_text",
    "evidence": "evidence_text",
    "status": "status_text",
    "progress": "progress_text",
    "source": "source_text",
}
SCORED_FINDINGS = ("no_lead", "no_due", "ongoing", "no_measure", "compound", "everyone_leads")
ROW_FIELDS = (
    "text",
    "ref",
    "section",
    "parent",
    "outcomes",
    "leads",
    "leads_text",
    "due_text",
    *(f"due.{part}" for part in DUE_PARTS),
    "measure",
    "evidence",
    "status",
    "progress",
    "source",
    *(f"finding:{kind}" for kind in SCORED_FINDINGS),
)
SECTION_FIELDS = ("section.title", "section.ref", "section.kind", "section.lead", "section.outcomes")
PLAN_FIELDS = (
    "plan.title",
    "plan.partnership",
    "plan.period",
    "plan.vision",
    "plan.values",
    "plan.principles",
    "plan.status_key",
)
FIELDS = (*ROW_FIELDS, *SECTION_FIELDS, *PLAN_FIELDS)


@dataclass
class Count:
    """How many were right of how many that counted."""

    right: int = 0
    of: int = 0

    def add(self, is_right: bool) -> None:
        self.right += is_right
        self.of += 1

    def __iadd__(self, other: "Count") -> "Count":
        self.right += other.right
        self.of += other.of
        return self

    @property
    def share(self) -> float | None:
        return self.right / self.of if self.of else None


@dataclass
class Score:
    """Rows and fields of one document, or of many added up. `differences` are sentences for a person."""

    gold_rows: int = 0
    read_rows: int = 0
    matched: int = 0
    fields: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    marks: dict[str, dict[str, Count]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Count))
    )
    differences: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.matched / self.gold_rows if self.gold_rows else 1.0

    @property
    def precision(self) -> float:
        return self.matched / self.read_rows if self.read_rows else (0.0 if self.gold_rows else 1.0)

    @property
    def f1(self) -> float:
        total = self.gold_rows + self.read_rows
        return 2 * self.matched / total if total else 1.0

    def __iadd__(self, other: "Score") -> "Score":
        self.gold_rows += other.gold_rows
        self.read_rows += other.read_rows
        self.matched += other.matched
        for name, count in other.fields.items():
            self.fields[name] += count
        for mark, fields in other.marks.items():
            for name, count in fields.items():
                self.marks[mark][name] += count
        return self


@dataclass(frozen=True)
class Row:
    """An objective or action with its place in its plan; `key` is (section, objective, action or None)."""

    key: tuple[int, int, int | None]
    values: dict[str, Any]
    section: dict[str, Any]

    @property
    def text(self) -> str:
        return fold(self.values["text"])

    @property
    def parent(self) -> tuple[int, int] | None:
        return None if self.key[2] is None else self.key[:2]


def fold(text: str | None) -> str:
    """White space folded and curly quotes straightened; nothing else is forgiven."""
    straight = (text or "").translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0xAD: None})
    return " ".join(straight.split())


def bare_reference(text: str | None) -> str:
    """A printed reference without its closing dot, bracket or dash: `a)` and `(a)` and `a` are one reference."""
    return fold(text).strip(" .():–—-").casefold()


def bare_section_reference(text: str | None) -> str:
    """A section's reference: `Priority 1`, `P1` and `1` are one (the format's own example prints P1 for Priority 1)."""
    last = bare_reference(text).split(" ")[-1]
    return re.sub(r"^p(?=\d)", "", last)


def rows_of(plan: dict[str, Any]) -> list[Row]:
    """Every objective and action in printed order."""
    rows = []
    for section_position, section in enumerate(plan["sections"]):
        for position, objective in enumerate(section["objectives"]):
            rows.append(Row((section_position, position, None), objective, section))
            for order, action in enumerate(objective.get("actions", [])):
                rows.append(Row((section_position, position, order), action, section))
    return rows


def match_rows(gold: list[Row], read: list[Row]) -> dict[int, int]:
    """Position in gold → position in read, one to one, closest first; ties go to the same section, then the order."""
    pairs = []
    for g, gold_row in enumerate(gold):
        for r, read_row in enumerate(read):
            closeness = fuzz.ratio(gold_row.text, read_row.text, score_cutoff=NEAR)
            if not closeness:
                continue
            same_section = fold(gold_row.section["title"]) == fold(read_row.section["title"])
            drift = abs(g / len(gold) - r / len(read))
            pairs.append((-closeness, not same_section, drift, g, r))
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, _, g, r in sorted(pairs):
        if g not in matched and r not in taken:
            matched[g] = r
            taken.add(r)
    return matched


def match_sections(gold: list[Row], read: list[Row], matched: dict[int, int]) -> dict[int, int]:
    """Gold section → read section, one to one, by the rows they share."""
    shared = Counter((gold[g].key[0], read[r].key[0]) for g, r in matched.items())
    found: dict[int, int] = {}
    for (gold_section, read_section), _ in shared.most_common():
        if gold_section not in found and read_section not in found.values():
            found[gold_section] = read_section
    return found


def score(gold: dict[str, Any], read: dict[str, Any]) -> Score:
    """Compare one read plan with its gold."""
    gold_rows, read_rows = rows_of(gold), rows_of(read)
    matched = match_rows(gold_rows, read_rows)
    sections = match_sections(gold_rows, read_rows, matched)
    result = Score(len(gold_rows), len(read_rows), len(matched))
    _tell_unmatched(result, gold_rows, read_rows, matched)
    partners = {gold_rows[g].key: read_rows[r].key for g, r in matched.items()}
    findings = (_findings_by_row(gold), _findings_by_row(read))
    for g, r in matched.items():
        _score_row(result, gold_rows[g], read_rows[r], sections, partners)
        _score_findings(result, gold, gold_rows[g], read_rows[r], findings)
    _score_sections(result, gold, read, sections)
    _score_plan(result, gold, read)
    return result


def _tell_unmatched(result: Score, gold: list[Row], read: list[Row], matched: dict[int, int]) -> None:
    for position, row in enumerate(gold):
        if position not in matched:
            result.differences.append(f"row missed {row.key}: {row.text[:110]!r}")
    for position, row in enumerate(read):
        if position not in matched.values():
            result.differences.append(f"row too many {row.key}: {row.text[:110]!r}")


def _count(result: Score, row: Row, name: str, wanted: Any, got: Any, is_right: bool | None = None) -> None:
    """Count one field of one matched row, unless it is blank on both sides or left open."""
    if name in row.values.get("open", ()):
        return
    if wanted in ("", None, [], ()) and got in ("", None, [], ()):
        for mark in row.values.get("marks", ()):
            if (
                name.startswith(("due", "leads"))
                and mark.endswith((" blank", " none"))
                and mark[:3] == name[:3]
            ):
                result.marks[mark][name].add(True)
        return
    right = wanted == got if is_right is None else is_right
    result.fields[name].add(right)
    for mark in row.values.get("marks", ()):
        result.marks[mark][name].add(right)
    if not right:
        result.differences.append(f"{name} of {row.key} {row.text[:40]!r}: wanted {wanted!r}, got {got!r}")


def _score_row(
    result: Score,
    gold: Row,
    read: Row,
    sections: dict[int, int],
    partners: dict[tuple[int, int, int | None], tuple[int, int, int | None]],
) -> None:
    wanted, got = gold.values, read.values
    _count(result, gold, "text", gold.text, read.text)
    _count(result, gold, "ref", bare_reference(wanted["ref"]), bare_reference(got.get("ref")))
    expected = sections.get(gold.key[0])
    _count(result, gold, "section", gold.key[0], read.key[0], expected == read.key[0])
    parent = None
    if gold.parent is not None:
        partner = partners.get((*gold.parent, None))
        parent = partner[:2] if partner else "missed"
    _count(result, gold, "parent", gold.parent, read.parent, parent == read.parent)
    for name, key in TEXT_FIELDS.items():
        left, right = fold(wanted.get(key)), fold(got.get(key))
        if name == "status":
            left, right = left.casefold(), right.casefold()
        _count(result, gold, name, left, right)
    _count(
        result, gold, "leads", [fold(x) for x in wanted["leads"]], [fold(x) for x in got.get("leads") or []]
    )
    _score_due(result, gold, wanted["due"], got.get("due"))
    if gold.parent is None:
        _count(result, gold, "outcomes", _outcome_texts(gold), _outcome_texts(read))


def _score_due(result: Score, row: Row, wanted: dict[str, Any] | None, got: dict[str, Any] | None) -> None:
    for part in DUE_PARTS:
        _count(result, row, f"due.{part}", (wanted or {}).get(part), (got or {}).get(part))


def _outcome_texts(row: Row) -> list[str]:
    printed = row.section["outcomes"]
    return [fold(printed[place]) for place in row.values.get("outcomes", []) if 0 <= place < len(printed)]


def _findings_by_row(plan: dict[str, Any]) -> set[tuple[str, tuple[int, int, int | None]]]:
    return {
        (item["kind"], (item["section"], item["objective"], item.get("action")))
        for item in plan.get("findings", [])
    }


def _score_findings(
    result: Score, gold: dict[str, Any], row: Row, read: Row, findings: tuple[Any, Any]
) -> None:
    """Findings are scored on the rows that carry the plan's cells: not on an objective whose actions carry them,
    nor on bullets whose objective carries them (the written format leaves both open)."""
    objective = gold["sections"][row.key[0]]["objectives"][row.key[1]]
    if row.parent is None:
        carries = not row.values["actions"] or bool(row.values["leads_text"] or row.values["due_text"])
    else:
        carries = not (objective["leads_text"] or objective["due_text"])
    if not carries:
        return
    for kind in SCORED_FINDINGS:
        wanted, got = (kind, row.key) in findings[0], (kind, read.key) in findings[1]
        if wanted or got:
            _count(result, row, f"finding:{kind}", wanted, got, wanted == got)


def _score_sections(
    result: Score, gold: dict[str, Any], read: dict[str, Any], sections: dict[int, int]
) -> None:
    for position, section in enumerate(gold["sections"]):
        place = Row(
            (position, -1, None), {"text": section["title"], "open": section.get("open", ())}, section
        )
        if position not in sections:
            if section["objectives"]:
                result.differences.append(f"section missed: {section['title']!r}")
                _count(result, place, "section.title", fold(section["title"]), None, is_right=False)
            continue
        other = read["sections"][sections[position]]
        _count(result, place, "section.title", fold(section["title"]), fold(other["title"]))
        pair = bare_section_reference(section["ref"]), bare_section_reference(other.get("ref"))
        _count(result, place, "section.ref", *pair)
        _count(result, place, "section.kind", section["kind"], other.get("kind"))
        _count(result, place, "section.lead", fold(section["lead_text"]), fold(other.get("lead_text")))
        outcomes = [fold(x) for x in section["outcomes"]], [fold(x) for x in other.get("outcomes", [])]
        _count(result, place, "section.outcomes", *outcomes)
    for position, section in enumerate(read["sections"]):
        if position not in sections.values() and section["objectives"]:
            result.differences.append(f"section too many: {section['title']!r}")


def _score_plan(result: Score, gold: dict[str, Any], read: dict[str, Any]) -> None:
    plan = Row((-1, -1, None), {"text": "the plan", "open": gold.get("open", ())}, {})
    title, name = fold(gold["title"]), fold(gold["partnership"])
    got = fold(read.get("title"))
    without_name = fold(title.replace(name, "")).strip(" -–:") if name else title
    _count(result, plan, "plan.title", title, got, got in (title, without_name))
    _count(result, plan, "plan.partnership", name, fold(read.get("partnership")))
    periods = [
        {key: (value or {}).get(key) for key in ("start", "end")}
        for value in (gold["period"], read.get("period"))
    ]
    blank = {"start": None, "end": None}
    if periods != [blank, blank]:
        _count(result, plan, "plan.period", *periods)
    said, heard = gold["statements"], read.get("statements") or {}
    _count(result, plan, "plan.vision", fold(said["vision"]), fold(heard.get("vision")))
    for part in ("values", "principles"):
        pair = [fold(x) for x in said[part]], [fold(x) for x in heard.get(part, [])]
        _count(result, plan, f"plan.{part}", *pair)
    keys = [
        {fold(code).casefold(): fold(words).casefold() for code, words in (value or {}).items()}
        for value in (gold["status_key"], read.get("status_key"))
    ]
    if any(keys):
        _count(result, plan, "plan.status_key", *keys)
