"""The map of a project: its entry points with where they run and what they block on, and the contexts of every function."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from fastapi_async_lint.analysis import Analysis, Block, Entry, Scope, Verdict, why_here
from fastapi_async_lint.config import Config
from fastapi_async_lint.engine import analysed, configured, project_roots
from fastapi_async_lint.model import NOTHING, Anchor, Span
from fastapi_async_lint.project import Project
from fastapi_async_lint.source import deep_recursion
from fastapi_async_lint.words import callee_text, written

CONTEXTS = {
    "loop": "loop",
    "thread": "thread",
    "process": "thread",
    "startup": "startup",
    "import": "import",
    "script": "import",
}
"""The contexts of the analysis, and what they are called here; a function without any is `never` seen to run."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call on the way to a blocking one; the last is the blocking call itself."""

    path: Path
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Route:
    """One entry point. `line` is that of its `def`; `blocks_on` are chains of calls, each down to the one that blocks."""

    kind: str
    methods: tuple[str, ...]
    route: str
    function: str
    path: Path
    line: int
    runs_on: str
    why: str
    blocks_on: tuple[tuple[Call, ...], ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Function:
    """Where one function runs, and why (the first context's witness)."""

    path: Path
    line: int
    function: str
    contexts: tuple[str, ...]
    witness: str


@dataclass(frozen=True, slots=True)
class Map:
    """A project's entry points and functions, by place."""

    routes: tuple[Route, ...]
    functions: tuple[Function, ...]


def map_paths(paths: Iterable[Path]) -> Map:
    """The map of the projects that the paths lie in, restricted to these paths.

    Raises `ConfigError` when a project's configuration is wrong.
    """
    routes: list[Route] = []
    functions: list[Function] = []
    wanted = [path.resolve() for path in paths]
    for root in project_roots(wanted):
        config = Config.load(root)
        found = _map(configured(Project(root), config), config)
        routes += [route for route in found.routes if _is_below(route.path, wanted)]
        functions += [function for function in found.functions if _is_below(function.path, wanted)]
    return Map(tuple(routes), tuple(functions))


def _is_below(path: Path, wanted: list[Path]) -> bool:
    return any(path.is_relative_to(parent) for parent in wanted)


def _map(project: Project, config: Config) -> Map:
    with deep_recursion():
        analysis = analysed(project, config)
        entries = analysis.entries.all()
        scopes = [scope for scope in analysis.program.functions() if not scope.is_lambda]
        spans = _located(project, [*map(Scope.anchor, scopes), *(a for entry in entries for a in _anchors(entry))])
    return Map(
        tuple(_route(project, entry, spans) for entry in entries if entry.placed.scope.anchor() in spans),
        tuple(
            _function(project, analysis, scope, spans[scope.anchor()]) for scope in scopes if scope.anchor() in spans
        ),
    )


def _located(project: Project, anchors: Iterable[Anchor]) -> dict[Anchor, Span]:
    by_path: dict[str, list[Anchor]] = {}
    for anchor in anchors:
        by_path.setdefault(anchor.path, []).append(anchor)
    spans: dict[Anchor, Span] = {}
    for path in sorted(by_path):
        spans.update(project.locate(path, by_path[path]))
    return spans


def _anchors(entry: Entry) -> Iterable[Anchor]:
    yield entry.placed.scope.anchor()
    for block in entry.blocks:
        for scope, expression in _sites(block):
            yield scope.anchor(expression)


def _sites(block: Block) -> list[tuple[Scope, int]]:
    """The calls of a chain: that in the entry point first, the blocking one last."""
    sites = [(edge.site.scope, edge.site.expression) for edge in block.hops]
    return [*sites, (block.leaf.site.scope, block.leaf.site.expression)]


def _route(project: Project, entry: Entry, spans: Mapping[Anchor, Span]) -> Route:
    placed = entry.placed
    return Route(
        kind=placed.role,
        methods=entry.methods,
        route=entry.path,
        function=placed.scope.qualname,
        path=project.root / placed.scope.path,
        line=spans[placed.scope.anchor()].line,
        runs_on=CONTEXTS.get(placed.where, "never"),
        why=entry.why,
        blocks_on=tuple(_chain(project, block, spans) for block in entry.blocks),
        verdict=entry.verdict,
    )


def _chain(project: Project, block: Block, spans: Mapping[Anchor, Span]) -> tuple[Call, ...]:
    calls = []
    for scope, expression in _sites(block):
        anchor = scope.anchor(expression)
        text = written(scope, expression) if expression != NOTHING else ""
        if anchor in spans:
            calls.append(Call(project.root / scope.path, spans[anchor].line, text))
    if calls:
        calls[-1] = Call(calls[-1].path, calls[-1].line, f"{callee_text(block.leaf.callee)} ({block.kind})")
    return tuple(calls)


def _function(project: Project, analysis: Analysis, scope: Scope, span: Span) -> Function:
    found = analysis.contexts.of(scope)
    contexts = tuple(sorted({CONTEXTS[where] for where in found if where in CONTEXTS}, key=_ORDER.index)) or ("never",)
    witness = next((why_here(found[where]) for where in found), "")
    return Function(project.root / scope.path, span.line, scope.qualname, contexts, witness)


_ORDER = ["loop", "thread", "startup", "import"]
