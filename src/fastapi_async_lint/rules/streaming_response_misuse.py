"""FAL503: a streaming response is given something that cannot be iterated."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Produced, Scope, having
from fastapi_async_lint.analysis.values import ProjectFunction
from fastapi_async_lint.model import NOTHING, Finding, Fix, Insert
from fastapi_async_lint.words import callee_text, why_coroutine, written

from ._edits import await_fix
from ._rule import AS_GOOD, Example, Rule

_BREAKS = "the client gets a 200, then the connection breaks with a TypeError"


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for content, name in _streamed(analysis, scope):
        values = analysis.values(scope, content)
        text = f"`{written(scope, content)}`"
        if values and all(isinstance(value, ProjectFunction) for value in values):
            functions = [value.scope for value in values if isinstance(value, ProjectFunction)]
            message = f"`{name}` is given {text}, a function that nobody calls: {_BREAKS}"
            fix = _call_fix(scope, content, functions)
            help = "Call it: what it gives is iterated."
            yield RULE.finding(analysis, scope, scope.anchor(content), message, help=help, fix=fix)
        elif values and all(isinstance(value, Produced) and value.kind == "coroutine" for value in values):
            reason, _ = why_coroutine(analysis, scope, content)
            message = f"`{name}` is given {text}, a coroutine ({reason}): {_BREAKS}"
            help = "Await what makes an iterator; of a model, use what streams (`astream`), not `ainvoke`."
            fix = _await_fix(analysis, scope, content)
            yield RULE.finding(analysis, scope, scope.anchor(content), message, help=help, fix=fix)


def _streamed(analysis: Analysis, scope: Scope) -> Iterator[tuple[int, str]]:
    """What streaming responses are given, with the name of the response; one for each place."""
    seen: set[int] = set()
    for frame in analysis.contexts.frames(scope):
        for call in having(analysis.graph.calls(frame), "runs"):
            for parameter, placement in call.fact.runs.items() if call.is_written else ():
                content = analysis.inference.results.argument(call.site, call.fact.parameters, parameter)
                if placement.role == "stream" and content not in seen | {NOTHING}:
                    seen.add(content)
                    yield content, callee_text(call.callee).rpartition(".")[2]


def _call_fix(scope: Scope, content: int, functions: list[Scope]) -> Fix | None:
    """A call, where the function is a generator that needs no argument."""
    for function in functions:
        needed = [p for p in function.function.parameters if p.default == NOTHING] if function.function else []
        if not function.is_generator or needed:
            return None
    return Fix("Call it", (Insert(scope.anchor(content), "()", after=True),), safe=True)


def _await_fix(analysis: Analysis, scope: Scope, content: int) -> Fix | None:
    """`await`, where the coroutine is known to give an iterator."""
    made = [value for value in analysis.values(scope, content) if isinstance(value, Produced)]
    given = [value for one in made for value in analysis.inference.results.awaited(one)]
    is_iterator = bool(given) and all(
        isinstance(value, Produced) and value.kind in ("iterator", "async_iterator") for value in given
    )
    return await_fix(scope, content, safe=True) if is_iterator else None


RULE = Rule(
    code="FAL503",
    name="streaming-response-misuse",
    level="error",
    summary="A streaming response is given a generator function that nobody calls, or a coroutine.",
    why=(
        "The response begins before its content is iterated: the client sees a 200 and an empty body, the log `TypeError: "
        "'function' object is not iterable` (or `'coroutine' object ...`)."
    ),
    not_reported="Iterables, generators, async generators and other async iterators; whatever is not known.",
    when_off="Never, in code that runs.",
    fix_safety=(
        "Safe: a generator function without required parameters is called; a coroutine that gives an iterator is awaited. No "
        "fix otherwise."
    ),
    examples=(
        Example(
            bad="""
from collections.abc import AsyncIterator

from fastapi import FastAPI
from fastapi.responses import StreamingResponse

app = FastAPI()


async def numbers() -> AsyncIterator[str]:
    for number in range(3):
        yield f"{number}\\n"


@app.get("/numbers")
def stream() -> StreamingResponse:
    return StreamingResponse(numbers)  # error
""",
            good="""
from collections.abc import AsyncIterator

from fastapi import FastAPI
from fastapi.responses import StreamingResponse

app = FastAPI()


async def numbers() -> AsyncIterator[str]:
    for number in range(3):
        yield f"{number}\\n"


@app.get("/numbers")
def stream() -> StreamingResponse:
    return StreamingResponse(numbers())
""",
            fixed=AS_GOOD,
        ),
    ),
    check=check,
)
