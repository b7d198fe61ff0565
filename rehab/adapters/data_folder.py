"""Finds the data that ships with the program: protocols, templates, drawings and fonts.

In: the kind of data; out: the folder that holds it, in an installed wheel or in a clone.
They lie outside the package, where a therapist looks for them, so somebody must know both places.
"""

from pathlib import Path
from typing import Literal

from rehab.errors import InternalError

Kind = Literal["protocols", "reports/templates", "reports/drawings", "fonts", "translations"]

_PACKAGE = Path(__file__).resolve().parent.parent


def data_folder(kind: Kind, *, package: Path = _PACKAGE) -> Path:
    """Find the folder with one kind of the data that ships with the program.

    Args:
        kind: the folder's path as it stands at the top of the repository.
        package: the folder of the package `rehab`.

    Returns:
        The folder that the wheel mapped into the package if there is one, else the repository's.

    Raises:
        InternalError: neither exists, so the installation is not whole.
    """
    for top in (package / "_data", package.parent):
        if (top / kind).is_dir():
            return top / kind
    raise InternalError(f"this installation lacks its folder `{kind}`; install rehab again")
