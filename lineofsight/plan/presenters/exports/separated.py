"""The flat table as CSV."""

import csv
import io

from lineofsight.design.lists import neutral

from .flat import HEADER, flat_rows


def write(content: dict) -> bytes:
    """UTF-8 with a byte order mark, so that Excel reads it as UTF-8; nothing in it runs as a formula."""
    kept = io.StringIO()
    writer = csv.writer(kept)
    writer.writerow(HEADER)
    writer.writerows([neutral(cell) for cell in row] for row in flat_rows(content))
    return b"\xef\xbb\xbf" + kept.getvalue().encode()
