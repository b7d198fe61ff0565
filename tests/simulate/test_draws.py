"""Draws: the same for the same seed, and spread as they say."""

from statistics import mean, pstdev

import pytest

from rehab.simulate.draws import Draws


def test_a_seed_draws_the_same_numbers_on_every_python() -> None:
    """These numbers are written down once; another Python or machine must draw them too."""
    draws = Draws("1:17")
    drawn = (draws.share(), draws.normal(), draws.around(2), draws.happens(0.5))
    assert drawn == pytest.approx((0.6668186055304776, -1.4859165319986174, -0.7570970321328359, False))


def test_another_seed_draws_others() -> None:
    """Two patients, or one patient of two seeds, share no stream."""
    assert len({Draws(seed).share() for seed in ("1:1", "1:2", "2:1", "1:1:diary")}) == 4


def test_normal_draws_have_the_standard_spread() -> None:
    """Their mean is about 0 and their standard deviation about 1."""
    draws = Draws("normal")
    drawn = [draws.normal() for _ in range(20_000)]
    assert abs(mean(drawn)) < 0.03
    assert abs(pstdev(drawn) - 1) < 0.03


def test_what_happens_never_or_always_does_so() -> None:
    """A share of 0 never happens, and a share of 1 always."""
    draws = Draws("ends")
    assert not any(draws.happens(0) for _ in range(1000))
    assert all(draws.happens(1) for _ in range(1000))
