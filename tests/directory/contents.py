"""A small partnership as rows of a directory file."""

PARTNERSHIP = {
    "areas": [{"name": "Otherford", "code": "E09000018"}],
    "organisations": [
        {"name": "Otherford Council", "short_name": "OC", "sector": "council", "areas": ["Otherford"]},
        {"name": "Valley School", "sector": "education"},
    ],
    "people": [
        {"name": "Priya Nair", "email": "priya@example.org", "organisation": "OC", "agency_lead": True},
        {"name": "Tom Bell", "organisation": "Valley School", "job_title": "Head teacher"},
    ],
    "posts": [
        {"name": "Training Officer", "held_by": "priya@example.org", "from_on": "2025-05-01"},
        {"name": "Head Teacher", "organisation": "Valley School", "held_by": "Tom Bell"},
        {"name": "Clerk"},
    ],
    "groups": [
        {"name": "Neglect Group", "kind": "task_and_finish", "reports_to": "Executive"},
        {"name": "Executive", "kind": "executive", "purpose": "Sets direction.\n\nMeets monthly."},
    ],
    "memberships": [
        {"group": "Executive", "person": "priya@example.org", "seat": "chair", "from_on": "2025-05-01"},
        {"group": "Neglect Group", "person": "Tom Bell"},
    ],
}


def content_of(rows: dict, **more) -> dict:
    """Rows as the reader of a workbook gives them."""
    sheets = {
        key: [{"row": place, **row} for place, row in enumerate(given, 3)] for key, given in rows.items()
    }
    return {"sheets": sheets, "present": list(rows), "faults": [], "notes": [], **more}
