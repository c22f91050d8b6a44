"""What the analysis says of a program, in the words of the expectations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fastapi_async_lint.analysis import Analysis, Scope
from fastapi_async_lint.knowledge import Knowledge
from fastapi_async_lint.model import Anchor
from fastapi_async_lint.project import Project
from fastapi_async_lint.routes import CONTEXTS

from .expectations import Context, Edge, Facts, Function, Line


def analysed(root: Path) -> Facts:
    """The contexts of all functions and the edges of the call graph."""
    project = Project(root)
    analysis = Analysis(project, Knowledge())
    scopes = [scope for path in project.files() for scope in analysis.scopes(path)]
    edges = [edge for scope in scopes for edge in analysis.graph.calls(scope).edges]
    anchors = {edge.site.scope.anchor(edge.site.expression) for edge in edges}
    anchors |= {scope.anchor() for scope in scopes if scope.kind == "function"}
    lines = dict(_lines(project, anchors))
    facts = Facts()
    for edge in edges:
        line = lines[edge.site.scope.anchor(edge.site.expression)]
        facts.calls.add(Edge(line, _function(edge.callee, lines)))
    for scope in scopes:
        for where in analysis.contexts.of(scope) if scope.kind == "function" else ():
            facts.contexts.add(Context(_function(scope, lines), CONTEXTS.get(where, where)))
    return facts


def _lines(project: Project, anchors: set[Anchor]) -> Iterator[tuple[Anchor, Line]]:
    for path in sorted({anchor.path for anchor in anchors}):
        for anchor, span in project.locate(path, [a for a in anchors if a.path == path]).items():
            yield anchor, Line(path, span.line)


def _function(scope: Scope, lines: dict[Anchor, Line]) -> Function:
    name = f"<lambda>@{lines[scope.anchor()].number}" if scope.is_lambda else scope.qualname
    return Function(scope.path, name)
