"""Edits that several fixes are made of."""

from __future__ import annotations

from fastapi_async_lint import model as m
from fastapi_async_lint.analysis import Handed, Scope, every
from fastapi_async_lint.model import Edit, Fix, Insert, Replace

_NEEDS_PARENTHESES = frozenset({"base", "called"})


def await_edits(scope: Scope, expression: int) -> tuple[Edit, ...]:
    """Puts `await` before an expression, with parentheses where its result is used further: `(await f()).x`."""
    anchor = scope.anchor(expression)
    if scope.body.uses[expression].kind in _NEEDS_PARENTHESES:
        return Insert(anchor, "(await "), Insert(anchor, ")", after=True)
    return (Insert(anchor, "await "),)


def await_fix(scope: Scope, expression: int, *, safe: bool) -> Fix | None:
    """The fix that awaits a call; `None` outside `async def`, where `await` is no syntax."""
    if not scope.is_async:
        return None
    return Fix("Add `await`", await_edits(scope, expression), safe)


def drop_await(scope: Scope, expression: int) -> tuple[Edit, ...]:
    """`await f()` becomes `f()`."""
    return (Replace(scope.anchor(expression), "await ", "", before=True),)


def rename(scope: Scope, expression: int, name: str) -> tuple[Edit, ...]:
    """`x.invoke(...)` becomes `x.ainvoke(...)`; empty when the call is not of that form."""
    node = scope.body.expressions[expression]
    function = scope.body.expressions[node.function] if isinstance(node, m.Call) else None
    if not isinstance(node, m.Call) or not isinstance(function, m.Attribute):
        return ()
    return (Replace(scope.anchor(node.function), f".{function.name}", f".{name}"),)


def loop_target(scope: Scope, source: int) -> int:
    """The target of the loop, or the part of a list, set or dict comprehension, that iterates over an expression; `NOTHING` where
    another word before `for` would change more than that."""
    for statement in every(scope.body.statements):
        if isinstance(statement, m.For) and statement.source == source:
            return statement.target
    for node in scope.body.expressions:
        if isinstance(node, m.Comprehension) and source in node.sources and node.kind != "generator":
            return node.targets[node.sources.index(source)]
    return m.NOTHING


def make_loop(scope: Scope, source: int, *, is_async: bool) -> tuple[Edit, ...]:
    """`for` becomes `async for`, or the other way round; empty where that is no syntax or not enough."""
    target = loop_target(scope, source)
    if target == m.NOTHING or not scope.is_async:
        return ()
    old, new = ("for ", "async for ") if is_async else ("async for ", "for ")
    return (Replace(scope.anchor(target), old, new, before=True),)


def pass_function(scope: Scope, handed: Handed, *, with_arguments: bool = True) -> tuple[Edit, ...]:
    """`run(f(x))` becomes `run(f, x)`, `run(f())` becomes `run(f)`; empty where the arguments cannot just follow."""
    node = scope.body.expressions[handed.argument]
    outer = scope.body.expressions[handed.site.expression]
    if not isinstance(node, m.Call) or not isinstance(outer, m.Call):
        return ()
    if not node.arguments:
        return (Replace(scope.anchor(handed.argument), "()", ""),)
    is_last = outer.arguments[-1] == m.Argument(handed.argument) and handed.fact.parameters[-1:] == (handed.parameter,)
    takes_keywords = handed.placement.role == "background task"
    is_plain = takes_keywords or not any(argument.keyword for argument in node.arguments)
    if not (with_arguments and is_last and is_plain):
        return ()
    function, call = scope.anchor(node.function), scope.anchor(handed.argument)
    return Replace(function, "(", ", ", after=True), Replace(call, ")", "")


def _dotted(scope: Scope, expression: int) -> str | None:
    """A name or dotted name as it is written; `None` for anything else."""
    node = scope.body.expressions[expression]
    if isinstance(node, m.Name):
        return node.id
    if isinstance(node, m.Attribute):
        value = _dotted(scope, node.value)
        return None if value is None else f"{value}.{node.name}"
    return None


def rename_and_await(scope: Scope, expression: int, twin: str) -> tuple[Edit, ...]:
    """`x.invoke(...)` becomes `await x.ainvoke(...)`; empty when the call is not of that form."""
    renaming = rename(scope, expression, twin)
    return (*await_edits(scope, expression), *renaming) if renaming else ()


def replace_and_await(scope: Scope, expression: int, twin: str) -> tuple[Edit, ...]:
    """`time.sleep(...)` becomes `await asyncio.sleep(...)`; empty when the function is not written as a dotted name."""
    node = scope.body.expressions[expression]
    old = _dotted(scope, node.function) if isinstance(node, m.Call) else None
    if not isinstance(node, m.Call) or old is None:
        return ()
    return *await_edits(scope, expression), Replace(scope.anchor(node.function), old, twin)


def offload(scope: Scope, expression: int, runner: str) -> tuple[Edit, ...]:
    """`f(x, y=1)` becomes `await runner(f, x, y=1)`; empty where the result is entered or iterated."""
    node = scope.body.expressions[expression]
    use = scope.body.uses[expression].kind
    if not isinstance(node, m.Call) or use in ("entered", "iterated", "starred") or not scope.is_async:
        return ()
    opening = Replace(scope.anchor(node.function), "(", ", " if node.arguments else "", after=True)
    before, *after = await_edits(scope, expression)
    assert isinstance(before, Insert)
    return before._replace(text=f"{before.text}{runner}("), opening, *after


def unwrap_and_await(scope: Scope, expression: int) -> tuple[Edit, ...]:
    """`runner(f(x))` becomes `await f(x)`; empty for other arguments, or where the runner is not written as a dotted name."""
    node = scope.body.expressions[expression]
    old = _dotted(scope, node.function) if isinstance(node, m.Call) else None
    if not isinstance(node, m.Call) or old is None or len(node.arguments) != 1 or not scope.is_async:
        return ()
    argument = node.arguments[0]
    if argument.keyword:
        return ()
    called = scope.anchor(node.function)
    closing = Replace(scope.anchor(argument.value), ")", "", after=True)
    return *await_edits(scope, expression), Replace(called, old, ""), Replace(called, "(", "", after=True), closing


def offload_method(scope: Scope, expression: int, runner: str, name: str) -> tuple[Edit, ...]:
    """The awaited `x.aquery(y)` becomes `runner(x.query, y)`; empty when the call is not of that form."""
    node = scope.body.expressions[expression]
    function = scope.body.expressions[node.function] if isinstance(node, m.Call) else None
    if not isinstance(node, m.Call) or not isinstance(function, m.Attribute):
        return ()
    called = scope.anchor(node.function)
    return (
        Insert(scope.anchor(expression), f"{runner}("),
        Replace(called, f".{function.name}", f".{name}"),
        Replace(called, "(", ", " if node.arguments else "", after=True),
    )
