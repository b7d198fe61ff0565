"""The hooks that other repositories run are true: their commands exist, and they look at the right files."""

import re
from pathlib import Path

import pytest
import yaml

from rehab.cli.app import app

ROOT = Path(__file__).parents[2]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
COMMANDS = {
    command.name or command.callback.__name__ for command in app.registered_commands if command.callback
}
OURS = [
    *(path.relative_to(ROOT).as_posix() for path in ROOT.glob("protocols/*/protocol.yaml")),
    *(path.relative_to(ROOT).as_posix() for path in ROOT.glob("examples/[eo]*/*.yaml")),
    "protocols/measures.yaml",
]
CLINIC = "examples/clinic/clinic.yaml"
CHECK = "rehab-check"


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_the_command_exists(hook: dict[str, str]) -> None:
    """A hook is named by the command that it runs, and the program has that command."""
    program, command = hook["entry"].split()
    assert hook["id"] == f"{program}-{command}"
    assert command in COMMANDS


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_it_looks_at_our_files_and_no_others(hook: dict[str, str]) -> None:
    """What ships is looked at, a clinic's file by the check alone; a workflow or a schema is not."""
    others = [CLINIC, ".github/workflows/ci.yml", "protocols/protocol.schema.json", "compose.yaml"]
    looked_at = [*OURS, CLINIC] if hook["id"] == CHECK else OURS
    assert [path for path in (*OURS, *others) if re.search(hook["files"], path)] == looked_at
