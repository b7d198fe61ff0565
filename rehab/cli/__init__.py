"""The command line: data on stdout, the rest on stderr, an exit code that scripts can trust."""

import gc
import os
import sys

_VALUES_BEFORE_COLLECTING = 200_000
"""A command makes many small values that stay till it ends; looking them over again and again costs a tenth
of its time. What runs longer is still collected, only less often."""


def main() -> None:
    """Run the program; the entry point of the `rehab` command."""
    start_light()
    from rehab.cli.trouble import run

    sys.exit(run(sys.argv[1:]))


def start_light() -> None:
    """Set the process up so that a short command is short; before anything large is imported."""
    gc.set_threshold(_VALUES_BEFORE_COLLECTING)
    # Nothing else that happens to be installed is to see a patient's values, or to be searched for.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
