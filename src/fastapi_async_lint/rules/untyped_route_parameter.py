"""FAL307: a parameter of a path operation or dependency has no annotation, and is read from the query."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, QueryParameter, Scope
from fastapi_async_lint.model import Finding, Level

from ._rule import Example, Rule

_OBJECTS = {
    "request": "Request",
    "req": "Request",
    "response": "Response",
    "websocket": "WebSocket",
    "ws": "WebSocket",
    "background_tasks": "BackgroundTasks",
}
"""Names that speak of an object of FastAPI, with its class."""
_DEPENDENCIES = frozenset({"session", "db", "db_session", "current_user", "user", "settings"})
"""Names that speak of what a dependency gives."""


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for parameter in analysis.parameters.untyped(scope):
        name = parameter.name
        if name.startswith("_"):
            continue
        if name in _OBJECTS:
            yield _finding(analysis, scope, parameter, "error", f"Annotate it: `{name}: {_OBJECTS[name]}`.")
        elif name in _DEPENDENCIES:
            yield _finding(
                analysis, scope, parameter, "error", f"Say where it comes from: `{name}: ... = Depends(...)`."
            )
        elif parameter.path or parameter.role == "dependency":
            yield _finding(analysis, scope, parameter, "advice", "Annotate it, so that it is validated.")


def _finding(analysis: Analysis, scope: Scope, parameter: QueryParameter, level: Level, help: str) -> Finding:
    symptom = (
        f"a request without `?{parameter.name}=` gets a 422, and what comes is text"
        if level == "error"
        else "what comes is text, whatever it is used for"
    )
    return RULE.finding(
        analysis,
        scope,
        scope.anchor(),
        (
            f"`{parameter.name}` of the {parameter.role} `{scope.name}` has no annotation: FastAPI reads it from the query; "
            f"{symptom}"
        ),
        level=level,
        help=help,
    )


RULE = Rule(
    code="FAL307",
    name="untyped-route-parameter",
    level="error",
    summary="A required parameter of a path operation or dependency has no annotation, so that it is read from the query.",
    why=(
        "FastAPI goes by annotations, not by names: `async def f(request)` asks for `?request=...`. Every request without it is "
        "answered with 422; one with it gives text where an object is expected, and a 500. For a websocket, the handshake is "
        "refused. Other names than those of FastAPI's own objects, and of what dependencies give, are advice: the parameter "
        "works, unvalidated."
    ),
    not_reported=(
        "Parameters of the path, with a default (`= Depends(...)`, `= Query()`, `= None`), `self`, `*args`, names that begin "
        "with `_`; Starlette's own routes, which pass the request; functions under decorators of the project."
    ),
    when_off="Never, for the names of FastAPI's own objects.",
    fix_safety="None: the class has to be imported, and the name says only what was probably meant.",
    examples=(
        Example(
            bad="""
from fastapi import FastAPI

app = FastAPI()


@app.post("/echo")
async def echo(request):  # error
    return await request.json()
""",
            good="""
from fastapi import FastAPI, Request

app = FastAPI()


@app.post("/echo")
async def echo(request: Request):
    return await request.json()
""",
        ),
    ),
    check=check,
)
