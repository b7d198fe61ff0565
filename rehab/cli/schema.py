"""`rehab schema`: the JSON Schema of a kind of file."""

import sys
from pathlib import Path
from typing import get_args

from rehab.cli.trouble import Exit
from rehab.errors import UsageError


def print_schema(kind: str) -> int:
    """Print one schema.

    Raises:
        UsageError: if there is no such kind of file.
    """
    from rehab.adapters.json_schema import Kind, schema_text
    from rehab.pipeline import read_catalogue
    from rehab.wiring import shelf

    kinds: tuple[Kind, ...] = get_args(Kind)
    known = next((one for one in kinds if one == kind), None)
    if known is None:
        raise UsageError(f"there is no schema for `{kind}`; there is one for {', '.join(kinds)}")
    sys.stdout.write(schema_text(known, read_catalogue(shelf(Path()))))
    return Exit.DONE
