"""Edits that several fixes are made of."""

from __future__ import annotations

from fastapi_async_lint import model as m
from fastapi_async_lint.analysis import TAKES_BOTH, Analysis, Handed, Scope, every
from fastapi_async_lint.model import NOTHING, Edit, Fix, Insert, Replace

_NEEDS_PARENTHESES = frozenset({"base", "called", "awaited"})
_USED_AS_IT_IS = frozenset(
    {"entered", "async entered", "iterated", "async iterated", "starred", "awaited", "decorator"}
)
"""Uses of a result that is no plain value: a context manager, an iterator, something to await or to decorate with."""


def is_in_generator(scope: Scope, expression: int) -> bool:
    """Whether an expression stands in a generator expression (its first iterable apart): an `await` there makes it another
    kind of object."""
    return any(
        node.kind == "generator" and child != node.sources[0]
        for child, node in _comprehensions_around(scope, expression)
    )


def _comprehensions_around(scope: Scope, expression: int) -> list[tuple[int, m.Comprehension]]:
    """The comprehensions that an expression stands in, each with its part that holds the expression."""
    found = []
    kind, by = scope.uses[expression]
    while by != NOTHING and kind != "bound":
        node = scope.nodes[by]
        if isinstance(node, m.Comprehension):
            found.append((expression, node))
        expression = by
        kind, by = scope.uses[expression]
    return found


def await_edits(scope: Scope, expression: int) -> tuple[Edit, ...]:
    """Puts `await` before an expression, with parentheses where its result is used further: `(await f()).x`."""
    anchor = scope.anchor(expression)
    if scope.uses[expression].kind in _NEEDS_PARENTHESES:
        return Insert(anchor, "(await "), Insert(anchor, ")", after=True)
    return (Insert(anchor, "await "),)


def await_fix(scope: Scope, expression: int, *, safe: bool, analysis: Analysis | None = None) -> Fix | None:
    """The fix that awaits a call. Outside `async def`, where `await` is no syntax, it makes the function one, if that can be told
    to be right (with `analysis`); else `None`."""
    if is_in_generator(scope, expression):
        return None
    if scope.is_async:
        return Fix("Add `await`", await_edits(scope, expression), safe)
    if analysis is None or not analysis.kinds.may_become_async(scope):
        return None
    return Fix("Make it `async def` and add `await`", (make_async(scope), *await_edits(scope, expression)), safe=False)


def make_async(scope: Scope) -> Edit:
    """`def` becomes `async def`."""
    return Insert(scope.anchor(), "async ")


def make_async_fix(
    analysis: Analysis,
    scope: Scope,
    edits: tuple[Edit, ...] = (),
    *,
    also: str = "",
    roles: frozenset[str] = TAKES_BOTH,
) -> Fix | None:
    """The unsafe fix that makes a `def` an `async def`, with other edits in it, where nothing but libraries runs it, in these
    roles: whoever else called it, a test or code of the project, would get a coroutine."""
    if scope.is_async or scope.is_lambda or not analysis.kinds.is_run_by_libraries_only(scope, roles):
        return None
    return Fix(f"Make it `async def`{also}", (make_async(scope), *edits), safe=False)


def make_def_fix(analysis: Analysis, scope: Scope) -> Fix | None:
    """The unsafe fix that makes an `async def` a `def`, where nothing in the project needs it to be the one."""
    if not analysis.kinds.may_become_def(scope):
        return None
    return Fix("Make it a plain `def`", (Replace(scope.anchor(), "async def", "def"),), safe=False)


def drop_await(scope: Scope, expression: int) -> tuple[Edit, ...]:
    """`await f()` becomes `f()`."""
    return (Replace(scope.anchor(expression), "await ", "", before=True),)


def rename(scope: Scope, expression: int, name: str) -> tuple[Edit, ...]:
    """`x.invoke(...)` becomes `x.ainvoke(...)`; empty when the call is not of that form."""
    node = scope.nodes[expression]
    function = scope.nodes[node.function] if isinstance(node, m.Call) else None
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
    node = scope.nodes[handed.argument]
    outer = scope.nodes[handed.site.expression]
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
    node = scope.nodes[expression]
    if isinstance(node, m.Name):
        return node.id
    if isinstance(node, m.Attribute):
        value = _dotted(scope, node.value)
        return None if value is None else f"{value}.{node.name}"
    return None


def rename_and_await(scope: Scope, expression: int, twin: str) -> tuple[Edit, ...]:
    """`x.invoke(...)` becomes `await x.ainvoke(...)`; empty when the call is not of that form."""
    renamed = rename(scope, expression, twin)
    if not renamed or is_in_generator(scope, expression):
        return ()
    return *await_edits(scope, expression), *renamed


def rename_and_iterate(scope: Scope, expression: int, twin: str) -> tuple[Edit, ...]:
    """`for chunk in x.stream(...)` becomes `async for chunk in x.astream(...)`; empty when it is not of that form."""
    renamed, loop = rename(scope, expression, twin), make_loop(scope, expression, is_async=True)
    return (*loop, *renamed) if renamed and loop and not is_in_generator(scope, expression) else ()


def replace_and_await(scope: Scope, expression: int, twin: str) -> tuple[Edit, ...]:
    """`time.sleep(...)` becomes `await asyncio.sleep(...)`; empty when the function is not written as a dotted name."""
    node = scope.nodes[expression]
    old = _dotted(scope, node.function) if isinstance(node, m.Call) else None
    if not isinstance(node, m.Call) or old is None or is_in_generator(scope, expression):
        return ()
    return *await_edits(scope, expression), Replace(scope.anchor(node.function), old, twin)


def offload(scope: Scope, expression: int, runner: str) -> tuple[Edit, ...]:
    """`f(x, y=1)` becomes `await runner(f, x, y=1)`: what is called and its arguments are evaluated here, as before, and only the
    call itself runs elsewhere.

    Empty where the result is no plain value, where an argument is a generator expression (which would run in the thread) or
    is named like a parameter of the runner, and where `await` is no syntax.
    """
    node = scope.nodes[expression]
    use = scope.uses[expression].kind
    if (
        not isinstance(node, m.Call)
        or use in _USED_AS_IT_IS
        or not scope.is_async
        or is_in_generator(scope, expression)
    ):
        return ()
    values = [scope.nodes[argument.value] for argument in node.arguments]
    if any(isinstance(value, m.Comprehension) and value.kind == "generator" for value in values):
        return ()
    if any(argument.keyword == "func" for argument in node.arguments):
        return ()
    opening = Replace(scope.anchor(node.function), "(", ", " if node.arguments else "", after=True)
    before, *after = await_edits(scope, expression)
    assert isinstance(before, Insert)
    return before._replace(text=f"{before.text}{runner}("), opening, *after


def unwrap_and_await(scope: Scope, expression: int) -> tuple[Edit, ...]:
    """`runner(f(x))` becomes `await f(x)`; empty where the argument is no call, or the runner not written as a dotted name.

    The caller knows that the function is `async def`, or makes it so.
    """
    node = scope.nodes[expression]
    old = _dotted(scope, node.function) if isinstance(node, m.Call) else None
    if not isinstance(node, m.Call) or old is None or len(node.arguments) != 1:
        return ()
    if is_in_generator(scope, expression):
        return ()
    argument = node.arguments[0]
    if argument.keyword or not isinstance(scope.nodes[argument.value], m.Call):
        return ()
    called = scope.anchor(node.function)
    closing = Replace(scope.anchor(argument.value), ")", "", after=True)
    return *await_edits(scope, expression), Replace(called, old, ""), Replace(called, "(", "", after=True), closing


def offload_method(scope: Scope, expression: int, runner: str, name: str) -> tuple[Edit, ...]:
    """The awaited `x.aquery(y)` becomes `runner(x.query, y)`; empty when the call is not of that form."""
    node = scope.nodes[expression]
    function = scope.nodes[node.function] if isinstance(node, m.Call) else None
    if not isinstance(node, m.Call) or not isinstance(function, m.Attribute):
        return ()
    called = scope.anchor(node.function)
    return (
        Insert(scope.anchor(expression), f"{runner}("),
        Replace(called, f".{function.name}", f".{name}"),
        Replace(called, "(", ", " if node.arguments else "", after=True),
    )
