"""How large a plan document may be: every limit of the containers in one place.

The figures are far above any real plan (a long one has 60 pages and 300 rows) and low enough that reading
stays within 20 seconds and 1 GiB. A file beyond one of them is refused with a message that names the limit.
"""

MEBIBYTE = 1024 * 1024

FILE_BYTES = 50 * MEBIBYTE
"""The file as it lies on disk."""

TEXT_BYTES = 5 * MEBIBYTE
"""A text, CSV, Markdown or web page file."""

LINE_CHARACTERS = 200_000
"""One line of a text file."""

ARCHIVE_ENTRIES = 5_000
"""Parts inside a Word, Excel or OpenDocument file (each is a zip archive)."""

ARCHIVE_BYTES = 300 * MEBIBYTE
"""All parts together, unpacked."""

ARCHIVE_RATIO = 250
"""How many times larger a part of more than 1 MiB may be unpacked than packed. Text reaches 30, blank sheets
100."""

PART_BYTES = 40 * MEBIBYTE
"""One part of XML that is read whole."""

SHEET_BYTES = 250 * MEBIBYTE
"""One worksheet, unpacked, before its blank rows are cut away."""

CELLS = 150_000
"""Cells in all tables of a file."""

COLUMNS = 400
"""Columns of one table."""

PAGES = 300
"""Pages of a PDF."""

PAGE_MARKS = 60_000
"""Characters, lines and boxes drawn on one page of a PDF."""

DEPTH = 180
"""How deeply elements of a web page may lie in one another."""

NESTED_TABLES = 8
"""How deeply tables may lie in cells of tables."""
