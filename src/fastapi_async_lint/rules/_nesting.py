"""Findings about calls that raise because an event loop already runs."""

from __future__ import annotations

from fastapi_async_lint.analysis import Analysis, Nested
from fastapi_async_lint.model import Finding, Fix, Hop
from fastapi_async_lint.words import written

from ._rule import Rule


def nested_finding(rule: Rule, analysis: Analysis, nested: Nested, says: str, help: str, fix: Fix | None) -> Finding:
    """A finding on a call that raises, with the calls that lead there."""
    scope, expression = nested.call.site.scope, nested.call.site.expression
    return rule.finding(
        analysis,
        scope,
        scope.anchor(expression),
        f"`{written(scope, expression)}` raises RuntimeError: {_why(nested)}, where a loop already runs{says}",
        chain=tuple(
            Hop(hop.scope.anchor(hop.expression), f"calls `{written(hop.scope, hop.expression)}`")
            for hop in nested.hops
        ),
        help=help,
        fix=fix,
    )


def _why(nested: Nested) -> str:
    scope = nested.call.site.scope
    if nested.entry is not scope:
        return f"it is reached from `{nested.entry.qualname.replace('.<locals>', '')}` on the event loop"
    return f"`{scope.name}` is `async def`" if scope.is_async else f"`{scope.name}` is called on the event loop"
