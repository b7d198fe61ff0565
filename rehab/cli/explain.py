"""`rehab explain`: what a finding or a measure is, and what to do about it."""

import sys
from pathlib import Path

from rehab.cli.trouble import Exit
from rehab.errors import UsageError
from rehab.findings import CATALOGUE, did_you_mean
from rehab.terms.ids import MeasureId
from rehab.terms.measure import Measure, Worse


def explain_id(name: str) -> int:
    """Print what a finding or a measure is.

    Raises:
        UsageError: if there is nothing of that name.
    """
    row = CATALOGUE.get(name.upper())
    if row is not None:
        sys.stdout.write(
            f"{row.id} ({row.severity.value}): {row.title}\n\nWhy: {row.why}.\nWhat to do: {row.help}\n"
        )
        return Exit.DONE
    from rehab.pipeline import read_catalogue
    from rehab.wiring import shelf

    measures = read_catalogue(shelf(Path())).by_id
    measure = measures.get(MeasureId(name))
    if measure is None:
        near = did_you_mean(name, (*CATALOGUE, *measures))
        raise UsageError(
            f"there is no finding or measure `{name}`" + (f"; did you mean `{near}`?" if near else "")
        )
    sys.stdout.write("".join(f"{line}\n" for line in _about(measure)))
    return Exit.DONE


def _about(measure: Measure) -> list[str]:
    low, high = measure.range
    values = ", ".join(measure.grades) or f"{measure.words(low)} to {measure.words(high)}"
    worse = {
        Worse.HIGHER: "higher is worse",
        Worse.LOWER: "lower is worse",
        Worse.NONE: "no direction is worse",
    }
    lines = [
        f"{measure.id}: {measure.title}",
        "",
        f"Values: {values}; {worse[measure.worse]}.",
        f"Fresh for {measure.max_age_days} days; to get it: {measure.effort.name}.",
        f"Full standing from: {', '.join(reporter.value for reporter in measure.reporters)}.",
    ]
    if measure.error is not None:
        lines.append(f"Measurement error: {measure.error:g} {measure.unit or ''}".rstrip() + ".")
    if measure.question:
        lines.append(f"Ask: {measure.question}")
    return [*lines, f"Source: {measure.source}."]
