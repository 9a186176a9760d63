"""A workbook saved as a web page by an office program: one wide table with a header over two rows, priorities and their
outcomes as rows across it, an objective with bulleted actions beside it, status by the colour of a cell, a hidden column,
initials, a who's who, a key of colours."""

from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import day, financial_year, month, quarter, term, undated

COLOURS = {"Blue": "#00B0F0", "Green": "#00B050", "Amber": "#FFC000", "Red": "#FF0000"}
KEY = {
    "Blue": "Finished and embedded",
    "Green": "Going to plan",
    "Amber": "Needs attention",
    "Red": "Off course",
}
# Each: number, objective, actions, lines of the lead cell, when, success, colour, update.
BABIES = [
    ("1", "Every unborn baby with a plan has one named worker", ["Agree who leads at each week of pregnancy", "Write the agreement into the case system"], ["Named Midwife", "SW"], "End Sept 2025", "Audit of 20 plans", "Blue", "Agreed in July."),
    ("2", "Parents are not asked the same thing twice", ["Share one chronology:<ul><li>from booking</li><li>to six weeks</li></ul>", "Stop the old form"], ["SW/PD"], "2025-26", "", "Amber", ""),
    ("3", "Fathers are written about by name", ["Sample ten records each month"], ["All agencies"], "Monthly", "8 in 10 records name him", "Green", "6 in 10 in May."),
]  # fmt: skip
SCHOOLS = [
    ("4", "Schools and social workers know each other", ["Give every school a link worker", "Print their photographs"], ["Head of Early Help"], "Autumn Term 2025", "Schools can name their worker", "Green", ""),
    ("5", "Exclusion is never a surprise to safeguarding", ["Call a meeting before any permanent exclusion of a child with a plan"], [], "31st January 2026", "", "Red", "Not agreed by two academies."),
    ("6", "Boarding pupils have somebody outside school", ["Appoint two independent visitors"], ["Chair of the Education Group"], "Q1 2026/27", "", "", ""),
]  # fmt: skip
OUTCOMES = [
    "Outcome: Babies come home to people who have been helped to be ready.",
    "Outcome: School is where a worry is heard first and acted on fast.",
]


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "redmarsh.html"
    page = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta http-equiv=Content-Type content="text/html; charset=windows-1252">
<style>td {{ mso-number-format:General; border:.5pt solid }}</style></head><body>
<p><b>Redmarsh Local Safeguarding Children Board</b></p><p><b>Business Plan 2025 – 2027</b></p>
<p>The board meets four times a year. It has nine members.</p>
<p>Our vision: Redmarsh children are safe in the first thousand days and in every school day after.</p>
<table border=0 cellpadding=0>
{_header()}{_band("Priority 1: The first thousand days")}{_band(OUTCOMES[0])}{"".join(_row(item) for item in BABIES)}
{_band("Priority 2: Safe at school")}{_band(OUTCOMES[1])}{"".join(_row(item) for item in SCHOOLS)}
</table>
<p>Key</p>{_key()}
<p>Who’s who</p><table><tr><td>SW</td><td>Sian Wood, Service Manager</td></tr>
<tr><td>PD</td><td>Peter Dale, Head of Midwifery</td></tr></table>
<p>Sheet1 &nbsp; Printed 04/08/2025</p></body></html>"""
    path.write_bytes(page.encode("windows-1252"))
    save_gold(_gold(), path)


def _header() -> str:
    one = ["No.", "Objective", "How we will do it", "Who", "When", "How will we know?"]
    cells = "".join(f"<td rowspan=2><b>{text}</b></td>" for text in one)
    below = "<td><b>RAG</b></td><td><b>Update</b></td>"
    return f"<tr>{cells}<td colspan=2><b>Progress</b></td>{_hidden('Cost code')}</tr><tr>{below}{_hidden('')}</tr>"


def _hidden(text: str) -> str:
    return f'<td style="display:none">{text}</td>'


def _band(text: str) -> str:
    return f"<tr><td colspan=8><b>{escape(text)}</b></td>{_hidden('')}</tr>"


def _row(item: tuple[Any, ...]) -> str:
    number, objective, actions, leads, when, success, colour, update = item
    bullets = "<ul>" + "".join(f"<li>{text}</li>" for text in actions) + "</ul>"
    who = "<br>".join(leads) or "&nbsp;"
    fill = f' bgcolor="{COLOURS[colour]}"' if colour else ""
    plain = [number, escape(objective), bullets, who, when, success or "&nbsp;"]
    cells = "".join(f"<td>{text}</td>" for text in plain)
    return f"<tr>{cells}<td{fill}>&nbsp;</td><td>{update or '&nbsp;'}</td>{_hidden('4471-20')}</tr>\n"


def _key() -> str:
    rows = (
        f'<tr><td bgcolor="{COLOURS[colour]}">{colour}</td><td>{words}</td></tr>'
        for colour, words in KEY.items()
    )
    return f"<table>{''.join(rows)}</table>"


def _gold() -> dict[str, Any]:
    meanings = {
        "End Sept 2025": month(2025, 9),
        "2025-26": financial_year(2025),
        "Monthly": undated("ongoing", "FREQ=MONTHLY"),
        "Autumn Term 2025": term("autumn", 2025),
        "31st January 2026": day(date(2026, 1, 31)),
        "Q1 2026/27": quarter(2026, 1),
    }

    def item(words: tuple[Any, ...]) -> dict[str, Any]:
        number, objective, actions, leads, when, success, colour, update = words
        texts = [
            text.replace("<ul><li>", " ").replace("</li><li>", " ").replace("</li></ul>", "")
            for text in actions
        ]
        return row(
            objective,
            ref=number,
            leads=" ".join(leads),
            parties=["SW", "PD"] if leads == ["SW/PD"] else leads,
            everyone=leads == ["All agencies"],
            due=(when, meanings[when]),
            measure=success,
            status=KEY.get(colour, ""),
            progress=update,
            actions=[row(text) for text in texts],
        )

    return plan(
        "Business Plan 2025 – 2027",
        "Redmarsh Local Safeguarding Children Board",
        ("2025 – 2027", "2025-04-01", "2027-03-31"),
        [
            section(
                "The first thousand days",
                [item(words) for words in BABIES],
                ref="Priority 1",
                outcomes=[OUTCOMES[0].removeprefix("Outcome: ")],
            ),
            section(
                "Safe at school",
                [item(words) for words in SCHOOLS],
                ref="Priority 2",
                outcomes=[OUTCOMES[1].removeprefix("Outcome: ")],
            ),
        ],
        vision="Redmarsh children are safe in the first thousand days and in every school day after.",
        key=KEY,
    )
