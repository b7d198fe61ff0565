"""Settings: what a level's sheet says how to walk in, chosen by its surface, its support and its dose."""

import pytest

from rehab.frozen import replace
from rehab.protocol.model import Level, Setting, Support, Surface
from tests.builders import a_level


def _walked(surface: Surface, support: Support, walk_min: int = 0) -> Level:
    level = a_level("one")
    return replace(level, surface=surface, support=support, dose=replace(level.dose, walk_min=walk_min))


@pytest.mark.parametrize("surface", Surface)
def test_every_surface_is_a_setting(surface: Surface) -> None:
    """There are sentences for each surface that a level can have."""
    assert _walked(surface, Support.TWO_HANDS).settings[0] is Setting(surface.value)


def test_a_partner_stands_for_the_surface() -> None:
    """With a partner the steps are those of two people, and the partner has some too."""
    level = _walked(Surface.OVERGROUND, Support.PARTNER)
    assert level.settings == (Setting.PARTNER, Setting.FOR_PARTNER)


def test_who_holds_a_band_is_no_partner_face_to_face() -> None:
    """The steps with a band are the band's, though somebody holds it."""
    assert _walked(Surface.BAND, Support.PARTNER).settings == (Setting.BAND,)


def test_who_runs_has_a_partner_who_watches() -> None:
    """On the field the hands are free, and the partner in front has lines too."""
    assert _walked(Surface.FIELD, Support.NONE).settings == (Setting.FIELD, Setting.FOR_PARTNER)


def test_pieces_of_a_walk_are_said_beside_how_to_walk() -> None:
    """A dose inside an ordinary walk adds how the pieces lie in it."""
    level = _walked(Surface.OVERGROUND, Support.NONE, walk_min=15)
    assert level.settings == (Setting.OVERGROUND, Setting.SEGMENTS)
