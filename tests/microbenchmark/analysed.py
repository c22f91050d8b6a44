"""What the analysis says of a program, in the words of the expectations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fastapi_async_lint.analysis import Analysis, Scope
from fastapi_async_lint.analysis import Edge as CallEdge
from fastapi_async_lint.knowledge import Knowledge
from fastapi_async_lint.model import Anchor
from fastapi_async_lint.project import Project
from fastapi_async_lint.routes import CONTEXTS

from .expectations import Context, Edge, Facts, Line, functions


def analysed(root: Path) -> Facts:
    """The contexts of all functions and the edges of the call graph, in every way in which a function runs."""
    project = Project(root)
    analysis = Analysis(project, Knowledge())
    scopes = [scope for path in project.files() for scope in analysis.scopes(path)]
    where = {scope: served(analysis, scope) for scope in scopes if scope.kind == "function"}
    edges = [edge for scope in scopes for edge in _edges(analysis, scope)]
    anchors = {edge.site.scope.anchor(edge.site.expression) for edge in edges} | {scope.anchor() for scope in where}
    lines, known = dict(_lines(project, anchors)), functions(root)
    facts = Facts()
    for edge in edges:
        scope, callee = edge.site.scope, edge.callee.scope
        call = Edge(lines[scope.anchor(edge.site.expression)], known[lines[callee.anchor()]])
        is_made = where.get(scope, True) and where[callee]
        (facts.calls if is_made else facts.dormant).add(call)
    for scope, contexts in where.items():
        facts.contexts |= {Context(known[lines[scope.anchor()]], context) for context in contexts}
    return facts


def served(analysis: Analysis, scope: Scope) -> set[str]:
    """Where a function runs when the program is served, not started as a script."""
    return {CONTEXTS.get(where, where) for where in analysis.contexts.of(scope) if where != "script"}


def _edges(analysis: Analysis, scope: Scope) -> list[CallEdge]:
    frames = analysis.contexts.frames(scope) or [analysis.inference.frames.plain(scope)]
    return [edge for frame in frames for edge in analysis.graph.calls(frame).edges]


def _lines(project: Project, anchors: set[Anchor]) -> Iterator[tuple[Anchor, Line]]:
    for path in sorted({anchor.path for anchor in anchors}):
        for anchor, span in project.locate(path, [a for a in anchors if a.path == path]).items():
            yield anchor, Line(path, span.line)
