"""The options of the command `check`, and what its exit codes mean."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fastapi_async_lint.config_schema import LEVELS
from fastapi_async_lint.engine import Result
from fastapi_async_lint.model import Confidence, Level
from fastapi_async_lint.report.formats import Format

CLEAN, FINDINGS = 0, 1
STDIN = Path("-")


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says, option by option; `fastapi-async-lint check --help` says what each means."""

    paths: list[Path] | None = None
    select: list[str] | None = None
    ignore: list[str] | None = None
    extend_select: list[str] | None = None
    exclude: list[str] | None = None
    per_file_ignores: list[str] | None = None
    min_confidence: Confidence | None = None
    config: Path | None = None
    output_format: Format = Format.full
    output_file: Path | None = None
    report: list[str] | None = None
    baseline: Path | None = None
    update_baseline: bool = False
    add_ignore: bool = False
    stdin_filename: Path | None = None
    statistics: bool = False
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    fix_only: bool = False
    show_fixes: bool = False
    exit_non_zero_on_fix: bool = False
    fail_on: Level = "warning"
    exit_zero: bool = False
    quiet: bool = False
    no_cache: bool = False
    cache_dir: Path | None = None


def fails(result: Result, options: Options) -> bool:
    """Whether a finding is as bad as the options say that one has to be."""
    mildest = LEVELS.index(options.fail_on)
    return any(LEVELS.index(diagnostic.level) <= mildest for diagnostic in result.diagnostics)
