"""The commands by name; each lives in a file of its own and imports what it needs when it runs."""

from pathlib import Path
from typing import Annotated

import typer

from rehab.cli.inputs import AsOf, Clinic, Protocols
from rehab.cli.new_app import new

app = typer.Typer(
    name="rehab",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(new, name="new")


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"rehab {version('rehab')}")
        raise typer.Exit


@app.callback()
def rehab(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """Rehabilitation protocols as rules: proven, decided for one patient, explained, and printed."""


Episode = Annotated[Path, typer.Argument(metavar="EPISODE", help="Episode file, YAML or JSON; `-` is stdin.")]
Episodes = Annotated[
    list[Path], typer.Argument(metavar="EPISODE...", help="Episode files, folders, patterns; `-` is stdin.")
]


@app.command()
def plan(
    episodes: Episodes,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the documents go.")] = Path("plan"),
    as_of: AsOf = "",
    paper: Annotated[
        str,
        typer.Option("--paper", metavar="a4|letter", help="Size of the paper; a4 if nobody says."),
    ] = "",
    large_print: Annotated[
        bool | None, typer.Option("--large-print/--no-large-print", help="Handout in 18 point.")
    ] = None,
    clinic: Clinic = None,
    lang: Annotated[
        str,
        typer.Option(
            "--lang", metavar="TAG", help="Language of the handout, such as es; else the patient's."
        ),
    ] = "",
    only: Annotated[
        str,
        typer.Option(
            "--only",
            metavar="PART,...",
            help="Only these documents: handout, report, calendar, message, course, plan.",
        ),
    ] = "",
    jobs: Annotated[
        int | None, typer.Option("--jobs", metavar="N", help="How many processes; one a core if nobody says.")
    ] = None,
    protocols: Protocols = None,
) -> None:
    """Decide, plan the week, and print the handout and the report.

    Example: rehab plan examples/episodes/tka-week7.yaml --out build/demo
    """
    from rehab.cli.plan import Look, Many, plan_episodes

    many = Many(episodes, out, as_of, protocols, jobs)
    raise typer.Exit(plan_episodes(many, Look(paper, large_print, clinic, only, lang)))


@app.command()
def replay(
    paper: Annotated[
        list[str],
        typer.Argument(
            metavar="PLAN|CODE...", help="A `plan.json`, or the letters on a handout; `-` is stdin for both."
        ),
    ],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the papers go.")] = Path("replay"),
    overlays: Annotated[
        Path | None,
        typer.Option(
            "--overlays",
            metavar="DIR",
            help="The folder that overlays lie in; that of the plan, or this one, if left out.",
        ),
    ] = None,
    anyway: Annotated[
        bool,
        typer.Option("--anyway", help="Where something has changed, print what it would be now, marked."),
    ] = False,
    clinic: Clinic = None,
    protocols: Protocols = None,
) -> None:
    """Make the papers of a plan, or the handout of a code, again; if anything has changed since, say what.

    Example: rehab replay build/demo/plan.json --out build/again
    """
    from rehab.cli.replay import Wanted
    from rehab.cli.replay import replay as replay_papers

    raise typer.Exit(replay_papers(paper, Wanted(out, overlays, anyway, clinic, protocols)))


@app.command()
def translate(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PROTOCOL]...", help="Protocols by name; the program and all if none."),
    ] = None,
    lang: Annotated[
        str, typer.Option("--lang", metavar="TAG", help="The language, such as de or pt-BR.")
    ] = "",
    reviewed_by: Annotated[
        str, typer.Option("--reviewed-by", metavar="NAME", help="Sign that you have read all of it.")
    ] = "",
    safety_read_by: Annotated[
        str,
        typer.Option(
            "--safety-read-by", metavar="NAME", help="Sign that you have read the words of safety too."
        ),
    ] = "",
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; end with 1 if a text waits.")
    ] = False,
    protocols: Protocols = None,
) -> None:
    """Renew the translation files of a language, and say what is still to be done in each.

    Example: rehab translate my-protocol --lang de --protocols my-protocols
    """
    from rehab.cli.translate import translate as renew

    raise typer.Exit(
        renew(
            names or [],
            lang,
            reviewed_by=reviewed_by,
            safety_read_by=safety_read_by,
            check=check,
            protocols=protocols,
        )
    )


@app.command()
def decide(
    episode: Episode,
    as_of: AsOf = "",
    json: Annotated[bool, typer.Option("--json", help="The decision as JSON.")] = False,
    protocols: Protocols = None,
) -> None:
    """Decide what this week brings, with every reason.

    Example: rehab decide examples/episodes/tka-week7.yaml --json
    """
    from rehab.cli.decide import decide_episode

    raise typer.Exit(decide_episode(episode, as_of, as_json=json, protocols=protocols))


@app.command()
def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Protocols by name, files (protocol, overlay, episode) or folders; all protocols if none.",
        ),
    ] = None,
    form: Annotated[
        str, typer.Option("--format", metavar="text|json|github|sarif", help="How findings are written.")
    ] = "text",
    as_of: Annotated[
        str, typer.Option("--as-of", metavar="DATE", help="The day to judge dates by, such as 2026-11-20.")
    ] = "",
    witness: Annotated[
        Path | None,
        typer.Option("--witness", metavar="DIR", help="Where the patients that proofs show go, as episodes."),
    ] = None,
    proofs: Annotated[
        bool, typer.Option("--proofs", help="Say what was proven, and up to what bound.")
    ] = False,
    protocols: Protocols = None,
) -> None:
    """Check protocols, overlays and episodes: everything that is wrong, in one run.

    Example: rehab check tka-retro
    """
    from rehab.cli.check import Wanted, check_paths

    wanted = Wanted(form, as_of, witness, proofs)
    raise typer.Exit(check_paths(paths or [], wanted, protocols=protocols))


@app.command(name="test")
def run_tests(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", help="Protocols by name, files or folders; all if none."),
    ] = None,
    mutation: Annotated[
        bool,
        typer.Option(
            "--mutation/--no-mutation", help="Also try which slips of the pen the cases would notice (slow)."
        ),
    ] = False,
    fail_under: Annotated[
        str, typer.Option("--fail-under", metavar="PCT", help="End with 1 below this percentage.")
    ] = "",
    form: Annotated[
        str, typer.Option("--format", metavar="text|json|github", help="How it is written.")
    ] = "text",
    boundary_sheet: Annotated[
        bool,
        typer.Option(
            "--boundary-sheet", help="Print patients just below, at and above each limit, to tick and sign."
        ),
    ] = False,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the sheet goes.")] = Path(
        "boundary"
    ),
    paper: Annotated[str, typer.Option("--paper", metavar="a4|letter", help="Size of the paper.")] = "a4",
    answers: Annotated[
        Path | None,
        typer.Option("--answers", metavar="FILE", help="Compare the ticks of a sheet with the protocol."),
    ] = None,
    as_cases: Annotated[
        bool, typer.Option("--as-cases", help="With --answers: print the ticked patients as cases.")
    ] = False,
    protocols: Protocols = None,
) -> None:
    """Walk the cases that stand beside the rules of a protocol, and say what they do not show.

    Example: rehab test tka-retro --mutation
    """
    if boundary_sheet or answers is not None or as_cases:
        from rehab.cli.boundary import Sheet, sheet_or_answers

        wanted = Sheet(boundary_sheet, out, paper, answers, as_cases)
        raise typer.Exit(sheet_or_answers(paths or [], wanted, protocols=protocols))
    from rehab.cli.test import Asked, test_protocols

    asked = Asked(mutation, fail_under, form)
    raise typer.Exit(test_protocols(paths or [], asked, protocols=protocols))


@app.command()
def fmt(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Files or folders; `-` is stdin to stdout."),
    ],
    check: Annotated[
        bool,
        typer.Option("--check", help="Write nothing; list what would change and end with 1."),
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Write nothing; show what would change.")] = False,
) -> None:
    """Lay protocols, overlays, episodes and measures out in the one layout, comments kept.

    Example: rehab fmt protocols --diff
    """
    from rehab.cli.fmt import lay_out

    raise typer.Exit(lay_out(paths, check=check, diff=diff))


@app.command()
def simulate(
    name: Annotated[str, typer.Argument(metavar="PROTOCOL", help="The protocol, by name.")],
    patients: Annotated[
        int, typer.Option("--patients", metavar="N", help="How many virtual patients.")
    ] = 1000,
    weeks: Annotated[int, typer.Option("--weeks", metavar="N", help="How long each is followed.")] = 26,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Another seed gives other patients.")] = 1,
    noise: Annotated[
        float, typer.Option("--noise", metavar="X", help="Errors and gaps, times as large; 0 for none.")
    ] = 1,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Where a page with pictures goes.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="The figures as JSON.")] = False,
    protocols: Protocols = None,
) -> None:
    """Lead virtual patients on published recovery curves through a protocol.

    Example: rehab simulate tka-retro --patients 200 --out build/simulation
    """
    from rehab.cli.simulate import Drawn, simulate_protocol

    drawn = Drawn(patients, weeks, seed, noise)
    raise typer.Exit(simulate_protocol(name, drawn, out=out, as_json=json, protocols=protocols))


@app.command()
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The version in use: a protocol's name or file.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The other version: a protocol's name or file.")],
    variant: Annotated[
        str | None, typer.Option("--variant", metavar="NAME", help="Compare both with this variant.")
    ] = None,
    modifier: Annotated[
        list[str] | None, typer.Option("--modifier", metavar="NAME", help="Compare both with this modifier.")
    ] = None,
    patients: Annotated[
        int, typer.Option("--patients", metavar="N", help="How many virtual patients meet both; 0 for none.")
    ] = 200,
    weeks: Annotated[int, typer.Option("--weeks", metavar="N", help="How long each is followed.")] = 26,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Another seed gives other patients.")] = 1,
    cohort: Annotated[
        Path | None,
        typer.Option("--cohort", metavar="DIR", help="A folder of episodes to decide under both."),
    ] = None,
    as_of: AsOf = "",
    json: Annotated[bool, typer.Option("--json", help="The comparison as JSON.")] = False,
    protocols: Protocols = None,
) -> None:
    """Compare two versions of a protocol: what is written, what it means for anyone, and whom it moves.

    Example: rehab diff tka-retro edited/tka-retro/protocol.yaml
    """
    from rehab.cli.diff import Drawn, diff_protocols
    from rehab.protocol.from_authored import Choice

    drawn = Drawn(patients, weeks, seed, cohort, as_of)
    choice = Choice(variant, tuple(modifier or ()))
    raise typer.Exit(diff_protocols((old, new), choice, drawn, as_json=json, protocols=protocols))


@app.command()
def show(
    protocol: Annotated[str, typer.Argument(metavar="PROTOCOL", help="A protocol's name or file.")],
    variant: Annotated[
        str | None, typer.Option("--variant", metavar="NAME", help="Show it with this variant.")
    ] = None,
    modifier: Annotated[
        list[str] | None, typer.Option("--modifier", metavar="NAME", help="Show it with this modifier.")
    ] = None,
    overlay: Annotated[
        list[Path] | None, typer.Option("--overlay", metavar="FILE", help="Show it with this overlay.")
    ] = None,
    form: Annotated[
        str, typer.Option("--format", metavar="text|html|json", help="How it is written.")
    ] = "text",
    svg: Annotated[
        Path | None, typer.Option("--svg", metavar="FILE", help="Where the picture of it goes.")
    ] = None,
    as_of: Annotated[
        str, typer.Option("--as-of", metavar="DATE", help="The day to judge signed loosenings by.")
    ] = "",
    protocols: Protocols = None,
) -> None:
    """Read a protocol aloud: phases, ladder, rules and choices as sentences, and as a picture.

    Example: rehab show tka-retro --svg tka.svg
    """
    from rehab.cli.show import Wanted, show_protocol

    wanted = Wanted(variant, tuple(modifier or ()), tuple(overlay or ()), form, svg, as_of)
    raise typer.Exit(show_protocol(protocol, wanted, protocols=protocols))


@app.command()
def schema(
    kind: Annotated[
        str, typer.Argument(metavar="protocol|overlay|episode|measures|clinic", help="Which kind of file.")
    ],
) -> None:
    """Print the JSON Schema of a kind of file, for your editor.

    Example: rehab schema protocol > protocol.schema.json
    """
    from rehab.cli.schema import print_schema

    raise typer.Exit(print_schema(kind))


@app.command()
def explain(
    name: Annotated[str, typer.Argument(metavar="ID", help="A finding such as RP104, a rule, or a measure.")],
    protocols: Protocols = None,
) -> None:
    """Explain a finding, a rule or a measure.

    Example: rehab explain RP104
    """
    from rehab.cli.explain import explain_id

    raise typer.Exit(explain_id(name, protocols=protocols))
