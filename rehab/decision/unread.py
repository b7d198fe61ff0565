"""A red flag that is answered with an alarm and read by no rule of the protocol.

A visit flows in; a standing reason for each such answer flows out. Nobody can tell what it asks for, so it
is unknown: it holds, and prints no session.
"""

from collections.abc import Iterator

from rehab.decision.model import Standing, StandingReason
from rehab.protocol.model import Protocol
from rehab.rules.model import Moment
from rehab.terms.truth import Truth


def unread(protocol: Protocol, moment: Moment) -> Iterator[StandingReason]:
    """The alarms of a visit's own check-in that no rule hears.

    Args:
        protocol: knows which questions its rules leave unread.
        moment: the visit.
    """
    if protocol.unread_flags:
        observed = moment.series.visits[moment.at].observed
        for measure, alarm in protocol.unread_flags.items():
            if any(one.number == alarm for one in observed.get(measure, ())):
                yield StandingReason(Standing.UNREAD, alarm, about=measure, truth=Truth.UNKNOWN)
