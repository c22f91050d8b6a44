"""The command line: `fastapi-async-lint check`, `routes`, `rule`, `knowledge`, `config` and `server`.

Diagnostics and pages go to stdout, everything else to stderr. Exit codes: 0 clean, 1 findings, 2 the command line, the
configuration or this program is wrong.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from threading import Timer
from typing import IO, TYPE_CHECKING, Annotated, NamedTuple, NoReturn

import typer
from rich.console import Console
from rich.text import Text

from fastapi_async_lint.config import Config, ConfigError, Selection, did_you_mean, unknown_rule
from fastapi_async_lint.config_schema import LEVELS
from fastapi_async_lint.engine import (
    UNREADABLE,
    UNREADABLE_NAME,
    Caching,
    Diagnostic,
    Result,
    grouped,
    known_rules,
    lint_paths,
    project_roots,
)
from fastapi_async_lint.fixes import Outcome, write
from fastapi_async_lint.fixes import fix as apply_fixes
from fastapi_async_lint.model import Confidence, Level, Span
from fastapi_async_lint.report.fixed import difference, fixed_summary, hints, listed, refusals, summary
from fastapi_async_lint.report.formats import Format
from fastapi_async_lint.report.formats import lines as report_lines
from fastapi_async_lint.report.json import as_json
from fastapi_async_lint.report.text import counted, printable, shown, totals
from fastapi_async_lint.source import SourceError, decode, encoded
from fastapi_async_lint.writing import write_atomically

if TYPE_CHECKING:
    from rich.table import Table

    from fastapi_async_lint.rules import Rule

NAME = "fastapi-async-lint"
CLEAN, FINDINGS, WRONG = 0, 1, 2
STDIN = Path("-")
MOMENT = 1.0
"""Seconds after which somebody at a terminal is told that there is work going on."""
_NO_LIMIT = 10_000
"""Columns of a table that nobody sees in a terminal."""

app = typer.Typer(
    help="Find async mistakes in FastAPI and AI-app code, without running it.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class PageFormat(StrEnum):
    """How documentation is written."""

    text = "text"
    json = "json"


class MapFormat(StrEnum):
    """How the map of a project is written."""

    table = "table"
    json = "json"
    html = "html"


class KnownFormat(StrEnum):
    """How what is known is written."""

    text = "text"
    json = "json"


def main() -> None:
    """Run the command line; a defect of this program is told from findings by its exit code."""
    gc.disable()  # the process ends soon: see `without_gc`
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        app(prog_name=NAME)
    except Exception:  # noqa: BLE001 - the last resort
        import traceback

        traceback.print_exc()
        _say(f"error: this is a defect of {NAME}, please report it")
        sys.exit(WRONG)


Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATHS", help="Files and directories, or - for stdin; . when none.", show_default=False),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        envvar="FASTAPI_ASYNC_LINT_SELECT",
        metavar="RULES",
        help="Only these rules: codes, prefixes of codes, names or ALL, comma separated.",
    ),
]
Ignore = Annotated[
    list[str] | None, typer.Option(envvar="FASTAPI_ASYNC_LINT_IGNORE", metavar="RULES", help="Not these rules.")
]
ExtendSelect = Annotated[
    list[str] | None, typer.Option(envvar="FASTAPI_ASYNC_LINT_EXTEND_SELECT", metavar="RULES", help="These rules too.")
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(metavar="PATTERNS", help="Not these files either: patterns as in .gitignore, comma separated."),
]
PerFileIgnores = Annotated[
    list[str] | None,
    typer.Option(metavar="PATTERN:RULES", help="Not these rules in these files; repeat it for other files."),
]
MinConfidence = Annotated[
    Confidence | None, typer.Option(help="How sure a finding has to be to be reported.", show_default=False)
]
FailOn = Annotated[Level, typer.Option(help="The mildest level that makes the exit code 1.")]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config", metavar="FILE", help="A TOML file whose [tool.fastapi-async-lint] stands for those of the projects."
    ),
]
PageOutputFormat = Annotated[PageFormat, typer.Option("--output-format", help="How it is written.")]
MapOutputFormat = Annotated[MapFormat, typer.Option("--output-format", help="How the map is written.")]
OutputFormat = Annotated[
    Format, typer.Option(envvar="FASTAPI_ASYNC_LINT_OUTPUT_FORMAT", help="How findings are written.")
]
OutputFile = Annotated[
    Path | None,
    typer.Option(
        "--output-file", "-o", envvar="FASTAPI_ASYNC_LINT_OUTPUT_FILE", help="The file to write the report to."
    ),
]
Reports = Annotated[
    list[str] | None,
    typer.Option(metavar="FORMAT=FILE", help="Write another report to a file, in another format."),
]
BaselineFile = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        envvar="FASTAPI_ASYNC_LINT_BASELINE",
        metavar="FILE",
        help="Known findings, which are not reported.",
    ),
]
UpdateBaseline = Annotated[
    bool, typer.Option("--update-baseline", help="Write what is found now to the baseline, and report nothing.")
]
AddIgnore = Annotated[
    bool, typer.Option("--add-ignore", help="Write a comment at every finding that silences it, and report nothing.")
]
StdinFilename = Annotated[Path | None, typer.Option(help="The path that stands for what is read from stdin.")]
Statistics = Annotated[
    bool,
    typer.Option(
        "--statistics", help="Count findings by rule, and how many calls were resolved, instead of listing findings."
    ),
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", "-e", help="Exit with 0 even when there are findings.")]
FixThem = Annotated[bool, typer.Option("--fix", help="Apply fixes; only safe ones, unless --unsafe-fixes is given.")]
UnsafeFixes = Annotated[
    bool,
    typer.Option("--unsafe-fixes", help="Apply fixes too that may change what was meant, or show them as fixable."),
]
Diff = Annotated[bool, typer.Option("--diff", help="Print what --fix-only would change, and change nothing.")]
FixOnly = Annotated[bool, typer.Option("--fix-only", help="Apply fixes, and do not report what remains.")]
ShowFixes = Annotated[bool, typer.Option("--show-fixes", help="List what was fixed.")]
ExitNonZeroOnFix = Annotated[
    bool, typer.Option("--exit-non-zero-on-fix", help="Exit with 1 when something was fixed, even if nothing remains.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print findings and nothing else.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Find out everything anew, and keep nothing.")]
CacheDir = Annotated[
    Path | None,
    typer.Option(help="Where what was found out is kept; .fastapi_async_lint_cache in each project when not given."),
]
Version = Annotated[bool, typer.Option("--version", "-V", help="Print the version and exit.")]
CodeOrName = Annotated[
    str | None,
    typer.Argument(metavar="CODE|NAME", help="The rule to explain; a list when none.", show_default=False),
]
LibraryOrName = Annotated[
    str | None,
    typer.Argument(
        metavar="LIBRARY|NAME", help="A library, or a dotted name; all libraries when none.", show_default=False
    ),
]
KnownOutputFormat = Annotated[KnownFormat, typer.Option("--output-format", help="How it is written.")]
Every = Annotated[bool, typer.Option("--all", help="Explain all rules.")]


@app.callback(invoke_without_command=True)
def _common(context: typer.Context, version: Version = False) -> None:
    if version:
        from importlib.metadata import version as version_of

        typer.echo(f"{NAME} {version_of(NAME)}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        _fail(f"give a command: {NAME} check, {NAME} rule, or --help")


@app.command()
def check(
    paths: Paths = None,
    select: Select = None,
    ignore: Ignore = None,
    extend_select: ExtendSelect = None,
    exclude: Exclude = None,
    per_file_ignores: PerFileIgnores = None,
    min_confidence: MinConfidence = None,
    config: ConfigFile = None,
    output_format: OutputFormat = Format.full,
    output_file: OutputFile = None,
    report: Reports = None,
    baseline: BaselineFile = None,
    update_baseline: UpdateBaseline = False,
    add_ignore: AddIgnore = False,
    stdin_filename: StdinFilename = None,
    statistics: Statistics = False,
    fix: FixThem = False,
    unsafe_fixes: UnsafeFixes = False,
    diff: Diff = False,
    fix_only: FixOnly = False,
    show_fixes: ShowFixes = False,
    exit_non_zero_on_fix: ExitNonZeroOnFix = False,
    fail_on: FailOn = "warning",
    exit_zero: ExitZero = False,
    quiet: Quiet = False,
    no_cache: NoCache = False,
    cache_dir: CacheDir = None,
) -> None:
    """Lint files and directories.

    Each file is linted as part of the project that it belongs to: the nearest directory upwards with a pyproject.toml.

    Exits with 1 when there are errors or warnings (advice does not count), with 2 when the command line or a
    configuration is wrong.
    """
    chosen = Selection(None if select is None else _split(select), _split(ignore or ()), _split(extend_select or ()))
    files = partial(
        Config.with_files, exclude=_split(exclude or ()), per_file_ignores=_by_pattern(per_file_ignores or ())
    )
    adjust = _adjustment(chosen, files, config, baseline, min_confidence)
    caching = None if no_cache else Caching(cache_dir)
    reports = _reports(report or ())
    targets = paths or ([Path()] if stdin_filename is None else [STDIN])
    is_stdin = STDIN in targets or stdin_filename is not None
    reporting = partial(_report, Reporting(output_format, output_file, statistics, reports))
    if add_ignore or update_baseline:
        if is_stdin:
            _fail("stdin (-, --stdin-filename) cannot be written to")
        _adopt(targets, adjust, caching, baseline, comments=add_ignore)
        return
    lint = partial(_lint, adjust=adjust, measure=statistics, caching=caching)
    if fix or diff or fix_only:
        options = FixOptions(unsafe_fixes, diff, fix_only, show_fixes, exit_non_zero_on_fix, exit_zero, quiet, fail_on)
        raise typer.Exit(_fix(targets, stdin_filename, lint, options, reporting))
    if is_stdin:
        result, read = _lint_stdin(targets, stdin_filename, lint)
    else:
        result, read = lint(targets), _text_of
    reporting(result, read)
    if not quiet:
        _print_summary(result)
        _say_all(hints(result.diagnostics, unsafe=unsafe_fixes))
        _print_hints(result)
    failed = _fails(result.diagnostics, fail_on)
    raise typer.Exit(FINDINGS if failed and not exit_zero else CLEAN)


@app.command("rule")
def print_rule(
    rule: CodeOrName = None, every: Every = False, output_format: PageOutputFormat = PageFormat.text
) -> None:
    """Explain a rule: what it finds, why it matters, and examples. Without one, or for a prefix of codes, list the rules."""
    from fastapi_async_lint.report.page import listed
    from fastapi_async_lint.rules import all_rules, find_rule

    if rule is not None and every:
        _fail("give the code or name of a rule, or --all")
    found = None if rule is None else find_rule(rule)
    if found is not None or every:
        _print_rules(all_rules() if found is None else [found], output_format)
        return
    several = [each for each in all_rules() if each.code.startswith((rule or "").upper())]
    if not several:
        _fail(unknown_rule(rule or "", known_rules()))
    if output_format is PageFormat.json:
        _print_rules(several, output_format)
    else:
        _print_lines(listed(several), sys.stdout)


@app.command("config")
def print_configuration(output_format: PageOutputFormat = PageFormat.text) -> None:
    """List the keys of the configuration; as JSON, their JSON Schema."""
    from fastapi_async_lint.config_schema import config_schema
    from fastapi_async_lint.report.page import config_page

    if output_format is PageFormat.json:
        typer.echo(as_json(config_schema()))
    else:
        _print_pages([config_page()])


@app.command()
def clean(paths: Paths = None, cache_dir: CacheDir = None) -> None:
    """Remove what was found out about the projects that the paths lie in."""
    from fastapi_async_lint.store import FOLDER
    from fastapi_async_lint.store import clean as remove

    folders = [cache_dir] if cache_dir is not None else [root / FOLDER for root in project_roots(paths or [Path()])]
    for folder in folders:
        try:
            if remove(folder):
                _say(f"Removed {shown(folder, Path.cwd())}")
        except OSError as error:
            _fail(f"{shown(folder, Path.cwd())}: cannot be removed: {error.strerror or error}")


@app.command()
def routes(paths: Paths = None, output_format: MapOutputFormat = MapFormat.table) -> None:
    """Map a project: every route, dependency and task, where it runs, what it blocks on, and what to do about it."""
    from fastapi_async_lint.report.routes import as_html, as_table
    from fastapi_async_lint.report.routes import as_json as map_as_json
    from fastapi_async_lint.routes import map_paths

    targets = paths or [Path()]
    for path in targets:
        if not path.exists():
            _fail(f"{printable(str(path))}: no such file or directory")
    try:
        with _patience():
            found, directory = map_paths(targets), Path.cwd()
    except ConfigError as error:
        _fail_config(error)
    if output_format is MapFormat.table:
        _print_table(as_table(found, directory))
    else:
        typer.echo(map_as_json(found, directory) if output_format is MapFormat.json else as_html(found, directory))


@app.command("knowledge")
def print_knowledge(name: LibraryOrName = None, output_format: KnownOutputFormat = KnownFormat.text) -> None:
    """Show what is known of a library, or of one dotted name: what blocks, what has to be awaited, what its twin is.

    Rows that the configuration of the current directory states count too.
    """
    from fastapi_async_lint.knowledge import Knowledge
    from fastapi_async_lint.project import find_root
    from fastapi_async_lint.report import knowledge as known

    try:
        knowledge = Knowledge(Config.load(find_root(Path.cwd())).own.rows)
    except ConfigError as error:
        _fail_config(error)
    document = known.every_library() if name is None else known.about(name, knowledge)
    if document is None:
        hint = did_you_mean(known.near(name or "", knowledge)) or " (a library goes by the name that it is imported by)"
        _fail(f"nothing is known of {name!r}{hint}")
    if output_format is KnownFormat.json:
        typer.echo(as_json(document))
    else:
        _print_lines(known.lines(document), sys.stdout)


@app.command()
def server(no_cache: NoCache = False, cache_dir: CacheDir = None) -> None:
    """Run the language server, over stdin and stdout."""
    gc.enable()
    try:
        from fastapi_async_lint.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        _fail(f"the language server needs pygls: pip install '{NAME}[lsp]'")
    serve(None if no_cache else Caching(cache_dir))


# --- lint


Linting = Callable[..., Result]
"""`_lint`, with the configuration, the cache and what is measured given."""


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
        _fail(error.reason)
    return adjust


def _config_in(file: Path) -> Config:
    """The configuration in a file that the command line names."""
    try:
        config = Config.of(file.absolute())
    except ConfigError as error:
        _fail_config(error)
    if config.path is None:
        _fail(f"--config: there is no [tool.fastapi-async-lint] in {printable(str(file))!r}")
    return config


def _split(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(item.strip() for value in values for item in value.split(",") if item.strip())


def _by_pattern(values: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What `--per-file-ignores` says."""
    found: dict[str, tuple[str, ...]] = {}
    for value in values:
        pattern, _, rules = value.rpartition(":")
        if not pattern or not rules:
            _fail(f"--per-file-ignores: {value!r} is not PATTERN:RULES")
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
        with _patience():
            return lint_paths(paths, overlay=overlay, adjust=adjust, measure=measure, group=group, caching=caching)
    except ConfigError as error:
        _fail_config(error)


def _reports(values: Iterable[str]) -> list[tuple[Format, Path]]:
    """The reports that `--report` asks for."""
    found = []
    for value in values:
        name, _, file = value.partition("=")
        if name not in list(Format) or not file:
            _fail(f"--report: {value!r} is not FORMAT=FILE; formats are {', '.join(Format)}")
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
            with _patience():
                number, refused = add_ignores(targets, adjust, caching)
            _say_all(refusals(refused, Path.cwd()))
            _say(f"Silenced {counted(number, 'finding')} by comments.")
            if refused:
                raise typer.Exit(WRONG)
        else:
            with _patience():
                written = update_baseline(targets, adjust, caching, baseline)
            number = sum(written.counts.values())
            _say(f"{shown(written.path, Path.cwd())}: {counted(number, 'known finding')}, each place counted.")
    except ConfigError as error:
        _fail_config(error)
    except OSError as error:
        _fail(f"{printable(str(error.filename))}: cannot be written: {error.strerror or error}")


def _lint_stdin(targets: list[Path], name: Path | None, lint: Linting) -> tuple[Result, Callable[[Path], str]]:
    """Lints what is read from stdin in place of the file of that name."""
    if targets != [STDIN]:
        _fail("stdin (-, --stdin-filename) cannot be linted together with paths")
    path = (name or STDIN).absolute()
    try:
        text = decode(sys.stdin.buffer.read())
    except SourceError as error:
        span = Span(error.line, error.column, error.line, error.column)
        return Result((Diagnostic(path, span, UNREADABLE, UNREADABLE_NAME, "error", error.reason),), 1), _text_of
    result = lint([path], {path.resolve(): text})
    return result, lambda other: text if other == path.resolve() else _text_of(other)


# --- fix


class FixOptions(NamedTuple):
    """How fixes are applied and spoken of."""

    unsafe: bool
    diff: bool
    only: bool
    show: bool
    fail_on_fix: bool
    exit_zero: bool
    quiet: bool
    fail_on: Level


Report = Callable[[Result, Callable[[Path], str]], None]


def _fix(targets: list[Path], name: Path | None, lint: Linting, options: FixOptions, report: Report) -> int:
    """Fixes files, or prints what is read from stdin as it is after the fixes; the exit code."""
    if STDIN in targets or name is not None:
        return _fix_stdin(targets, name, lint, options, report)
    outcome = apply_fixes(lambda overlay: lint(targets, overlay, group=False), unsafe=options.unsafe)
    if not options.diff:
        outcome = write(outcome)
    return _report_fixes(outcome, options, report)


def _fix_stdin(targets: list[Path], name: Path | None, lint: Linting, options: FixOptions, report: Report) -> int:
    if targets != [STDIN]:
        _fail("stdin (-, --stdin-filename) cannot be linted together with paths")
    path = (name or STDIN).absolute()
    data = sys.stdin.buffer.read()
    try:
        text = decode(data)
    except SourceError as error:
        sys.stdout.buffer.write(b"" if options.diff else data)
        _fail(f"stdin: {error.reason}")
    outcome = apply_fixes(
        lambda overlay: lint([path], {path.resolve(): text, **overlay}, group=False), unsafe=options.unsafe
    )
    new = next(iter(outcome.texts.values()), text)
    if not options.diff:
        sys.stdout.buffer.write(encoded(new, data))
        sys.stdout.flush()
    with redirect_stdout(sys.stdout if options.diff else sys.stderr):
        return _report_fixes(outcome, options, lambda result, _: report(result, lambda _: new))


def _report_fixes(outcome: Outcome, options: FixOptions, report: Report) -> int:
    """Prints what was fixed and what remains; the exit code."""
    directory, result = Path.cwd(), grouped(outcome.result)
    if options.diff:
        _print_differences(outcome, directory)
    elif not options.only:
        report(result, _text_of)
    _say_all(refusals(outcome.refused, directory))
    if not options.quiet:
        _say_all(listed(outcome.fixed, directory) if options.show else ())
        if options.only or options.diff:
            _say_all(fixed_summary(outcome, unsafe=options.unsafe, is_written=not options.diff))
        else:
            _say(summary(outcome.fixed, result.diagnostics))
            _say_all(hints(result.diagnostics, unsafe=options.unsafe))
    is_bad = _fails(result.diagnostics, options.fail_on)
    if options.diff or options.only:
        failed = bool(outcome.fixed) and (options.diff or options.fail_on_fix)
    else:
        failed = is_bad or (bool(outcome.fixed) and options.fail_on_fix)
    return FINDINGS if failed and not options.exit_zero else CLEAN


def _fails(diagnostics: Iterable[Diagnostic], mildest: Level) -> bool:
    """Whether a finding is as bad as that."""
    return any(LEVELS.index(each.level) <= LEVELS.index(mildest) for each in diagnostics)


def _print_differences(outcome: Outcome, directory: Path) -> None:
    """To a terminal, text that it would obey is shown as escapes; elsewhere it is written as it is, for `patch`."""
    is_shown = sys.stdout.isatty()
    for path, text in sorted(outcome.texts.items()):
        name = (path.relative_to(directory) if path.is_relative_to(directory) else path).as_posix()
        for line in difference(outcome.before[path], text, printable(name)):
            typer.echo(printable(line) if is_shown else line)


def _text_of(path: Path) -> str:
    """A file's text, as far as it can be shown."""
    try:
        return decode(path.read_bytes())
    except (OSError, SourceError):
        return ""


# --- print


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
    _print_lines(lines, sys.stdout) if how.output_file is None else _write_report(lines, how.output_file)
    for other, file in how.others:
        _write_report(report_lines(other, result, directory, read), file)


def _statistics(result: Result, output_format: Format) -> Iterator[Text] | Iterator[str]:
    from fastapi_async_lint.report.counts import counts, counts_document

    return iter([as_json(counts_document(result))]) if output_format is Format.json else counts(result)


def _print_table(table: Table) -> None:
    """As wide as a terminal is; into a file or pipe, a row is a line."""
    console = Console(emoji=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = _NO_LIMIT
    console.print(table)


def _print_lines(report: Iterator[Text] | Iterator[str], file: IO[str]) -> None:
    """Text in colour goes through the console, data as it is."""
    console = Console(file=file, highlight=False, markup=False, emoji=False, soft_wrap=True)
    for line in report:
        if isinstance(line, Text):
            console.print(line)
        else:
            typer.echo(line, file=file)


def _write_report(report: Iterator[Text] | Iterator[str], path: Path) -> None:
    text = "".join(f"{line.plain if isinstance(line, Text) else line}\n" for line in report)
    try:
        write_atomically(path, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        _fail(f"{printable(str(path))}: cannot be written: {error.strerror or error}")


def _print_summary(result: Result) -> None:
    if not result.files and not result.diagnostics:
        _say("warning: No Python files found under the given path(s)")
    _say(f"Found {totals(result.diagnostics)}." if result.diagnostics else "All checks passed!")


def _print_hints(result: Result) -> None:
    from fastapi_async_lint.ruff_config import forgets_us

    if result.gone:
        _say(
            f"{counted(result.gone, 'finding')} of the baseline can no longer be found; --update-baseline forgets them."
        )
    forgetful = next((path for file in sorted(result.with_noqa) if (path := forgets_us(file))), None)
    if forgetful is not None:
        _say(
            f"warning: {shown(forgetful, Path.cwd())}: `ruff check --fix` deletes FAL codes from noqa comments unless "
            'lint.external = ["FAL"] (`# fastapi-async-lint: ignore[...]` is left alone)'
        )


def _print_rules(rules: Sequence[Rule], output_format: PageFormat) -> None:
    from fastapi_async_lint.report.page import page, rule_document

    if output_format is PageFormat.json:
        typer.echo(as_json([rule_document(rule) for rule in rules]))
    else:
        _print_pages(page(rule) for rule in rules)


def _print_pages(pages: Iterable[str]) -> None:
    text = "\n".join(pages)
    console = Console()
    if console.is_terminal:
        from rich.markdown import Markdown

        console.print(Markdown(text))
    else:
        typer.echo(text, nl=False)


@contextmanager
def _patience() -> Iterator[None]:
    """Says on a terminal that there is work going on, when it takes longer than a moment."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    status = console.status("Looking at the project ...")
    timer = Timer(MOMENT, status.start)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        status.stop()


def _say_all(lines: Iterable[str]) -> None:
    for line in lines:
        _say(line)


def _say(line: str) -> None:
    typer.echo(printable(line), err=True)


def _fail_config(error: ConfigError) -> NoReturn:
    where = "" if error.path is None else f"{shown(error.path, Path.cwd())}: "
    _fail(f"{where}{error.reason}")


def _fail(reason: str) -> NoReturn:
    _say(f"error: {reason}")
    raise typer.Exit(WRONG)
