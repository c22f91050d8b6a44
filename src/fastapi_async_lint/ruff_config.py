"""What ruff is told about our codes.

`ruff check --fix` deletes codes from `# noqa` that it does not know and that `lint.external` does not name (RUF100, RUF102).
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

_FILES = (".ruff.toml", "ruff.toml", "pyproject.toml")
_OURS = "FAL"


def forgets_us(path: Path) -> Path | None:
    """The ruff configuration that holds for a file, if it does not name our codes as external; `None` when there is none.

    One that builds on another file, or that cannot be read, is given the benefit of the doubt.
    """
    for directory in path.parents:
        for name in _FILES:
            settings = _settings(directory / name)
            if settings is not None:
                return directory / name if _forgets(settings) else None
    return None


def _settings(path: Path) -> dict[str, Any] | None:
    try:
        document = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    if path.name != "pyproject.toml":
        return document
    tool = document.get("tool")
    settings = tool.get("ruff") if isinstance(tool, dict) else None
    return settings if isinstance(settings, dict) else None


def _forgets(settings: dict[str, Any]) -> bool:
    if "extend" in settings:
        return False
    lint = settings.get("lint")
    external = [
        *_strings(settings.get("external")),
        *_strings(lint.get("external") if isinstance(lint, dict) else None),
    ]
    return not any(_OURS.startswith(prefix) for prefix in external)


def _strings(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
