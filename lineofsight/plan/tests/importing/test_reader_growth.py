"""What costs more than in step with the size of a file is a defect. Counted in calls, not timed, so that a busy machine
changes nothing."""

import cProfile
import pstats

import pytest

from lineofsight.plan.importing import read_plan

HEADER = "<tr><th>Outcome<th>Action<th>Lead<th>By when<th>Progress</tr>"
ROWS = "".join(
    f"<tr><td>Children in part {one} are seen early<td>Bring agencies together for topic {one} and agree who does what"
    f"<td>Business Manager; Police<td>March 202{one}<td>On track</tr>"
    for one in range(5, 8)
)
TABLE = f"<table>{HEADER}{ROWS}</table>"
ENTRY = "Bring agencies together for topic and agree who does what by March 2027."
SHAPES = {
    "one long table": lambda size: f"<table>{HEADER}{ROWS * size}</table>",
    "tables with the same header": lambda size: TABLE * size,
    "tables without a header": lambda size: TABLE + f"<table>{ROWS}</table>" * size,
    "tables under headings": lambda size: f"<h2>Priority</h2>{TABLE}" * size,
    "tables of labels": lambda size: (
        TABLE + f"<table><tr><td>Lead:<td>Police</tr><tr><td>Action<td>{ENTRY}</tr></table>" * size
    ),
    "tables of one cell": lambda size: TABLE + f"<table><tr><td>{ENTRY}</tr></table>" * size,
    "paragraphs": lambda size: TABLE + f"<p>{ENTRY}</p>" * size,
    "headings": lambda size: TABLE + f"<h2>Priority</h2><p>{ENTRY}</p>" * size,
    "a list": lambda size: f"{TABLE}<ul>{f'<li>{ENTRY}' * size}</ul>",
    "one long cell": lambda size: (
        f"<table>{HEADER}<tr><td>Children<td>{f'<p>{ENTRY}</p>' * size}<td>Police<td>May 2027<td></tr></table>"
    ),
}


def calls(path, markup: str) -> int:
    """How many calls reading a page with this markup takes."""
    path.write_text(f"<html><body><h1>Business plan</h1>{markup}</body></html>")
    profile = cProfile.Profile()
    profile.runcall(read_plan, path)
    return pstats.Stats(profile).total_calls  # type: ignore[attr-defined]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_work_grows_in_step_with_the_file(shape, tmp_path):
    make = SHAPES[shape]
    calls(tmp_path / "warm.html", make(1))  # what is imported and compiled once
    little, much = (calls(tmp_path / f"{size}.html", make(size)) for size in (40, 160))
    assert much < 5 * little


def test_a_row_that_opens_a_section_goes_on_from_nothing(tmp_path):
    page = tmp_path / "plan.html"
    page.write_text(
        "<html><body><h1>Business plan</h1><table><tr><th>Priority<th>Action<th>Lead<th>By when</tr>"
        "<tr><td>Neglect<td>Review the strategy with every agency and<td>Police<td>May 2027</tr>"
        "<tr><td>Exploitation<td>publish what was found<td><td></tr></table></body></html>"
    )
    sections = read_plan(page).plan["sections"]
    assert [section["title"] for section in sections] == ["Neglect", "Exploitation"]
