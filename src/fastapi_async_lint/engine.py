"""Lint: a project and a configuration in, diagnostics out. Pure and silent: it prints nothing and exits nowhere.

What the cache answers needs neither the analysis nor the rules nor the parser: they are imported when they are asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi_async_lint.baseline import Baseline, Key
from fastapi_async_lint.cache import Cache
from fastapi_async_lint.collecting import without_gc
from fastapi_async_lint.config import Config, ConfigError
from fastapi_async_lint.config_schema import LEVELS
from fastapi_async_lint.edits import TextEdit, TextFix, lines_of
from fastapi_async_lint.kept import Kept, rows_of
from fastapi_async_lint.kept_fixes import KeptFixes
from fastapi_async_lint.model import Anchor, Confidence, Finding, Level, Span
from fastapi_async_lint.project import Project, find_root, has_marker, is_installed
from fastapi_async_lint.source import SourceError, deep_recursion
from fastapi_async_lint.store import digest
from fastapi_async_lint.suppressions import UNUSED, Suppression, Suppressions

if TYPE_CHECKING:
    from fastapi_async_lint.analysis import Analysis, Coverage, Scope
    from fastapi_async_lint.rules import Rule

__all__ = [
    "UNREADABLE",
    "UNREADABLE_NAME",
    "Diagnostic",
    "Result",
    "Run",
    "Step",
    "TextEdit",
    "TextFix",
    "grouped",
    "known_rules",
    "lint",
    "lint_paths",
    "with_own_rows",
]

UNREADABLE, UNREADABLE_NAME = "FAL000", "unreadable-file"
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
class Caching:
    """Where what was found out is kept: in `folder`, by default in each project's root."""

    folder: Path | None = None

    def of(self, root: Path) -> Cache | None:
        """The cache of the project at a root. None lies in a directory that nothing says is a project's: it may be anything."""
        return Cache(root, self.folder) if self.folder is not None or has_marker(root) else None


@dataclass(frozen=True, slots=True)
class Result:
    """What a run found: diagnostics, what hurts most first, and the number of files that were linted."""

    diagnostics: tuple[Diagnostic, ...]
    files: int
    coverage: Coverage | None = None
    """How many calls on the event loop were understood, if that was asked for."""
    linted: frozenset[Path] = frozenset()
    """The files that were linted."""
    found: Mapping[Key, int] = field(default_factory=dict)
    """How many findings of each kind there are, with those that the baseline knows."""
    gone: int = 0
    """How many findings that the baseline counts are there no longer."""
    with_noqa: frozenset[Path] = frozenset()
    """The files in which `# noqa` names codes of ours."""
    texts: Mapping[Path, str] = field(default_factory=dict)
    """The texts of the files that have fixes, as they were when the positions were found."""


def known_rules() -> dict[str, str]:
    """The names of all rules, by code."""
    from fastapi_async_lint.rules import all_rules

    return {rule.code: rule.name for rule in all_rules()}


def is_on(config: Config, code: str) -> bool:
    """Whether a configuration looks for what a code stands for; `FAL000` is always looked for."""
    from fastapi_async_lint.rules import find_rule

    rule = find_rule(code)
    return rule is None or config.selects(rule.code, rule.name, rule.default)


def lint_paths(
    paths: Sequence[Path],
    config: Config | None = None,
    overlay: Mapping[Path, str] | None = None,
    *,
    adjust: Callable[[Config], Config] = lambda config: config,
    measure: bool = False,
    group: bool = True,
    caching: Caching | None = None,
) -> Result:
    """Lints files and directories, each in the project that it belongs to.

    `config` takes the place of the projects' own; `adjust` changes each of them. `overlay` gives texts for (absolute) paths
    in place of what is on disk. `measure` asks for the coverage too. Without `group`, every place has a finding of its own;
    otherwise findings with one cause are one. `caching` says where what was found out is kept.
    Raises `ConfigError` when a project's configuration is wrong.
    """
    overlay = {_known_as(path): text for path, text in (overlay or {}).items()}
    diagnostics: list[Diagnostic] = []
    texts: dict[Path, str] = {}
    linted: set[Path] = set()
    with_noqa: set[Path] = set()
    found: Counter[Key] = Counter()
    gone = 0
    coverage = _no_coverage() if measure else None
    for root, targets, listed in _grouped(paths, overlay):
        inside = {_relative(path, root): text for path, text in overlay.items() if path.is_relative_to(root)}
        settings = adjust(config if config is not None else Config.load(root))
        is_loose = not has_marker(root) and not any(path.is_dir() for path in paths)
        cache = None if caching is None else caching.of(root)
        project = configured(Project(root, inside, is_loose=is_loose, cache=cache, like=listed), settings)
        project.named = targets
        wanted = [*targets, *_entry_below(project, paths)]
        with nullcontext() if cache is None else closing(cache):  # what was parsed is kept when somebody loses patience
            result = lint(project, wanted, settings, measure=measure, group=group)
        diagnostics += result.diagnostics
        linted |= result.linted
        texts.update(result.texts)
        found.update(result.found)
        gone += result.gone
        with_noqa |= result.with_noqa
        if coverage is not None and result.coverage is not None:
            coverage.add(result.coverage)
    diagnostics += [_missing(path) for path in paths if not _is_there(path) and _resolved(path) not in overlay]
    shown = tuple(sorted(set(diagnostics), key=_order))
    return Result(shown, len(linted), coverage, frozenset(linted), found, gone, frozenset(with_noqa), texts)


def lint(  # noqa: PLR0913 - all but three are keywords
    project: Project,
    targets: Collection[str] | None,
    config: Config,
    analysis: Analysis | None = None,
    *,
    noqa: bool = True,
    group: bool = True,
    measure: bool = False,
    analyse: Callable[[], Analysis] | None = None,
) -> Result:
    """Lints the given files of a project (relative paths; `None` for all of it); the rest of it is context.

    `analysis` is one of the same project, to be used again; `analyse` makes one, if the cache does not answer. Without `noqa`,
    such comments are left to the caller. Without `group`, every place has a finding of its own; otherwise findings with one
    cause are one.
    Raises `ConfigError` when the baseline is wrong, or the configuration turns out to be.
    """
    wanted = project.files() if targets is None else sorted(set(targets))
    files = [
        path
        for path in wanted
        if project.is_request_path(path) and not is_installed(path) and not config.excludes(path)
    ]
    unreadable: list[Diagnostic] = []
    with deep_recursion(), without_gc():
        matter = list(_that_matter(project, files, unreadable))
        if matter and project.cache is not None:
            project.survey()
            unreadable.clear()
            matter = list(_that_matter(project, files, unreadable))
        run = Run(project, config, analyse or (lambda: analysis or analysed(project, config)))
        findings = run.findings(matter, is_measured=measure)
        coverage = run.coverage(matter) if measure else None
    texts: dict[Path, str] = {}
    located = list(_located(project, findings, config, texts))
    suppressions = _suppressions(project, files, {diagnostic.path for diagnostic in located})
    diagnostics = [*unreadable, *_unsuppressed(located, suppressions, noqa=noqa)]
    diagnostics += _unused(project, config, suppressions, texts, noqa=noqa)
    found = _counted(diagnostics, suppressions)
    linted = frozenset(project.root / path for path in files)
    gone = 0
    if config.baseline is not None:
        baseline = Baseline.load(config.baseline)
        diagnostics = [d for d in diagnostics if not baseline.is_known(_kind(d), found[_kind(d)])]
        gone = baseline.gone(found, linted, project.root, partial(is_on, config))
    with_noqa = frozenset(path for path, here in suppressions.items() if here.has_noqa_of_ours())
    project.keep()
    shown = tuple(sorted((each for each in diagnostics if config.is_sure_enough(each.confidence)), key=_order))
    result = Result(shown, len(files), coverage, linted, found, gone, with_noqa, texts)
    return grouped(result) if group else result


def grouped(result: Result) -> Result:
    """The same result, with one diagnostic for all that have the same cause."""
    return replace(result, diagnostics=tuple(sorted(_grouped_by_cause(result.diagnostics), key=_order)))


def configured(project: Project, config: Config) -> Project:
    """A project, with what its configuration says about its files."""
    project.with_tests = config.include_tests
    project.entry = project.file_of(config.application) if config.application else ""
    return project


def _entry_below(project: Project, paths: Iterable[Path]) -> list[str]:
    """The file of the application, if it lies below a directory that is linted: that may be one that is skipped elsewhere."""
    file = project.root / project.entry
    return [project.entry] if project.entry and any(file.is_relative_to(_resolved(path)) for path in paths) else []


def _suppressions(project: Project, files: Iterable[str], found: Collection[Path]) -> dict[Path, Suppressions]:
    """The comments of the files in which something is found, and of those whose comments are about this program."""
    suppressions: dict[Path, Suppressions] = {}
    for path in files:
        if project.root / path in found or project.has_comments(path):
            try:
                suppressions[project.root / path] = Suppressions.of(project.text(path))
            except SourceError:
                suppressions[project.root / path] = Suppressions()
    return suppressions


def _that_matter(project: Project, files: Iterable[str], diagnostics: list[Diagnostic]) -> Iterator[str]:
    """The files that can have findings; those that cannot be read are added to the diagnostics."""
    for path in files:
        try:
            if project.matters(path):
                if project.cache is None:
                    project.module(path)
                yield path
        except SourceError as error:
            diagnostics.append(_unreadable(project.root / path, error))


class Run:
    """Findings from the cache, and from the analysis when it has to be asked."""

    def __init__(self, project: Project, config: Config, analyse: Callable[[], Analysis]) -> None:
        self._project = project
        self._config = config
        self._analyse = analyse
        self._analysis: Analysis | None = None

    def findings(self, files: Sequence[str], *, is_measured: bool) -> list[Finding]:
        """The findings in some files, in order."""
        if not files or is_measured or self._project.cache is None:
            self._check()
            return [finding for path in files for finding in self._found(path)]
        kept = Kept(self._project, self._config.deciding())
        known = {path: kept.get(path) for path in files}
        missing = {path for path in files if known[path] is None}
        if missing:
            self._check()
            for path in (*self.analysis.taken_files(), *missing):
                kept.put(path, self.made(path))
            known.update({path: kept.get(path) for path in missing})
            keep_analysis(self._project, self._config, self.analysis)
        kept.write()
        return [finding for path in files for finding in known[path] or ()]

    def made(self, path: str) -> list[Any]:
        """The findings in a file as plain data; the analysis has those of its scopes already, or is given them."""
        from fastapi_async_lint.analysis import Made

        made, scopes = self.analysis.made, list(self.analysis.scopes(path))
        missing = [scope for scope in scopes if scope.key not in made]
        rules = self._rules(path) if missing else ()
        for scope in missing:
            with self.analysis.noting(scope) as read:
                found = rows_of(_findings_in(self.analysis, scope, rules, self._config))
                made[scope.key] = Made(read(), found)
        return [row for scope in scopes for row in made[scope.key].rows]

    def coverage(self, files: Sequence[str]) -> Coverage:
        """How much is understood in some files."""
        coverage = _no_coverage()
        for path in files:
            coverage.add(self.analysis.coverages.of(self.analysis.scopes(path)))
        return coverage

    @property
    def analysis(self) -> Analysis:
        """The analysis, made when first asked for."""
        if self._analysis is None:
            self._analysis = self._analyse()
        return self._analysis

    def _check(self) -> None:
        """Raises `ConfigError` when something is wrong with the configuration; what the cache answers was checked before."""
        if self._config.has_selectors:
            self._config.checked(known_rules())
        if self._config.own.rows:
            self.analysis  # noqa: B018 - it checks the rows

    def _found(self, path: str) -> list[Finding]:
        rules = self._rules(path)
        return [
            finding
            for scope in self.analysis.scopes(path)
            for finding in _findings_in(self.analysis, scope, rules, self._config)
        ]

    def _rules(self, path: str) -> tuple[Rule, ...]:
        """The rules that are on in a file."""
        from fastapi_async_lint.rules import all_rules

        config = self._config
        return tuple(
            rule
            for rule in all_rules()
            if config.selects(rule.code, rule.name, rule.default) and not config.ignores_in(path, rule.code, rule.name)
        )


def analysed(project: Project, config: Config) -> Analysis:
    """The analysis of a project. Raises `ConfigError` when something is wrong with the rows that it states itself."""
    return with_own_rows(project, config) or going_on(project, config)


def going_on(project: Project, config: Config) -> Analysis:
    """An analysis that goes on from the earlier one, if there is any. Whether the rows that the project states are right is not
    looked at."""
    from fastapi_async_lint.analysis import Analysis
    from fastapi_async_lint.knowledge import Knowledge

    document = kept_analysis(project, config)
    if document is None:
        project.preload()
    return Analysis(project, Knowledge(config.own.rows), document)


_ANALYSIS = "analysis"
_LITTLE = 250
"""So many frames and findings, milliseconds each, are found out again sooner than a document is made that has them too."""


def kept_analysis(project: Project, config: Config) -> object:
    """What an earlier analysis of a project left for the next one; `None` if there is nothing."""
    return None if project.cache is None else project.cache.document(_ANALYSIS, _analysis_key(project, config))


def keep_analysis(project: Project, config: Config, analysis: Analysis) -> None:
    """Keeps what an analysis found out for the next one.

    Not when that is little more than the document says that it began with. Otherwise the first time, and whenever there are twice
    the findings: files may be linted one by one.
    """
    if project.cache is not None and len(analysis.made) >= 2 * analysis.kept and analysis.news > _LITTLE:
        analysis.kept = len(analysis.made)
        document = analysis.document()
        if document is not None:
            project.cache.keep_document(_ANALYSIS, _analysis_key(project, config), document)


def _analysis_key(project: Project, config: Config) -> str:
    words = f"{project.root} {project.settings()} {config.deciding()!r}"
    return digest(words.encode("utf-8", "surrogatepass"))


def _no_coverage() -> Coverage:
    from fastapi_async_lint.analysis import Coverage

    return Coverage()


def with_own_rows(project: Project, config: Config) -> Analysis | None:
    """The analysis of a project that states rows itself, if nothing is wrong with them; `None` where it states none.

    Raises `ConfigError` otherwise.
    """
    if not config.own.rows:
        return None
    analysis = going_on(project, config)
    for path, reason in analysis.wrong_rows():
        raise ConfigError(f"knowledge: {path}: {reason}", config.own.origins.get(path, config.path))
    return analysis


def _unsuppressed(
    diagnostics: Iterable[Diagnostic], suppressions: Mapping[Path, Suppressions], *, noqa: bool
) -> Iterator[Diagnostic]:
    """The diagnostics that no comment silences. A comment at one of the places that a diagnostic stands for is of use too."""
    for diagnostic in diagnostics:
        here = suppressions[diagnostic.path]
        for step in diagnostic.chain:
            if step.path == diagnostic.path:
                here.silences(step.span.line, diagnostic.code, diagnostic.name)
        if not here.silences(diagnostic.span.line, diagnostic.code, diagnostic.name, noqa=noqa):
            yield diagnostic


def _unused(
    project: Project, config: Config, suppressions: Mapping[Path, Suppressions], texts: dict[Path, str], *, noqa: bool
) -> Iterator[Diagnostic]:
    """A diagnostic for every comment of which a part silences nothing, if that rule is on. Adds the texts of their files to
    `texts`."""
    if not any(here.speaks_of_us() for here in suppressions.values()):
        return
    from fastapi_async_lint.rules import all_rules, find_rule

    rule = find_rule(UNUSED)
    if rule is None or not config.selects(rule.code, rule.name, rule.default):
        return
    known = [(each.code, each.name) for each in all_rules() if each.code != UNUSED]
    on = [(each.code, each.name) for each in all_rules() if config.selects(each.code, each.name, each.default)]
    level = config.level(rule.code, rule.name, rule.level)
    for path, here in suppressions.items():
        relative = _relative(path, project.root)
        if not here.found or config.ignores_in(relative, rule.code, rule.name):
            continue
        on_here = [each for each in on if not config.ignores_in(relative, *each)]
        for suppression, idle, reason in here.unused(known, on_here):
            if not here.silences(suppression.line, rule.code, rule.name, noqa=noqa):
                span = Span(suppression.line, suppression.column, suppression.line, suppression.end_column)
                text = texts.setdefault(path, project.text(relative))
                help = "" if suppression.problem else _UNUSED_HELP
                fix = _comment_fix(suppression, idle, lines_of(text.removeprefix("\ufeff")))
                yield Diagnostic(path, span, rule.code, rule.name, level, reason, help=help, fix=fix)


_UNUSED_HELP = "Remove it: a comment that outlives its finding hides the next one."


def _comment_fix(suppression: Suppression, idle: Sequence[str], lines: Sequence[str]) -> TextFix | None:
    line = lines[suppression.line - 1]
    changed = suppression.without(idle, line) if idle else None
    if changed is None:
        return None
    column, text = changed
    edit = TextEdit(Span(suppression.line, column, suppression.line, len(line)), text)
    return TextFix("Mend the comment" if text else "Remove the comment", True, (edit,))


def _kind(diagnostic: Diagnostic) -> Key:
    return diagnostic.path, diagnostic.code, diagnostic.symbol


def _counted(diagnostics: Iterable[Diagnostic], suppressions: Mapping[Path, Suppressions]) -> Counter[Key]:
    """How many there are of each kind, without those that `# noqa` silences (where the caller applies it)."""
    nothing = Suppressions()
    return Counter(
        _kind(diagnostic)
        for diagnostic in diagnostics
        if not suppressions.get(diagnostic.path, nothing).silences(
            diagnostic.span.line, diagnostic.code, diagnostic.name
        )
    )


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


def _findings_in(analysis: Analysis, scope: Scope, rules: Iterable[Rule], config: Config) -> Iterator[Finding]:
    if (config.only_served and not analysis.contexts.serves(scope)) or analysis.contexts.is_out_of_reach(scope):
        return
    for rule in rules:
        if config.allow_trivial_async and rule.is_trivial is not None and rule.is_trivial(analysis, scope):
            continue
        yield from rule.check(analysis, scope)


def _located(
    project: Project, findings: Sequence[Finding], config: Config, texts: dict[Path, str]
) -> Iterator[Diagnostic]:
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
            text, found = project.locate_in_text(path, wanted[path])
            spans.update(found)
            if found:
                texts[project.root / path] = text
        else:
            spans.update(project.locate(path, wanted[path]))
    scopes = lru_cache(maxsize=1)(partial(_scopes, project))  # the findings of a file follow one another
    kept = KeptFixes(project.cache)
    for finding in findings:
        if finding.anchor in spans:
            fix = None if finding.fix is None else _text_fix(project, finding, spans, texts, scopes, kept)
            level = config.level(finding.code, finding.name, finding.level)
            yield replace(_diagnostic(project, finding, spans), level=level, fix=fix)
    kept.write()


def _text_fix(
    project: Project,
    finding: Finding,
    spans: Mapping[Anchor, Span],
    texts: Mapping[Path, str],
    scopes: Callable[[str], Mapping[int, Scope]],
    kept: KeptFixes,
) -> TextFix | None:
    """A fix in the text of its file; made once for each text."""
    path, fix = finding.anchor.path, finding.fix
    if fix is None or any(edit.anchor.path != path for edit in fix.edits):
        return None
    text = texts[project.root / path]
    known = kept.get(text, fix)
    if known is not None:
        return known
    from fastapi_async_lint.edits import text_fix

    made = text_fix(text, fix, spans, scopes(path)) if scopes(path) else None
    if made is not None:
        kept.put(text, fix, made)
    return made


def _scopes(project: Project, path: str) -> Mapping[int, Scope]:
    """The scopes of a file, by their number."""
    from fastapi_async_lint.analysis.program import Program

    module = Program(project).module(path)
    return {} if module is None else {scope.index: scope for scope in module.inner}


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


def _grouped(paths: Sequence[Path], overlay: Mapping[Path, str]) -> Iterator[tuple[Path, list[str], Project | None]]:
    """The projects that the paths lie in, each with the files that are asked for, and with its files listed if they were."""
    groups: dict[Path, set[str]] = {}
    listed: dict[Path, Project] = {}
    for path in paths:
        resolved = _resolved(path)
        if resolved in overlay or resolved.is_file():
            root = find_root(resolved)
            groups.setdefault(root, set()).add(_relative(resolved, root))
        elif resolved.is_dir():
            for project, files in _projects_under(resolved):
                groups.setdefault(project.root, set()).update(files)
                listed[project.root] = project
    for root in sorted(groups):
        yield root, sorted(groups[root]), listed.get(root)


def project_roots(paths: Iterable[Path]) -> list[Path]:
    """The roots of the projects that some paths lie in, or that lie under them."""
    roots: set[Path] = set()
    for path in paths:
        resolved = _resolved(path)
        if resolved.is_dir():
            roots.update(project.root for project, _ in _projects_under(resolved))
        else:
            roots.add(find_root(resolved))
    return sorted(roots)


def _known_as(path: Path) -> Path:
    """The path by which a project knows a file: that of a link in it is its own, not the one that it leads to."""
    return path if path.parent == path.parent.resolve() else path.resolve()


def _projects_under(directory: Path) -> Iterator[tuple[Project, list[str]]]:
    root = find_root(directory)
    prefix = _relative(directory, root)
    project = Project(root)
    yield project, [file for file in project.files() if prefix == "." or file.startswith(f"{prefix}/")]
    for nested in project.nested():
        if (root / nested).is_relative_to(directory):
            yield from _projects_under(root / nested)


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _unreadable(path: Path, error: SourceError) -> Diagnostic:
    span = Span(error.line, error.column, error.line, error.column)
    return Diagnostic(path, span, UNREADABLE, UNREADABLE_NAME, "error", error.reason)


def _missing(path: Path) -> Diagnostic:
    span = Span(1, 0, 1, 0)
    reason = "neither a file nor a directory" if path.exists() else "no such file or directory"
    return Diagnostic(path.absolute(), span, UNREADABLE, UNREADABLE_NAME, "error", reason)


def _is_there(path: Path) -> bool:
    return path.is_file() or path.is_dir()


def _resolved(path: Path) -> Path:
    """A path without links; as it is where the links go round in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()


def _order(diagnostic: Diagnostic) -> tuple[int, int, str, Span, str, str]:
    """What hurts most comes first; then by place."""
    level = LEVELS.index(diagnostic.level)
    return level, diagnostic.rank, str(diagnostic.path), diagnostic.span, diagnostic.code, diagnostic.message
