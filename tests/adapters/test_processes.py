"""Processes: work is shared, its results keep their order, and a fault ends the whole of it."""

import os

import pytest

from rehab.adapters.processes import cores, spread
from rehab.errors import GuaranteeBroken


def squared(number: int) -> int:
    """The square of a number, or a broken promise for 13."""
    if number == 13:
        raise GuaranteeBroken("never 13")
    return number * number


def here(_: int) -> int:
    """The process that does the work."""
    return os.getpid()


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_the_order_of_the_work(processes: int) -> None:
    """Whoever is done first waits for who was asked first."""
    assert list(spread(squared, range(8), processes=processes)) == [n * n for n in range(8)]


def test_several_processes_share_the_work() -> None:
    """With two processes none of it is done here; with one all of it is."""
    assert os.getpid() not in set(spread(here, range(4), processes=2))
    assert set(spread(here, range(4), processes=1)) == {os.getpid()}


@pytest.mark.parametrize("processes", [1, 2])
def test_a_fault_in_a_process_is_a_fault_here(processes: int) -> None:
    """An error keeps its kind and its words on the way back."""
    with pytest.raises(GuaranteeBroken, match="never 13"):
        list(spread(squared, (12, 13, 14), processes=processes))


def test_there_is_a_core() -> None:
    """At least the one that this runs on."""
    assert cores() >= 1
