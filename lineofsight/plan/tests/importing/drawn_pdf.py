"""PDF plans drawn on the spot, in every style of table that office programs make."""

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph as Words
from reportlab.platypus import SimpleDocTemplate
from reportlab.platypus import Table as Drawn

from lineofsight.plan.tests.importing.files import read

STYLES = getSampleStyleSheet()
HEADER = ["Outcome", "Lead", "Objective", "By when", "RAG"]
LONG = "Commission an external review of the whole system around young people at risk. "
WIDTHS = [130, 110, 330, 100, 50]
GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
TOP = [("VALIGN", (0, 0), (-1, -1), "TOP")]


def words(text, style="BodyText"):
    return Words(text, STYLES[style])


def rows(how_many=4, priority=1, outcome=True):
    made = [[words(f"<b>{text}</b>") for text in HEADER]]
    for number in range(how_many):
        made.append(
            [
                words(
                    "Children are safe at home and seen by those who can help."
                    if outcome and number % 2 == 0
                    else ""
                ),
                words("Quality and Effectiveness Sub-Group" if number % 2 else "Business Manager"),
                words(f"{priority}.{number + 1} " + LONG * (1 + number % 3)),
                words("March 2027"),
                words("G"),
            ]
        )
    return made


def expected(how_many=4, priority=1):
    made = [HEADER]
    for number in range(how_many):
        made.append(
            [
                "Children are safe at home and seen by those who can help." if number % 2 == 0 else "",
                "Quality and Effectiveness Sub-Group" if number % 2 else "Business Manager",
                f"{priority}.{number + 1} " + (LONG * (1 + number % 3)).strip(),
                "March 2027",
                "G",
            ]
        )
    return made


def drawn(table_rows, style, widths=WIDTHS, **options):
    return Drawn(table_rows, colWidths=widths, style=TOP + style, **options)


def built(path, *flowables, on_page=lambda canvas, document: None, **options):
    document = SimpleDocTemplate(str(path), pagesize=landscape(A4), leftMargin=50, rightMargin=50, **options)
    document.build(list(flowables), onFirstPage=on_page, onLaterPages=on_page)
    return read(path)


STYLES_OF_TABLE = {
    "grid": GRID,
    "no outer border": [("INNERGRID", (0, 0), (-1, -1), 0.5, colors.grey)],
    "box and columns": [
        ("BOX", (0, 0), (-1, -1), 1, colors.black),
        ("INNERGRID", (0, 0), (-1, -1), 0.25, colors.black),
    ],
    "thick lines": [("GRID", (0, 0), (-1, -1), 2, colors.black)],
    "level rules": [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey)],
    "rules above and below": [
        ("LINEABOVE", (0, 0), (-1, -1), 0.5, colors.grey),
        ("LINEBELOW", (0, -1), (-1, -1), 0.5, colors.grey),
    ],
    "bands": [("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.lightgrey, colors.white])],
    "header filled": [("BACKGROUND", (0, 0), (-1, 0), colors.lightblue)],
    "header and status filled over rules": [
        ("BACKGROUND", (0, 0), (-1, 0), colors.lightblue),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey),
        *[
            ("BACKGROUND", (4, row), (4, row), colour)
            for row, colour in enumerate([colors.red, colors.green], start=1)
        ],
    ],
    "bands between bare rows": [("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.white, colors.lightgrey])],
    "cells filled apart": [
        ("BACKGROUND", (0, 0), (-1, -1), colors.whitesmoke),
        ("GRID", (0, 0), (-1, -1), 2, colors.white),
    ],
    "nothing": [],
}
