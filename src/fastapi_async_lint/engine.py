"""Lint: a project and a configuration in, diagnostics out. Pure and silent: it prints nothing and exits nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fastapi_async_lint.analysis import Analysis, Coverage
from fastapi_async_lint.config import Config, ConfigError
from fastapi_async_lint.gate import can_matter
from fastapi_async_lint.knowledge import Knowledge
from fastapi_async_lint.model import Anchor, Confidence, Edit, Finding, Fix, Insert, Level, Remove, Replace, Span
from fastapi_async_lint.project import Project, find_root, has_marker, is_migration, is_test
from fastapi_async_lint.rules import all_rules
from fastapi_async_lint.source import SourceError, deep_recursion
from fastapi_async_lint.suppressions import file_is_suppressed, is_suppressed

UNREADABLE = "FAL000"
"""The code of a file that cannot be read as Python."""


@dataclass(frozen=True, slots=True)
class TextEdit:
    """Text that takes the place of a span (an empty span: is inserted there)."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class TextFix:
    """A fix in one file, ready to be applied; `imports` are pairs of module and name (empty: the module itself)."""

    title: str
    safe: bool
    edits: tuple[TextEdit, ...]
    imports: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a finding's chain."""

    path: Path
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with its position. Paths are absolute."""

    path: Path
    span: Span
    code: str
    name: str
    level: Level
    message: str
    confidence: Confidence = "high"
    chain: tuple[Step, ...] = ()
    help: str = ""
    fix: TextFix | None = None
    symbol: str = ""
    cause: str = ""
    rank: int = 0
    also: tuple[Step, ...] = ()
    """The other places from which the same cause is reached."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a run found: diagnostics, what hurts most first, and the number of files that were linted."""

    diagnostics: tuple[Diagnostic, ...]
    files: int
    coverage: Coverage | None = None
    """How many calls on the event loop were understood, if that was asked for."""


def known_rules() -> dict[str, str]:
    """The names of all rules, by code."""
    return {rule.code: rule.name for rule in all_rules()}


def lint_paths(
    paths: Sequence[Path],
    config: Config | None = None,
    overlay: Mapping[Path, str] | None = None,
    *,
    adjust: Callable[[Config], Config] = lambda config: config,
    measure: bool = False,
) -> Result:
    """Lints files and directories, each in the project that it belongs to.

    `config` takes the place of the projects' own; `adjust` changes each of them. `overlay` gives texts for (absolute) paths
    in place of what is on disk. `measure` asks for the coverage too.
    Raises `ConfigError` when a project's configuration is wrong.
    """
    overlay = {path.resolve(): text for path, text in (overlay or {}).items()}
    diagnostics: list[Diagnostic] = []
    count = 0
    coverage = Coverage() if measure else None
    for root, targets in _grouped(paths, overlay):
        inside = {_relative(path, root): text for path, text in overlay.items() if path.is_relative_to(root)}
        settings = adjust(config if config is not None else Config.load(root)).checked(known_rules())
        is_loose = not has_marker(root) and not any(path.is_dir() for path in paths)
        project = Project(root, inside, is_loose=is_loose)
        result = lint(project, targets, settings, with_own_rows(project, settings), measure=measure)
        diagnostics += result.diagnostics
        count += result.files
        if coverage is not None and result.coverage is not None:
            coverage.add(result.coverage)
    diagnostics += [_missing(path) for path in paths if not path.exists() and path.resolve() not in overlay]
    return Result(tuple(sorted(set(diagnostics), key=_order)), count, coverage)


def lint(
    project: Project,
    targets: Collection[str] | None,
    config: Config,
    analysis: Analysis | None = None,
    *,
    suppress: bool = True,
    measure: bool = False,
) -> Result:
    """Lints the given files of a project (relative paths; `None` for all of it); the rest of it is context.

    `analysis` is one of the same project, to be used again. Without `suppress`, `# noqa` comments are left to the caller, and so
    every place has a finding of its own; otherwise findings with one cause are one.
    """
    wanted = project.files() if targets is None else sorted(set(targets))
    files = [path for path in wanted if not config.excludes(path) and not is_test(path) and not is_migration(path)]
    diagnostics: list[Diagnostic] = []
    findings: list[Finding] = []
    coverage = Coverage() if measure else None
    with deep_recursion():
        for path in files:
            try:
                matters = can_matter(project.text(path))
                if matters:
                    project.module(path)
            except SourceError as error:
                diagnostics.append(_unreadable(project.root / path, error))
                continue
            if matters:
                analysis = analysis or Analysis(project, Knowledge(config.own.rows))
                findings += _findings(analysis, path, config)
                if coverage is not None:
                    coverage.add(analysis.coverages.of(analysis.scopes(path)))
    located = _located(project, findings)
    diagnostics += _grouped_by_cause(_unsuppressed(project, located)) if suppress else located
    return Result(tuple(sorted(diagnostics, key=_order)), len(files), coverage)


def with_own_rows(project: Project, config: Config) -> Analysis | None:
    """The analysis of a project that states rows itself, if nothing is wrong with them; `None` where it states none.

    Raises `ConfigError` otherwise.
    """
    if not config.own.rows:
        return None
    analysis = Analysis(project, Knowledge(config.own.rows))
    for path, reason in analysis.wrong_rows():
        raise ConfigError(f"knowledge: {path}: {reason}", config.own.origins.get(path, config.path))
    return analysis


def _unsuppressed(project: Project, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The diagnostics that no `# noqa` comment silences."""
    for diagnostic in diagnostics:
        text = project.text(_relative(diagnostic.path, project.root))
        first, last = diagnostic.span.line, diagnostic.span.end_line
        if not is_suppressed(_lines(text), first, last, diagnostic.code) and not file_is_suppressed(
            text, diagnostic.code
        ):
            yield diagnostic


def _grouped_by_cause(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """One diagnostic for all that have the same cause: where it hurts most, with the other places."""
    groups: dict[tuple[str, str], list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        if diagnostic.cause:
            groups.setdefault((diagnostic.code, diagnostic.cause), []).append(diagnostic)
        else:
            yield diagnostic
    for group in groups.values():
        first, *others = sorted(group, key=_order)
        also = tuple(Step(other.path, other.span, f"reached from `{other.symbol}` too") for other in others)
        yield replace(first, also=also)


def _findings(analysis: Analysis, path: str, config: Config) -> Iterator[Finding]:
    rules = [rule for rule in all_rules() if config.selects(rule.code, rule.name, rule.default)]
    for scope in analysis.scopes(path):
        for rule in rules:
            yield from rule.check(analysis, scope)


def _located(project: Project, findings: Sequence[Finding]) -> Iterator[Diagnostic]:
    """The findings with their positions; every file that they touch is parsed once more for them."""
    wanted: dict[str, list[Anchor]] = {}
    for finding in findings:
        for anchor in _anchors(finding):
            wanted.setdefault(anchor.path, []).append(anchor)
    spans: dict[Anchor, Span] = {}
    for path in sorted(wanted):
        spans.update(project.locate(path, wanted[path]))
    for finding in findings:
        if finding.anchor in spans:
            yield _diagnostic(project, finding, spans)


def _anchors(finding: Finding) -> Iterator[Anchor]:
    yield finding.anchor
    for hop in finding.chain:
        yield hop.anchor
    for edit in finding.fix.edits if finding.fix is not None else ():
        yield edit.anchor


def _diagnostic(project: Project, finding: Finding, spans: Mapping[Anchor, Span]) -> Diagnostic:
    return Diagnostic(
        path=project.root / finding.anchor.path,
        span=spans[finding.anchor],
        code=finding.code,
        name=finding.name,
        level=finding.level,
        message=finding.message,
        confidence=finding.confidence,
        chain=tuple(
            Step(project.root / hop.anchor.path, spans[hop.anchor], hop.text)
            for hop in finding.chain
            if hop.anchor in spans
        ),
        help=finding.help,
        fix=None if finding.fix is None else _text_fix(project, finding.fix, spans),
        symbol=finding.symbol,
        cause=finding.cause,
        rank=finding.rank,
    )


def _text_fix(project: Project, fix: Fix, spans: Mapping[Anchor, Span]) -> TextFix | None:
    edits = []
    for edit in fix.edits:
        text_edit = _text_edit(project, edit, spans[edit.anchor]) if edit.anchor in spans else None
        if text_edit is None:
            return None
        edits.append(text_edit)
    return TextFix(fix.title, fix.safe, tuple(edits), fix.imports)


def _text_edit(project: Project, edit: Edit, span: Span) -> TextEdit | None:
    if isinstance(edit, Insert):
        line, column = (span.end_line, span.end_column) if edit.after else (span.line, span.column)
        return TextEdit(Span(line, column, line, column), edit.text)
    if isinstance(edit, Remove):
        return TextEdit(Span(span.line, 0, span.end_line + 1, 0), "")
    lines = _lines(project.text(edit.anchor.path))
    if edit.after:
        found = lines[span.end_line - 1].find(edit.old, span.end_column)
        return None if found < 0 else _replacing(span.end_line, found, edit)
    if edit.before:
        found = lines[span.line - 1].rfind(edit.old, 0, span.column)
        return None if found < 0 else _replacing(span.line, found, edit)
    for number in range(span.end_line, span.line - 1, -1):
        text = lines[number - 1]
        start = span.column if number == span.line else 0
        end = span.end_column if number == span.end_line else len(text)
        found = text.rfind(edit.old, start, end)
        if found >= 0:
            return _replacing(number, found, edit)
    return None


def _replacing(line: int, column: int, edit: Replace) -> TextEdit:
    return TextEdit(Span(line, column, line, column + len(edit.old)), edit.text)


def _lines(text: str) -> list[str]:
    return re.split(r"\r\n|\r|\n", text)


def _grouped(paths: Sequence[Path], overlay: Mapping[Path, str]) -> Iterator[tuple[Path, list[str]]]:
    """The projects that the paths lie in, each with the files that are asked for."""
    groups: dict[Path, set[str]] = {}
    for path in paths:
        resolved = path.resolve()
        if resolved in overlay or resolved.is_file():
            root = find_root(resolved)
            groups.setdefault(root, set()).add(_relative(resolved, root))
        elif resolved.is_dir():
            for root, files in _projects_under(resolved):
                groups.setdefault(root, set()).update(files)
    for root in sorted(groups):
        yield root, sorted(groups[root])


def _projects_under(directory: Path) -> Iterator[tuple[Path, list[str]]]:
    root = find_root(directory)
    prefix = _relative(directory, root)
    files = Project(root).files()
    yield root, [file for file in files if prefix == "." or file.startswith(f"{prefix}/")]
    for nested in Project(root).nested():
        if (root / nested).is_relative_to(directory):
            yield from _projects_under(root / nested)


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _unreadable(path: Path, error: SourceError) -> Diagnostic:
    span = Span(error.line, error.column, error.line, error.column)
    return Diagnostic(path, span, UNREADABLE, "unreadable-file", "error", error.reason)


def _missing(path: Path) -> Diagnostic:
    span = Span(1, 0, 1, 0)
    return Diagnostic(path.absolute(), span, UNREADABLE, "unreadable-file", "error", "no such file or directory")


_LEVELS: tuple[Level, ...] = ("error", "warning", "advice")


def _order(diagnostic: Diagnostic) -> tuple[int, int, str, Span, str, str]:
    """What hurts most comes first; then by place."""
    level = _LEVELS.index(diagnostic.level)
    return level, diagnostic.rank, str(diagnostic.path), diagnostic.span, diagnostic.code, diagnostic.message
