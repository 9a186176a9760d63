"""A council web page: an objective heading over each table, quarter columns with dots, Achieved / On target ticks, a table
that lost its header, navigation, a cookie note, horizons with a date."""

from html import escape
from pathlib import Path
from typing import Any

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import month, months, quarter, undated

QUARTERS = ["Action", "Lead agency", "Q1", "Q2", "Q3", "Q4", "Achieved", "On target", "Comments"]
DATES = ["Action", "Lead", "By when", "Status"]
DADS = [
    [
        "Write to every new father within a week of birth",
        "Community Midwifery",
        "•",
        "",
        "",
        "",
        "✓",
        "",
        "412 letters",
    ],
    [
        "Start a Saturday group at the children's centre",
        "Early Help and Health Visiting",
        "",
        "•",
        "•",
        "",
        "",
        "✓",
        "",
    ],
]
BABIES = [
    [
        "Count babies seen by a health visitor before ten days",
        "Health Visiting",
        "",
        "",
        "",
        "•",
        "",
        "",
        "Waiting for the new system",
    ],
]
HORIZON_1, HORIZON_2 = "By September 2024", "By March 2025"
SCHOOLS = [
    [HORIZON_1],
    [
        "Meet each headteacher who has had no referral for two years",
        "Education Safeguarding Adviser",
        "",
        "On track",
    ],
    [
        "Hold a quiz night for governors. Give the questions to every school.",
        "Business Manager; Governors' Association",
        "Dec 2024",
        "Delayed",
    ],
    [HORIZON_2],
    ["Check that policies name the right people", "", "", ""],
    ["Visit schools that ask for help", "All agencies", "Ongoing", "On track"],
]


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "withern-sound.html"
    page = f"""<!DOCTYPE html><html><head><meta charset="windows-1252"><title>Business plan | Withern Sound</title>
<script>document.write("Action Lead By when")</script></head><body>
<a href="#c">Skip to content</a><nav><a href="/">Home</a> <a href="/lead">Lead members</a></nav><div id="c">
<p class="crumb">Home &gt; Safeguarding &gt; Plan</p>
<h1>Withern Sound Safeguarding Children Partnership</h1><h2>Business Plan 2024/25</h2>
<h2>Priority 1: The first thousand days</h2>
<h3>1.1 Fathers are part of the picture</h3>{_table(QUARTERS, DADS)}
<h3>1.2 No baby slips out of view</h3>{_table([], BABIES)}
<h2>Priority 2: Schools that speak up</h2>{_table(DATES, SCHOOLS)}
</div><footer>Withern Sound Council &copy; 2024 &ndash; Privacy</footer></body></html>"""
    path.write_bytes(page.encode("windows-1252", errors="xmlcharrefreplace"))
    save_gold(_gold(), path)


def _table(header: list[str], rows: list[list[str]]) -> str:
    width = max(len(words) for words in rows)
    lines = ["<tr>" + "".join(f"<th>{escape(text)}</th>" for text in header) + "</tr>"] if header else []
    for words in rows:
        span = f' colspan="{width}"' if len(words) == 1 else ""
        lines.append(
            "<tr>" + "".join(f"<td{span}>{escape(text) or '&nbsp;'}</td>" for text in words) + "</tr>"
        )
    return f'<table border="1">{"".join(lines)}</table>'


def _gold() -> dict[str, Any]:
    parties = {
        "Early Help and Health Visiting": ["Early Help", "Health Visiting"],
        "Business Manager; Governors' Association": ["Business Manager", "Governors' Association"],
    }

    def by_quarter(words: list[str]) -> dict[str, Any]:
        marked = [n for n in range(1, 5) if words[1 + n]]
        meaning = quarter(2024, marked[0]) | {"latest": quarter(2024, marked[-1])["latest"]}
        status = "Achieved" if words[6] else "On target" if words[7] else ""
        due = (", ".join(f"Q{n}" for n in marked), meaning)
        opened = ["due_text"] if len(marked) > 1 else []
        return row(
            words[0],
            leads=words[1],
            parties=parties.get(words[1]),
            due=due,
            status=status,
            progress=words[8],
            open=opened,
        )

    meanings = {
        HORIZON_1: month(2024, 9),
        HORIZON_2: month(2025, 3),
        "Dec 2024": months((2024, 12), (2024, 12)),
        "Ongoing": undated("ongoing"),
    }
    schools, band = [], ""
    for words in SCHOOLS:
        if len(words) == 1:
            band = words[0]
            continue
        when = words[2] or band
        schools.append(
            row(
                words[0],
                leads=words[1],
                parties=parties.get(words[1]),
                due=(when, meanings[when]),
                status=words[3],
                everyone=words[1] == "All agencies",
                compound=". Give" in words[0],
                open=[] if words[2] else ["due_text"],
            )
        )
    first = [
        row("Fathers are part of the picture", ref="1.1", actions=[by_quarter(words) for words in DADS]),
        row("No baby slips out of view", ref="1.2", actions=[by_quarter(words) for words in BABIES]),
    ]
    return plan(
        "Business Plan 2024/25",
        "Withern Sound Safeguarding Children Partnership",
        ("2024/25", "2024-04-01", "2025-03-31"),
        [
            section("The first thousand days", first, ref="Priority 1"),
            section("Schools that speak up", schools, ref="Priority 2"),
        ],
    )
