"""Writes the messages of this folder anew: `python -m tests.bad.renew`, then read every line of the diff.

The files with faults flow in; beside each the text that a person would read flows out.
"""

from tests.bad.console import bad_files, console


def renew() -> None:
    """Write each message beside its file; a sound file has none."""
    for path in bad_files():
        expected = path.with_suffix(".txt")
        message = console(path)
        if message:
            expected.write_text(message, encoding="utf-8")
        else:
            expected.unlink(missing_ok=True)


if __name__ == "__main__":
    renew()
