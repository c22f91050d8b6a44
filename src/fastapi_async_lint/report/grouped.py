"""`grouped`: the diagnostics of each file below its path."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fastapi_async_lint.engine import Diagnostic, Result
from fastapi_async_lint.report.styled import Line, Read
from fastapi_async_lint.report.text import STYLES, also_text, printable, shown


def grouped(result: Result, directory: Path, _: Read) -> Iterator[Line]:
    """The lines of the report: files by name, in each what hurts most first."""
    files: dict[Path, list[Diagnostic]] = {}
    for diagnostic in result.diagnostics:
        files.setdefault(diagnostic.path, []).append(diagnostic)
    for path in sorted(files):
        yield Line.of((f"{shown(path, directory)}:", "bold"))
        places = [f"{diagnostic.span.line}:{diagnostic.span.column + 1}" for diagnostic in files[path]]
        width = max(map(len, places))
        for place, diagnostic in zip(places, files[path], strict=True):
            yield Line.of(
                f"  {place:<{width}}  ",
                (diagnostic.code, STYLES[diagnostic.level]),
                f" [{diagnostic.name}] {printable(diagnostic.message)}{also_text(diagnostic)}",
            )
        yield Line()
