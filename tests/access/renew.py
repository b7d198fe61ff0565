"""Writes down anew how many pages each paper has: `python -m tests.access.renew`, then read the diff.

Every sheet flows in; a line a sheet flows out. A page more is a page that somebody prints, turns and loses.
"""

from pathlib import Path

from tests.access.sheets import EVERY_SHEET, pages

COUNTS = Path(__file__).with_name("page_counts.txt")


def counted() -> str:
    """The number of pages of every sheet, a line a sheet."""
    return "".join(f"{len(pages(sheet))} {sheet}\n" for sheet in EVERY_SHEET)


if __name__ == "__main__":
    COUNTS.write_text(counted(), encoding="utf-8")
