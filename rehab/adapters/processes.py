"""Spreads work over the processor's cores: pieces of work flow in, their results flow out in the same order.

The one door to the standard library's process pool. Each process begins anew and is handed what it needs, so
that it works alike on every system and from every face.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, TypeVar

Piece = TypeVar("Piece")
Result = TypeVar("Result")

_worker: list[Callable[[Any], Any]] = []
"""What this process was started for; empty but in a process of the pool."""


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(work: Callable[[Piece], Result], pieces: Sequence[Piece], *, processes: int) -> Iterator[Result]:
    """Do all pieces of work, in several processes if there are several of each.

    Args:
        work: does one piece; it and all that it holds are sent to each process once.
        pieces: what is to be done.
        processes: how many at most.
    """
    if min(processes, len(pieces)) <= 1:
        yield from map(work, pieces)
        return
    pool = ProcessPoolExecutor(
        min(processes, len(pieces)), mp_context=get_context("spawn"), initializer=_begin, initargs=(work,)
    )
    try:
        yield from pool.map(_do, pieces)
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(work: Callable[[Any], Any]) -> None:
    _worker.append(work)


def _do(piece: Any) -> Any:  # noqa: ANN401  (whatever the work takes and gives)
    return _worker[0](piece)
