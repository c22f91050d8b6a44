"""The command line: `fastapi-async-lint check`, `routes`, `rule`, `knowledge`, `config` and `server`.

Diagnostics and pages go to stdout, everything else to stderr. Exit codes: 0 clean, 1 findings, 2 the command line, the
configuration or this program is wrong.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fastapi_async_lint.checking import check as run_check
from fastapi_async_lint.config import Config, ConfigError, did_you_mean, unknown_rule
from fastapi_async_lint.engine import Caching, known_rules, project_roots
from fastapi_async_lint.model import Confidence, Level
from fastapi_async_lint.options import Options
from fastapi_async_lint.printing import NAME, fail, fail_config, patience, print_lines, print_pages, print_table, say
from fastapi_async_lint.report.formats import Format
from fastapi_async_lint.report.json import as_json
from fastapi_async_lint.report.text import printable, shown

if TYPE_CHECKING:
    from fastapi_async_lint.rules import Rule

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
        fail(f"give a command: {NAME} check, {NAME} rule, or --help")


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
    raise typer.Exit(run_check(Options(**locals())))


@app.command("rule")
def print_rule(
    rule: CodeOrName = None, every: Every = False, output_format: PageOutputFormat = PageFormat.text
) -> None:
    """Explain a rule: what it finds, why it matters, and examples. Without one, or for a prefix of codes, list the rules."""
    from fastapi_async_lint.report.page import listed
    from fastapi_async_lint.rules import all_rules, find_rule

    if rule is not None and every:
        fail("give the code or name of a rule, or --all")
    found = None if rule is None else find_rule(rule)
    if found is not None or every:
        _print_rules(all_rules() if found is None else [found], output_format)
        return
    several = [each for each in all_rules() if each.code.startswith((rule or "").upper())]
    if not several:
        fail(unknown_rule(rule or "", known_rules()))
    if output_format is PageFormat.json:
        _print_rules(several, output_format)
    else:
        print_lines(listed(several), sys.stdout)


@app.command("config")
def print_configuration(output_format: PageOutputFormat = PageFormat.text) -> None:
    """List the keys of the configuration; as JSON, their JSON Schema."""
    from fastapi_async_lint.config_schema import config_schema
    from fastapi_async_lint.report.page import config_page

    if output_format is PageFormat.json:
        typer.echo(as_json(config_schema()))
    else:
        print_pages([config_page()])


@app.command()
def clean(paths: Paths = None, cache_dir: CacheDir = None) -> None:
    """Remove what was found out about the projects that the paths lie in."""
    from fastapi_async_lint.store import FOLDER
    from fastapi_async_lint.store import clean as remove

    folders = [cache_dir] if cache_dir is not None else [root / FOLDER for root in project_roots(paths or [Path()])]
    for folder in folders:
        try:
            if remove(folder):
                say(f"Removed {shown(folder, Path.cwd())}")
        except OSError as error:
            fail(f"{shown(folder, Path.cwd())}: cannot be removed: {error.strerror or error}")


@app.command()
def routes(paths: Paths = None, output_format: MapOutputFormat = MapFormat.table) -> None:
    """Map a project: every route, dependency and task, where it runs, what it blocks on, and what to do about it."""
    from fastapi_async_lint.report.routes import as_html, as_table
    from fastapi_async_lint.report.routes import as_json as map_as_json
    from fastapi_async_lint.routes import map_paths

    targets = paths or [Path()]
    for path in targets:
        if not path.exists():
            fail(f"{printable(str(path))}: no such file or directory")
    try:
        with patience():
            found, directory = map_paths(targets), Path.cwd()
    except ConfigError as error:
        fail_config(error)
    if output_format is MapFormat.table:
        print_table(as_table(found, directory))
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
        fail_config(error)
    document = known.every_library() if name is None else known.about(name, knowledge)
    if document is None:
        hint = did_you_mean(known.near(name or "", knowledge)) or " (a library goes by the name that it is imported by)"
        fail(f"nothing is known of {name!r}{hint}")
    if output_format is KnownFormat.json:
        typer.echo(as_json(document))
    else:
        print_lines(known.lines(document), sys.stdout)


@app.command()
def server(no_cache: NoCache = False, cache_dir: CacheDir = None) -> None:
    """Run the language server, over stdin and stdout."""
    gc.enable()
    try:
        from fastapi_async_lint.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        fail(f"the language server needs pygls: pip install '{NAME}[lsp]'")
    serve(None if no_cache else Caching(cache_dir))


def _print_rules(rules: Sequence[Rule], output_format: PageFormat) -> None:
    from fastapi_async_lint.report.page import page, rule_document

    if output_format is PageFormat.json:
        typer.echo(as_json([rule_document(rule) for rule in rules]))
    else:
        print_pages(page(rule) for rule in rules)
