"""FAL120: a dependency is decorated as a context manager."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Handed, Scope
from fastapi_async_lint.model import Finding, Fix, Hop, Remove
from fastapi_async_lint.words import written

from ._handed import each
from ._rule import AS_GOOD, Example, Rule


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for handed in each(analysis, scope, lambda handed: _is_manager(analysis, handed)):
        function = analysis.handed.managers(handed)[0].scope
        name = written(scope, handed.argument)
        kind = "async " if function.is_async else ""
        yield RULE.finding(
            analysis,
            scope,
            scope.anchor(handed.argument),
            (
                f"`{name}` is decorated as {'an ' if kind else 'a '}{kind}context manager, which FastAPI does not enter: 500 "
                "(since 0.123.5; before, the manager itself was injected)"
            ),
            chain=(Hop(function.anchor(), f"`{function.name}` is defined here"),),
            help="Leave the function without the decorator: FastAPI enters and leaves a dependency with `yield` by itself.",
            fix=_fix(analysis, scope, function),
        )


def _is_manager(analysis: Analysis, handed: Handed) -> bool:
    return handed.placement.role == "dependency" and bool(analysis.handed.managers(handed))


def _fix(analysis: Analysis, scope: Scope, function: Scope) -> Fix | None:
    """Without the decorator, where it is the only one, and nothing in the project enters what the function gives."""
    if function.function is None or function.parent is None or function.path != scope.path:
        return None
    if (
        len(function.function.decorators) != 1
        or analysis.contexts.callers(function)
        or analysis.handed.is_called(function)
    ):
        return None
    anchor = function.parent.anchor(function.function.decorators[0])
    return Fix("Remove the decorator", (Remove(anchor),), safe=True)


RULE = Rule(
    code="FAL120",
    name="context-manager-dependency",
    level="error",
    summary="A dependency is decorated with `@contextmanager` or `@asynccontextmanager`.",
    why=(
        "FastAPI turns a function with `yield` into a context manager by itself. Of a decorated one, it iterates over the "
        "context manager: since 0.123.5 every request ends with a 500 (`'_GeneratorContextManager' object is not an "
        "iterator`); before, the manager itself was injected, and not what it yields."
    ),
    not_reported="Plain generator functions, with `yield` and without the decorator.",
    when_off="Never, in code that runs.",
    fix_safety=(
        "Safe: the decorator goes, where nothing else in the project calls the function; no fix where it is used with `with` too."
    ),
    examples=(
        Example(
            bad="""
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI

app = FastAPI()


@asynccontextmanager
async def get_db() -> AsyncIterator[dict[str, str]]:
    yield {}


@app.get("/users")
def users(db: dict[str, str] = Depends(get_db)) -> list[str]:  # error
    return list(db)
""",
            good="""
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI

app = FastAPI()


async def get_db() -> AsyncIterator[dict[str, str]]:
    yield {}


@app.get("/users")
def users(db: dict[str, str] = Depends(get_db)) -> list[str]:
    return list(db)
""",
            fixed=AS_GOOD,
        ),
    ),
    check=check,
)
