"""`rehab new`: the commands that make a file, by name; each imports what it needs when it runs."""

from pathlib import Path
from typing import Annotated

import typer

from rehab.cli.inputs import Protocols

new = typer.Typer(no_args_is_help=True, help="Make a file to fill in: a protocol, an overlay, an episode.")


@new.command()
def protocol(
    clinic: Annotated[
        str, typer.Option("--clinic", metavar="NAME", help="Your clinic in small letters, such as riverside.")
    ],
    from_: Annotated[
        str | None,
        typer.Option("--from", metavar="PROTOCOL", help="Adapt this protocol; without it, one of your own."),
    ] = None,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder that it goes into.")] = Path(),
    protocols: Protocols = None,
) -> None:
    """Make an overlay that adapts a protocol, or a protocol of your own.

    Example: rehab new protocol --from tka-retro --clinic riverside --out overlays
    """
    from rehab.cli.new import new_overlay, new_protocol

    if from_ is None:
        raise typer.Exit(new_protocol(clinic, out))
    raise typer.Exit(new_overlay(from_, clinic, out, protocols=protocols))


@new.command()
def episode(
    from_: Annotated[str, typer.Option("--from", metavar="PROTOCOL", help="The protocol, by name.")],
    case: Annotated[
        str | None,
        typer.Option("--case", metavar="NAME", help="Write out this case of the protocol, week by week."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="The file that it goes into; `-` is stdout."),
    ] = None,
    protocols: Protocols = None,
) -> None:
    """Make an episode: one patient's file, with everything that is asked first.

    Example: rehab new episode --from tka-retro --out a-17.yaml
    """
    from rehab.cli.new import new_episode

    raise typer.Exit(new_episode(from_, case, out or Path(f"new-{from_}.yaml"), protocols=protocols))
