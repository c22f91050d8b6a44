"""FAL115: a dependency is called instead of passed: `Depends(get_db())`."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Handed, Scope
from fastapi_async_lint.model import Finding, Fix

from ._edits import pass_function
from ._handed import each, is_call, runner_of
from ._protocols import in_words, misuse_finding
from ._rule import AS_GOOD, Example, Rule


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for handed in each(analysis, scope, lambda handed: _is_called(analysis, handed)):
        things = analysis.protocols.cannot(handed.site.frame, handed.argument, "call")
        name = runner_of(handed).rpartition(".")[2]
        says = f"is called in `{name}`, which gets {in_words(things)} in place of a function: TypeError at import"
        edits = pass_function(scope, handed, with_arguments=False)
        fix = Fix("Pass the function", edits, safe=True) if edits else None
        yield misuse_finding(RULE, analysis, scope, handed.argument, says, "Pass the function without calling it.", fix)


def _is_called(analysis: Analysis, handed: Handed) -> bool:
    return (
        handed.placement.role == "dependency"
        and is_call(handed)
        and bool(analysis.protocols.cannot(handed.site.frame, handed.argument, "call"))
    )


RULE = Rule(
    code="FAL115",
    name="depends-called",
    level="error",
    summary="A dependency is called in `Depends(...)` instead of passed to it.",
    why=(
        "FastAPI has to call the dependency itself, for each request. What it is given is a generator, a coroutine or a plain "
        "object: the program ends at import with `TypeError: ... is not a callable object`."
    ),
    not_reported=(
        "`Depends(RoleChecker('admin'))` of a class with `__call__`, and factories that return a function, a class or a "
        "`partial`."
    ),
    when_off="Never, in code that runs.",
    fix_safety="Safe: the parentheses go. No fix where arguments are passed, which need a function around them.",
    examples=(
        Example(
            bad="""
from collections.abc import Iterator

from fastapi import Depends, FastAPI

app = FastAPI()


def get_db() -> Iterator[dict[str, str]]:
    yield {}


@app.get("/users")
def users(db: dict[str, str] = Depends(get_db())) -> list[str]:  # error
    return list(db)
""",
            good="""
from collections.abc import Iterator

from fastapi import Depends, FastAPI

app = FastAPI()


def get_db() -> Iterator[dict[str, str]]:
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
