"""Findings about what is handed to libraries to run: the words that the rules share."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fastapi_async_lint import model as m
from fastapi_async_lint.analysis import Analysis, Handed, Scope
from fastapi_async_lint.words import callee_text


def each(analysis: Analysis, scope: Scope, is_wrong: Callable[[Handed], object]) -> Iterator[Handed]:
    """The arguments of a scope's calls of which something holds in some way in which it runs, each once."""
    seen: set[int] = set()
    for handed in analysis.handed.of(scope):
        if handed.argument not in seen and is_wrong(handed):
            seen.add(handed.argument)
            yield handed


def runner_of(handed: Handed) -> str:
    """The name of what runs it: `asyncio.to_thread`, `BackgroundTasks.add_task`."""
    return callee_text(handed.callee)


def is_call(handed: Handed) -> bool:
    """Whether the argument is itself a call."""
    return isinstance(handed.site.scope.nodes[handed.argument], m.Call)
