"""`check` with `--fix`, `--fix-only` or `--diff`: files are fixed, or what would be fixed is shown."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path

from fastapi_async_lint.engine import Result, grouped
from fastapi_async_lint.fixes import Outcome, write
from fastapi_async_lint.fixes import fix as apply_fixes
from fastapi_async_lint.options import CLEAN, FINDINGS, STDIN, Options, fails
from fastapi_async_lint.printing import fail, print_lines, say, say_all
from fastapi_async_lint.report.fixed import difference, fixed_summary, hints, listed, refusals, summary
from fastapi_async_lint.report.text import printable, text_of
from fastapi_async_lint.source import SourceError, decode, encoded

Linting = Callable[..., Result]
"""Lints paths, with texts that stand for files, with or without `group`."""
Report = Callable[[Result, Callable[[Path], str]], None]
"""Prints a result, given what the texts of files are."""


def fix(targets: list[Path], lint: Linting, options: Options, report: Report) -> int:
    """Fix files, or print what is read from stdin as it is after the fixes; give the exit code."""
    if STDIN in targets or options.stdin_filename is not None:
        return _fix_stdin(targets, lint, options, report)
    outcome = apply_fixes(lambda overlay: lint(targets, overlay, group=False), unsafe=options.unsafe_fixes)
    if not options.diff:
        outcome = write(outcome)
    return _report_fixes(outcome, options, report)


def _fix_stdin(targets: list[Path], lint: Linting, options: Options, report: Report) -> int:
    if targets != [STDIN]:
        fail("stdin (-, --stdin-filename) cannot be linted together with paths")
    path = (options.stdin_filename or STDIN).absolute()
    data = sys.stdin.buffer.read()
    try:
        text = decode(data)
    except SourceError as error:
        sys.stdout.buffer.write(b"" if options.diff else data)
        fail(f"stdin: {error.reason}")
    outcome = apply_fixes(
        lambda overlay: lint([path], {path.resolve(): text, **overlay}, group=False), unsafe=options.unsafe_fixes
    )
    new = next(iter(outcome.texts.values()), text)
    if not options.diff:
        sys.stdout.buffer.write(encoded(new, data))
        sys.stdout.flush()
    with redirect_stdout(sys.stdout if options.diff else sys.stderr):
        return _report_fixes(outcome, options, lambda result, _: report(result, lambda _: new))


def _report_fixes(outcome: Outcome, options: Options, report: Report) -> int:
    """Prints what was fixed and what remains; the exit code."""
    directory, result = Path.cwd(), grouped(outcome.result)
    if options.diff:
        _print_differences(outcome, directory)
    elif not options.fix_only:
        report(result, text_of)
    say_all(refusals(outcome.refused, directory))
    if not options.quiet:
        say_all(listed(outcome.fixed, directory) if options.show_fixes else ())
        if options.fix_only or options.diff:
            say_all(fixed_summary(outcome, unsafe=options.unsafe_fixes, is_written=not options.diff))
        else:
            say(summary(outcome.fixed, result.diagnostics))
            say_all(hints(result.diagnostics, unsafe=options.unsafe_fixes))
    if options.diff or options.fix_only:
        failed = bool(outcome.fixed) and (options.diff or options.exit_non_zero_on_fix)
    else:
        failed = fails(result, options) or (bool(outcome.fixed) and options.exit_non_zero_on_fix)
    return FINDINGS if failed and not options.exit_zero else CLEAN


def _print_differences(outcome: Outcome, directory: Path) -> None:
    """To a terminal, text that it would obey is shown as escapes; elsewhere it is written as it is, for `patch`."""
    is_shown = sys.stdout.isatty()
    for path, text in sorted(outcome.texts.items()):
        name = (path.relative_to(directory) if path.is_relative_to(directory) else path).as_posix()
        lines = difference(outcome.before[path], text, printable(name))
        print_lines(map(printable, lines) if is_shown else lines, sys.stdout)
