"""Charts of a course after knee replacement: pain, flexion and extension beside the expected curve."""

from rehab.report.model import (
    Axis,
    Band,
    Chart,
    ChartSection,
    Column,
    Limit,
    Point,
    Series,
    Spread,
    Table,
    Tick,
)

WEEKS = tuple(Tick(at=week, label=str(week)) for week in range(1, 9))


def weeks_axis() -> Axis:
    """Weeks 1 to 8."""
    return Axis(title="weeks since surgery", low=0.7, high=8.3, ticks=WEEKS)


def line(label: str, values: dict[int, float]) -> Series:
    """The patient's own values by week."""
    return Series(label=label, points=tuple(Point(x=week, y=value) for week, value in values.items()))


def expected(values: tuple[float, ...], error: float, lowest: float) -> tuple[Series, Band]:
    """An expected curve over weeks 1 to 8 with the measurement error around it."""
    points = tuple(Point(x=week, y=value) for week, value in enumerate(values, start=1))
    edges = tuple(Spread(x=p.x, low=max(lowest, p.y - error), high=p.y + error) for p in points)
    curve = Series(label="expected (Kornuijt 2019)", points=points, line="dashed", mark="none")
    return curve, Band(label=f"measurement error, {error:g}° either way", edges=edges)


def the_charts(*, extension: dict[int, float]) -> ChartSection:
    """Pain, flexion and extension so far."""
    flexion_curve, flexion_band = expected((80, 90, 96, 102, 105, 107, 109, 110), 5, 60)
    extension_curve, extension_band = expected((10.7, 8.7, 7.2, 6, 5.2, 4.4, 3.8, 3.2), 3, 0)
    morning = Series(
        label="next morning",
        points=tuple(Point(x=x, y=y) for x, y in ((1, 5), (2, 4), (4, 3), (6, 2), (7, 1))),
        line="dashed",
        mark="square",
    )
    tens = tuple(Tick(at=at, label=str(at)) for at in (60, 80, 100, 120))
    fives = tuple(Tick(at=at, label=str(at)) for at in (0, 5, 10, 15))
    return ChartSection(
        title="Course so far",
        charts=(
            Chart(
                title="Pain",
                description="Pain walking fell from 6 to 2 in seven weeks, the next morning from 5 to 1.",
                x=weeks_axis(),
                y=Axis(
                    title="0 to 10",
                    low=0,
                    high=10,
                    ticks=tuple(Tick(at=at, label=str(at)) for at in (0, 5, 10)),
                ),
                series=(line("walking", {1: 6, 2: 5, 4: 4, 6: 3, 7: 2}), morning),
                limits=(Limit(label="stop above 5", at=5),),
                data=Table(
                    title="Pain, in figures",
                    columns=(Column(label="Week of pain"), Column(label="Pain when walking")),
                    rows=(("1", "6 of 10"), ("7", "2 of 10")),
                    none="",
                ),
            ),
            Chart(
                title="Flexion",
                description="Flexion rose from 80° in week 1 to 109° in week 7, as expected.",
                x=weeks_axis(),
                y=Axis(title="degrees", low=60, high=120, ticks=tens),
                series=(line("passive, supine", {1: 80, 2: 90, 4: 102, 6: 107, 7: 109}), flexion_curve),
                bands=(flexion_band,),
                limits=(Limit(label="gate: 100°", at=100),),
            ),
            Chart(
                title="Extension lacking",
                description="Extension lacking fell from 11° in week 1 and is close to the expected curve.",
                x=weeks_axis(),
                y=Axis(title="degrees short of straight", low=0, high=15, ticks=fives),
                series=(line("passive, supine", extension), extension_curve),
                bands=(extension_band,),
                limits=(Limit(label="gate: 5°", at=5),),
            ),
        ),
    )
