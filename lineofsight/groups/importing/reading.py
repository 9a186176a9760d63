"""Reading a directory workbook: which sheet is which, where the headers stand, what each row says."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from .cells import Unreadable, as_text, fold, read_cell
from .columns import SHEETS, Column, Sheet

MOST_ROWS = 20_000
MOST_COLUMNS = 100
MOST_FAULTS = 200
MOST_UNPACKED = 300 * 1024 * 1024
HEADER_WITHIN = 15
EXAMPLE = "example:"
#: Sheets of our own template that hold no rows.
GUIDANCE, LISTS = "Guidance", "Lists"
OURS = (GUIDANCE, LISTS)


class CannotRead(Exception):
    """The file cannot be read as a workbook; the message says why and what to do."""

    said = True


def read_directory(path: str) -> dict:
    """Read a workbook (.xlsx or .ods) into rows with their places (see README.md for the shape).

    Raises CannotRead when it is no workbook, is protected, or holds none of the sheets.
    """
    _check_container(Path(path))
    workbook = _open(path)
    told: dict = {"sheets": {}, "faulty": {}, "called": {}, "present": [], "faults": [], "notes": []}
    for name in workbook.sheet_names:
        sheet = _sheet_named(name)
        if name in OURS:
            continue
        if sheet is None:
            told["notes"].append(f"The sheet “{name}” is not one that is read. It was left out.")
        elif sheet.key in told["sheets"]:
            told["notes"].append(f"There is a second sheet for {sheet.title}, “{name}”. It was left out.")
        else:
            _SheetReader(sheet, name, told).read(workbook)
    if not told["present"]:
        wanted = ", ".join(sheet.title for sheet in SHEETS)
        raise CannotRead(
            f"None of its sheets is one that is read ({wanted}), or none has a header with “Name” in it. "
            "Start from the template."
        )
    return told


def _check_container(path: Path) -> None:
    with path.open("rb") as file:
        begins = file.read(8)
    if begins.startswith(b"\xd0\xcf\x11\xe0"):
        raise CannotRead(
            "The workbook is protected with a password, or of the old kind (.xls). "
            "Save it as .xlsx without a password."
        )
    if not begins.startswith(b"PK\x03\x04"):
        raise CannotRead("This is no workbook. Choose an Excel file (.xlsx) or an OpenDocument one (.ods).")
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except zipfile.BadZipFile:
        raise CannotRead(
            "The workbook is damaged: its end is missing. Save it again and try once more."
        ) from None
    if unpacked > MOST_UNPACKED:
        raise CannotRead(
            f"The workbook unpacks to more than {MOST_UNPACKED // 1024**2} MB. Take out what is not needed."
        )


def _open(path: str):
    import python_calamine

    try:
        with Path(path).open("rb") as file:
            return python_calamine.CalamineWorkbook.from_filelike(file)
    except (python_calamine.CalamineError, OSError, ValueError, AttributeError) as fault:
        raise CannotRead(f"The workbook is damaged and cannot be opened ({fault}). Save it again.") from None


def _sheet_named(name: str) -> Sheet | None:
    said = fold(name)
    for sheet in SHEETS:
        if said == fold(sheet.title) or said in [fold(other) for other in sheet.also]:
            return sheet
    return None


class _SheetReader:
    """Reads one sheet into `told`."""

    def __init__(self, sheet: Sheet, name: str, told: dict):
        self.sheet, self.name, self.told = sheet, name, told
        self.seen: dict[tuple, int] = {}

    def read(self, workbook) -> None:
        rows = _rows(workbook, self.name)
        columns = self._find_header(rows)
        if not columns:
            self.told["notes"].append(
                f"The sheet “{self.name}” has no header with “{self.sheet.columns[0].title}” in its first "
                f"{HEADER_WITHIN} rows. It was left out."
            )
            return
        self.told["present"].append(self.sheet.key)
        self.told["called"][self.sheet.key] = self.name
        kept: list[dict] = []
        faulty: list[dict] = []
        self.told["sheets"][self.sheet.key], self.told["faulty"][self.sheet.key] = kept, faulty
        for number, cells in rows:
            if len(kept) + len(faulty) >= MOST_ROWS:
                self._fault(
                    number, "", f"The sheet has more than {MOST_ROWS} rows. Take out what is not needed."
                )
                return
            if len(self.told["faults"]) >= MOST_FAULTS:
                self.told["notes"].append("There are more faults than are listed here. Mend these first.")
                return
            faults_before = len(self.told["faults"])
            row = self._read_row(number, cells, columns)
            if row:
                (faulty if len(self.told["faults"]) > faults_before else kept).append(row)

    def _find_header(self, rows: Iterator[tuple[int, list]]) -> dict[int, Column]:
        """Which column stands where. The header is the first row that holds the first required title and, unless the
        sheet has only that one, another title."""
        needed = [column for column in self.sheet.columns if column.required]
        for number, cells in rows:
            found = self._titles(cells)
            known = {column.key for column in found.values()}
            if all(column.key in known for column in needed):
                self._note_unknown(cells, found)
                return found
            if number >= HEADER_WITHIN:
                break
        return {}

    def _titles(self, cells: list) -> dict[int, Column]:
        """A cell that is exactly a column's own title goes first; another name for a column only where it is free."""
        said = [fold(as_text(cell)) for cell in cells[:MOST_COLUMNS]]
        found: dict[int, Column] = {}
        for exact in (True, False):
            for place, words in enumerate(said):
                taken = {column.key for column in found.values()}
                if not words or place in found:
                    continue
                for column in self.sheet.columns:
                    names = [fold(column.title)] if exact else [fold(other) for other in column.also]
                    if column.key not in taken and words in names:
                        found[place] = column
                        break
        return found

    def _note_unknown(self, cells: list, found: dict[int, Column]) -> None:
        unknown = [as_text(cell) for place, cell in enumerate(cells) if as_text(cell) and place not in found]
        if unknown:
            named = ", ".join(f"“{words[:40]}”" for words in unknown[:10])
            self.told["notes"].append(f"Columns of the sheet “{self.name}” that are not read: {named}.")

    def _read_row(self, number: int, cells: list, columns: dict[int, Column]) -> dict | None:
        filled = {place: cells[place] for place in columns if place < len(cells) and as_text(cells[place])}
        if not filled or any(as_text(cell).lower().startswith(EXAMPLE) for cell in filled.values()):
            return None
        row: dict = {"row": number}
        unread: list[str] = []
        for place, cell in filled.items():
            column = columns[place]
            try:
                row[column.key] = read_cell(column, cell)
            except Unreadable as fault:
                unread.append(column.key)
                self._fault(number, column.title, str(fault))
        for column in self.sheet.columns:
            if column.required and column.key not in unread and not row.get(column.key):
                self._fault(number, column.title, "is blank. Fill it in, or empty the whole row.")
        self._check_first(number, row, unread)
        return row | ({"unread": unread} if unread else {})

    def _check_first(self, number: int, row: dict, unread: list[str]) -> None:
        """A fault for a row that says again what one before it says; none where what tells them apart cannot be read."""
        names = self.sheet.names
        if self.sheet.key == "people" and (row.get("email") or "email" in unread):
            names = ("email",)
        if any(name in unread for name in names) or not any(row.get(name) for name in names):
            return
        key = tuple(fold(str(row.get(name) or "")) if name != "email" else row[name] for name in names)
        before = self.seen.setdefault((names, key), number)
        if before != number:
            self._fault(number, self.sheet.columns[0].title, f"is on row {before} too. Keep one of them.")

    def _fault(self, number: int, column: str, message: str) -> None:
        self.told["faults"].append({"sheet": self.name, "row": number, "column": column, "message": message})


def _rows(workbook, name: str) -> Iterator[tuple[int, list]]:
    """The rows of a sheet with their numbers as the spreadsheet program shows them, blank ones left out."""
    import python_calamine

    try:
        for place, cells in enumerate(workbook.get_sheet_by_name(name).iter_rows()):
            if any(cell not in ("", None) for cell in cells):
                yield place + 1, list(cells)
    except (python_calamine.CalamineError, ValueError, OSError) as fault:
        raise CannotRead(
            f"The sheet “{name}” is damaged and cannot be read ({fault}). Save the workbook again."
        ) from None
