"""FAL111: `asyncio.gather` is given what it cannot await, or is itself not awaited."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint import model as m
from fastapi_async_lint.analysis import Analysis, Scope, Things
from fastapi_async_lint.model import Edit, Finding, Fix, Insert

from ._edits import await_edits, drop_await
from ._protocols import in_words, misuse_finding
from ._rule import AS_GOOD, Example, Rule


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for call in analysis.protocols.gathers(scope):
        node = scope.nodes[call]
        wrong = list(_wrong_arguments(analysis, scope, node)) if isinstance(node, m.Call) else []
        if wrong:
            yield _of_arguments(analysis, scope, call, wrong)
        elif analysis.fates.ends_in(scope, call, "discarded"):
            says = "is not awaited: nobody waits for it or sees its exceptions"
            yield _unawaited(analysis, scope, call, says, safe=False)
        elif analysis.fates.ends_in(scope, call, "returned"):
            says = "is returned without `await`: what is delivered is a future, not the results"
            yield _unawaited(analysis, scope, call, says, safe=True)


def _wrong_arguments(analysis: Analysis, scope: Scope, node: m.Call) -> Iterator[tuple[int, Things]]:
    """The arguments that cannot be awaited; all of them, if all are awaited before."""
    positional = [argument.value for argument in node.arguments if not argument.keyword]
    is_serial = len(positional) > 1 and all(_is_result(analysis, scope, place) for place in positional)
    for argument in node.arguments:
        if argument.keyword not in ("", "*"):
            continue
        place = _item(scope, argument.value) if argument.keyword else argument.value
        things = analysis.protocols.misfit(scope, place, "await") if place != m.NOTHING else ()
        if things or (is_serial and not argument.keyword):
            yield place, things


def _is_result(analysis: Analysis, scope: Scope, place: int) -> bool:
    """Whether something is awaited to its end; what a starter of tasks gives goes on running."""
    if not isinstance(scope.nodes[place], m.Await):
        return False
    return not any(analysis.protocols.may_be_awaited(value) for value in analysis.values(scope, place))


def _item(scope: Scope, expression: int) -> int:
    """The item of `*[f(x) for x in xs]`."""
    node = scope.nodes[expression]
    return node.item if isinstance(node, m.Comprehension) else m.NOTHING


def _of_arguments(analysis: Analysis, scope: Scope, call: int, wrong: list[tuple[int, Things]]) -> Finding:
    place, things = wrong[0]
    if any(isinstance(scope.nodes[argument], m.Await) for argument, _ in wrong):
        awaited = [a.value for a in (scope.nodes[p] for p, _ in wrong) if isinstance(a, m.Await)]
        says = "is given results that are awaited one after the other: nothing runs concurrently, and results are not awaitable"
        edits = tuple(edit for value in awaited for edit in drop_await(scope, value))
        is_known = all(analysis.values(scope, place) for place, _ in wrong)
        fix = Fix("Drop the inner `await`", edits, safe=is_known)
        return misuse_finding(RULE, analysis, scope, call, says, "Give it the coroutines.", fix)
    says = f"is given {in_words(things)}, which cannot be awaited: TypeError"
    if isinstance(scope.nodes[place], (m.Display, m.Comprehension)):
        fix = Fix("Unpack it with `*`", (Insert(scope.anchor(place), "*"),), safe=True)
        return misuse_finding(RULE, analysis, scope, call, says, "Unpack it: `gather(*...)`.", fix)
    return misuse_finding(RULE, analysis, scope, call, says, "Give it coroutines, tasks or futures.")


def _unawaited(analysis: Analysis, scope: Scope, call: int, says: str, *, safe: bool) -> Finding:
    edits: tuple[Edit, ...] = await_edits(scope, call) if scope.is_async else ()
    fix = Fix("Add `await`", edits, safe) if edits else None
    return misuse_finding(RULE, analysis, scope, call, says, "Await it.", fix)


RULE = Rule(
    code="FAL111",
    name="gather-misuse",
    level="error",
    summary="`asyncio.gather` is given results, plain values or a list, or is not awaited.",
    why=(
        "`gather(await a(), await b())` runs one after the other, and then raises `TypeError: An asyncio.Future, a coroutine "
        "or an awaitable is required`; so does `gather([a(), b()])`. Returned from a path operation, it gives a 500; as a "
        "statement, its exceptions are lost, and it may be cancelled half way."
    ),
    not_reported="A future that is kept and awaited later, or given to something; arguments that are not known.",
    when_off="Never, in code that runs.",
    fix_safety=(
        "Safe: the inner `await` goes, `*` or `await` is added. Unsafe where the `gather` is a statement of its own: its "
        "coroutines run as it is, and the function would wait for them."
    ),
    examples=(
        Example(
            bad="""
import asyncio

from fastapi import FastAPI

app = FastAPI()


async def load(name: str) -> str:
    await asyncio.sleep(0.1)
    return name


@app.get("/both")
async def both() -> list[str]:
    return await asyncio.gather(await load("a"), await load("b"))  # error


@app.get("/all")
async def all_of_them() -> list[str]:
    return await asyncio.gather([load("a"), load("b")])  # error


@app.get("/returned")
async def returned() -> list[str]:
    return asyncio.gather(load("a"), load("b"))  # error
""",
            good="""
import asyncio

from fastapi import FastAPI

app = FastAPI()


async def load(name: str) -> str:
    await asyncio.sleep(0.1)
    return name


@app.get("/both")
async def both() -> list[str]:
    return await asyncio.gather(load("a"), load("b"))


@app.get("/all")
async def all_of_them() -> list[str]:
    return await asyncio.gather(*[load("a"), load("b")])


@app.get("/returned")
async def returned() -> list[str]:
    return await asyncio.gather(load("a"), load("b"))
""",
            fixed=AS_GOOD,
        ),
    ),
    check=check,
)
