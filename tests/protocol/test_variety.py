"""Activities for the days between: a base's hold in every protocol, and can only be closed from there on."""

from tests.protocol.small import BASE, CHILD, overlay, resolved, with_overlays

ACTIVITIES = """\
variety:
  - id: bike
    title: Bike
    patient: Ride a bike.
    needs: {knee_flexion: {at_least: 100 deg}}
    source: fees-1998
  - {id: pool, title: Pool, patient: Walk in a pool., source: clinic-default}
"""
WITH_THEM = {"base": BASE + ACTIVITIES}


def test_a_protocol_has_the_activities_of_its_base() -> None:
    """What the base offers, each protocol that extends it offers too."""
    protocol = resolved(CHILD, others=WITH_THEM).sound
    assert [one.id for one in protocol.variety] == ["bike", "pool"]


def test_a_protocol_can_close_an_activity_of_its_base() -> None:
    """What a protocol closes is still known by name, and offered to nobody."""
    protocol = resolved(CHILD + "remove_variety: [bike]\n", others=WITH_THEM).sound
    assert protocol.removed_variety == ("bike",)


def test_an_overlay_can_close_an_activity() -> None:
    """A surgeon's overlay closes an activity for one patient."""
    no_pool = overlay("no-pool", "add: {remove_variety: [pool]}\n")
    protocol = resolved(CHILD, with_overlays(no_pool), others=WITH_THEM).sound
    assert protocol.removed_variety == ("pool",)


def test_a_protocol_closes_no_activity_that_does_not_exist() -> None:
    """A misspelt activity would leave the right one open."""
    assert resolved(CHILD + "remove_variety: [bikes]\n", others=WITH_THEM).ids == ["RP119"]


def test_an_activity_names_a_source_of_the_protocol() -> None:
    """An activity that names a source nobody lists is a finding."""
    unlisted = {"base": BASE + ACTIVITIES.replace("source: fees-1998", "source: fees-1989")}
    assert resolved(CHILD, others=unlisted).ids == ["RP107"]


def test_closing_an_activity_is_another_protocol() -> None:
    """The digest tells a protocol with the bike from the one without."""
    without = resolved(CHILD + "remove_variety: [bike]\n", others=WITH_THEM).sound
    assert without.digest != resolved(CHILD, others=WITH_THEM).sound.digest
