"""What a check-in or a session line says of its measures, on a tape: in each measure's own numbers.

The catalogue flows in; codecs flow out. A value is written as the one of last time, or by how far it lies
from it, so that a steady course is short. What is no value at all is written as refused, without its text.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from rehab.frozen import FrozenStruct
from rehab.patient.authored import NotApplicable, SidedText, ValueText
from rehab.replay.codec import Codec, Many, Maybe, Model, Name, OneOf
from rehab.replay.tape import Reader, Unreadable, Writer
from rehab.terms.measure import Kind, Measure, Reporter, Worse

BLANK = "-"
"""What stands for a text that a code leaves out and a file must have."""
REFUSED = "refused"
"""What stands for a value that is none."""
_SAME, _NUMBER, _UNKNOWN, _DECLINED, _OTHER, _REFUSED = range(6)
_WORDS = {"unknown": _UNKNOWN, "declined": _DECLINED}
_BARE, _DETAILED, _SIDED, _SEVERAL = range(4)
_DECIMALS = 9
_LARGEST = 10**9


class Value(FrozenStruct):
    """One value of a measure.

    Attributes:
        side: whose it is, so that each knee is compared with itself.
    """

    measure: Measure
    side: str = ""

    def put(self, tape: Writer, value: Any) -> None:  # noqa: ANN401  (whatever stands in a file)
        """Write it."""
        key, how = (self.measure.id, self.side), self._how(value)
        last = tape.last.get(key)
        steps = self._steps(value) if how == _NUMBER else None
        if steps is not None and steps == last:
            how = _SAME
        tape.choose(self._place(last), how, of=6, likely=_NUMBER if last is None else _SAME)
        if how == _NUMBER and steps is not None:
            self._put_steps(tape, steps, last)
            tape.last[key] = steps
        elif how == _OTHER:
            digits, exponent = _digits(value)
            tape.signed("other", digits)
            tape.whole("decimals", -exponent)
            tape.choose("is float", int(isinstance(value, float)), of=2)

    def take(self, tape: Reader) -> bool | int | float | str:
        """Read it."""
        key = (self.measure.id, self.side)
        last = tape.last.get(key)
        how = tape.choose(self._place(last), of=6, likely=_NUMBER if last is None else _SAME)
        if how == _NUMBER:
            tape.last[key] = self._take_steps(tape, last)
        if how in {_SAME, _NUMBER}:
            return self._value(tape.last.get(key))
        if how == _OTHER:
            number = Decimal(tape.signed("other")).scaleb(-tape.whole("decimals"))
            return float(number) if tape.choose("is float", of=2) else int(number)
        return next((word for word, way in _WORDS.items() if way == how), REFUSED)

    def _place(self, last: int | None) -> object:
        return ("value", self.measure.kind, last is None)

    def _how(self, value: object) -> int:
        if isinstance(value, str) and value in _WORDS and value not in self.measure.grades:
            return _WORDS[value]
        if self._steps(value) is not None:
            return _NUMBER
        if isinstance(value, int | float) and not isinstance(value, bool) and self._is_short(value):
            return _OTHER
        return _REFUSED

    @staticmethod
    def _is_short(value: float) -> bool:
        digits, exponent = _digits(value)
        return abs(digits) < _LARGEST and -_DECIMALS <= exponent <= 0

    # In steps ----------------------------------------------------------------------------------------

    @property
    def _range(self) -> tuple[int, int]:
        low, high = self.measure.range
        step = 1 if self._is_worded else self.measure.step
        return round(low / step), round(high / step)

    @property
    def _is_worded(self) -> bool:
        return self.measure.kind is Kind.YES_NO or self.measure.is_worded

    def _steps(self, value: object) -> int | None:
        """The value in steps of its measure, None if it is none or would be read back as another."""
        number = self.measure.number(value) if isinstance(value, bool | int | float | str) else None
        if number is None or not abs(number) < _LARGEST:
            return None
        steps = round(number if self._is_worded else number / self.measure.step)
        low, high = self._range
        same = low <= steps <= high and self._value(steps) == value
        return steps if same and type(self._value(steps)) is type(value) else None

    def _value(self, steps: int | None) -> bool | int | float | str:
        low, high = self._range
        if steps is None or not low <= steps <= high:
            raise Unreadable("no value stands where one belongs")
        if self.measure.kind is Kind.YES_NO:
            return bool(steps)
        if self.measure.grades:
            return self.measure.grades[steps]
        number = round(steps * self.measure.step, _DECIMALS)
        return int(number) if number == int(number) else number

    def _put_steps(self, tape: Writer, steps: int, last: int | None) -> None:
        low, high = self._range
        if self.measure.kind is Kind.YES_NO:
            tape.choose(("answer", self.measure.worse), steps, of=2, likely=self._calm)
        elif last is None or self._is_worded:
            tape.evenly(steps - low, of=high - low + 1)
        else:
            tape.signed(("change", self.measure.kind), steps - last)

    def _take_steps(self, tape: Reader, last: int | None) -> int:
        low, high = self._range
        if self.measure.kind is Kind.YES_NO:
            return tape.choose(("answer", self.measure.worse), of=2, likely=self._calm)
        if last is None or self._is_worded:
            return low + tape.evenly(of=high - low + 1)
        return last + tape.signed(("change", self.measure.kind))

    @property
    def _calm(self) -> int:
        return int(self.measure.worse is Worse.LOWER)


def _digits(value: float) -> tuple[int, int]:
    """The digits of a number as they are written, and the power of ten that they stand at."""
    sign, digits, exponent = Decimal(str(value)).normalize().as_tuple()
    number = int("".join(map(str, digits)))
    if not isinstance(exponent, int):
        return _LARGEST, 0
    if exponent > 0:
        number, exponent = number * 10**exponent, 0
    return (-number if sign else number), exponent


_NO_WORDS: Model[NotApplicable] = Model(NotApplicable, {}, {"by": BLANK, "why": BLANK, "substitute": BLANK})
"""That a measure does not apply, without a clinician's words."""


def detailed(measure: Measure, side: str) -> Model[ValueText]:
    """One value with how it was taken; who measured and why none applies are left out."""
    one = Maybe("value", Value(measure, side))
    return Model(
        ValueText,
        {
            "value": one,
            "repeat": Maybe("repeat", Value(measure, side)),
            "by": Maybe("by", OneOf("reporter", tuple(Reporter))),
            "method": Maybe("method", Name(("method", measure.id), measure.methods)),
            "position": Maybe("position", Name(("position", measure.id), measure.positions)),
            "not_applicable": Maybe("not applicable", _NO_WORDS),
        },
    )


class OfOneKnee(FrozenStruct):
    """What is said of one knee, or of a measure that has no side."""

    measure: Measure
    side: str = ""

    def put(self, tape: Writer, value: Any) -> None:  # noqa: ANN401  (whatever stands in a file)
        """Write it."""
        form = _SEVERAL if isinstance(value, tuple) else int(isinstance(value, ValueText))
        tape.choose("form", form, of=4, likely=_BARE)
        self._of(form).put(tape, value)

    def take(self, tape: Reader) -> Any:  # noqa: ANN401
        """Read it."""
        form = tape.choose("form", of=4, likely=_BARE)
        if form == _SIDED:
            return SidedText(left=self._knee("left").take(tape), right=self._knee("right").take(tape))
        return self._of(form).take(tape)

    def _of(self, form: int) -> Codec[Any]:
        if form == _BARE:
            return Value(self.measure, self.side)
        one = detailed(self.measure, self.side)
        return one if form == _DETAILED else Many("several", one)

    def _knee(self, side: str) -> Maybe[Any]:
        return Maybe(("side", side), OfOneKnee(self.measure, side))


class Observation(OfOneKnee):
    """What a check-in says of one measure, of one knee or of both."""

    def put(self, tape: Writer, value: Any) -> None:  # noqa: ANN401
        """Write it."""
        if not isinstance(value, SidedText):
            super().put(tape, value)
            return
        tape.choose("form", _SIDED, of=4, likely=_BARE)
        self._knee("left").put(tape, value.left)
        self._knee("right").put(tape, value.right)


class Observations(FrozenStruct):
    """All that is said of some measures; which of them are named is mostly the same as last time."""

    place: str
    measures: Mapping[str, Codec[Any]]

    def put(self, tape: Writer, value: Mapping[str, Any]) -> None:
        """Write them."""
        for name, codec in self.measures.items():
            is_there = name in value
            tape.choose(self._named(tape, name), int(is_there), of=2)
            tape.last["named", self.place, name] = is_there
            if is_there:
                codec.put(tape, value[name])

    def take(self, tape: Reader) -> dict[str, Any]:
        """Read them."""
        found: dict[str, Any] = {}
        for name, codec in self.measures.items():
            is_there = bool(tape.choose(self._named(tape, name), of=2))
            tape.last["named", self.place, name] = is_there
            if is_there:
                found[name] = codec.take(tape)
        return found

    def _named(self, tape: Reader | Writer, name: str) -> object:
        return ("named", self.place, tape.last.get(("named", self.place, name)))
