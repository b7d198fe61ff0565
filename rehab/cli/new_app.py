"""`rehab new`: the commands that make a file, by name; each imports what it needs when it runs."""

from pathlib import Path
from typing import Annotated

import typer

from rehab.cli.inputs import Protocols

new = typer.Typer(no_args_is_help=True, help="Make a file: an episode from a case.")


@new.command()
def episode(
    from_: Annotated[str, typer.Option("--from", metavar="PROTOCOL", help="The protocol, by name.")],
    case: Annotated[
        str, typer.Option("--case", metavar="NAME", help="Write out this case of the protocol, week by week.")
    ],
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="The file that it goes into; `-` is stdout."),
    ] = None,
    protocols: Protocols = None,
) -> None:
    """Make an episode: one patient's file.

    Example: rehab new episode --from tka-retro --case "flexion at the gate, measured twice, opens it"
    """
    from rehab.cli.new import new_episode

    raise typer.Exit(new_episode(from_, case, out or Path(f"new-{from_}.yaml"), protocols=protocols))
