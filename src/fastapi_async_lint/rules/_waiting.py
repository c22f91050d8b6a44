"""Findings about awaits that wait in line: what they wait for, in words."""

from __future__ import annotations

from fastapi_async_lint.analysis import Analysis, Leaf, Scope
from fastapi_async_lint.knowledge import LIMITED
from fastapi_async_lint.model import Hop
from fastapi_async_lint.words import callee_text, written


def asks(leaf: Leaf) -> str:
    """What an await comes down to."""
    return f"`{callee_text(leaf.call.callee)}`"


def how_to_limit(analysis: Analysis, leaf: Leaf) -> str:
    """What limits how many run at once; a method that does it by itself is named only where there is one."""
    name, call = LIMITED
    more = f", or use `{call}`" if analysis.inference.results.twin_of(leaf.call.callee, name) is not None else ""
    return f"`asyncio.gather` with an `asyncio.Semaphore`{more}"


def asked_at(scope: Scope, call: int, leaf: Leaf) -> Hop | None:
    """Where a call of the project waits in the end; nothing where it is the library's call itself."""
    site = leaf.call.site
    if site.scope is scope and site.expression == call:
        return None
    text = f"`{written(scope, call)}` waits here, for {asks(leaf)}"
    return Hop(site.scope.anchor(site.expression), text)
