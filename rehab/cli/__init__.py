"""The command line: data on stdout, the rest on stderr, an exit code that scripts can trust."""

import sys


def main() -> None:
    """Run the program; the entry point of the `rehab` command."""
    from rehab.cli.trouble import run

    sys.exit(run(sys.argv[1:]))
