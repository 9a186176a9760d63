"""The neutral document as plain data, so that a page can show what was printed beside what was understood."""

from lineofsight.plan.importing.document import Block, Document, Table

CELLS_SHOWN = 20_000
"""Cells of all tables together that a preview shows; a longer file says so."""


def as_data(document: Document) -> dict:
    """What a preview shows of a document, as JSON can carry it.

    {"container", "furniture": [str], "warnings": [str], "shortened": bool, "blocks": […]}; a block is a paragraph
    {"text", "level", "number", "page"} or a table {"table", "name", "columns", "first_row", "pages", "rows"} whose rows
    are lists of cells {"lines", "column", "down", "across", "fill"}.
    """
    blocks, cells, shortened = [], 0, False
    for block in document.blocks:
        if isinstance(block, Table):
            cells += len(block.cells)
            if cells > CELLS_SHOWN:
                shortened = True
                break
        blocks.append(_block(block))
    return {
        "container": document.container,
        "furniture": list(document.furniture),
        "warnings": list(document.warnings),
        "shortened": shortened,
        "blocks": blocks,
    }


def _block(block: Block) -> dict:
    if not isinstance(block, Table):
        return {"text": block.text, "level": block.level, "number": block.number, "page": block.page}
    rows: list[list[dict]] = [[] for _ in range(block.rows)]
    for cell in block.cells:
        shown = {"lines": list(cell.lines), "column": cell.column}
        shown |= {"down": cell.row_span, "across": cell.column_span, "fill": cell.fill}
        rows[cell.row].append(shown)
    return {
        "table": block.number,
        "name": block.name,
        "columns": block.columns,
        "first_row": block.first_row,
        "pages": list(block.pages),
        "rows": rows,
    }
