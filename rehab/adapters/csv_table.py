"""Writes a table for spreadsheets: rows flow in, the bytes of a CSV file (RFC 4180, UTF-8) flow out.

The one door to the standard library's `csv`. A spreadsheet runs text that begins like a formula; such text is
led by an apostrophe, which it takes for "this is text". Numbers keep their sign.
"""

import csv
import io
from datetime import date

from rehab.report.course_rows_from_plan import Cell, CourseRows

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(table: CourseRows) -> bytes:
    """The file of a table."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_written(cell) for cell in table.header])
    writer.writerows([[_written(cell) for cell in row] for row in table.rows])
    return out.getvalue().encode()


def _written(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case date():
            return cell.isoformat()
        case str():
            return f"'{cell}" if cell.startswith(_FORMULA) else cell
        case int() | float():
            return f"{cell:.10g}"
