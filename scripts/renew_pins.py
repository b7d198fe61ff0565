"""Write `constraints.txt` anew from what pip resolves today.

In: `pyproject.toml`, with every extra, and the build's own requirements; out: one pinned version a line.
A person runs it on purpose and reads the difference; nothing else may move a version.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from make_env import DURABLE_RULES_FLAG, ROOT

HEADER = (
    "# The versions that make and the tests use, for Python 3.11 and later; those of the build too.\n"
    "# Renewed by `make pins`; passed to pip as PIP_CONSTRAINT.\n"
)
BUILD = ("editables", "hatchling", "pip", "setuptools", "wheel")


def main() -> int:
    """Resolve in a throw-away environment and write the file."""
    with tempfile.TemporaryDirectory() as folder:
        python = str(Path(folder, "bin", "python"))
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        pip = [python, "-m", "pip"]
        # An empty value also switches off a constraints file from the machine's own pip settings.
        environment = {**os.environ, "PIP_CONSTRAINT": "", "CPPFLAGS": DURABLE_RULES_FLAG}
        install = [*pip, "install", "--quiet", "--upgrade", f"{ROOT}[dev,bench]", *BUILD]
        subprocess.run(install, check=True, env=environment)
        frozen = subprocess.run([*pip, "freeze", "--all"], check=True, capture_output=True, text=True).stdout
    pins = sorted((line for line in frozen.splitlines() if "==" in line), key=str.lower)
    (ROOT / "constraints.txt").write_text(HEADER + "\n".join(pins) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
