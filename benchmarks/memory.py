"""Memory: 100,000 decisions in one process of its own, and what it holds after every 10,000.

Started as a program; nothing flows in, one JSON list of megabytes flows out. All three engines answer
each time from the raw series, so that a leak in any of them would show.
"""

import json
import resource
import sys
from itertools import cycle, islice
from pathlib import Path

from benchmarks.workload import workload
from rehab.adapters.durable_engine import DurableEngine
from rehab.rules.agreement import AgreedEngine
from rehab.rules.evaluate import LoweredEngine
from rehab.rules.lower import lower
from rehab.rules.reference import ReferenceEngine

DECISIONS, EVERY = 100_000, 10_000
RULES = 5

_STATUS = Path("/proc/self/status")


def main() -> None:
    """Decide, and print the megabytes."""
    work = workload(RULES)
    form = lower(work.rules, work.catalogue)
    fast = LoweredEngine(form)
    agreed = AgreedEngine(ReferenceEngine(work.rules, work.catalogue), DurableEngine(form))
    moments = cycle(patient.moment for patient in work.patients)
    held = [megabytes()]
    for _ in range(DECISIONS // EVERY):
        for moment in islice(moments, EVERY):
            agreed.judge(moment)
            fast.truths(moment)
        held.append(megabytes())
    json.dump(held, sys.stdout)


def megabytes() -> float:
    """What this process holds in memory now; where the system doesn't say, the most that it ever held."""
    if _STATUS.exists():
        lines = _STATUS.read_text(encoding="ascii").splitlines()
        kilobytes = next(line.split()[1] for line in lines if line.startswith("VmRSS:"))
        return int(kilobytes) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1024**2 if sys.platform == "darwin" else most / 1024


if __name__ == "__main__":
    main()
