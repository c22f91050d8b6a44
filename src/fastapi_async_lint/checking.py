"""The command `check`: options in, a report and an exit code out.

Nothing of it needs the library that reads the command line.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from fastapi_async_lint.config import Config, ConfigError, Selection
from fastapi_async_lint.engine import (
    UNREADABLE,
    UNREADABLE_NAME,
    Caching,
    Diagnostic,
    Result,
    known_rules,
    lint_paths,
)
from fastapi_async_lint.model import Confidence, Span
from fastapi_async_lint.options import CLEAN, FINDINGS, STDIN, Options, fails
from fastapi_async_lint.printing import WRONG, fail, fail_config, patience, print_lines, say, say_all, write_report
from fastapi_async_lint.report.fixed import hints, refusals
from fastapi_async_lint.report.formats import Format
from fastapi_async_lint.report.formats import lines as report_lines
from fastapi_async_lint.report.json import as_json
from fastapi_async_lint.report.styled import Line
from fastapi_async_lint.report.text import counted, printable, shown, text_of, totals
from fastapi_async_lint.source import SourceError, decode


def check(options: Options) -> int:
    """Lint files and directories, print what is found, and give the exit code: 0 clean, 1 findings.

    Raises `SystemExit` with 2 when the options or a configuration are wrong.
    """
    chosen = Selection(
        None if options.select is None else _split(options.select),
        _split(options.ignore or ()),
        _split(options.extend_select or ()),
    )
    files = partial(
        Config.with_files,
        exclude=_split(options.exclude or ()),
        per_file_ignores=_by_pattern(options.per_file_ignores or ()),
    )
    adjust = _adjustment(chosen, files, options.config, options.baseline, options.min_confidence)
    caching = None if options.no_cache else Caching(options.cache_dir)
    reports = _reports(options.report or ())
    name = options.stdin_filename
    targets = options.paths or ([Path()] if name is None else [STDIN])
    is_stdin = STDIN in targets or name is not None
    report = partial(_report, Reporting(options.output_format, options.output_file, options.statistics, reports))
    if options.add_ignore or options.update_baseline:
        if is_stdin:
            fail("stdin (-, --stdin-filename) cannot be written to")
        _adopt(targets, adjust, caching, options.baseline, comments=options.add_ignore)
        return CLEAN
    lint = partial(_lint, adjust=adjust, measure=options.statistics, caching=caching)
    if options.fix or options.diff or options.fix_only:
        from fastapi_async_lint.fixing import fix

        return fix(targets, lint, options, report)
    if is_stdin:
        result, read = _lint_stdin(targets, name, lint)
    else:
        result, read = lint(targets), text_of
    report(result, read)
    if not options.quiet:
        _print_summary(result)
        say_all(hints(result.diagnostics, unsafe=options.unsafe_fixes))
        _print_hints(result)
    return FINDINGS if fails(result, options) and not options.exit_zero else CLEAN


# --- lint


def _adjustment(
    chosen: Selection,
    with_files: Callable[[Config], Config],
    file: Path | None,
    baseline: Path | None,
    min_confidence: Confidence | None,
) -> Callable[[Config], Config]:
    """What the command line changes about a project's configuration."""
    stated = None if file is None else _config_in(file)

    def adjust(config: Config) -> Config:
        if stated is not None:
            config = replace(stated, application=config.application)
        config = with_files(config.with_overrides(chosen.select, chosen.ignore, chosen.extend_select))
        if min_confidence is not None:
            config = replace(config, min_confidence=min_confidence)
        return config if baseline is None else replace(config, baseline=baseline.absolute())

    try:
        if adjust(Config()).has_selectors:
            adjust(Config()).checked(known_rules())
    except ConfigError as error:
        fail(error.reason)
    return adjust


def _config_in(file: Path) -> Config:
    """The configuration in a file that the command line names."""
    try:
        config = Config.of(file.absolute())
    except ConfigError as error:
        fail_config(error)
    if config.path is None:
        fail(f"--config: there is no [tool.fastapi-async-lint] in {printable(str(file))!r}")
    return config


def _split(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(item.strip() for value in values for item in value.split(",") if item.strip())


def _by_pattern(values: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What `--per-file-ignores` says."""
    found: dict[str, tuple[str, ...]] = {}
    for value in values:
        pattern, _, rules = value.rpartition(":")
        if not pattern or not rules:
            fail(f"--per-file-ignores: {value!r} is not PATTERN:RULES")
        found[pattern.strip()] = (*found.get(pattern.strip(), ()), *_split([rules]))
    return found


def _lint(
    paths: list[Path],
    overlay: Mapping[Path, str] | None = None,
    *,
    adjust: Callable[[Config], Config],
    measure: bool,
    caching: Caching | None,
    group: bool = True,
) -> Result:
    try:
        with patience():
            return lint_paths(paths, overlay=overlay, adjust=adjust, measure=measure, group=group, caching=caching)
    except ConfigError as error:
        fail_config(error)


def _reports(values: Iterable[str]) -> list[tuple[Format, Path]]:
    """The reports that `--report` asks for."""
    found = []
    for value in values:
        name, _, file = value.partition("=")
        if name not in list(Format) or not file:
            fail(f"--report: {value!r} is not FORMAT=FILE; formats are {', '.join(Format)}")
        found.append((Format(name), Path(file)))
    return found


def _adopt(
    targets: list[Path],
    adjust: Callable[[Config], Config],
    caching: Caching | None,
    baseline: Path | None,
    *,
    comments: bool,
) -> None:
    """Accepts what is found now: by comments, or by a baseline."""
    from fastapi_async_lint.adopting import add_ignores, update_baseline

    try:
        if comments:
            with patience():
                number, refused = add_ignores(targets, adjust, caching)
            say_all(refusals(refused, Path.cwd()))
            say(f"Silenced {counted(number, 'finding')} by comments.")
            if refused:
                raise SystemExit(WRONG)
        else:
            with patience():
                written = update_baseline(targets, adjust, caching, baseline)
            number = sum(written.counts.values())
            say(f"{shown(written.path, Path.cwd())}: {counted(number, 'known finding')}, each place counted.")
    except ConfigError as error:
        fail_config(error)
    except OSError as error:
        fail(f"{printable(str(error.filename))}: cannot be written: {error.strerror or error}")


def _lint_stdin(
    targets: list[Path], name: Path | None, lint: Callable[..., Result]
) -> tuple[Result, Callable[[Path], str]]:
    """Lints what is read from stdin in place of the file of that name."""
    if targets != [STDIN]:
        fail("stdin (-, --stdin-filename) cannot be linted together with paths")
    path = (name or STDIN).absolute()
    try:
        text = decode(b"" if sys.stdin is None else sys.stdin.buffer.read())  # `<&-` closes it
    except SourceError as error:
        span = Span(error.line, error.column, error.line, error.column)
        return Result((Diagnostic(path, span, UNREADABLE, UNREADABLE_NAME, "error", error.reason),), 1), text_of
    result = lint([path], {path.resolve(): text})
    return result, lambda other: text if other == path.resolve() else text_of(other)


# --- report


class Reporting(NamedTuple):
    """Where reports go, and in which formats."""

    output_format: Format
    output_file: Path | None
    statistics: bool
    others: Sequence[tuple[Format, Path]]


def _report(how: Reporting, result: Result, read: Callable[[Path], str]) -> None:
    directory = Path.cwd()
    lines = (
        _statistics(result, how.output_format)
        if how.statistics
        else report_lines(how.output_format, result, directory, read)
    )
    print_lines(lines, sys.stdout) if how.output_file is None else write_report(lines, how.output_file)
    for other, file in how.others:
        write_report(report_lines(other, result, directory, read), file)


def _statistics(result: Result, output_format: Format) -> Iterator[Line] | Iterator[str]:
    from fastapi_async_lint.report.counts import counts, counts_document

    return iter([as_json(counts_document(result))]) if output_format is Format.json else counts(result)


def _print_summary(result: Result) -> None:
    if not result.files and not result.diagnostics:
        say("warning: No Python files found under the given path(s)")
    say(f"Found {totals(result.diagnostics)}." if result.diagnostics else "All checks passed!")


def _print_hints(result: Result) -> None:
    from fastapi_async_lint.ruff_config import forgets_us

    if result.gone:
        say(
            f"{counted(result.gone, 'finding')} of the baseline can no longer be found; --update-baseline forgets them."
        )
    forgetful = next((path for file in sorted(result.with_noqa) if (path := forgets_us(file))), None)
    if forgetful is not None:
        say(
            f"warning: {shown(forgetful, Path.cwd())}: `ruff check --fix` deletes FAL codes from noqa comments unless "
            'lint.external = ["FAL"] (`# fastapi-async-lint: ignore[...]` is left alone)'
        )
