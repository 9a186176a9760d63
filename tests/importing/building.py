"""Short ways to write the gold of a hand-made document. What each row means is decided by the person who wrote it;
only the findings that follow from blank cells are worked out here."""

import json
from pathlib import Path
from typing import Any

Gold = dict[str, Any]


def row(
    text: str,
    *,
    leads: str = "",
    parties: list[str] | None = None,
    due: tuple[str, Any] | None = None,
    **more: Any,
) -> Gold:
    """An objective or action. `parties` defaults to the lead cell as one party; `due` is (printed words, meaning).

    `more`: ref, measure, evidence, status, progress, source, outcomes, actions, compound, everyone, open.
    """
    if parties is None:
        parties = [leads] if leads else []
    gold: Gold = {
        "ref": more.get("ref", ""),
        "text": text,
        "leads_text": leads,
        "leads": parties,
        "due_text": due[0] if due else "",
        "due": due[1] if due else None,
    }
    for name in ("measure", "evidence", "status", "progress", "source"):
        gold[f"{name}_text"] = more.get(name, "")
    gold["origin"] = None
    for name in ("outcomes", "actions", "open"):
        if name in more:
            gold[name] = more[name]
    gold["_compound"] = more.get("compound", False)
    gold["_everyone"] = more.get("everyone", False)
    return gold


def section(title: str, rows: list[Gold], *, ref: str = "", kind: str = "priority", **more: Any) -> Gold:
    """A section. `more`: lead, outcomes, open. Rows that name no outcomes serve all of the section's outcomes."""
    outcomes = more.get("outcomes", [])
    for item in rows:
        item.setdefault("outcomes", list(range(len(outcomes))))
        item.setdefault("actions", [])
    gold = {
        "kind": kind,
        "ref": ref,
        "title": title,
        "lead_text": more.get("lead", ""),
        "outcomes": outcomes,
        "objectives": rows,
    }
    return gold | ({"open": more["open"]} if "open" in more else {})


def plan(
    title: str, partnership: str, period: tuple[str, str, str] | None, sections: list[Gold], **more: Any
) -> Gold:
    """A whole plan. `more`: vision, values, principles, key, open, bullets (True where objectives, not their actions,
    carry the cells)."""
    gold = {
        "format": "lineofsight-plan/1",
        "title": title,
        "partnership": partnership,
        "period": dict(zip(("text", "start", "end"), period, strict=True)) if period else None,
        "statements": {
            "vision": more.get("vision", ""),
            "values": more.get("values", []),
            "principles": more.get("principles", []),
        },
        "status_key": more.get("key", {}),
        "sections": sections,
        "findings": _findings(sections),
        "doubts": [],
    }
    return gold | ({"open": more["open"]} if "open" in more else {})


def _findings(sections: list[Gold]) -> list[Gold]:
    found = []
    for position, part in enumerate(sections):
        for order, objective in enumerate(part["objectives"]):
            actions = objective["actions"]
            carries = not actions or bool(objective["leads_text"] or objective["due_text"])
            for kind in _faults(objective):
                if carries:
                    found.append({"kind": kind, "section": position, "objective": order, "message": ""})
            for number, action in enumerate(actions):
                for kind in _faults(action):
                    if not carries:
                        place = {"section": position, "objective": order, "action": number}
                        found.append({"kind": kind, **place, "message": ""})
    for part in sections:
        for objective in part["objectives"]:
            for item in [objective, *objective["actions"]]:
                item.pop("_compound", None)
                item.pop("_everyone", None)
    return found


def _faults(item: Gold) -> list[str]:
    due = item["due"]
    told = {
        "no_lead": not item["leads"],
        "everyone_leads": item["_everyone"],
        "no_due": due is None,
        "ongoing": due is not None and due["precision"] == "ongoing" and not due["recurrence"],
        "no_measure": not item["measure_text"],
        "compound": item["_compound"],
    }
    return [kind for kind, is_so in told.items() if is_so]


def save_gold(gold: Gold, document: Path) -> None:
    """Write the gold beside its document."""
    text = json.dumps(gold, ensure_ascii=False, indent=1)
    document.with_name(document.name + ".gold.json").write_text(text + "\n", encoding="utf-8")
