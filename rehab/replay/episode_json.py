"""An episode as a file says it: the text that the pipeline reads, from values that no file has held.

The values of an episode flow in, JSON flows out.
"""

import json
from typing import Any

from rehab.patient.authored import EpisodeText


def episode_json(text: EpisodeText) -> str:
    """An episode as the JSON of an episode file; what is left to its default is left out."""
    said = text.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    said["schema"] = text.schema_version
    said["patient"] = {**said["patient"], "language": text.patient.language}
    for check_in in said.get("check_ins", ()):
        if "sessions" in check_in:
            check_in["sessions"] = [_flat(line) for line in check_in["sessions"]]
    return json.dumps(said, ensure_ascii=False)


def _flat(line: dict[str, Any]) -> dict[str, Any]:
    """A session line with its measures beside the date."""
    return {
        **{key: value for key, value in line.items() if key != "observations"},
        **line.get("observations", {}),
    }
