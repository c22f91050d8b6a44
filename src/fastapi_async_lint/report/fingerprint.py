"""Fingerprints: which finding of one run is which of another, when the lines between have moved."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from pathlib import Path

from fastapi_async_lint.engine import Result
from fastapi_async_lint.report.text import relative


def fingerprints(result: Result, directory: Path) -> tuple[str, ...]:
    """One for each diagnostic, different from all others: of its file, rule, function and message, not of its line."""
    seen: Counter[str] = Counter()
    found = []
    for diagnostic in result.diagnostics:
        parts = (relative(diagnostic.path, directory), diagnostic.code, diagnostic.symbol, diagnostic.message)
        digest = sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        seen[digest] += 1
        found.append(f"{digest}:{seen[digest]}")
    return tuple(found)
