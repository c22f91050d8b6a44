"""What the analysis says of a program, in the words of the expectations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fastapi_async_lint.analysis import Analysis
from fastapi_async_lint.knowledge import Knowledge
from fastapi_async_lint.model import Anchor
from fastapi_async_lint.project import Project
from fastapi_async_lint.routes import CONTEXTS

from .expectations import Context, Edge, Facts, Line, functions


def analysed(root: Path) -> Facts:
    """The contexts of all functions and the edges of the call graph."""
    project = Project(root)
    analysis = Analysis(project, Knowledge())
    scopes = [scope for path in project.files() for scope in analysis.scopes(path)]
    edges = [edge for scope in scopes for edge in analysis.graph.calls(scope).edges]
    anchors = {edge.site.scope.anchor(edge.site.expression) for edge in edges}
    anchors |= {scope.anchor() for scope in scopes if scope.kind == "function"}
    lines, known = dict(_lines(project, anchors)), functions(root)
    facts = Facts()
    for edge in edges:
        line = lines[edge.site.scope.anchor(edge.site.expression)]
        facts.calls.add(Edge(line, known[lines[edge.callee.anchor()]]))
    for scope in scopes:
        for where in analysis.contexts.of(scope) if scope.kind == "function" else ():
            facts.contexts.add(Context(known[lines[scope.anchor()]], CONTEXTS.get(where, where)))
    return facts


def _lines(project: Project, anchors: set[Anchor]) -> Iterator[tuple[Anchor, Line]]:
    for path in sorted({anchor.path for anchor in anchors}):
        for anchor, span in project.locate(path, [a for a in anchors if a.path == path]).items():
            yield anchor, Line(path, span.line)
