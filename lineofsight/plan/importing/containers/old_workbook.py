"""Excel workbooks of the old kind (.xls), through calamine: values and merged cells; fills are not stored
where a reader can reach them."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

from lineofsight.plan.importing.containers import archives, limits
from lineofsight.plan.importing.containers.folding import fold_lines
from lineofsight.plan.importing.containers.number_formats import plain_number
from lineofsight.plan.importing.containers.sheets import Sheet, lay_out
from lineofsight.plan.importing.document import Block, CannotRead, Cell, Document, Table

_DATE_FORM = "dd/mm/yyyy"


def read(path: Path, tell: Callable[[str, float | None], None]) -> Document:
    """Read the visible sheets of an old workbook. Raises CannotRead when it is damaged, locked, too large or
    blank."""
    import python_calamine as calamine

    blocks: list[Block] = []
    warnings = []
    try:
        with calamine.CalamineWorkbook.from_path(str(path)) as workbook:
            for position, about in enumerate(workbook.sheets_metadata):
                tell(f"Reading sheet {about.name}", position / len(workbook.sheets_metadata))
                if about.typ != calamine.SheetTypeEnum.WorkSheet:
                    continue
                if about.visible != calamine.SheetVisibleEnum.Visible:
                    warnings.append(f"Hidden sheet left out: {about.name}.")
                    continue
                tables = sum(isinstance(block, Table) for block in blocks)
                blocks.extend(lay_out(_read_sheet(workbook.get_sheet_by_name(about.name)), tables + 1))
    except calamine.PasswordError as error:
        raise CannotRead(archives.locked("workbook")) from error
    except calamine.CalamineError as error:
        raise CannotRead(archives.DAMAGED) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # how the library's Rust meets some damage; no Exception
            raise CannotRead(archives.DAMAGED) from error
        raise
    if not blocks:
        raise CannotRead("Every visible sheet of this workbook is blank. Check that it is the right file.")
    warnings.append(
        "An old Excel workbook (.xls) does not give away its colours, hidden rows or how it shows dates. If "
        "the plan uses "
        "them, save it as .xlsx and choose that file."
    )
    return Document(tuple(blocks), "xls", warnings=tuple(warnings))


def _read_sheet(sheet) -> Sheet:
    if sheet.total_height * sheet.total_width > 20 * limits.CELLS:
        raise CannotRead(
            f"Sheet {sheet.name} is spread over more rows and columns than a plan. Delete what lies far from "
            "the plan, save "
            "the workbook and choose it again.",
            place=sheet.name,
        )
    top, left = sheet.start or (0, 0)
    merges = dict(sheet.merged_cell_ranges or ())
    cells = []
    for row, values in enumerate(sheet.iter_rows(), start=top):
        for column, value in enumerate(values, start=left):
            text, shown_date = _shown(value)
            if not text:
                continue
            bottom, right = merges.get((row, column), (row, column))
            cells.append(
                Cell(
                    row=row,
                    column=column,
                    lines=fold_lines(text),
                    row_span=bottom - row + 1,
                    column_span=right - column + 1,
                    shown_date=shown_date,
                )
            )
    return Sheet(sheet.name, tuple(cells), tuple(range(1, sheet.total_height + 2)))


def _shown(value: object) -> tuple[str, str]:
    """A value as text, and for dates the form they are written in here."""
    if isinstance(value, bool):
        return str(value).upper(), ""
    if isinstance(value, int | float):
        return plain_number(value), ""
    if isinstance(value, datetime | date):
        return value.strftime("%d/%m/%Y"), _DATE_FORM
    if isinstance(value, time | timedelta):
        return str(value), ""
    return str(value), ""
