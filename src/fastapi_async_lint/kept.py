"""The findings of earlier runs, kept under all that they depend on: the facts of the project, the configuration, this program.

Facts hold no positions, so that findings stay the same when a file's layout or comments change; only their positions are looked
up again. Nothing here needs the analysis, the rules or the parser.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, cast

from fastapi_async_lint.model import Anchor, Finding, Fix, Hop, Insert, Remove, Replace
from fastapi_async_lint.project import Project
from fastapi_async_lint.store import digest

_KIND = "findings"
_EDITS: tuple[type, ...] = (Insert, Replace, Remove)


class Kept:
    """The findings of one project in its present state, by file; `settings` is what else decides about them."""

    def __init__(self, project: Project, settings: object) -> None:
        self._project = project
        self._key = digest(json.dumps([project.state(), repr(settings)]).encode())
        document = None if project.cache is None else project.cache.document(_KIND, self._key)
        self._rows: dict[str, list[Any]] = {}
        self._is_new = False
        if isinstance(document, dict) and self._is_current(document.get("beside")):
            rows = document.get("files")
            self._rows = rows if isinstance(rows, dict) else {}

    def get(self, path: str) -> list[Finding] | None:
        """The findings in a file; `None` when they are not known."""
        rows = self._rows.get(path)
        try:
            return None if rows is None else [_finding(row) for row in rows]
        except (TypeError, ValueError, AttributeError, LookupError):
            return None

    def put(self, path: str, rows: list[Any]) -> None:
        """Keep the findings in a file, as `rows_of` gives them."""
        self._rows[path] = rows
        self._is_new = True

    def write(self) -> None:
        """Write what was put into the cache."""
        cache = self._project.cache
        if self._is_new and cache is not None:
            cache.keep_document(_KIND, self._key, {"beside": self._project.read_beside(), "files": self._rows})

    def _is_current(self, beside: object) -> bool:
        """Whether the files beside the request files that the analysis had read still have the same facts."""
        files = set(self._project.files())
        return isinstance(beside, dict) and all(
            path in files and self._project.facts_of(path) == facts for path, facts in beside.items()
        )


def rows_of(findings: Iterable[Finding]) -> list[Any]:
    """Findings as plain data."""
    return [_row(finding) for finding in findings]


def _row(finding: Finding) -> dict[str, Any]:
    row = {name: getattr(finding, name) for name in Finding.__slots__}
    fix = finding.fix
    if fix is not None:
        row["fix"] = {**fix._asdict(), "edits": [[_EDITS.index(type(edit)), *edit] for edit in fix.edits]}
    return row


def _finding(row: dict[str, Any]) -> Finding:
    fix = row["fix"]
    chain = tuple(Hop(Anchor(*anchor), text) for anchor, text in row["chain"])
    return Finding(
        **{**row, "anchor": Anchor(*row["anchor"]), "chain": chain, "fix": None if fix is None else _fix(fix)}
    )


def _fix(row: dict[str, Any]) -> Fix:
    edits = tuple(cast(Any, _EDITS[kind])(Anchor(*anchor), *rest) for kind, anchor, *rest in row["edits"])
    imports = tuple((module, name) for module, name in row["imports"])
    return Fix(**{**row, "edits": edits, "imports": imports})
