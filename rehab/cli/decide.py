"""`rehab decide`: the decision alone, with its reasons, as a colleague would say it or as JSON."""

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from rehab.cli.inputs import day, given, own_folders, today
from rehab.cli.trouble import Exit, say, show_findings
from rehab.errors import UsageError
from rehab.pipeline import Desk, Trip, run
from rehab.wiring import make_judge, shelf


def trip_of(
    episode: Path,
    as_of: str,
    protocols: Sequence[Path] | None,
    *,
    on: date | None = None,
) -> Trip:
    """The whole way of one episode file.

    Args:
        episode: its path.
        as_of: the day to decide for, as it was typed.
        protocols: folders with a clinic's own protocols.
        on: the day that it is, if not the clock's.
    """
    file = given(episode)
    own = own_folders(protocols)
    desk = Desk(shelf(file.folder, own=own), make_judge, on or today())
    trip = run(file.text, name=file.name, desk=desk, as_of=day(as_of))
    _used(own, trip)
    return trip


def _used(own: tuple[Path, ...], trip: Trip) -> None:
    """Refuse to decide by a bundled protocol where the person named folders of their own.

    Raises:
        UsageError: if none of the folders holds a layer of the protocol that decided.
    """
    layers = {layer for course in trip.courses for layer in course.protocol.layers}
    if own and not any((folder / layer / "protocol.yaml").is_file() for folder in own for layer in layers):
        there = ", ".join(
            sorted(path.parent.name for folder in own for path in folder.glob("*/protocol.yaml"))
        )
        message = f"no protocol of `--protocols` was used: the episode names `{trip.episode.protocol}`"
        raise UsageError(f"{message}, the folder holds {there}; folder and id must be the same")


def decide_episode(episode: Path, as_of: str, *, as_json: bool, protocols: list[Path] | None) -> int:
    """Print one episode's decision."""
    trip = trip_of(episode, as_of, protocols)
    show_findings(trip.findings)
    print_decision(trip, as_json=as_json)
    return Exit.REJECTED if trip.episode.rejected else Exit.DONE


def print_decision(trip: Trip, *, as_json: bool) -> None:
    """The decision of every knee on stdout; beside JSON, that of a past day is named on stderr."""
    if not as_json:
        sys.stdout.write(decision_words(trip))
        return
    from rehab.report.decision_json import decision_json
    from rehab.report.text import past_day_words

    told = [decision_json(course, trip.episode, trip.catalogue) for course in trip.courses]
    json.dump(told[0] if len(told) == 1 else {"knees": told}, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
    past_day = past_day_words(trip.episode)
    if past_day:
        say(past_day)


def decision_words(trip: Trip) -> str:
    """The decision of every knee as a colleague would say it; that of a past day begins by saying so."""
    from rehab.report.text import decision_text, past_day_words

    texts = (decision_text(course, trip.episode, trip.catalogue) for course in trip.courses)
    return "\n\n".join((*filter(None, (past_day_words(trip.episode),)), *texts)) + "\n"
