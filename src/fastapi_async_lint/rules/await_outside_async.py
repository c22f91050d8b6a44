"""FAL117: `await`, `async for` or `async with` in a plain `def`."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint import model as m
from fastapi_async_lint.analysis import Analysis, Scope, every
from fastapi_async_lint.model import Finding, Fix, Replace

from ._edits import is_in_generator
from ._rule import AS_GOOD, Example, Rule


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    if scope.kind != "function" or scope.is_async:
        return
    place = min(_asynchronous(scope), default=None)
    if place is not None:
        what = "a lambda" if scope.is_lambda else f"`{scope.name}`, which is a plain `def`"
        fix = Fix("Make it `async def`", (Replace(scope.anchor(), "def ", "async def "),), safe=False)
        yield RULE.finding(
            analysis,
            scope,
            scope.anchor(place),
            f"this needs an `async def`, and stands in {what}: SyntaxError, the module cannot be imported",
            help="Make the function `async def`.",
            fix=None if scope.is_lambda else fix,
        )


def _asynchronous(scope: Scope) -> Iterator[int]:
    """What is awaited, iterated or entered asynchronously; in a generator expression, any function may do that."""
    for index, node in enumerate(scope.body.expressions):
        is_async = isinstance(node, m.Comprehension) and node.is_async and node.kind != "generator"
        if (is_async or isinstance(node, m.Await)) and not is_in_generator(scope, index):
            yield index
    for statement in every(scope.body.statements):
        if isinstance(statement, m.For) and statement.is_async:
            yield statement.source
        elif isinstance(statement, m.With) and statement.is_async:
            yield statement.items[0][0]


RULE = Rule(
    code="FAL117",
    name="await-outside-async",
    level="error",
    summary="`await`, `async for` or `async with` in a function that is not `async def`.",
    why="`SyntaxError: 'await' outside async function`: the module cannot be imported, and the program does not start.",
    not_reported="`await` at module level, as in notebooks; asynchronous generator expressions, which any function may have.",
    when_off="For files that another tool compiles.",
    fix_safety="Unsafe: `def` becomes `async def`, and then its callers have to await it.",
    examples=(
        Example(
            bad="""
from fastapi import FastAPI, Request

app = FastAPI()


@app.post("/echo")
def echo(request: Request) -> dict[str, str]:
    return await request.json()  # error
""",
            good="""
from fastapi import FastAPI, Request

app = FastAPI()


@app.post("/echo")
async def echo(request: Request) -> dict[str, str]:
    return await request.json()
""",
            fixed=AS_GOOD,
        ),
    ),
    check=check,
)
