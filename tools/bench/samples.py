"""Plans of a known size, made afresh for each run."""

from pathlib import Path

HEADERS = ["Ref", "Outcome", "What we will do", "Lead", "By when", "How we will know", "RAG"]
LEADS = ["Business Manager", "Quality and Effectiveness Group", "Police / Health", "All organisations", ""]
DUES = ["March 2027", "by end of Q2 2026/27", "Ongoing", "Quarterly", "Summer term 2027", ""]


def rows(how_many: int) -> list[list[str]]:
    """That many rows of a plan in 6 priorities."""
    made = []
    for number in range(how_many):
        section = number // 10 + 1
        made.append(
            [
                f"{section}.{number % 10 + 1}",
                f"Children in part {section} of the area are seen early and helped by people who talk." if number % 10 == 0 else "",
                f"Bring together the agencies for topic {number + 1}, agree who does what, and tell families what came of it.",
                LEADS[number % len(LEADS)],
                DUES[number % len(DUES)],
                f"At least {number + 10} families say that it helped.",
                "GAR"[number % 3],
            ]
        )  # fmt: skip
    return made


def word_plan_of_60_rows(path: Path) -> Path:
    """A Word file with a table for each of six priorities."""
    from docx import Document

    document = Document()
    document.add_heading("Business Plan 2026-29", 0)
    every = rows(60)
    for section in range(6):
        document.add_heading(f"Priority {section + 1} – Topic {section + 1}", 1)
        table = document.add_table(rows=1, cols=len(HEADERS))
        for cell, words in zip(table.rows[0].cells, HEADERS, strict=True):
            cell.text = words
        for line in every[section * 10 : section * 10 + 10]:
            for cell, words in zip(table.add_row().cells, line, strict=True):
                cell.text = words
    document.save(str(path))
    return path


def pdf_of_20_pages(path: Path) -> Path:
    """A PDF of exactly 20 landscape pages, a ruled table with repeated header on each."""
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

    style = getSampleStyleSheet()["BodyText"]
    every = rows(100)
    parts: list = []
    for page in range(20):
        parts.append(Paragraph(f"Priority {page + 1} – Topic {page + 1}", getSampleStyleSheet()["Heading1"]))
        body = [[Paragraph(words, style) for words in line] for line in every[page * 5 : page * 5 + 5]]
        parts.append(
            Table(
                [HEADERS, *body],
                colWidths=[40, 150, 200, 100, 90, 140, 40],
                style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)],
            )
        )
        parts.append(PageBreak())
    SimpleDocTemplate(str(path), pagesize=landscape(A4)).build(parts[:-1])
    return path
