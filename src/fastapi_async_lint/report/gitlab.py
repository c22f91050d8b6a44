"""`gitlab`: GitLab's Code Quality report (docs.gitlab.com/ci/testing/code_quality, "Code Quality report format")."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fastapi_async_lint.engine import Result
from fastapi_async_lint.model import Level
from fastapi_async_lint.report.fingerprint import fingerprints
from fastapi_async_lint.report.styled import Read
from fastapi_async_lint.report.text import also_text, relative

_SEVERITIES: dict[Level, str] = {"error": "major", "warning": "minor", "advice": "info"}


def gitlab(result: Result, directory: Path, _: Read) -> Iterator[str]:
    """The report: one JSON array. GitLab does not show `check_name`, so the description begins with the code."""
    issues: list[dict[str, Any]] = [
        {
            "description": f"{diagnostic.code}: {diagnostic.message}{also_text(diagnostic)}",
            "check_name": diagnostic.name,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[diagnostic.level],
            "location": {
                "path": relative(diagnostic.path, directory),
                "positions": {
                    "begin": {"line": diagnostic.span.line, "column": diagnostic.span.column + 1},
                    "end": {"line": diagnostic.span.end_line, "column": diagnostic.span.end_column + 1},
                },
            },
        }
        for diagnostic, fingerprint in zip(result.diagnostics, fingerprints(result, directory), strict=True)
    ]
    yield json.dumps(issues, indent=2)
