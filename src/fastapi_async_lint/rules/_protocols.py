"""Findings about objects that are used as what they are not: the words that the rules share."""

from __future__ import annotations

from fastapi_async_lint.analysis import Analysis, Scope, Things
from fastapi_async_lint.model import Finding, Fix
from fastapi_async_lint.words import confidence_of, why_thing, written

from ._rule import Rule


def in_words(things: Things) -> str:
    """All that something can be: `a coroutine`, `a list or None`."""
    return " or ".join(dict.fromkeys(thing.what for thing in things))


def misuse_finding(
    rule: Rule, analysis: Analysis, scope: Scope, expression: int, says: str, help: str, fix: Fix | None = None
) -> Finding:
    """A finding on an expression: what is done with it and what comes of it, and how it is known what it is."""
    reason, chain = why_thing(analysis, scope, expression)
    return rule.finding(
        analysis,
        scope,
        scope.anchor(expression),
        f"`{written(scope, expression)}` {says}" + (f" ({reason})" if reason else ""),
        confidence=confidence_of(analysis, scope, expression),
        chain=chain,
        help=help,
        fix=fix,
    )
