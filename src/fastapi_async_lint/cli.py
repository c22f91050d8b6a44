"""The command line: `fastapi-async-lint check`, `routes`, `rule` and `knowledge`.

Diagnostics and pages go to stdout, everything else to stderr. Exit codes: 0 clean, 1 findings, 2 the command line, the
configuration or this program is wrong.
"""

from __future__ import annotations

import io
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.text import Text

from fastapi_async_lint.config import Config, ConfigError, did_you_mean, unknown_rule
from fastapi_async_lint.engine import UNREADABLE, Diagnostic, Result, known_rules, lint_paths
from fastapi_async_lint.model import Span
from fastapi_async_lint.report.concise import concise
from fastapi_async_lint.report.counts import counts, counts_document
from fastapi_async_lint.report.full import full
from fastapi_async_lint.report.json import as_json, document
from fastapi_async_lint.report.page import page
from fastapi_async_lint.report.text import printable, shown, totals
from fastapi_async_lint.rules import all_rules, find_rule
from fastapi_async_lint.source import SourceError, decode

NAME = "fastapi-async-lint"
CLEAN, FINDINGS, WRONG = 0, 1, 2
STDIN = Path("-")
FAILING_LEVELS = ("error", "warning")

app = typer.Typer(
    help="Find async mistakes in FastAPI and AI-app code, without running it.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class MapFormat(StrEnum):
    """How the map of a project is written."""

    table = "table"
    json = "json"
    html = "html"


class KnownFormat(StrEnum):
    """How what is known is written."""

    text = "text"
    json = "json"


class Format(StrEnum):
    """How diagnostics are written."""

    full = "full"
    concise = "concise"
    json = "json"


def main() -> None:
    """Run the command line; a defect of this program is told from findings by its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        app(prog_name=NAME)
    except Exception:  # noqa: BLE001 - the last resort
        traceback.print_exc()
        _say(f"error: this is a defect of {NAME}, please report it")
        sys.exit(WRONG)


Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATHS", help="Files and directories, or - for stdin; . when none.", show_default=False),
]
Select = Annotated[
    list[str] | None,
    typer.Option(metavar="RULES", help="Only these rules: codes, prefixes of codes, names or ALL, comma separated."),
]
Ignore = Annotated[list[str] | None, typer.Option(metavar="RULES", help="Not these rules.")]
ExtendSelect = Annotated[list[str] | None, typer.Option(metavar="RULES", help="These rules too.")]
MapOutputFormat = Annotated[MapFormat, typer.Option("--output-format", help="How the map is written.")]
OutputFormat = Annotated[Format, typer.Option(help="How findings are written.")]
StdinFilename = Annotated[Path | None, typer.Option(help="The path that stands for what is read from stdin.")]
Statistics = Annotated[
    bool,
    typer.Option(
        "--statistics", help="Count findings by rule, and how many calls were resolved, instead of listing findings."
    ),
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", "-e", help="Exit with 0 even when there are findings.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print findings and nothing else.")]
Version = Annotated[bool, typer.Option("--version", "-V", help="Print the version and exit.")]
CodeOrName = Annotated[str | None, typer.Argument(metavar="CODE|NAME", help="The rule to explain.", show_default=False)]
LibraryOrName = Annotated[
    str | None,
    typer.Argument(
        metavar="LIBRARY|NAME", help="A library, or a dotted name; all libraries when none.", show_default=False
    ),
]
KnownOutputFormat = Annotated[KnownFormat, typer.Option("--output-format", help="How it is written.")]
Every = Annotated[bool, typer.Option("--all", help="All rules.")]


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
    output_format: OutputFormat = Format.full,
    stdin_filename: StdinFilename = None,
    statistics: Statistics = False,
    exit_zero: ExitZero = False,
    quiet: Quiet = False,
) -> None:
    """Lint files and directories.

    Each file is linted as part of the project that it belongs to: the nearest directory upwards with a pyproject.toml.

    Exits with 1 when there are errors or warnings (advice does not count), with 2 when the command line or a
    configuration is wrong.
    """
    adjust = _adjustment(select, ignore, extend_select)
    targets = paths or ([Path()] if stdin_filename is None else [STDIN])
    if STDIN in targets or stdin_filename is not None:
        result, read = _lint_stdin(targets, stdin_filename, adjust, measure=statistics)
    else:
        result, read = _lint(targets, adjust, measure=statistics), _text_of
    _print_report(result, output_format, read, statistics)
    if not quiet:
        _print_summary(result)
    failed = any(diagnostic.level in FAILING_LEVELS for diagnostic in result.diagnostics)
    raise typer.Exit(FINDINGS if failed and not exit_zero else CLEAN)


@app.command("rule")
def print_rule(rule: CodeOrName = None, every: Every = False) -> None:
    """Explain a rule: what it finds, why it matters, and examples."""
    if (rule is None) is not every:
        _fail("give the code or name of a rule, or --all")
    if rule is None:
        _print_pages(page(each) for each in all_rules())
        return
    found = find_rule(rule)
    if found is None:
        _fail(unknown_rule(rule, known_rules()))
    _print_pages([page(found)])


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
        found, directory = map_paths(targets), Path.cwd()
    except ConfigError as error:
        _fail_config(error)
    if output_format is MapFormat.table:
        Console(emoji=False).print(as_table(found, directory))
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
        _fail(f"nothing is known of {name!r}{did_you_mean(known.near(name or '', knowledge))}")
    if output_format is KnownFormat.json:
        typer.echo(as_json(document))
    else:
        _print_lines(known.lines(document))


# --- lint


def _adjustment(
    select: list[str] | None, ignore: list[str] | None, extend_select: list[str] | None
) -> Callable[[Config], Config]:
    """What the command line changes about a project's configuration."""

    def adjust(config: Config) -> Config:
        return config.with_overrides(
            None if select is None else _split(select), _split(ignore or ()), _split(extend_select or ())
        )

    try:
        adjust(Config()).checked(known_rules())
    except ConfigError as error:
        _fail(error.reason)
    return adjust


def _split(values: Iterable[str]) -> list[str]:
    return [item.strip() for value in values for item in value.split(",") if item.strip()]


def _lint(
    paths: list[Path],
    adjust: Callable[[Config], Config],
    overlay: dict[Path, str] | None = None,
    *,
    measure: bool = False,
) -> Result:
    try:
        return lint_paths(paths, overlay=overlay, adjust=adjust, measure=measure)
    except ConfigError as error:
        _fail_config(error)


def _lint_stdin(
    targets: list[Path], name: Path | None, adjust: Callable[[Config], Config], *, measure: bool
) -> tuple[Result, Callable[[Path], str]]:
    """Lints what is read from stdin in place of the file of that name."""
    if targets != [STDIN]:
        _fail("stdin (-, --stdin-filename) cannot be linted together with paths")
    path = (name or STDIN).absolute()
    try:
        text = decode(sys.stdin.buffer.read())
    except SourceError as error:
        span = Span(error.line, error.column, error.line, error.column)
        return Result((Diagnostic(path, span, UNREADABLE, "unreadable-file", "error", error.reason),), 1), _text_of
    result = _lint([path], adjust, {path: text}, measure=measure)
    return result, lambda other: text if other == path.resolve() else _text_of(other)


def _text_of(path: Path) -> str:
    """A file's text, as far as it can be shown."""
    try:
        return decode(path.read_bytes())
    except (OSError, SourceError):
        return ""


# --- print


def _print_report(result: Result, output_format: Format, read: Callable[[Path], str], statistics: bool) -> None:
    directory = Path.cwd()
    if output_format is Format.json:
        typer.echo(as_json(counts_document(result) if statistics else document(result, directory)))
    elif statistics:
        _print_lines(counts(result))
    elif output_format is Format.concise:
        _print_lines(concise(result, directory))
    else:
        _print_lines(full(result, directory, read))


def _print_lines(lines: Iterator[Text]) -> None:
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    for line in lines:
        console.print(line)


def _print_summary(result: Result) -> None:
    if not result.files and not result.diagnostics:
        _say("warning: No Python files found under the given path(s)")
    _say(f"Found {totals(result.diagnostics)}." if result.diagnostics else "All checks passed!")


def _print_pages(pages: Iterable[str]) -> None:
    text = "\n".join(pages)
    console = Console()
    if console.is_terminal:
        from rich.markdown import Markdown

        console.print(Markdown(text))
    else:
        typer.echo(text, nl=False)


def _say(line: str) -> None:
    typer.echo(printable(line), err=True)


def _fail_config(error: ConfigError) -> NoReturn:
    where = "" if error.path is None else f"{shown(error.path, Path.cwd())}: "
    _fail(f"{where}{error.reason}")


def _fail(reason: str) -> NoReturn:
    _say(f"error: {reason}")
    raise typer.Exit(WRONG)
