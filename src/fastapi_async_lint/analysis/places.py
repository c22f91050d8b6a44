"""Where expressions stand among the statements of a scope, and which of them follow which."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fastapi_async_lint import model as m

from .flow import ends_of, read_by
from .flow import roots as roots_of
from .program import Scope, blocks, every


class Step(NamedTuple):
    """One level of the way down to an expression: the statement, its place in its block, and the block (by the ids of what
    stands around it)."""

    statement: m.Statement
    place: int
    block: m.Statements


Way = tuple[Step, ...]
"""From the scope's own block down to the statement that an expression stands in."""


def way_to(scope: Scope, expression: int) -> Way:
    """Where an expression stands; nothing if it is in no statement."""
    ends = ends_of(scope.body)

    def stands_in(root: int) -> bool:
        return root <= expression < ends[root]

    def find(block: m.Statements) -> Way:
        for place, statement in enumerate(block):
            if any(map(stands_in, read_by(statement))):
                return (Step(statement, place, block),)
            for inner in blocks(statement):
                if any(map(stands_in, roots_of(inner))):
                    below = find(inner)
                    return (Step(statement, place, block), *below) if below else ()
        return ()

    return find(scope.body.statements)


def follows(first: Way, then: Way) -> bool:
    """Whether what stands at one place is certainly run before another one, wherever that is reached after it."""
    for depth, (here, there) in enumerate(zip(first, then, strict=False)):
        if here.block is not there.block:
            return False
        if here.place != there.place:
            return here.place < there.place and not leaves(first[depth:])
    return False


def may_exclude(first: Way, then: Way) -> bool:
    """Whether two places stand under conditions of their own, which may be opposite ones."""
    depth = next((d for d, (here, there) in enumerate(zip(first, then, strict=False)) if here.place != there.place), 0)
    return _is_conditional(first[depth:]) and _is_conditional(then[depth:])


def _is_conditional(way: Way) -> bool:
    return any(isinstance(step.statement, (m.If, m.Match)) for step in way[:-1])


def leaves(way: Way) -> bool:
    """Whether what stands at a place goes no further than its block: it is returned, or its block ends with a jump."""
    if isinstance(way[-1].statement, (m.Return, m.Raise)):
        return True
    return any(ends_with_jump(step.block) for step in way[1:])


def ends_with_jump(block: m.Statements) -> bool:
    """Whether a block never goes on behind its end."""
    last = block[-1] if block else None
    return isinstance(last, (m.Return, m.Raise)) or (isinstance(last, m.Jump) and last.kind in ("break", "continue"))


def loops_around(way: Way) -> Iterator[Way]:
    """The part of a way that is inside each loop, the innermost last."""
    for depth, step in enumerate(way[:-1]):
        if isinstance(step.statement, (m.For, m.While)) and way[depth + 1].block is step.statement.body:
            yield way[depth + 1 :]


def is_repeated(inside: Way) -> bool:
    """Whether a loop comes back to what stands in it: nothing behind it may leave the loop, or a handler that goes on catches
    what it raises."""
    for depth in range(len(inside) - 1):
        statement = inside[depth].statement
        is_tried = isinstance(statement, m.Try) and inside[depth + 1].block is statement.body
        if isinstance(statement, m.Try) and is_tried and any(not _may_leave(h.body) for h in statement.handlers):
            return not any(_may_leave(step.block[step.place + 1 :]) for step in inside[: depth + 1])
    if isinstance(inside[-1].statement, (m.Return, m.Raise)):
        return False
    return not any(_may_leave(step.block[step.place + 1 :]) for step in inside)


def _may_leave(block: m.Statements) -> bool:
    """Whether some statement leaves the loop."""
    return any(
        isinstance(statement, (m.Return, m.Raise)) or (isinstance(statement, m.Jump) and statement.kind == "break")
        for statement in every(block)
    )
