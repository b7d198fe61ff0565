"""Processes from cold: Python programs started anew, as a person starts them, with their byte code ready.

The words of a command flow in, seconds or output flow out. Byte code lies in a folder of its own, filled by
a first start, as pip fills it when it installs: so neither this tree nor the machine's settings matter.
"""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from benchmarks.bundled import ROOT

REHAB = (sys.executable, "-c", "from rehab.cli import main; main()")
"""What the script `rehab` does."""


@dataclass(frozen=True, slots=True)
class Starter:
    """Starts programs in the same surroundings each time."""

    surroundings: Mapping[str, str]

    def finished(self, words: Sequence[str]) -> subprocess.CompletedProcess[str]:
        """A program that has ended well, with what it printed."""
        return subprocess.run(
            words, cwd=ROOT, env=self.surroundings, check=True, capture_output=True, text=True
        )


def processor_s() -> float:
    """The processor's seconds of all programs that were started and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@contextmanager
def starter() -> Iterator[Starter]:
    """A starter, for as long as its folder of byte code is there."""
    with tempfile.TemporaryDirectory() as folder:
        surroundings = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        yield Starter({**surroundings, "PYTHONPYCACHEPREFIX": folder})
