"""The calls of a scope that make a coroutine which nothing runs."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Fate, Scope
from fastapi_async_lint.model import Finding, Hop

from ._edits import await_fix
from ._rule import Rule
from ._text import confidence_of, why_coroutine, written

DELIVERING_ROLES = frozenset({"path operation", "dependency", "exception handler", "middleware"})
"""Roles in which what a function returns goes to the framework, which does not await it again."""


def lost_coroutines(analysis: Analysis, scope: Scope) -> Iterator[tuple[int, Fate]]:
    """Each call in the scope that makes a coroutine, with its fate where that is to be lost."""
    for expression, fate in analysis.fates.lost(scope):
        if fate.kind != "returned" or delivers(analysis, scope):
            yield expression, fate


def delivers(analysis: Analysis, scope: Scope) -> bool:
    """Whether a framework takes what the function returns as the result itself."""
    return not scope.is_lambda and any(p.role in DELIVERING_ROLES for p in analysis.contexts.placed(scope))


def coroutine_finding(
    rule: Rule, analysis: Analysis, scope: Scope, expression: int, symptom: str, help: str, chain: tuple[Hop, ...] = ()
) -> Finding:
    """A finding on a call that makes a lost coroutine: what happens to it, how it is known, and `await` as the fix."""
    reason, known = why_coroutine(analysis, scope, expression)
    confidence = confidence_of(analysis, scope, expression)
    return Finding(
        code=rule.code,
        name=rule.name,
        level=rule.level,
        anchor=scope.anchor(expression),
        message=f"`{written(scope, expression)}` {symptom} ({reason})",
        confidence=confidence,
        chain=(*known, *chain),
        help=help,
        fix=await_fix(scope, expression, safe=confidence == "high"),
        symbol=scope.qualname,
    )
