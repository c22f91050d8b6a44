"""Recorded bugs: mistakes in public projects that an engineer later fixed, one JSON object a line."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from pathlib import Path

KINDS = {
    "missing-await": "missing await",
    "blocking-helper": "blocking call, through helpers",
    "blocking-direct": "blocking call, direct",
    "sync-ai-helper": "synchronous AI call, through helpers",
    "sync-ai-direct": "synchronous AI call, direct",
    "async-no-await": "`async def` without await",
    "sequential-awaits": "awaits in a row, later gathered",
    "dangling-task": "dangling task",
}
"""Every kind of bug, in the words of a table."""

WITHOUT_RULES: frozenset[str] = frozenset()
"""Kinds that this project has no rule for yet."""


@dataclass(frozen=True)
class Bug:
    """One mistake: where it stood in the commit before its fix. `function` is a qualified name, lines count from 1."""

    id: str
    repo: str
    parent_commit: str
    fix_commit: str
    kind: str
    file: str
    line: int
    function: str
    function_lines: tuple[int, int]
    symbol: str


def read_bugs(path: Path) -> list[Bug]:
    """The bugs of a file; keys that are not needed are passed over."""
    names = [field.name for field in fields(Bug)]
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [Bug(**{name: record[name] for name in names}) for record in records]
