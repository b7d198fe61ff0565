"""Stages: one command run in a process of its own, with the time that each of its stages took.

Started as a program with the words of a command; a JSON object from stage to seconds flows out. Functions
are wrapped where the trip looks them up; the time of a stage inside another is taken out of the outer one.
"""

import contextlib
import importlib
import io
import json
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, Final

from rehab.cli import start_light

IMPORTS: Final = (
    ("Python's and the libraries' imports", ("typer", "yaml", "pydantic.main")),
    (
        "our imports",
        ("rehab.cli.app", "rehab.cli.decide", "rehab.adapters.durable_engine", "rehab.report.text"),
    ),
)

PAPER_IMPORTS: Final = (
    ("papers: imports", ("rehab.adapters.html", "rehab.adapters.pdf", "rehab.report.from_plan")),
)

CALLS: Final = (
    ("rehab.pipeline.read", "episode and measures: YAML"),
    ("rehab.pipeline.shape", "episode and measures: models"),
    ("rehab.pipeline.episode_from_authored", "episode: series"),
    ("rehab.protocol.layer.read", "protocols: YAML"),
    ("rehab.protocol.layer.shape", "protocols: models"),
    ("rehab.pipeline.resolve", "protocols: resolved"),
    ("rehab.cli.decide.make_judge", "rules: compiled and lowered"),
    ("rehab.adapters.durable_engine.DurableEngine", "rules: loaded into durable-rules"),
    ("rehab.pipeline.fold", "every visit decided"),
    ("rehab.cli.decide.print_decision", "decision as text"),
)

PAPER_CALLS: Final = (
    ("rehab.wiring.judges.make_judge", "rules: compiled and lowered"),
    ("rehab.cli.planning.decision_words", "decision as text"),
    ("rehab.plan.from_courses.plan_from_courses", "papers: plan"),
    ("rehab.report.from_plan.handout_from_plan", "papers: words"),
    ("rehab.report.from_plan.clinician_report_from_plan", "papers: words"),
    ("rehab.adapters.html.render", "papers: HTML, two files"),
    ("rehab.adapters.pdf.render", "papers: PDF, two files"),
    ("rehab.cli.plan.write_whole", "papers: written"),
)

REST: Final = "all else"


class Stopwatch:
    """Takes the time of named stages; an inner stage's time is not counted in the outer."""

    def __init__(self) -> None:
        """Start with nothing taken."""
        self.seconds: dict[str, float] = {}
        self._inner: list[float] = []

    @contextlib.contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Take the time of what is done inside."""
        start = time.process_time()
        self._inner.append(0.0)
        try:
            yield
        finally:
            taken = time.process_time() - start
            self.seconds[name] = self.seconds.get(name, 0.0) + taken - self._inner.pop()
            if self._inner:
                self._inner[-1] += taken

    def wrap(self, where: str, name: str) -> None:
        """Replace a function, named by module and attribute, by one that takes its time."""
        module_name, _, attribute = where.rpartition(".")
        module = importlib.import_module(module_name)
        wrapped: Callable[..., Any] = getattr(module, attribute)

        def timed(*given: Any, **named: Any) -> Any:  # noqa: ANN401  (whatever the function takes and gives)
            with self.stage(name):
                return wrapped(*given, **named)

        setattr(module, attribute, timed)


def main(words: list[str]) -> None:
    """Run one command and print its stages."""
    start_light()
    watch = Stopwatch()
    with_papers = words[0] == "plan"
    with watch.stage(REST):
        for name, modules in (*IMPORTS, *(PAPER_IMPORTS if with_papers else ())):
            with watch.stage(name):
                for module in modules:
                    importlib.import_module(module)
        for where, name in (*CALLS, *(PAPER_CALLS if with_papers else ())):
            watch.wrap(where, name)
        from rehab.cli.trouble import run

        with contextlib.redirect_stdout(io.StringIO()):
            code = run(words)
    if code:
        sys.exit(f"the command ended with {code}")
    json.dump(watch.seconds, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
