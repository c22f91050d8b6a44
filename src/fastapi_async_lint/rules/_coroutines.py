"""Findings about calls that make a coroutine which nothing runs."""

from __future__ import annotations

from fastapi_async_lint.analysis import Analysis, Scope
from fastapi_async_lint.model import Finding, Hop
from fastapi_async_lint.words import confidence_of, why_coroutine, written

from ._edits import await_fix
from ._rule import Rule


def coroutine_finding(
    rule: Rule, analysis: Analysis, scope: Scope, expression: int, symptom: str, help: str, chain: tuple[Hop, ...] = ()
) -> Finding:
    """A finding on a call that makes a lost coroutine: what happens to it, how it is known, and `await` as the fix."""
    reason, known = why_coroutine(analysis, scope, expression)
    way = [edge.site for edge in analysis.contexts.way_into(scope)]
    entered = (Hop(site.scope.anchor(site.expression), f"called here by `{site.scope.name}`") for site in reversed(way))
    confidence = confidence_of(analysis, scope, expression)
    return rule.finding(
        analysis,
        scope,
        scope.anchor(expression),
        f"`{written(scope, expression)}` {symptom} ({reason})",
        confidence=confidence,
        chain=(*known, *chain, *entered),
        help=help + _besides(analysis, scope),
        fix=await_fix(scope, expression, safe=confidence == "high", analysis=analysis),
    )


def _besides(analysis: Analysis, scope: Scope) -> str:
    """What an `await` asks of the function that it is put into."""
    if scope.is_async or scope.is_lambda or scope.kind != "function":
        return ""
    is_awaited = not scope.is_generator and not analysis.contexts.placed(scope)
    return f" `{scope.name}` must be `async def` then{', and be awaited itself' if is_awaited else ''}."
