"""A variant that nobody said is every one of them at once, and never the easiest."""

import pytest

from rehab.protocol.from_authored import EVERY_SAID, Choice, choice_for, offered, resolve
from rehab.protocol.layer import Layer, read_chain
from rehab.protocol.model import Protocol
from tests.bad.console import SHIPPED
from tests.patient.written import the_catalogue

NAMES = sorted(path.parent.name for path in SHIPPED.glob("*/protocol.yaml"))


def _chain(name: str) -> tuple[Layer, ...]:
    def read_file(one: str) -> tuple[str, str] | None:
        path = SHIPPED / one / "protocol.yaml"
        return (str(path), path.read_text(encoding="utf-8")) if path.is_file() else None

    text = (SHIPPED / name / "protocol.yaml").read_text(encoding="utf-8")
    return read_chain(text, name=name, read_file=read_file)[0]


def _resolved(chain: tuple[Layer, ...], choice: Choice) -> Protocol:
    protocol, _ = resolve(chain, the_catalogue(), choice)
    assert protocol is not None
    return protocol


WITH_VARIANTS = [name for name in NAMES if offered(_chain(name), "variants")]


@pytest.mark.parametrize("name", WITH_VARIANTS)
def test_no_phase_opens_before_it_does_with_every_variant(name: str) -> None:
    """Of an unsaid variant each phase waits for the latest week of all."""
    chain = _chain(name)
    unsaid = _resolved(chain, choice_for(chain, None, ()))
    for variant in offered(chain, "variants"):
        for one, other in zip(_resolved(chain, Choice(variant)).phases, unsaid.phases, strict=True):
            assert other.window.not_before_days >= one.window.not_before_days


@pytest.mark.parametrize("name", WITH_VARIANTS)
def test_whatever_a_variant_closes_or_asks_is_closed_and_asked(name: str) -> None:
    """Ceilings, closed levels, rules and gates of each variant stand together."""
    chain = _chain(name)
    unsaid = _resolved(chain, choice_for(chain, None, ()))
    for variant in offered(chain, "variants"):
        alone = _resolved(chain, Choice(variant))
        assert set(alone.caps) <= set(unsaid.caps)
        assert set(alone.rules) <= set(unsaid.rules)
        assert set(alone.removed_levels) <= set(unsaid.removed_levels)
        for one, other in zip(alone.levels, unsaid.levels, strict=True):
            assert set(one.needs) <= set(other.needs)


@pytest.mark.parametrize("name", WITH_VARIANTS)
def test_the_papers_can_say_that_nobody_said_it(name: str) -> None:
    """What was laid over the protocol is named among its layers."""
    chain = _chain(name)
    assert EVERY_SAID in _resolved(chain, choice_for(chain, None, ())).layers


def test_a_variant_that_was_said_is_the_only_one() -> None:
    """A hamstring graft is no allograft."""
    chain = _chain("acl-reconstruction-retro")
    assert choice_for(chain, "hamstring", ()) == Choice("hamstring")


def test_where_there_is_no_variant_none_is_laid() -> None:
    """A protocol without variants stays as it is."""
    assert choice_for(_chain("tka-retro"), None, ()) == Choice()
