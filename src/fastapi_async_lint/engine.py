"""Lint: a project and a configuration in, diagnostics out. Pure and silent: it prints nothing and exits nowhere."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from fastapi_async_lint.analysis import Analysis, Coverage
from fastapi_async_lint.analysis.program import Program
from fastapi_async_lint.config import Config, ConfigError
from fastapi_async_lint.edits import TextEdit, TextFix, lines_of, text_fix
from fastapi_async_lint.gate import can_matter
from fastapi_async_lint.knowledge import Knowledge
from fastapi_async_lint.model import Anchor, Confidence, Finding, Level, Span
from fastapi_async_lint.project import Project, find_root, has_marker, is_migration, is_test
from fastapi_async_lint.rules import all_rules
from fastapi_async_lint.source import SourceError, deep_recursion, locate
from fastapi_async_lint.suppressions import file_is_suppressed, is_suppressed

__all__ = [
    "UNREADABLE",
    "Diagnostic",
    "Result",
    "Step",
    "TextEdit",
    "TextFix",
    "grouped",
    "known_rules",
    "lint",
    "lint_paths",
    "with_own_rows",
]

UNREADABLE = "FAL000"
"""The code of a file that cannot be read as Python."""


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
    texts: Mapping[Path, str] = field(default_factory=dict)
    """The texts of the files that have fixes, as they were when the positions were found."""


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
    group: bool = True,
) -> Result:
    """Lints files and directories, each in the project that it belongs to.

    `config` takes the place of the projects' own; `adjust` changes each of them. `overlay` gives texts for (absolute) paths
    in place of what is on disk. `measure` asks for the coverage too. Without `group`, findings with one cause stay apart.
    Raises `ConfigError` when a project's configuration is wrong.
    """
    overlay = {_known_as(path): text for path, text in (overlay or {}).items()}
    diagnostics: list[Diagnostic] = []
    count = 0
    texts: dict[Path, str] = {}
    coverage = Coverage() if measure else None
    for root, targets in _grouped(paths, overlay):
        inside = {_relative(path, root): text for path, text in overlay.items() if path.is_relative_to(root)}
        settings = adjust(config if config is not None else Config.load(root)).checked(known_rules())
        is_loose = not has_marker(root) and not any(path.is_dir() for path in paths)
        project = Project(root, inside, is_loose=is_loose)
        result = lint(project, targets, settings, with_own_rows(project, settings), measure=measure, group=group)
        diagnostics += result.diagnostics
        count += result.files
        texts.update(result.texts)
        if coverage is not None and result.coverage is not None:
            coverage.add(result.coverage)
    diagnostics += [_missing(path) for path in paths if not path.exists() and path.resolve() not in overlay]
    return Result(tuple(sorted(set(diagnostics), key=_order)), count, coverage, texts)


def lint(
    project: Project,
    targets: Collection[str] | None,
    config: Config,
    analysis: Analysis | None = None,
    *,
    suppress: bool = True,
    measure: bool = False,
    group: bool = True,
) -> Result:
    """Lints the given files of a project (relative paths; `None` for all of it); the rest of it is context.

    `analysis` is one of the same project, to be used again. Without `suppress`, `# noqa` comments are left to the caller, and so
    every place has a finding of its own; otherwise findings with one cause are one, unless `group` is false.
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
    texts: dict[Path, str] = {}
    located = _located(project, findings, texts)
    diagnostics += _unsuppressed(project, located) if suppress else located
    result = Result(tuple(sorted(diagnostics, key=_order)), len(files), coverage, texts)
    return grouped(result) if suppress and group else result


def grouped(result: Result) -> Result:
    """The same result, with one diagnostic for all that have the same cause."""
    return replace(result, diagnostics=tuple(sorted(_grouped_by_cause(result.diagnostics), key=_order)))


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
        if not is_suppressed(lines_of(text), first, last, diagnostic.code) and not file_is_suppressed(
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


def _located(project: Project, findings: Sequence[Finding], texts: dict[Path, str]) -> Iterator[Diagnostic]:
    """The findings with their positions; every file that they touch is parsed once more for them. Adds the texts of the files
    that have fixes to `texts`."""
    wanted: dict[str, list[Anchor]] = {}
    for finding in findings:
        for anchor in _anchors(finding):
            wanted.setdefault(anchor.path, []).append(anchor)
    fixable = {finding.anchor.path for finding in findings if finding.fix is not None}
    spans: dict[Anchor, Span] = {}
    for path in sorted(wanted):
        if path in fixable:
            spans.update(_locate_in_text(project, path, wanted[path], texts))
        else:
            spans.update(project.locate(path, wanted[path]))
    program = Program(project)
    for finding in findings:
        if finding.anchor in spans:
            fix = None if finding.fix is None else _text_fix(program, finding, spans, texts)
            yield replace(_diagnostic(project, finding, spans), fix=fix)


def _locate_in_text(project: Project, path: str, anchors: list[Anchor], texts: dict[Path, str]) -> dict[Anchor, Span]:
    """The positions of places in the text that a file has now, which is kept: fixes are made in it."""
    try:
        text = project.text(path)
        spans = locate(text, anchors, project.module(path))
    except SourceError:
        return {}  # the file vanished since its facts were read
    texts[project.root / path] = text
    return spans


def _text_fix(
    program: Program, finding: Finding, spans: Mapping[Anchor, Span], texts: Mapping[Path, str]
) -> TextFix | None:
    path = finding.anchor.path
    module = program.module(path)
    if finding.fix is None or module is None or any(edit.anchor.path != path for edit in finding.fix.edits):
        return None
    scopes = {scope.index: scope for scope in module.inner()}
    return text_fix(texts[program.project.root / path], finding.fix, spans, scopes)


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
        symbol=finding.symbol,
        cause=finding.cause,
        rank=finding.rank,
    )


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


def _known_as(path: Path) -> Path:
    """The path by which a project knows a file: that of a link in it is its own, not the one that it leads to."""
    return path if path.parent == path.parent.resolve() else path.resolve()


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
